"""Words that are written in front of the menu or in any window of the search begin a search."""

from collections.abc import Awaitable, Callable

from aiogram.fsm.state import State
from aiogram.types import ContentType, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from dialogs.widgets import Unread, reading_input
from school21_bot.people import Account
from school21_bot.search import typed_words

MOST_LETTERS = 200

Accept = Callable[[DialogManager, str], Awaitable[None]]


def words_input(accept: Accept, fits: Callable[[Account], State] | None = None) -> MessageInput:
    """Input for a window in which words begin a search; `accept` begins it and moves on.

    `fits` gives the window for a person as they stand now, where that may have changed while this one was open.
    """

    async def read(message: Message, manager: DialogManager) -> None:
        if message.content_type is not ContentType.TEXT or message.text is None:
            raise Unread("notice-not-words")
        if message.text.startswith("/"):
            raise Unread("notice-unknown-command")
        if len(message.text) > MOST_LETTERS:
            raise Unread("notice-too-many-words")
        if not typed_words(message.text):
            raise Unread("notice-only-signs")
        await accept(manager, message.text)

    return reading_input(read, fits)
