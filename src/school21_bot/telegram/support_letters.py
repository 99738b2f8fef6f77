"""What is said about requests for help, in words: cards for the staff, answers for the person, with their files."""

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Message

from school21_bot.messages import Letter, SaidKind
from school21_bot.people import WITHDRAWN
from school21_bot.ports import Topic
from school21_bot.texts import Translator

PREFIX = "support"
WRITE = f"{PREFIX}:write"
"""The data of the button under an answer, which opens the window to write back."""

TOPICS = frozenset(
    {Topic.STAFF_SUPPORT, Topic.STAFF_SUPPORT_UNDELIVERED, Topic.STAFF_SUPPORT_UNSHOWN}
    | {Topic.SUPPORT_ANSWER, Topic.SUPPORT_CLOSED}
)

Keyboard = list[list[InlineKeyboardButton]]


def words(letter: Letter, texts: Translator) -> str:
    """The text of a letter about a request; what people wrote is markup already."""
    facts = letter.facts
    if facts.get("outcome") == WITHDRAWN:
        return texts.html("support-withdrawn")
    # As a quantity the number would be written with its thousands apart.
    known = {**facts, "number": str(facts["number"])}
    parts = [texts.html(f"letter-{letter.topic}", known.__getitem__), str(facts.get("html", ""))]
    if letter.topic is Topic.STAFF_SUPPORT:
        parts.append(texts.html("support-card-state", known.__getitem__))
    return "\n\n".join(filter(None, parts))


def buttons(letter: Letter, texts: Translator) -> Keyboard:
    """The buttons of such a letter; a closed request has none."""
    facts = letter.facts
    if letter.topic in {Topic.SUPPORT_ANSWER, Topic.SUPPORT_CLOSED}:
        return [[InlineKeyboardButton(text=texts.plain("button-write-back"), callback_data=WRITE)]]
    if letter.topic is Topic.STAFF_SUPPORT and facts.get("state", "closed") != "closed":
        data = f"{PREFIX}:close:{facts['request']}"
        return [[InlineKeyboardButton(text=texts.plain("button-close-request"), callback_data=data)]]
    return []


async def send(bot: Bot, letter: Letter, text: str, keyboard: InlineKeyboardMarkup | None) -> Message:
    """Send a letter with the file that belongs to it, if one does."""
    file = str(letter.facts.get("file", ""))
    match letter.facts.get("enclosed"):
        case SaidKind.PHOTO:
            return await bot.send_photo(letter.chat_id, file, caption=text, reply_markup=keyboard)
        case SaidKind.DOCUMENT:
            return await bot.send_document(letter.chat_id, file, caption=text, reply_markup=keyboard)
        case _:
            return await bot.send_message(letter.chat_id, text, reply_markup=keyboard)


async def edit(bot: Bot, letter: Letter, message_id: int, text: str, keyboard: InlineKeyboardMarkup | None) -> None:
    """Let a letter that was sent say this instead; with its words a withdrawn one loses its file."""
    if letter.facts.get("enclosed") in {SaidKind.PHOTO, SaidKind.DOCUMENT}:
        await bot.edit_message_caption(
            chat_id=letter.chat_id, message_id=message_id, caption=text, reply_markup=keyboard
        )
        return
    try:
        await bot.edit_message_text(text, chat_id=letter.chat_id, message_id=message_id, reply_markup=keyboard)
    except TelegramBadRequest as refusal:
        if "no text in the message" not in refusal.message:
            raise
        await _take_away(bot, letter.chat_id, message_id, text)


async def _take_away(bot: Bot, chat_id: int, message_id: int, text: str) -> None:
    """Take the words off a file's message, and then the whole of it, unless it is too old to be deleted."""
    try:
        await bot.edit_message_caption(chat_id=chat_id, message_id=message_id, caption=text, reply_markup=None)
    except TelegramBadRequest as refusal:
        if "message is not modified" not in refusal.message:
            raise
    await bot.delete_message(chat_id, message_id)
