"""What staff do about people."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from dialogs.admin.members import getters
from dialogs.admin.members.states import AdminMembers, correcting
from dialogs.admin.staff.states import AdminStaff
from dialogs.widgets import Unread, Who, actor, cause_of, services, set_notice, states_level, texts, turn_to
from school21_bot.access import Actor
from school21_bot.app import Services
from school21_bot.errors import Conflict, IsStaff, NotFound, RuleViolated
from school21_bot.people import CannotRemind, Found, Step

OnClick = Callable[[CallbackQuery, Any, DialogManager], Awaitable[None]]
Deed = Callable[[Services, Actor, int], Awaitable[Any]]


async def on_start(start_data: Any, manager: DialogManager) -> None:
    """Remember whose file is to be opened, if somebody's is."""
    if isinstance(start_data, dict) and "person" in start_data:
        manager.dialog_data["person"] = start_data["person"]


async def sought(_message: Message, who: Who, manager: DialogManager) -> None:
    """Somebody is looked for: a single one is opened, several are listed."""
    by, roster = actor(manager), services(manager).roster
    if who.telegram_id is not None:
        found = await roster.find_telegram(by, who.telegram_id)
        if not found.ids and found.banned_id is None:  # a nickname of digits alone, perhaps
            found = await roster.find(by, str(who.telegram_id))
    else:
        found = await roster.find(by, who.words)
    if not found.ids and found.banned_id is None:
        raise Unread("notice-nobody-found")
    await _show(manager, found)


async def on_list(_tap: CallbackQuery, _widget: Any, manager: DialogManager, number: int) -> None:
    """A list was chosen."""
    if not 0 < number <= len(getters.GROUPS):
        raise NotFound
    manager.dialog_data["group"] = getters.GROUPS[number - 1].value
    await manager.switch_to(AdminMembers.people)
    await turn_to(manager, getters.PEOPLE_SCROLL, 0)


async def on_found(_tap: CallbackQuery, _widget: Any, manager: DialogManager, person_id: int) -> None:
    """Somebody among those found was chosen."""
    await _open(manager, person_id, came_from="found")


async def on_person(_tap: CallbackQuery, _widget: Any, manager: DialogManager, person_id: int) -> None:
    """Somebody in a list was chosen."""
    await _open(manager, person_id, came_from="people")


async def on_back(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """From the file back to where it was opened."""
    match manager.dialog_data.get("came_from"):
        case "people":
            await manager.switch_to(AdminMembers.people)
        case "found":
            await manager.switch_to(AdminMembers.found)
        case "find":
            await manager.switch_to(AdminMembers.find)
        case _:
            await manager.done()


def doing(deed: Deed, *, done: str) -> OnClick:
    """A button that does something about the person and says so."""

    async def handler(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
        await _do(manager, deed, done=done)

    return handler


async def on_decline(_tap: CallbackQuery, _widget: Any, manager: DialogManager, number: int) -> None:
    """A waiting person is declined for one of the reasons."""
    if not 0 < number <= len(getters.REASONS):
        raise NotFound
    reason = getters.REASONS[number - 1]
    await _do(manager, lambda all_, by, person_id: all_.approvals.decline(by, person_id, reason), done="declined")


async def on_unban_nobody(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The ban that was left of somebody is lifted."""
    await services(manager).membership.unban_telegram(actor(manager), manager.dialog_data.pop("banned"))
    set_notice(manager, "unbanned")
    await manager.switch_to(AdminMembers.find)


async def on_add(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Somebody is to be entered by hand."""
    await manager.switch_to(AdminMembers.add)


async def named(_message: Message, text: str, manager: DialogManager) -> None:
    """The name of somebody who is entered by hand."""
    added = await services(manager).editing.add(actor(manager), text, texts(manager).language)
    manager.dialog_data.update(person=added.id, came_from="find")
    await _ask_next(manager, added.id)


async def on_go_on(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Go on entering somebody by hand."""
    await _ask_next(manager, getters.chosen(manager))


def typed(step: Step) -> Callable[[Message, str, DialogManager], Awaitable[None]]:
    """Accepts a typed correction of the answer to the question of `step`."""

    async def accept(message: Message, text: str, manager: DialogManager) -> None:
        person_id = getters.chosen(manager)
        try:
            await services(manager).editing.edit(actor(manager), person_id, step, text, cause=cause_of(message))
        except RuleViolated as refusal:
            if refusal.reason == "taken":
                raise RuleViolated(refusal.field, "taken-by-other") from None
            raise
        if step is Step.ROLE and not await states_level(manager, text):
            await _ask_for_the_level(manager)
        else:
            await _saved(manager)

    return accept


async def on_role(tap: CallbackQuery, _widget: Any, manager: DialogManager, role_id: int) -> None:
    """A known role was chosen; the level may be another one with it."""
    person_id = getters.chosen(manager)
    await services(manager).editing.choose_role(actor(manager), person_id, role_id, cause=cause_of(tap))
    await _ask_for_the_level(manager)


async def on_level(tap: CallbackQuery, _widget: Any, manager: DialogManager, level_id: int) -> None:
    """A level was chosen."""
    person_id = getters.chosen(manager)
    await services(manager).editing.choose_level(actor(manager), person_id, level_id, cause=cause_of(tap))
    await _saved(manager)


async def on_leave_out(tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The description is left out."""
    await services(manager).editing.leave_out(actor(manager), getters.chosen(manager), cause=cause_of(tap))
    await _saved(manager)


async def moved_to(_message: Message, who: Who, manager: DialogManager) -> None:
    """The account that a membership is to move to."""
    if who.telegram_id is None:
        raise Unread("notice-account-wanted")
    manager.dialog_data["account"] = who.telegram_id
    await manager.switch_to(AdminMembers.move_really)


async def on_move(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The membership moves to the account that was named."""
    account: int = manager.dialog_data["account"]
    await _do(
        manager,
        lambda all_, by, person_id: all_.moving.move(by, person_id, account),
        done="moved",
        otherwise="notice-account-taken",
    )


async def on_appoint(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The role of this person in the staff."""
    await manager.start(AdminStaff.one, data={"person": getters.chosen(manager)})


async def _show(manager: DialogManager, found: Found) -> None:
    manager.dialog_data.update(found=list(found.ids), banned=found.banned_id)
    if len(found.ids) == 1:
        await _open(manager, found.ids[0], came_from="find")
        return
    await manager.switch_to(AdminMembers.found)
    await turn_to(manager, getters.FOUND_SCROLL, 0)


async def _open(manager: DialogManager, person_id: int, *, came_from: str) -> None:
    try:
        await services(manager).files.open(actor(manager), person_id)
    except NotFound:
        set_notice(manager, "notice-gone")
        return
    manager.dialog_data.update(person=person_id, came_from=came_from)
    await manager.switch_to(AdminMembers.file)


async def _do(manager: DialogManager, deed: Deed, *, done: str, otherwise: str = "notice-moved-on") -> None:
    try:
        await deed(services(manager), actor(manager), getters.chosen(manager))
    except IsStaff:
        set_notice(manager, "notice-is-staff")
    except CannotRemind as hindered:
        set_notice(manager, "notice-cannot-remind", reason=hindered.reason)
    except Conflict:
        set_notice(manager, otherwise)
    else:
        set_notice(manager, done)
    await manager.switch_to(AdminMembers.file)


async def _ask_next(manager: DialogManager, person_id: int) -> None:
    step = await getters.next_question(manager, person_id)
    is_question = step is not None and step is not Step.SUMMARY
    await manager.switch_to(correcting(step) if step is not None and is_question else AdminMembers.file)


async def _ask_for_the_level(manager: DialogManager) -> None:
    set_notice(manager, "saved-role")
    await manager.switch_to(AdminMembers.level)


async def _saved(manager: DialogManager) -> None:
    set_notice(manager, "saved")
    await _ask_next(manager, getters.chosen(manager))
