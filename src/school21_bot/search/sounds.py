"""A name in one sign for each of its Russian letters, however it is spelled: in these a slip of the fingers is counted.

In the skeleton one wrong key may change three letters: "щ" is "sh" there, and what is doubled is single.
"""

import re
from functools import lru_cache

_FROM_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфхцчшщъыьэ", (*"abvgdeziiklmnoprstufhцчшш", "", "i", "", "e"), strict=True)),
        **{"і": "i", "ї": "i", "є": "e", "ґ": "g", "ў": "u"},
    }
)
# Longest first.
_FROM_LATIN = {
    **{"shch": "ш", "sch": "ш", "shh": "ш", "tch": "ч", "zh": "ж", "ch": "ч", "sh": "ш", "kh": "h", "ph": "f"},
    **{"ck": "k", "ts": "ц", "tz": "ц", "tc": "ц", "cz": "ц", "x": "ks", "w": "v", "q": "k", "c": "k"},
    **{"ya": "я", "ja": "я", "ia": "я", "yu": "ю", "ju": "ю", "iu": "ю"},
    **{"ye": "e", "je": "e", "ie": "e", "yo": "e", "jo": "e", "io": "e", "y": "i", "j": "i"},
}
_LATIN = re.compile("|".join(_FROM_LATIN))
_SOFT = re.compile("i(?=[яю])")
_END = re.compile("(?<=i)i$|(?<=[oe])ff?$")


@lru_cache(65536)
def sounds(word: str) -> str:
    """The signs of a word in its plain form."""
    is_latin = word.isascii()
    signs = _LATIN.sub(lambda match: _FROM_LATIN[match[0]], word) if is_latin else word.translate(_FROM_CYRILLIC)
    return _END.sub(lambda match: "" if match[0] == "i" else "v", _SOFT.sub("", signs))
