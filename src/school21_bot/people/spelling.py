"""How typed text is cleaned for keeping, and the normal forms by which two spellings meet."""

import re
import unicodedata
from functools import lru_cache

# Letters and marks that print as nothing although Unicode does not call them formatting.
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_REMOVED = frozenset({"Cc", "Cf", "Cs"})
_VISIBLE = frozenset("LNPS")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1f\x85\u2028\u2029]")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"), "-")
# The Cyrillic letter stands in these names as often as the Latin one.
_LATIN_C = re.compile(r"(?<!\w)(?:1с(?!\w)|с(?=\+\+|#))")


def one_line(text: str) -> str:
    """Clean a text of one line: every run of white space becomes one space."""
    return " ".join(_printable(text).split())


def paragraphs(text: str) -> str:
    """Clean a text of several lines: line breaks stay, at most one empty line in a row."""
    lines = [line.replace("\t", " ").rstrip() for line in _BREAK.split(_printable(text))]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def is_blank(text: str) -> bool:
    """Whether nothing of a cleaned text can be seen."""
    return not any(unicodedata.category(character)[0] in _VISIBLE for character in text)


def folded(text: str) -> str:
    """The form in which case and compatibility variants of letters do not count."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


@lru_cache(4096)
def role_key(name: str) -> str:
    """The normal form by which two spellings of a role meet; C, C++ and C# stay different."""
    text = folded(name).replace("ё", "е").translate(_DASHES)
    return _LATIN_C.sub(lambda match: match[0].replace("с", "c"), " ".join(text.split()))


def _printable(text: str) -> str:
    if text.isprintable() and _INVISIBLE.isdisjoint(text):  # as nearly all texts are: nothing is to be removed
        return unicodedata.normalize("NFC", text)
    kept = (character for character in text if character.isspace() or not _is_removed(character))
    return unicodedata.normalize("NFC", "".join(kept))


def _is_removed(character: str) -> bool:
    return character in _INVISIBLE or unicodedata.category(character) in _REMOVED
