"""Showing windows, with what Telegram may refuse in them left out."""

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import InlineKeyboardMarkup, Message
from aiogram_dialog.api.entities import NewMessage, OldMessage
from aiogram_dialog.manager.message_manager import MessageManager

_BY_ID = "tg://user?id="


class WindowMessages(MessageManager):
    """Sends and edits windows; a button that leads to a person who forbids such links is left out."""

    async def send_text(self, bot: Bot, new_message: NewMessage) -> Message:
        """Send a window."""
        try:
            return await super().send_text(bot, new_message)
        except TelegramBadRequest as refusal:
            _leave_out_people(new_message, refusal)
            return await super().send_text(bot, new_message)

    async def edit_text(self, bot: Bot, new_message: NewMessage, old_message: OldMessage) -> Message:
        """Edit a window in place."""
        try:
            return await super().edit_text(bot, new_message, old_message)
        except TelegramBadRequest as refusal:
            _leave_out_people(new_message, refusal)
            return await super().edit_text(bot, new_message, old_message)


def _leave_out_people(message: NewMessage, refusal: TelegramBadRequest) -> None:
    """Drop the buttons that Telegram refused; any other refusal goes on to whoever knows what to do."""
    if "BUTTON_USER" not in refusal.message or not isinstance(message.reply_markup, InlineKeyboardMarkup):
        raise refusal
    rows = [
        [button for button in row if not (button.url or "").startswith(_BY_ID)]
        for row in message.reply_markup.inline_keyboard
    ]
    message.reply_markup = InlineKeyboardMarkup(inline_keyboard=[row for row in rows if row])
