"""What happens when staff look through requests for help, answer and close them."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from dialogs.admin.members.opening import open_file
from dialogs.admin.support.getters import REQUEST, SCROLL, STATE, STATES
from dialogs.admin.support.states import AdminSupport
from dialogs.widgets import actor, services, set_notice, turn_to
from school21_bot.errors import Conflict, NotFound
from school21_bot.messages import Said, SaidKind


async def on_state(_tap: CallbackQuery, _widget: Any, manager: DialogManager, number: int) -> None:
    """One of the lists was chosen."""
    if number > len(STATES):
        raise NotFound
    manager.dialog_data[STATE] = STATES[number - 1].value
    await manager.switch_to(AdminSupport.list)
    await turn_to(manager, SCROLL, 0)


async def on_request(_tap: CallbackQuery, _widget: Any, manager: DialogManager, request_id: int) -> None:
    """A request was chosen; it may have gone with its person."""
    try:
        await services(manager).helpdesk.view(actor(manager), request_id)
    except NotFound:
        set_notice(manager, "notice-request-gone")
        return
    manager.dialog_data[REQUEST] = request_id
    await manager.switch_to(AdminSupport.request)


async def on_show(tap: CallbackQuery, _widget: Any, manager: DialogManager, message_id: int) -> None:
    """A message is wanted as it was sent."""
    if tap.message is None or tap.message.message_id != manager.current_stack().last_message_id:
        manager.show_mode = ShowMode.NO_UPDATE  # the second of two taps: it is there
        return
    told = await services(manager).helpdesk.message(actor(manager), manager.dialog_data[REQUEST], message_id)
    if isinstance(tap.message, Message) and told.said is not None:
        try:
            await _send(tap.message, told.said)
        except TelegramBadRequest:  # Telegram has forgotten the file
            set_notice(manager, "notice-file-gone")
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def on_said(message: Message, said: Said, manager: DialogManager) -> None:
    """The answer was sent; the window stays for more of it."""
    desk, request_id = services(manager).helpdesk, manager.dialog_data[REQUEST]
    try:
        await desk.answer(actor(manager), request_id, said, cause=f"{message.chat.id}:{message.message_id}")
    except NotFound:
        await _leave(manager)
    except Conflict:
        set_notice(manager, "notice-request-unreachable")
    else:
        set_notice(manager, "request-answered")


async def on_close(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The request is to be closed."""
    await _turned(manager, services(manager).helpdesk.close, done="request-closed")


async def on_reopen(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The request is to be open again."""
    await _turned(
        manager, services(manager).helpdesk.reopen, done="request-reopened", otherwise="notice-request-another"
    )


async def on_file(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Whose request it is."""
    view = await services(manager).helpdesk.view(actor(manager), manager.dialog_data[REQUEST])
    await open_file(manager, view.request.person_id)


async def _turned(
    manager: DialogManager,
    turn: Callable[[Any, int], Awaitable[Any]],
    *,
    done: str,
    otherwise: str = "notice-moved-on",
) -> None:
    try:
        await turn(actor(manager), manager.dialog_data[REQUEST])
    except NotFound:
        await _leave(manager)
    except Conflict:
        set_notice(manager, otherwise)
    else:
        set_notice(manager, done)


async def _leave(manager: DialogManager) -> None:
    """The request went with its person while it was looked at."""
    set_notice(manager, "notice-request-gone")
    await manager.switch_to(AdminSupport.main)


async def _send(message: Message, said: Said) -> None:
    match said.kind:
        case SaidKind.PHOTO:
            await message.answer_photo(said.file_id, caption=said.html or None)
        case SaidKind.DOCUMENT:
            await message.answer_document(said.file_id, caption=said.html or None)
        case SaidKind.TEXT:
            await message.answer(said.html)
