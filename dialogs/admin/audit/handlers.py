"""What happens when staff read the log, narrow it down, or take it along."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Bot
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from dialogs.admin.audit.dates import Period, typed_dates
from dialogs.admin.audit.getters import ACTIONS, ENTRIES_SCROLL, wanted
from dialogs.admin.audit.states import AdminAudit
from dialogs.admin.members.opening import open_file
from dialogs.widgets import Streamed, actor, services, set_notice, texts, turn_to
from school21_bot.access import Via
from school21_bot.audit import Target
from school21_bot.errors import NotFound

OnClick = Callable[[CallbackQuery, Any, DialogManager], Awaitable[None]]

FILE_NAME = "audit.jsonl"

_NARROWING = {"by": ("actor", "via"), "action": ("action",), "dates": ("period", "first", "last")}
"""What each filter keeps."""


async def on_entry(_tap: CallbackQuery, _widget: Any, manager: DialogManager, entry_id: int) -> None:
    """An entry was chosen."""
    manager.dialog_data["entry"] = entry_id
    await manager.switch_to(AdminAudit.entry)


async def on_file(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The person to whom it was done."""
    entry = await services(manager).trail.entry(actor(manager), manager.dialog_data["entry"])
    if entry.target_kind == Target.PERSON and entry.target is not None:
        await open_file(manager, entry.target)


async def on_actor(_tap: CallbackQuery, _widget: Any, manager: DialogManager, person_id: int) -> None:
    """Show what this one did."""
    await _narrow(manager, "by", actor=person_id)


async def on_command_line(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Show what was done on the command line."""
    await _narrow(manager, "by", via=Via.COMMAND_LINE.value)


async def on_action(_tap: CallbackQuery, _widget: Any, manager: DialogManager, number: int) -> None:
    """Show one kind of acts."""
    if number > len(ACTIONS):
        raise NotFound
    await _narrow(manager, "action", action=ACTIONS[number - 1].value)


def on_period(period: Period) -> OnClick:
    """Show the acts of the last days."""

    async def handler(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
        await _narrow(manager, "dates", period=period.value)

    return handler


async def on_dates(_message: Message, text: str, manager: DialogManager) -> None:
    """Days were typed."""
    first, last = typed_dates(text)
    await _narrow(manager, "dates", first=first.isoformat(), last=last.isoformat())


def on_any(narrowing: str) -> OnClick:
    """One filter is to be gone."""

    async def handler(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
        await _narrow(manager, narrowing)

    return handler


async def on_export(tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Send what the list is narrowed down to as a file that is made while it is sent."""
    if tap.message is None or tap.message.message_id != manager.current_stack().last_message_id:
        manager.show_mode = ShowMode.NO_UPDATE  # the second of two taps: the file is there
        return
    narrowed = wanted(manager, services(manager).settings)
    try:
        lines = await services(manager).trail.export(actor(manager), narrowed)
    except NotFound:
        set_notice(manager, "notice-nothing-to-export")
        return
    bot: Bot = manager.middleware_data["bot"]
    await bot.send_document(
        tap.message.chat.id, Streamed(lines, FILE_NAME), caption=texts(manager).html("audit-caption")
    )
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def _narrow(manager: DialogManager, narrowing: str, **kept: Any) -> None:
    for name in _NARROWING[narrowing]:
        manager.dialog_data[name] = kept.get(name)
    await manager.switch_to(AdminAudit.list)
    await turn_to(manager, ENTRIES_SCROLL, 0)
