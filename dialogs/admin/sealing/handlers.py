"""What happens when somebody seals, unseals or changes keys."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from dialogs.admin.sealing.getters import JOB
from dialogs.admin.sealing.states import AdminSealing
from dialogs.widgets import actor, services, set_notice, texts
from school21_bot.errors import Conflict, RuleViolated
from school21_bot.protection import Deed

OnTap = Callable[[CallbackQuery, Any, DialogManager], Awaitable[None]]


def on_start(deed: Deed) -> OnTap:
    """Such work is wanted."""

    async def tapped(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
        await _start(manager, deed)

    return tapped


async def on_word(_message: Message, text: str, manager: DialogManager) -> None:
    """Everything is really to be unsealed, if it is the right word."""
    if text.strip().casefold() != texts(manager).plain("sealing-word").casefold():
        raise RuleViolated("word", "different")
    await _start(manager, Deed.UNSEAL)


async def on_open(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Look at the work that is under way."""
    found = await services(manager).protection.current(actor(manager))
    if found is not None:
        await _look_at(manager, found.job_id)


async def on_pause(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Let it rest."""
    await _turned(manager, services(manager).protection.pause)


async def on_resume(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Let it go on."""
    await _turned(manager, services(manager).protection.resume)
    await _watch(manager)


async def on_cancel(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """End it where it is."""
    await _turned(manager, services(manager).protection.cancel)


async def _start(manager: DialogManager, deed: Deed) -> None:
    try:
        job_id = await services(manager).protection.start(actor(manager), deed)
    except Conflict:
        set_notice(manager, "notice-sealing-under-way")
        await manager.switch_to(AdminSealing.main)
        return
    await _look_at(manager, job_id)


async def _look_at(manager: DialogManager, job_id: int) -> None:
    manager.dialog_data[JOB] = job_id
    await manager.switch_to(AdminSealing.working)
    await _watch(manager)


async def _watch(manager: DialogManager) -> None:
    """Let the window change by itself while the work moves."""
    chat_id = actor(manager).telegram_id
    if chat_id is not None:
        await services(manager).jobs.watch(manager.dialog_data[JOB], chat_id, manager.current_context().id)


async def _turned(manager: DialogManager, turn: Callable[[Any, int], Awaitable[None]]) -> None:
    try:
        await turn(actor(manager), manager.dialog_data[JOB])
    except Conflict:  # it has come to its end; the window says so
        set_notice(manager, "notice-moved-on")
