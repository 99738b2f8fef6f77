"""How a text falls into words, and the forms by which two spellings of a word meet. For searching only.

Uniqueness has forms of its own (`people/spelling.py`): what meets here may well be two people.
"""

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = dict.fromkeys(map(ord, "'`´ʹʼ’‘"))
# "C++", "C#" and ".NET" are words; "1С" is one by its letters.
_WORD = re.compile(r"(?:(?<!\w)|(?<=\basp))\.net(?!\w)|[^\W_]+(?:\+\+|#)?")
# The Cyrillic letter stands in these names as often as the Latin one.
_LATIN_C = re.compile(r"(?<!\w)(?:1с(?!\w)|с(?=\+\+|#))")
_BREVE = "\u0306"

LONGEST_WORD = 64

# Most texts consist of letters that stay what they are, and are done with at once.
_AS_IT_IS = re.compile(r"[ !#-&(-_a-~а-яё]*")

_TELL_NOTHING = (
    "и в на с по для не а но из к у о об от до за при или как что я мы",
    "the and or of in to for a an with on at",
)
_STOP_WORDS = frozenset(word for line in _TELL_NOTHING for word in line.split())


@lru_cache(8192)
def plain(text: str) -> str:
    """A text without marks, invisible signs and case; "й" stays, "ё" becomes "е"."""
    folded = text.casefold()
    if _AS_IT_IS.fullmatch(folded):
        return folded.replace("ё", "е")
    kept: list[str] = []
    for character in unicodedata.normalize("NFKD", folded):
        category = unicodedata.category(character)
        if (category == "Mn" and not (character == _BREVE and kept and kept[-1] in "иИ")) or category in {"Cf", "Cs"}:
            continue
        kept.append(character)
    # Some letters have a case only after they were taken apart.
    return unicodedata.normalize("NFC", "".join(kept)).casefold().translate(_APOSTROPHES)


def words_of(text: str) -> list[str]:
    """The words of a text in their plain form, in order; each but its first letters when it is endless."""
    told = plain(text)
    found = _WORD.findall(_LATIN_C.sub(lambda match: match[0].replace("с", "c"), told) if "с" in told else told)
    return [word[:LONGEST_WORD] for word in found]


def telling(words: list[str]) -> list[str]:
    """Those of the words that tell something; all of them when none does."""
    return [word for word in words if word not in _STOP_WORDS] or words


_ROWS = (("qwertyuiop[]asdfghjkl;'zxcvbnm,.`", "йцукенгшщзхъфывапролджэячсмитьбюё"),)
_TO_CYRILLIC = {ord(latin): cyrillic for row in _ROWS for latin, cyrillic in zip(*row, strict=True)}
_TO_CYRILLIC |= {ord(latin.upper()): cyrillic for row in _ROWS for latin, cyrillic in zip(*row, strict=True)}
_TO_CYRILLIC |= {ord(shifted): letter for shifted, letter in zip('{}:"<>~', "хъжэбюё", strict=True)}
_TO_LATIN = {ord(cyrillic): latin for row in _ROWS for latin, cyrillic in zip(*row, strict=True)}


def other_layout(text: str) -> str:
    """What the same keys give in the other keyboard layout, Russian or English; as it is when it mixes the two."""
    lowered = unicodedata.normalize("NFC", text).lower()
    has_cyrillic = any("а" <= letter <= "я" or letter == "ё" for letter in lowered)
    has_latin = any("a" <= letter <= "z" for letter in lowered)
    if has_cyrillic == has_latin:
        return text
    return lowered.translate(_TO_LATIN if has_cyrillic else _TO_CYRILLIC)
