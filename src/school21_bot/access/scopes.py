"""What a key of another system may do: each scope lies within a right of whoever makes the key."""

from collections.abc import Collection
from enum import StrEnum

from school21_bot.access.rights import Right


class Scope(StrEnum):
    """One thing that a key may be made for; its text is `scope-<scope>`, with a dash for the colon."""

    MEMBERS_READ = "members:read"
    MEMBERS_CONTACT = "members:contact"
    MEMBERS_WRITE = "members:write"
    INVITES_READ = "invites:read"
    INVITES_WRITE = "invites:write"
    NUMBERS_READ = "numbers:read"
    DUMPS_READ = "dumps:read"
    DUMPS_WRITE = "dumps:write"
    AUDIT_READ = "audit:read"
    JOBS_READ = "jobs:read"
    JOBS_WRITE = "jobs:write"


RIGHT_OF: dict[Scope, Right] = {
    Scope.MEMBERS_READ: Right.PEOPLE,
    Scope.MEMBERS_CONTACT: Right.PEOPLE,
    Scope.MEMBERS_WRITE: Right.PEOPLE,
    Scope.INVITES_READ: Right.INVITES,
    Scope.INVITES_WRITE: Right.INVITES,
    Scope.NUMBERS_READ: Right.NUMBERS,
    Scope.DUMPS_READ: Right.DUMPS,
    Scope.DUMPS_WRITE: Right.DUMPS,
    Scope.AUDIT_READ: Right.AUDIT,
    Scope.JOBS_READ: Right.NUMBERS,
    Scope.JOBS_WRITE: Right.NUMBERS,
}
"""The right within which each scope lies."""


def scopes_within(rights: Collection[Right]) -> tuple[Scope, ...]:
    """The scopes that somebody with these rights may give to a key."""
    return tuple(scope for scope in Scope if RIGHT_OF[scope] in rights)
