"""Russian names in Latin letters, as people write them: by several standards, and by custom.

Knows nothing of how the product compares names: these are the tables of the standards themselves.
"""

from collections.abc import Callable
from enum import StrEnum


class Standard(StrEnum):
    """By which somebody writes Russian in Latin letters."""

    PASSPORT = "passport"
    """ICAO 9303, in Russian passports since 2013: iu, ia, ie for ъ, kh, ts, shch."""
    ENGLISH = "english"
    """BGN/PCGN, as English maps and papers do: yu, ya, kh, and "ye" at the beginning of a word and after vowels."""
    GOST = "gost"
    """GOST R 52535 and its kin, with j: "Sergej", "Jurij", "Jakovlev"."""
    SIMPLE = "simple"
    """What most people type: yu, ya, h, ts, sch, "-iy" and "-yy" become "-y"."""
    CHAT = "chat"
    """What is shorter: x for кс, w for в, c for ц and к before а, о, у stays k, ja, ju, ff at the end."""


_COMMON = dict(zip("абвгдезиклмнопрстуфыэ", "abvgdeziklmnoprstufye", strict=True)) | {"ё": "e", "ж": "zh"}
_OF: dict[Standard, dict[str, str]] = {
    Standard.PASSPORT: {"й": "i", "х": "kh", "ц": "ts", "щ": "shch", "ъ": "ie", "ь": "", "ю": "iu", "я": "ia"},
    Standard.ENGLISH: {"й": "y", "х": "kh", "ц": "ts", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya", "ё": "yo"},
    Standard.GOST: {"й": "j", "х": "kh", "ц": "c", "щ": "shh", "ъ": "", "ь": "", "ю": "ju", "я": "ja", "ё": "jo"},
    Standard.SIMPLE: {"й": "y", "х": "h", "ц": "ts", "щ": "sch", "ъ": "", "ь": "", "ю": "yu", "я": "ya"},
    Standard.CHAT: {"й": "i", "х": "h", "ц": "c", "щ": "sh", "ъ": "", "ь": "", "ю": "ju", "я": "ja", "в": "w"},
}
_SAME = {"ч": "ch", "ш": "sh"}
_TABLES = {standard: _COMMON | _SAME | own for standard, own in _OF.items()}
_VOWELS = "аеёиоуыэюя"


def _passport(name: str) -> str:
    return name


def _english(name: str) -> str:
    """The letter "е" is "ye" at the beginning and after vowels, "й", "ъ" and "ь"; "ый" and "ий" end in one letter."""
    name = _short_end(name)
    after = [" ", *name]
    return "".join(
        "ye" if letter == "е" and (before == " " or before in f"{_VOWELS}йъь") else letter
        for before, letter in zip(after, name, strict=False)
    )


def _short_end(name: str) -> str:
    return f"{name[:-2]}ы" if name.endswith(("ий", "ый")) else name


def _chat(name: str) -> str:
    short = _short_end(name).replace("кс", "x")
    return f"{short[:-1]}ff" if short.endswith(("ов", "ев", "ёв")) else short


_BEFORE: dict[Standard, Callable[[str], str]] = {
    Standard.PASSPORT: _passport,
    Standard.ENGLISH: _english,
    Standard.GOST: _passport,
    Standard.SIMPLE: _short_end,
    Standard.CHAT: _chat,
}

# What people write by custom instead, whatever the standard.
_CUSTOM = {
    "александр": "alexander",
    "александра": "alexandra",
    "алексей": "alexey",
    "артур": "arthur",
    "виктор": "victor",
    "виктория": "victoria",
    "вероника": "veronica",
    "ксения": "xenia",
    "максим": "maxim",
    "пётр": "petr",
    "филипп": "philipp",
    "юлия": "julia",
}


def in_latin(name: str, standard: Standard) -> str:
    """A Russian name in small Latin letters."""
    prepared = _BEFORE[standard](name.lower())
    table = _TABLES[standard]
    return "".join(table.get(letter, letter) for letter in prepared)


def by_custom(name: str, standard: Standard) -> str:
    """A first name as its bearer writes it: by custom where there is one."""
    return _CUSTOM.get(name.lower()) or in_latin(name, standard)


def all_spellings(name: str) -> frozenset[str]:
    """A name in small letters, in Russian and in every Latin spelling; "ё" counts as "е"."""
    small = name.lower()
    latin = {in_latin(small, standard) for standard in Standard} | {by_custom(small, Standard.PASSPORT)}
    return frozenset({small.replace("ё", "е"), *latin})
