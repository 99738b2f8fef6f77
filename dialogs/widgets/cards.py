"""A member's card in a window: what it says, the button that opens a chat, and the data of both."""

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram_dialog.widgets.kbd import Url
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Multi

from dialogs.widgets.notice import Notice
from dialogs.widgets.text import Html, Label, T
from school21_bot.people import Card
from school21_bot.texts import Translator
from school21_bot.wording import level_text

CARD_PREVIEW = {
    "name": "Иван Петров",
    "role": "Golang разработчик",
    "level": "Senior",
    "school_nickname": "ivanpetr",
    "messenger_nickname": "ivan.petrov",
    "telegram": "@ivanpetr",
    "team": "Lab.SberPay.NFC",
    "description": "Нагрузочное тестирование платежей",
    "chat": "https://t.me/ivanpetr",
}


def card_text() -> Multi:
    """The card, below what there is to say first."""
    return Multi(Notice(), T("card"), T("card-description", when=F["description"]), sep="\n\n")


def write_button(widget_id: str) -> Url:
    """Opens a chat with the person; the window's data has `chat`, "" where there is no way."""
    return Url(Label("button-write"), url=Html("chat"), id=widget_id, when=F["chat"], style=Style(ButtonStyle.PRIMARY))


def chat_link(card: Card) -> str:
    """The link that opens a chat with the person, "" if there is none."""
    if card.username:
        return f"https://t.me/{card.username}"
    return f"tg://user?id={card.telegram_id}" if card.telegram_id else ""


def card_data(texts: Translator, card: Card) -> dict[str, str]:
    """What others see of somebody, with words where something is hidden or missing."""
    hidden, nothing = texts.plain("card-hidden"), texts.plain("nothing-stated")
    return {
        "name": card.name or nothing,
        "role": card.role.name if card.role else nothing,
        "level": level_text(texts, card.level),
        "school_nickname": hidden if card.school_nickname is None else card.school_nickname,
        "messenger_nickname": hidden if card.messenger_nickname is None else card.messenger_nickname,
        "team": hidden if card.team is None else card.team,
        "telegram": f"@{card.username}" if card.username else texts.plain("card-no-username"),
        "description": card.description or "",
    }
