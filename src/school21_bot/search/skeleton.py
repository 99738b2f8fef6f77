"""The Latin skeleton of a word: Cyrillic and the usual Latin spellings of one name meet in it.

It serves the standards ISO 9, GOST 7.79, BGN/PCGN, the passport's of 2013 and what people type without any. Everything
is written with few Latin letters; what the standards write differently becomes the same.
"""

import re
from functools import lru_cache

_CYRILLIC = {
    **dict(
        zip("абвгдезийклмнопрстуфхъыьэ", (*"abvgde", "z", "i", "i", *"klmnoprstuf", "h", "", "i", "", "e"), strict=True)
    ),
    **{"ж": "zh", "ц": "ц", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "iu", "я": "ia"},
    **{"і": "i", "ї": "i", "є": "e", "ґ": "g", "ў": "u"},
}
_FROM_CYRILLIC = str.maketrans(_CYRILLIC)
# Longest first. "ц" stands for itself: "ts" and "тс" become it, too.
_GROUPS = {
    **{"shch": "sh", "sch": "sh", "tch": "ch", "zh": "zh", "ch": "ch", "sh": "sh"},
    **{"kh": "h", "ph": "f", "ck": "k", "ts": "ц", "tz": "ц", "tc": "ц", "cz": "ц"},
    **{"x": "ks", "w": "v", "q": "k", "y": "i", "j": "i", "c": "k"},
}
_GROUP = re.compile("|".join(_GROUPS))
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_OFF = re.compile(r"(?<=[oe])f$")
# Whatever has none of these is its own skeleton, once it is written in Latin letters.
_TO_DO = re.compile(r"[xwqyjc]|kh|ph|ts|tz|(.)\1|i[oe]|[oe]f$")

_FIRST = {letter: {letter} for letter in "abcdefghijklmnopqrstuvwxyzц"}
for _letter, _others in {"i": "e", "x": "k", "w": "v", "q": "k", "t": "цc", "c": "kцs", "k": "h", "p": "f"}.items():
    _FIRST[_letter] |= set(_others)
for _letter in "yj":
    _FIRST[_letter] |= {"i", "e"}
_FIRST |= {letter: {letter, *_FIRST[latin[0]]} for letter, latin in _CYRILLIC.items() if latin}


def may_begin(word: str, beginning: str) -> bool:
    """Whether the skeleton of a word may begin so: seen by one letter, for most it is no."""
    known = _FIRST.get(word[0])
    return known is None or beginning[0] in known


@lru_cache(65536)
def skeleton(word: str) -> str:
    """The skeleton of a word in its plain form; a word of signs or of another alphabet stays what it is."""
    if word.endswith(("++", "#")) or word.startswith("."):
        return word
    written = word if word.isascii() else word.translate(_FROM_CYRILLIC)
    if written and _TO_DO.search(written) is None:
        return written
    latin = _GROUP.sub(lambda match: _GROUPS[match[0]], written)
    single = _DOUBLED.sub(r"\1", latin)
    softened = single.replace("io", "e").replace("ie", "e")
    return _OFF.sub("v", _DOUBLED.sub(r"\1", softened)) or word
