"""How levels are called."""

from school21_bot.people import LevelName
from school21_bot.texts import Translator


def level_text(texts: Translator, level: LevelName | None) -> str:
    """The level's own name, or ours for its code."""
    if level is None:
        return texts.plain("nothing-stated")
    return level.name or texts.plain(f"level-{level.code}")
