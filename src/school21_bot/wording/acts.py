"""An entry of the log in words: it holds ids, whose names are looked up when somebody reads it."""

from typing import Any

from school21_bot.access import Actor, StaffRole, Via
from school21_bot.app import Services
from school21_bot.audit import Action, Entry, Target
from school21_bot.errors import NotFound
from school21_bot.people import DeclineReason, PersonName, Step
from school21_bot.protection import ACTION_OF, Deed
from school21_bot.texts import Translator
from school21_bot.tuning import Tunable
from school21_bot.wording.names import level_text
from school21_bot.wording.settings import value_text

DETAILS = (
    *("entries", "from_place", "to_place", "into_role", "person", "role", "step", "attempt", "reason", "sealed"),
    *("people", "new", "changed", "unchanged", "duplicate", "conflict", "invalid", "admins"),
    *("deed", "records", "unreadable", "keys", "setting", "value", "key"),
)
"""Details that have a name of their own, `audit-detail-<detail>`; others are shown as they were written."""


def action_text(texts: Translator, action: str) -> str:
    """What was done; an action that is not ours any more is called as it was written."""
    return texts.plain(f"audit-{action}") if action in set(Action) else action


def via_text(texts: Translator, via: str) -> str:
    """The way in which it was done."""
    return texts.plain(f"audit-via-{via}") if via in set(Via) else via


def who(
    texts: Translator, names: dict[int, PersonName], person_id: int | None, via: str = Via.COMMAND_LINE.value
) -> str:
    """How somebody is called; whoever is deleted is known by the end of a number alone.

    Without a person it was the command line, or one of the staff whom the bot does not know yet: then by their `via`.
    """
    if person_id is None:
        return texts.plain("audit-unknown-staff" if via == Via.DASHBOARD else f"audit-via-{via}")
    person = names.get(person_id)
    if person is None:
        return texts.plain("audit-deleted-person", id=str(person_id)[-4:])
    return person.name or texts.plain("nothing-stated")


async def target_text(services: Services, by: Actor, texts: Translator, entry: Entry) -> str:
    """What it was done to, "" for nothing in particular."""
    if entry.target_kind is None or entry.target is None:
        return ""
    if entry.target_kind not in set(Target):
        return f"{entry.target_kind} {entry.target}"
    name = await _target_name(services, by, texts, Target(entry.target_kind), entry.target)
    return texts.plain(f"audit-target-{entry.target_kind}", name=name)


async def details_text(services: Services, by: Actor, texts: Translator, entry: Entry) -> str:
    """What else was written down, a line for each."""
    lines = []
    for detail, value in entry.details.items():
        if value is None or (value == 0 and not isinstance(value, bool)):
            continue
        name = texts.plain(f"audit-detail-{detail}") if detail in DETAILS else detail
        if detail == "value" and entry.details.get("setting") in set(Tunable):
            text = value_text(texts, Tunable(entry.details["setting"]), str(value))
        else:
            text = await _value(services, by, texts, detail, value)
        lines.append(texts.plain("audit-detail", name=name, value=text))
    return "\n".join(lines)


async def _target_name(services: Services, by: Actor, texts: Translator, kind: Target, target: int) -> str:
    if kind in {Target.PERSON, Target.STAFF}:
        return who(texts, await services.names.of(by, [target]), target)
    try:
        if kind is Target.ROLE:
            return await services.role_book.name(by, target)
        if kind is Target.LEVEL:
            return level_text(texts, await services.dictionary.level(target))
        if kind is Target.INVITE:
            owner = (await services.invite_book.card(by, target)).owner
            return owner.name or texts.plain("nothing-stated")
        if kind is Target.API_KEY:
            return (await services.api_keys.view(by, target)).name
        if kind is Target.REQUEST:
            return str(await services.helpdesk.number_of(by, target))
    except NotFound:
        return texts.plain("audit-gone")
    return str(target)


async def _value(services: Services, by: Actor, texts: Translator, detail: str, value: Any) -> str:
    if detail == "into_role" and isinstance(value, int):
        return await _target_name(services, by, texts, Target.ROLE, value)
    if detail == "key" and isinstance(value, int):
        return await _target_name(services, by, texts, Target.API_KEY, value)
    if detail == "person" and isinstance(value, int):
        return await _target_name(services, by, texts, Target.PERSON, value)
    if detail == "deed" and value in set(Deed):
        return action_text(texts, ACTION_OF[Deed(value)])
    if detail == "setting" and value in set(Tunable):
        return texts.plain(f"setting-{value}")
    if detail == "role" and value in set(StaffRole):
        return texts.plain(f"staff-{value}")
    if detail == "step" and value in set(Step):
        return texts.plain(f"dashboard-step-{value}")
    if detail == "reason" and value in set(DeclineReason):
        return texts.plain(f"decline-reason-{value}")
    if isinstance(value, bool):
        return texts.plain("audit-yes" if value else "audit-no")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)
