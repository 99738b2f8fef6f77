"""A broadcast as people see it: whoever looks at it before it goes out sees the very same."""

from aiogram import Bot
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Message

from school21_bot.messages import AttachmentKind, Content
from school21_bot.texts import Translator

NEWS_OFF = "news:off"
NEWS_ON = "news:on"
"""What the last button under it says when it is pressed, before and after one has unsubscribed."""


async def send_post(bot: Bot, chat_id: int, content: Content, texts: Translator) -> Message:
    """Send it in the language of the texts, or in the other if that one was left out."""
    text = content.text_in(texts.language)
    keyboard = InlineKeyboardMarkup(
        inline_keyboard=[
            *_links(content),
            [InlineKeyboardButton(text=texts.plain("button-no-news"), callback_data=NEWS_OFF)],
        ]
    )
    attachment = content.attachment
    if attachment is None:
        return await bot.send_message(chat_id, text, reply_markup=keyboard)
    if attachment.kind is AttachmentKind.PHOTO:
        return await bot.send_photo(chat_id, attachment.file_id, caption=text or None, reply_markup=keyboard)
    return await bot.send_document(chat_id, attachment.file_id, caption=text or None, reply_markup=keyboard)


def _links(content: Content) -> list[list[InlineKeyboardButton]]:
    return [[InlineKeyboardButton(text=button.text, url=button.url)] for button in content.buttons]
