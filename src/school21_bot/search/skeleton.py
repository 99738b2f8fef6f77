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
# "Fiodor", "Fyodor" and "Fedor"; not at the end, where no "ё" of a name stands: "Istio".
_YO = re.compile(r"io(?!$)|ie")
_OFF = re.compile(r"(?<=[oe])f$")


def latin(word: str) -> str:
    """A word in its plain form in Latin letters, one for one where there is one; nothing else changes."""
    return word.translate(_FROM_CYRILLIC).replace("ц", "c")


@lru_cache(65536)
def skeleton(word: str) -> str:
    """The skeleton of a word in its plain form; a word of signs or of another alphabet stays what it is."""
    if word.endswith(("++", "#")) or word.startswith("."):
        return word
    latin = _GROUP.sub(lambda match: _GROUPS[match[0]], word.translate(_FROM_CYRILLIC))
    single = _DOUBLED.sub(r"\1", latin)
    softened = _YO.sub("e", single)
    return _OFF.sub("v", _DOUBLED.sub(r"\1", softened)) or word
