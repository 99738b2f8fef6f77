"""What somebody looks for, as it is passed from the windows to the index, and sealed when it is kept."""

from enum import StrEnum
from typing import assert_never

import msgspec


class Filter(StrEnum):
    """A part of a query that can be dropped."""

    TEXT = "text"
    ROLES = "roles"
    LEVELS = "levels"
    MATES = "mates"


class Query(msgspec.Struct, frozen=True, omit_defaults=True):
    """Words, any of some roles, any of some levels; empty, everybody.

    `mates`: only people of the viewer's own team; `newest`: the latest first, however well the words fit.
    """

    text: str = ""
    roles: tuple[int, ...] = ()
    levels: tuple[int, ...] = ()
    mates: bool = False
    newest: bool = False

    @property
    def filters(self) -> tuple[Filter, ...]:
        """What narrows it."""
        return tuple(part for part in Filter if getattr(self, part.value))

    def without(self, part: Filter) -> "Query":
        """The same, but for one filter."""
        match part:
            case Filter.TEXT:
                return msgspec.structs.replace(self, text="")
            case Filter.ROLES:
                return msgspec.structs.replace(self, roles=())
            case Filter.LEVELS:
                return msgspec.structs.replace(self, levels=())
            case Filter.MATES:
                return msgspec.structs.replace(self, mates=False)
            case _:
                assert_never(part)
