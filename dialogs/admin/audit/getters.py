"""What the windows of the log read."""

from datetime import date
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.admin.audit.dates import Period, days_of, moments_of
from dialogs.widgets import (
    Choice,
    actor,
    moment_text,
    page_number,
    page_of,
    short,
    short_moment_text,
    turn_to,
)
from school21_bot import clock
from school21_bot.app import Services
from school21_bot.audit import Action, Entry, Filter, Target
from school21_bot.settings import Settings
from school21_bot.texts import Translator
from school21_bot.wording import action_text, details_text, target_text, via_text, who

ENTRIES_SCROLL = "entries"
ACTORS_SCROLL = "actors"
ACTIONS_SCROLL = "actions"
ACTIONS = tuple(Action)
_PER_PAGE = 8
_LONGEST_LINE = 42


def wanted(manager: DialogManager, settings: Settings) -> Filter:
    """What the list is narrowed down to."""
    data = manager.dialog_data
    days = _days(data, settings)
    since, until = moments_of(*days, settings.timezone) if days else (None, None)
    return Filter(
        actor=data.get("actor"),
        via=data.get("via"),
        action=Action(data["action"]) if data.get("action") else None,
        since=since,
        until=until,
    )


async def entries(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A page of the log, and what it is narrowed down to."""
    by = actor(dialog_manager)
    narrowed = wanted(dialog_manager, services.settings)
    page = await services.trail.page(by, narrowed, await page_number(dialog_manager, ENTRIES_SCROLL))
    await turn_to(dialog_manager, ENTRIES_SCROLL, page.number)
    people = [entry.actor for entry in page.lines] + [narrowed.actor]
    names = await services.names.of(by, [person for person in people if person is not None])
    by_whom = "" if narrowed.actor is None else who(texts, names, narrowed.actor)
    return {
        "choices": [
            Choice(entry.id, _line(services.settings, texts, entry, who(texts, names, entry.actor, entry.via)))
            for entry in page.lines
        ],
        "number": page.number + 1,
        "pages": page.pages,
        "several": page.pages > 1,
        "total": page.total,
        "by": via_text(texts, narrowed.via) if narrowed.via else by_whom,
        "action": action_text(texts, narrowed.action.value) if narrowed.action else "",
        "dates": _dates_text(dialog_manager.dialog_data, services.settings, texts),
        "narrowed": narrowed != Filter(),
    }


async def entry(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The entry that was chosen, in words."""
    by = actor(dialog_manager)
    found = await services.trail.entry(by, dialog_manager.dialog_data["entry"])
    person = found.target if found.target_kind == Target.PERSON else None
    names = await services.names.of(by, [one for one in (found.actor, person) if one is not None])
    return {
        "what": action_text(texts, found.action),
        "at": moment_text(found.at, services.settings),
        "who": who(texts, names, found.actor, found.via),
        "via": via_text(texts, found.via),
        "target": await target_text(services, by, texts, found),
        "has_file": person in names,
        "details": await details_text(services, by, texts, found),
    }


async def actors(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Everybody who ever did something."""
    by = actor(dialog_manager)
    shown, data = await page_of(dialog_manager, ACTORS_SCROLL, await services.trail.actors(by), _PER_PAGE)
    names = await services.names.of(by, shown)
    return {"choices": [Choice(person, short(who(texts, names, person))) for person in shown], **data}


async def actions(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Everything that was ever done."""
    done = await services.trail.actions(actor(dialog_manager))
    shown, data = await page_of(dialog_manager, ACTIONS_SCROLL, done, _PER_PAGE)
    return {
        "choices": [Choice(ACTIONS.index(action) + 1, short(action_text(texts, action.value))) for action in shown],
        **data,
    }


def _days(data: dict[str, Any], settings: Settings) -> tuple[date, date] | None:
    if data.get("period"):
        return days_of(Period(data["period"]), clock.now(), settings.timezone)
    return (date.fromisoformat(data["first"]), date.fromisoformat(data["last"])) if data.get("first") else None


def _dates_text(data: dict[str, Any], settings: Settings, texts: Translator) -> str:
    if data.get("period"):
        return texts.plain(f"audit-period-{data['period']}")
    days = _days(data, settings)
    if days is None:
        return ""
    first, last = (f"{day:%d.%m.%Y}" for day in days)
    return first if first == last else f"{first} — {last}"


def _line(settings: Settings, texts: Translator, entry: Entry, by: str) -> str:
    at = short_moment_text(entry.at, settings)
    return short(f"{at} · {action_text(texts, entry.action)} · {by}", _LONGEST_LINE)
