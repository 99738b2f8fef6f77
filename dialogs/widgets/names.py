"""How levels are called, and how long a button may get."""

from school21_bot.people import LevelName
from school21_bot.texts import Translator

LONGEST_LABEL = 48


def level_text(texts: Translator, level: LevelName | None) -> str:
    """The level's own name, or ours for its code."""
    if level is None:
        return texts.plain("nothing-stated")
    return level.name or texts.plain(f"level-{level.code}")


def short(text: str, longest: int = LONGEST_LABEL) -> str:
    """`text` cut to fit a button."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
