"""A member's card as the data of a window; its texts are `card` and `card-description`."""

from school21_bot.people import Card
from school21_bot.texts import Translator
from school21_bot.wording import level_text


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
