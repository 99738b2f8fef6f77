"""Level and role typed as one line: which words are a level, and what is left is the role.

A word counts only as a whole word: "Seniority", "juniors", "Middleware" and "Лидогенератор" are parts of roles. A level
at the start is taken first, then one at the end, then one in between. What is taken is cut from the role, except where
the word is part of the role's name ("Team Lead", "Лид команды"): that stays whole and gives the level as well.
The words themselves are in `level_words.py`; names that staff gave to levels are looked for before them, longest first.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from school21_bot.people import rules
from school21_bot.people.level_words import (
    LABELS,
    LEADS_AFTER,
    LEADS_BEFORE,
    LEVELS,
    NO_LEVEL_AFTER,
    NO_LEVEL_BEFORE,
    NO_MATTER,
    WHOLE_NAMES,
    LevelCode,
)
from school21_bot.people.spelling import folded, role_key

__all__ = ["LevelCode", "OwnName", "RoleLine", "level_meant", "own_names", "parse_role_line", "role_key"]


class RoleLine(NamedTuple):
    """What a line says: `role` is empty when only a level was typed; `level` is a code, None when none was."""

    role: str
    level: str | None


class OwnName(NamedTuple):
    """A name that staff gave to a level: where it stands in a line, and what may not follow it."""

    pattern: re.Pattern[str]
    not_before: frozenset[str]
    level: str


_WORD = re.compile(r"(?<![^\W_])(?:sr|jr|ст|мл|вед)\.|[^\W_]+", re.IGNORECASE)
_DASHES = "-‐‑–—"
_BORDERS = frozenset(f'{_DASHES} ,;:.!?|/\\+()[]"«»“”*')
_LEFT_OVERS = f"{_DASHES} ,;:|/\\"
_RANGE = re.compile(rf"[ +]*[/{re.escape(_DASHES)}] ?")
_TAIL = re.compile(r" ?\++|\.(?= |$)|-level\b", re.IGNORECASE)
_JOINING_DOT = re.compile(r"\.\w")
_PAIRS = frozenset(("()", "[]", '""', "«»", "“”"))


class _Word(NamedTuple):
    text: str
    start: int
    end: int


def own_names(named: Mapping[str, str]) -> tuple[OwnName, ...]:
    """What lines are searched for, made of the levels' own names and their codes.

    A name that means the same level anyway ("Старший") is left to the words, which know more about it.
    """
    longest_first = sorted(named, key=lambda name: (-len(name), name))
    return tuple(
        OwnName(_pattern(name), NO_LEVEL_BEFORE.get(role_key(name), frozenset()), named[name])
        for name in longest_first
        if level_meant(name) != named[name]
    )


def level_meant(name: str) -> LevelCode | None:
    """The level that `name` means by itself, whatever staff call the levels."""
    key = role_key(name)
    return LevelCode.UNSTATED if key in NO_MATTER else LEVELS.get(key)


def parse_role_line(text: str, names: tuple[OwnName, ...] = ()) -> RoleLine:
    """Tell the level from the role in a typed line.

    Raises:
        RuleViolated: the line is empty, or the role in it is too long.
    """
    line = rules.typed_line(text)
    words = [_Word(folded(match[0]).replace("ё", "е"), *match.span()) for match in _WORD.finditer(line)]
    named = _named(line, words, names) if names else None
    stated = named or _stated(line, words) or _whole(line, words) or _not_mattering(line, words)
    role, level = stated or (line, None)
    return RoleLine(rules.role(role) if role else "", level)


def _pattern(name: str) -> re.Pattern[str]:
    letters = {"е": "[её]", "ё": "[её]", "-": f"[{re.escape(_DASHES)}]"}
    return re.compile("".join(letters.get(one, re.escape(one)) for one in name.lower()), re.IGNORECASE)


def _named(line: str, words: list[_Word], names: tuple[OwnName, ...]) -> tuple[str, str] | None:
    """The line without the name of a level that staff gave, if one stands in it."""
    for name in names:
        found = [_Word(match[0], *match.span()) for match in name.pattern.finditer(line)]
        for index in _by_preference(len(found)):
            if _stands_alone(line, found[index]) and _may_be_cut_there(words, found[index], name):
                start, end = found[index].start, found[index].end
                if label := next((word for word in words if word.end == start - 1 and word.text in LABELS), None):
                    start = label.start
                return _joined(line[:start], line[end:]), name.level
    return None


def _may_be_cut_there(words: list[_Word], found: _Word, name: OwnName) -> bool:
    before = next((word.text for word in reversed(words) if word.end <= found.start), "")
    after = next((word.text for word in words if word.start >= found.end), "")
    return before not in NO_LEVEL_AFTER and after not in name.not_before


def _stated(line: str, words: list[_Word]) -> tuple[str, LevelCode] | None:
    """The line without its level word, if it has one that may be cut."""
    for index in _by_preference(len(words)):
        if words[index].text in LEVELS and _stands_alone(line, words[index]) and _may_be_cut(words, index):
            first = _first_of_range(line, words, index)
            return _without_level(line, words, first), LEVELS[words[first].text]
    return None


def _first_of_range(line: str, words: list[_Word], index: int) -> int:
    """Where "Middle/Senior" begins, if the word at `index` is the end of such a range."""
    while (
        index and words[index - 1].text in LEVELS and _RANGE.fullmatch(line, words[index - 1].end, words[index].start)
    ):
        index -= 1
    return index


def _by_preference(count: int) -> Iterator[int]:
    if count:
        yield 0
    if count > 1:
        yield count - 1
    yield from range(1, count - 1)


def _stands_alone(line: str, word: _Word) -> bool:
    before, after = line[word.start - 1 : word.start], line[word.end : word.end + 1]
    if before == "." or not _BORDERS.issuperset(before):
        return False
    if word.text.endswith("."):
        return True
    return _BORDERS.issuperset(after) and not _JOINING_DOT.match(line, word.end)


def _may_be_cut(words: list[_Word], index: int) -> bool:
    word, before, after = words[index].text, _text(words, index - 1), _text(words, index + 1)
    if before in NO_LEVEL_AFTER or after in NO_LEVEL_BEFORE.get(word, frozenset()):
        return False
    return not (LEVELS[word] is LevelCode.LEAD and _is_part_of_a_name(words, index))


def _is_part_of_a_name(words: list[_Word], index: int) -> bool:
    return _text(words, index - 1) in LEADS_AFTER or _text(words, index + 1) in LEADS_BEFORE


def _text(words: list[_Word], index: int) -> str:
    return words[index].text if 0 <= index < len(words) else ""


def _without_level(line: str, words: list[_Word], index: int) -> str:
    start, end = words[index].start, words[index].end
    # "Middle/Senior": the first level counts, the others go with it.
    for word in words[index + 1 :]:
        if word.text not in LEVELS or not _RANGE.fullmatch(line, end, word.start):
            break
        end = word.end
    if _text(words, index - 1) in LABELS:
        start = words[index - 1].start
    return _joined(line[:start], line[end:])


def _joined(left: str, right: str) -> str:
    """What stands before and after the cut, without what only served to join it."""
    if tail := _TAIL.match(right):
        right = right[tail.end() :]
    left, right = left.rstrip(_LEFT_OVERS), right.lstrip(_LEFT_OVERS)
    if left[-1:] + right[:1] in _PAIRS:
        left, right = left[:-1].rstrip(_LEFT_OVERS), right[1:].lstrip(_LEFT_OVERS)
    space = "" if left.endswith(("(", "[", "«", "“")) or right.startswith((")", "]", "»", "”")) else " "
    rest = f"{left}{space}{right}".strip()
    return rest if _WORD.search(rest) else ""


def _whole(line: str, words: list[_Word]) -> tuple[str, LevelCode] | None:
    """The line as it is, if it names a role that is a lead's."""
    for index, word in enumerate(words):
        is_lead = LEVELS.get(word.text) is LevelCode.LEAD and _stands_alone(line, word)
        if word.text in WHOLE_NAMES or (is_lead and _is_part_of_a_name(words, index)):
            return line, LevelCode.LEAD
    return None


def _not_mattering(line: str, words: list[_Word]) -> tuple[str, LevelCode] | None:
    """The line without the words at its start or end that say that the level does not matter."""
    texts = [word.text for word in words]
    for phrase in map(str.split, NO_MATTER):
        size = len(phrase)
        for first in (0, len(texts) - size):
            if first >= 0 and texts[first : first + size] == phrase:
                start, end = words[first].start, words[first + size - 1].end
                return _joined(line[:start], line[end:]), LevelCode.UNSTATED
    return None
