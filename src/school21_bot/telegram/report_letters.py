"""What the staff read of a report that a card is wrong: its words, and the way to the files, for who has the right."""

from aiogram import Bot
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from school21_bot.people import WITHDRAWN
from school21_bot.telegram.links import link_to_file
from school21_bot.texts import Translator

Facts = dict[str, str | int]


def words(texts: Translator, facts: Facts) -> str:
    """The text of such a letter."""
    if facts.get("outcome") == WITHDRAWN:
        return texts.html("report-withdrawn")
    return texts.html("letter-staff-report", text=facts["text"])


async def keyboard(bot: Bot, texts: Translator, facts: Facts) -> InlineKeyboardMarkup | None:
    """Its buttons, which lead into the chat with the bot: the letter may stand in a group."""
    if "outcome" in facts:
        return None
    card = await link_to_file(bot, int(facts["person"]))
    reporter = await link_to_file(bot, int(facts["reporter"]))
    buttons = [
        InlineKeyboardButton(text=texts.plain("button-reported-file"), url=card),
        InlineKeyboardButton(text=texts.plain("button-reporter-file"), url=reporter),
    ]
    return InlineKeyboardMarkup(inline_keyboard=[[button] for button in buttons])
