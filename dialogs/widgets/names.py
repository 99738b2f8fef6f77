"""How levels are called, and how long a button may get."""

from school21_bot.people import LevelName
from school21_bot.texts import Translator

LONGEST_LABEL = 48
_THOUSANDS = {"ru": "\N{NO-BREAK SPACE}", "en": ","}


def level_text(texts: Translator, level: LevelName | None) -> str:
    """The level's own name, or ours for its code."""
    if level is None:
        return texts.plain("nothing-stated")
    return level.name or texts.plain(f"level-{level.code}")


def number_text(texts: Translator, number: int) -> str:
    """A count for a button, its thousands set apart; a list has many, and Fluent's own numbers take their time."""
    return f"{number:,}".replace(",", _THOUSANDS[texts.language])


def short(text: str, longest: int = LONGEST_LABEL) -> str:
    """`text` cut to fit a button."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
