"""What people look for on the screen, in whichever language the bot speaks to them: it is written here in Russian."""

import re
from functools import cache

from tests.chaos.checks.texts import forms, keys, patterns, pieces, plain


def is_said(words: str, text: str) -> bool:
    """Whether a text of the bot says this, among other things."""
    return words in text or any(pattern.search(plain(text)) for pattern in _said(words))


def is_label(words: str, label: str) -> bool:
    """Whether a button is called so, or has it in what it is called."""
    return words in label or any(pattern.fullmatch(plain(label)) for pattern in _called(words))


@cache
def _said(words: str) -> tuple[re.Pattern[str], ...]:
    return tuple(pattern for key in (*_exactly(words), *_within(words)) for pattern in patterns(key, "en"))


@cache
def _called(words: str) -> tuple[re.Pattern[str], ...]:
    return tuple(pattern for key in _exactly(words) or _within(words) for pattern in patterns(key, "en"))


def _exactly(words: str) -> list[str]:
    return [key for key in _spoken() if words in forms("ru", key)]


def _within(words: str) -> list[str]:
    return [
        key for key in _spoken() if any(words in plain(piece) for form in forms("ru", key) for piece in pieces(form))
    ]


@cache
def _spoken() -> tuple[str, ...]:
    """The texts that people see in the chat."""
    return tuple(key for key in keys("ru") if not key.startswith("dashboard-"))
