"""Numbers on buttons, and how long a button may get."""

from school21_bot.texts import Translator

LONGEST_LABEL = 48
_THOUSANDS = {"ru": "\N{NO-BREAK SPACE}", "en": ","}


def number_text(texts: Translator, number: int) -> str:
    """A count for a button, its thousands set apart; a list has many, and Fluent's own numbers take their time."""
    return f"{number:,}".replace(",", _THOUSANDS[texts.language])


def short(text: str, longest: int = LONGEST_LABEL) -> str:
    """`text` cut to fit a button."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
