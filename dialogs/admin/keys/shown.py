"""The message with a new key: apart from the window, and gone at a tap."""

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from school21_bot.texts import Translator

REMOVE = "api-key:remove"
"""What stands behind its button; the key itself stands nowhere but in the text."""


def remove_button(texts: Translator) -> InlineKeyboardMarkup:
    """The button that removes the message."""
    button = InlineKeyboardButton(text=texts.plain("button-remove-message"), callback_data=REMOVE)
    return InlineKeyboardMarkup(inline_keyboard=[[button]])
