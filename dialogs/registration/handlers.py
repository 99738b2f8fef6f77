"""What happens when somebody answers, goes back, corrects, confirms."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from dialogs.registration.states import CONSENT, TAKEN, Registration, state_of
from dialogs.widgets import (
    account,
    cause_of,
    remember,
    services,
    set_notice,
    states_level,
    support_of,
    texts,
    watch_invite,
)
from school21_bot.errors import Conflict, RuleViolated
from school21_bot.people import Account, Draft, Status, Step, after, before
from school21_bot.wording import level_text

OnClick = Callable[[CallbackQuery, Any, DialogManager], Awaitable[None]]

FIND = "find"
"""The result with which the dialog ends when the new member wants to search."""

_EDITING = "editing"


def typed(step: Step) -> Callable[[Message, str, DialogManager], Awaitable[None]]:
    """Accepts a typed answer to the question of `step`."""

    async def accept(message: Message, text: str, manager: DialogManager) -> None:
        known = account(manager).draft
        changed = await services(manager).registration.answer(account(manager).id, step, text, cause=cause_of(message))
        if step is Step.ROLE:
            stated = await states_level(manager, text)
            await _move_on_from_role(manager, known, remember(manager, changed), level_stated=stated)
        else:
            await _move_on(manager, remember(manager, changed))

    return accept


async def on_role(tap: CallbackQuery, _widget: Any, manager: DialogManager, role_id: int) -> None:
    """A known role was chosen."""
    known = account(manager).draft
    changed = await services(manager).registration.choose_role(account(manager).id, role_id, cause=cause_of(tap))
    await _move_on_from_role(manager, known, remember(manager, changed), level_stated=False)


async def on_level(tap: CallbackQuery, _widget: Any, manager: DialogManager, level_id: int) -> None:
    """A level was chosen."""
    changed = await services(manager).registration.choose_level(account(manager).id, level_id, cause=cause_of(tap))
    await _move_on(manager, remember(manager, changed))


async def on_skip(tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The description was skipped."""
    changed = await services(manager).registration.skip_description(account(manager).id, cause=cause_of(tap))
    await _move_on(manager, remember(manager, changed))


def on_keep(step: Step) -> OnClick:
    """The answer given before stays: to the summary when it was being corrected, else to the question after `step`."""

    async def handler(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
        corrected = manager.dialog_data.pop(_EDITING, False)
        await manager.switch_to(Registration.summary if corrected else state_of(after(step)))

    return handler


def on_back(step: Step) -> OnClick:
    """Back from `step`: to the summary when an answer is being corrected, else to the question before."""

    async def handler(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
        previous = before(step)
        if manager.dialog_data.pop(_EDITING, False):
            await manager.switch_to(Registration.summary)
        elif previous is None:
            await manager.done()
        else:
            await manager.switch_to(state_of(previous))

    return handler


def on_edit(step: Step) -> OnClick:
    """An answer on the summary is to be corrected."""

    async def handler(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
        manager.dialog_data[_EDITING] = True
        await manager.switch_to(state_of(step))

    return handler


async def on_close(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The form is closed; the answers are saved already."""
    await manager.done()


async def on_find(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The new member wants to search."""
    await manager.done(result=FIND)


async def on_confirm(tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The applicant agrees and becomes a member or waits for the staff, or learns what is in the way."""
    consent = services(manager).settings.consent_version
    if manager.dialog_data.get(CONSENT) != consent:  # it was changed while the applicant read
        set_notice(manager, "notice-moved-on")
        return
    try:
        changed = await services(manager).registration.confirm(
            account(manager).id, consent_version=consent, cause=cause_of(tap)
        )
    except RuleViolated as refusal:  # somebody else took the nickname in the meantime
        set_notice(manager, f"refused-{refusal.field}-{refusal.reason}", support=support_of(manager))
        manager.dialog_data.update({_EDITING: True, TAKEN: refusal.field})
        await manager.switch_to(state_of(Step(refusal.field)))
        return
    member = remember(manager, changed)
    if member.status is Status.WAITING:
        await manager.done()
        return
    # Whatever Telegram says to a link: the registration stands.
    offer = await services(manager).invites.ensure(member)
    await manager.switch_to(Registration.welcome)
    await watch_invite(manager, offer)


async def _move_on_from_role(
    manager: DialogManager, before: Draft | None, person: Account, *, level_stated: bool
) -> None:
    """A role other than before asks for its level; a level typed without a role is kept, and said to be."""
    now = person.draft
    if before is None or before.role is None or now is None:
        await _move_on(manager, person)
    elif now.role != before.role and not level_stated:
        await manager.switch_to(Registration.level)
    else:
        await _move_on(manager, person)
        if now.role == before.role and level_stated:
            set_notice(manager, "noted-level", level=level_text(texts(manager), now.level))


async def _move_on(manager: DialogManager, person: Account) -> None:
    """To the first question without an answer; a level typed without a role is kept, and the role asked again."""
    if person.draft is None:
        raise Conflict
    step = person.draft.next_step
    manager.dialog_data.pop(TAKEN, None)
    if step is Step.SUMMARY:
        manager.dialog_data.pop(_EDITING, None)
    if step is Step.ROLE and person.draft.level is not None:
        set_notice(manager, "role-still-needed", level=level_text(texts(manager), person.draft.level))
    await manager.switch_to(state_of(step))
