"""Who acts for the community: somebody of the staff, or whoever has a shell on the server."""

from dataclasses import dataclass
from enum import StrEnum

from school21_bot.access.rights import Right


class Via(StrEnum):
    """The way somebody acts; text `audit-via-<way>`."""

    BOT = "bot"
    COMMAND_LINE = "command-line"
    DASHBOARD = "dashboard"
    API = "api"
    AUTOMATIC = "automatic"


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever acts; what they may do is read anew whenever they act (`service.py`).

    `only`: the rights to which they are confined, of those that they have; `key`: the API key by which they act.
    """

    via: Via
    person_id: int | None = None
    telegram_id: int | None = None
    only: frozenset[Right] | None = None
    key: int | None = None


COMMAND_LINE = Actor(Via.COMMAND_LINE)
"""Whoever starts our commands on the server may read the database and the key anyway."""

AUTOMATIC = Actor(Via.AUTOMATIC)
"""The bot itself, where a setting tells it to."""


def in_the_bot(person_id: int, telegram_id: int | None) -> Actor:
    """Somebody who presses buttons."""
    return Actor(Via.BOT, person_id, telegram_id)


def at_the_dashboard(person_id: int | None, telegram_id: int) -> Actor:
    """Somebody in front of the dashboard."""
    return Actor(Via.DASHBOARD, person_id, telegram_id)


def by_a_key(person_id: int | None, telegram_id: int, key: int, only: frozenset[Right]) -> Actor:
    """Another system, with a key that somebody of the staff made."""
    return Actor(Via.API, person_id, telegram_id, only, key)
