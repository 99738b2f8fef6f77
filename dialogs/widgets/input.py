"""Typed input: every content type gets an answer, and the form is always the last message."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from aiogram.exceptions import TelegramAPIError
from aiogram.fsm.state import State
from aiogram.types import ContentType, Document, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput

from dialogs.widgets.context import account, support_of
from dialogs.widgets.notice import set_notice
from school21_bot.errors import RuleViolated
from school21_bot.failpoints import failpoint
from school21_bot.people import Account

Accept = Callable[[Message, str, DialogManager], Awaitable[None]]
AcceptDocument = Callable[[Message, Document, DialogManager], Awaitable[None]]
Read = Callable[[Message, DialogManager], Awaitable[None]]

_REFUSED = "refused_messages"
_SEEN = "last_message"
# deleteMessages takes a hundred; an applicant who was refused more often keeps the oldest in the chat.
_MOST_DELETED = 100


class Unread(Exception):
    """A message that a window cannot read; `notice` is the text that says what it reads."""

    def __init__(self, notice: str) -> None:
        super().__init__(notice)
        self.notice = notice


def form_input(accept: Accept, *, below: bool = False) -> MessageInput:
    """Input for a window that asks for text.

    `accept` saves the answer and moves on, or raises RuleViolated. An accepted text is deleted and the form edited in
    place. A refused one stays, to be corrected, and the form moves below it with the reason.
    `below`: `accept` has sent a message, and the form moves below that.
    """

    async def read(message: Message, manager: DialogManager) -> None:
        if message.content_type is not ContentType.TEXT or message.text is None:
            raise Unread("notice-not-text")
        if message.text.startswith("/"):
            raise Unread("notice-unknown-command")
        await accept(message, message.text, manager)

    return reading_input(read, below=below)


def reading_input(read: Read, fits: Callable[[Account], State] | None = None, *, below: bool = False) -> MessageInput:
    """Input for a window that reads messages in its own way, and otherwise behaves like `form_input`.

    `read` saves the answer and moves on, or raises RuleViolated or Unread.
    `fits`: as for `stray_input`, for what was refused; `below`: as for `form_input`.
    """

    async def on_message(message: Message, _widget: MessageInput, manager: DialogManager) -> None:
        if _needs_no_answer(message, manager):
            if is_next_of_album(message, manager):
                _note_refused(message, manager)
            manager.show_mode = ShowMode.NO_UPDATE
            return
        answered = manager.dialog_data
        refused: list[int] = answered.pop(_REFUSED, [])  # here, because `read` may open another dialog
        try:
            await read(message, manager)
        except Unread as unread:
            answered[_REFUSED] = refused
            window = manager.current_context().state
            fitting = window if fits is None else fits(account(manager))
            _refuse(message, manager, unread.notice if fitting == window else "notice-use-buttons")
            if fitting != window:
                await manager.switch_to(fitting, show_mode=ShowMode.DELETE_AND_SEND)
            return
        except RuleViolated as refusal:
            answered[_REFUSED] = refused
            facts: dict[str, Any] = dict(refusal.facts)
            if refusal.reason.startswith("taken"):
                facts["support"] = support_of(manager)
            _refuse(message, manager, f"refused-{refusal.field}-{refusal.reason}", **facts)
            return
        if manager.has_context():
            was_seen(message, manager)
        await _tidy_up(message, refused)
        manager.show_mode = ShowMode.DELETE_AND_SEND if below else ShowMode.EDIT
        failpoint("form:before-edit")

    return MessageInput(on_message)


def document_input(accept: AcceptDocument) -> MessageInput:
    """Input for a window that asks for a file; what was sent stays, and the window moves below it."""

    async def on_message(message: Message, _widget: MessageInput, manager: DialogManager) -> None:
        if _needs_no_answer(message, manager):
            manager.show_mode = ShowMode.NO_UPDATE
            return
        manager.show_mode = ShowMode.DELETE_AND_SEND
        if message.document is not None:
            await accept(message, message.document, manager)
        elif message.text is not None and message.text.startswith("/"):
            set_notice(manager, "notice-unknown-command")
        else:
            set_notice(manager, "notice-not-a-file")

    return MessageInput(on_message)


def stray_input(fits: Callable[[Account], State] | None = None) -> MessageInput:
    """Input for a window with buttons only: says so, and moves the window below what was sent.

    `fits` gives the window for a person as they stand now, where that may have changed while this one was open.
    """

    async def on_message(message: Message, _widget: MessageInput, manager: DialogManager) -> None:
        if _needs_no_answer(message, manager):
            manager.show_mode = ShowMode.NO_UPDATE
            return
        unknown_command = message.text is not None and message.text.startswith("/")
        set_notice(manager, "notice-unknown-command" if unknown_command else "notice-use-buttons")
        if fits is not None:
            await manager.switch_to(fits(account(manager)))
        manager.show_mode = ShowMode.DELETE_AND_SEND

    return MessageInput(on_message)


def _needs_no_answer(message: Message, manager: DialogManager) -> bool:
    """Whether the message was answered already: delivered twice, or the next one of an album.

    The number is kept with the window that the answer led to, so that neither can be there without the other.
    """
    return was_seen(message, manager) or is_next_of_album(message, manager)


def was_seen(message: Message, manager: DialogManager) -> bool:
    """Whether the message was delivered before; from now on it was."""
    seen: int = manager.dialog_data.get(_SEEN, 0)
    manager.dialog_data[_SEEN] = max(seen, message.message_id)
    return message.message_id <= seen


def is_next_of_album(message: Message, manager: DialogManager) -> bool:
    """Whether the message belongs to the album of the one before it."""
    group = message.media_group_id
    return group is not None and group == manager.current_stack().last_income_media_group_id


def _refuse(message: Message, manager: DialogManager, key: str, **facts: str | int) -> None:
    set_notice(manager, key, **facts)
    _note_refused(message, manager)
    manager.show_mode = ShowMode.DELETE_AND_SEND


def _note_refused(message: Message, manager: DialogManager) -> None:
    """Remember a refused message, to delete it together with the accepted one."""
    refused: list[int] = manager.dialog_data.get(_REFUSED, [])
    manager.dialog_data[_REFUSED] = [*refused, message.message_id][-_MOST_DELETED:]


async def _tidy_up(message: Message, refused: list[int]) -> None:
    """Delete what was typed, the refused attempts too: the form shows the answer."""
    if message.bot is None:
        return
    with suppress(TelegramAPIError):  # whatever it is, the answer is saved
        await message.bot.delete_messages(message.chat.id, [*refused, message.message_id][-_MOST_DELETED:])
