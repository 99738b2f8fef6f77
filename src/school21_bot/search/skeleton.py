"""The Latin skeleton of a word: Cyrillic and the usual Latin spellings of one name meet in it.

It serves the standards ISO 9, GOST 7.79, BGN/PCGN, the passport's of 2013 and what people type without any. Everything
is written with few Latin letters; what the standards write differently becomes the same.
"""

import re
from functools import lru_cache

_CYRILLIC = {
    **dict(
        zip("абвгдезийклмнопрстуфхъыьэ", (*"abvgde", "z", "i", "i", *"klmnoprstuf", "h", "", "ı", "", "e"), strict=True)
    ),
    **{"ж": "zħ", "ц": "ц", "ч": "cħ", "ш": "sħ", "щ": "sħ", "ю": "iu", "я": "ia"},
    **{"і": "i", "ї": "i", "є": "e", "ґ": "g", "ў": "u"},
}
_FROM_CYRILLIC = str.maketrans(_CYRILLIC)
_PLAIN = str.maketrans("цħı", "chi")
# Longest first. "ц" stands for itself: "ts" and "тс" become it, too. The "h" of "sh" is another one than that of "kh":
# "схих" is no beginning of "Шихов", and yet "mis" is one of "Mishkin".
_GROUPS = {
    **{"shch": "sħ", "shh": "sħ", "sch": "sħ", "tch": "cħ", "zh": "zħ", "ch": "cħ", "sh": "sħ"},
    **{"kh": "h", "ph": "f", "ck": "k", "ts": "ц", "tz": "ц", "tc": "ц", "cz": "ц"},
    **{"x": "ks", "w": "v", "q": "k", "y": "i", "j": "i", "c": "k"},
}
_GROUP = re.compile("|".join(_GROUPS))
_HAS_LATIN = re.compile("[a-z]")
_DOUBLED = re.compile(r"([^\W\d_])\1+")
# "Fiodor", "Fyodor" and "Fedor"; not at the end, where no "ё" of a name stands: "Istio".
_YO = re.compile(r"io(?!$)|ie")
_OFF = re.compile(r"(?<=[oe])f$")


def latin(word: str) -> str:
    """A word in its plain form in Latin letters, one for one where there is one; nothing else changes."""
    return word.translate(_FROM_CYRILLIC).translate(_PLAIN)


@lru_cache(65536)
def skeleton(word: str) -> str:
    """The skeleton of a word in its plain form; a word of signs or of another alphabet stays what it is."""
    if word.endswith(("++", "#")) or word.startswith("."):
        return word
    russian = word.translate(_FROM_CYRILLIC)
    # In Russian letters every sound has one of its own: "сх" is no "sh", and "ыо" no "ё".
    has_latin = _HAS_LATIN.search(word)
    latin = _GROUP.sub(lambda match: _GROUPS[match[0]], russian) if has_latin else russian.replace("ts", "ц")
    softened = _YO.sub("e", _DOUBLED.sub(r"\1", latin)).replace("ı", "i")
    return _OFF.sub("v", _DOUBLED.sub(r"\1", softened)) or word
