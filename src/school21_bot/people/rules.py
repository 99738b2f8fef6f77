"""The rules of what people enter, in one place for everything that takes it in.

A rule returns the value as it is kept — NFC, trimmed, without control and zero-width characters — or raises
`RuleViolated`, whose reason names a text in `locales/`: `refused-<field>-<reason>`.
"""

import string
from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple, NoReturn

from school21_bot.errors import RuleViolated
from school21_bot.people.spelling import folded, is_blank, one_line, paragraphs, role_key


class Field(StrEnum):
    """What a person enters about themselves."""

    SCHOOL_NICKNAME = "school_nickname"
    MESSENGER_NICKNAME = "messenger_nickname"
    TEAM = "team"
    ROLE = "role"
    DESCRIPTION = "description"


class Refusal(NamedTuple):
    """A way in which a field can be refused, and the names of the numbers that its text may use."""

    field: Field
    reason: str
    facts: tuple[str, ...] = ()


_LENGTH = ("limit", "length")

REFUSALS = (
    Refusal(Field.SCHOOL_NICKNAME, "empty"),
    Refusal(Field.SCHOOL_NICKNAME, "not-latin"),
    Refusal(Field.SCHOOL_NICKNAME, "too-short", _LENGTH),
    Refusal(Field.SCHOOL_NICKNAME, "too-long", _LENGTH),
    Refusal(Field.MESSENGER_NICKNAME, "empty"),
    Refusal(Field.MESSENGER_NICKNAME, "not-an-address"),
    Refusal(Field.MESSENGER_NICKNAME, "not-a-domain"),
    Refusal(Field.MESSENGER_NICKNAME, "too-long", _LENGTH),
    Refusal(Field.TEAM, "empty"),
    Refusal(Field.TEAM, "too-long", _LENGTH),
    Refusal(Field.ROLE, "empty"),
    Refusal(Field.ROLE, "no-letters"),
    Refusal(Field.ROLE, "too-long", _LENGTH),
    Refusal(Field.DESCRIPTION, "empty"),
    Refusal(Field.DESCRIPTION, "too-long", _LENGTH),
)

NAME = "name"
LONGEST_NAME = 64
SHORTEST_NICKNAME = 4
LONGEST = {
    Field.SCHOOL_NICKNAME: 16,
    Field.MESSENGER_NICKNAME: 256,
    Field.TEAM: 256,
    Field.ROLE: 256,
    Field.DESCRIPTION: 1024,
}
# No message of Telegram is longer. Cleaning takes time that grows with the square of a run of combining marks, so that
# longer text is refused unread.
LONGEST_TYPED = 4096

_LATIN = frozenset(string.ascii_letters)
_ATEXT = frozenset(string.ascii_letters + string.digits + "!#$%&'*+-/=?^_`{|}~")
_LONGEST_DOMAIN = 253
_LONGEST_LABEL = 63


def check(field: Field, text: str) -> str:
    """Check `text` by the rule of `field` and return it as it is kept.

    Raises:
        RuleViolated: one of REFUSALS.
    """
    return _RULES[field](text)


def school_nickname(text: str) -> str:
    """The nickname at the school: 4 to 16 Latin letters, kept as typed; a leading @ is dropped.

    Raises:
        RuleViolated: empty, not-latin, too-short or too-long.
    """
    field = Field.SCHOOL_NICKNAME
    value = _line(field, text).removeprefix("@").lstrip()
    if not value:
        _refuse(field, "empty")
    if not _LATIN.issuperset(value):
        _refuse(field, "not-latin")
    if len(value) < SHORTEST_NICKNAME:
        _refuse(field, "too-short", limit=SHORTEST_NICKNAME, length=len(value))
    return _not_too_long(field, value)


def messenger_nickname(text: str) -> str:
    """The name in the messenger: the part of an e-mail address before the @, also cut from a whole address.

    Raises:
        RuleViolated: empty, not-an-address, not-a-domain or too-long.
    """
    field = Field.MESSENGER_NICKNAME
    value, at, domain = _line(field, text).partition("@")
    if not all(atom and _ATEXT.issuperset(atom) for atom in value.split(".")):
        _refuse(field, "not-an-address")
    if at and not _looks_like_a_domain(domain):
        _refuse(field, "not-a-domain")
    return _not_too_long(field, value)


def team(text: str) -> str:
    """The team: a line of 1 to 256 characters.

    Raises:
        RuleViolated: empty or too-long.
    """
    return _not_too_long(Field.TEAM, _line(Field.TEAM, text))


def role(text: str) -> str:
    """The name of a role, without a level: a line of 1 to 256 characters with a letter in it.

    Raises:
        RuleViolated: empty, no-letters or too-long.
    """
    value = _not_too_long(Field.ROLE, _line(Field.ROLE, text))
    if not any(map(str.isalpha, value)):
        _refuse(Field.ROLE, "no-letters")
    # Some characters fold into several, and the folded name is what the dictionary of roles is keyed by.
    _not_too_long(Field.ROLE, role_key(value))
    return value


def description(text: str) -> str:
    """What a person works on: up to 1024 characters, line breaks kept; leaving it out is not this rule's business.

    Raises:
        RuleViolated: empty or too-long.
    """
    field = Field.DESCRIPTION
    return _not_too_long(field, _seen(field, paragraphs(_short_enough_to_read(field, text))))


def name(text: str) -> str:
    """What somebody is called whom staff enter by hand: a line of 1 to 64 characters, as long as Telegram's.

    Raises:
        RuleViolated: empty or too-long.
    """
    value = one_line(text[:LONGEST_TYPED])
    if is_blank(value):
        raise RuleViolated(NAME, "empty")
    if len(value) > LONGEST_NAME:
        raise RuleViolated(NAME, "too-long", limit=LONGEST_NAME, length=len(value))
    return value


def typed_line(text: str) -> str:
    """Clean the line in which level and role are typed together; its parts are measured once they are known.

    Raises:
        RuleViolated: empty or too-long.
    """
    return _line(Field.ROLE, text)


def comparable(field: Field, value: str) -> str:
    """The normal form by which two values of `field` are the same."""
    return role_key(value) if field is Field.ROLE else folded(value)


def _line(field: Field, text: str) -> str:
    return _seen(field, one_line(_short_enough_to_read(field, text)))


def _short_enough_to_read(field: Field, text: str) -> str:
    if len(text) > LONGEST_TYPED:
        _refuse(field, "too-long", limit=LONGEST[field], length=len(text))
    return text


def _seen(field: Field, value: str) -> str:
    if is_blank(value):
        _refuse(field, "empty")
    return value


def _not_too_long(field: Field, value: str) -> str:
    if len(value) > LONGEST[field]:
        _refuse(field, "too-long", limit=LONGEST[field], length=len(value))
    return value


def _looks_like_a_domain(text: str) -> bool:
    labels = text.split(".")
    return len(text) <= _LONGEST_DOMAIN and len(labels) > 1 and all(map(_is_a_label, labels))


def _is_a_label(text: str) -> bool:
    inside = 0 < len(text) <= _LONGEST_LABEL and text[0] != "-" and text[-1] != "-"
    return inside and text.replace("-", "a").isalnum()


def _refuse(field: Field, reason: str, **facts: int) -> NoReturn:
    raise RuleViolated(field, reason, **facts)


_RULES: dict[Field, Callable[[str], str]] = {
    Field.SCHOOL_NICKNAME: school_nickname,
    Field.MESSENGER_NICKNAME: messenger_nickname,
    Field.TEAM: team,
    Field.ROLE: role,
    Field.DESCRIPTION: description,
}
