"""Slips of the fingers: one wrong key, one missing, one too many, two swapped; and the wrong keyboard layout."""

from enum import StrEnum
from random import Random

_ROWS = (
    ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
    ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"),
)
# The same keys in both layouts, the signs of the Latin one included.
_LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_RUSSIAN_KEYS = "йцукенгшщзхъфывапролджэячсмитьбюё"
_OTHER = {
    **{ord(latin): russian for latin, russian in zip(_LATIN_KEYS, _RUSSIAN_KEYS, strict=True)},
    **{ord(russian): latin for latin, russian in zip(_LATIN_KEYS, _RUSSIAN_KEYS, strict=True)},
}


class Slip(StrEnum):
    """Of which kind it is."""

    MISSING = "missing letter"
    EXTRA = "extra letter"
    WRONG = "wrong letter"
    SWAPPED = "swapped letters"


def slipped(word: str, slip: Slip, rng: Random) -> str:
    """A word in small letters with one slip in it, anywhere; another word than before."""
    while True:
        at = rng.randrange(len(word) - 1 if slip is Slip.SWAPPED else len(word))
        typed = _typed(word, at, slip, rng)
        if typed != word:
            return typed


def _typed(word: str, at: int, slip: Slip, rng: Random) -> str:
    before, letter, after = word[:at], word[at], word[at + 1 :]
    if slip is Slip.MISSING:
        return before + after
    if slip is Slip.SWAPPED:
        return before + after[0] + letter + after[1:]
    beside = rng.choice(_neighbours(letter))
    return before + beside + after if slip is Slip.WRONG else before + letter + beside + after


def _neighbours(letter: str) -> str:
    """The keys beside that of a letter, in its row and the next ones."""
    for rows in _ROWS:
        for number, row in enumerate(rows):
            if letter in row:
                at = row.index(letter)
                near = [line[max(0, at - 1) : at + 2] for line in rows[max(0, number - 1) : number + 2]]
                return "".join(near).replace(letter, "")
    return letter


def in_other_layout(text: str) -> str:
    """What the same keys give in the other layout, in small letters."""
    return text.lower().translate(_OTHER)
