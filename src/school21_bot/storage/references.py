"""Telling a row that refers to nothing from other refusals of the database."""

import sqlite3

import asyncpg  # type: ignore[import-untyped]  # ships no types
from tortoise.exceptions import IntegrityError


def refused_by_reference(error: BaseException) -> bool:
    """Whether the database refused to write because what the row refers to is not there."""
    if not isinstance(error, IntegrityError):
        return False
    causes = [error.__cause__, *error.args]
    return any(isinstance(cause, asyncpg.ForeignKeyViolationError) or _says_so(cause) for cause in causes)


def _says_so(cause: object) -> bool:
    return isinstance(cause, sqlite3.IntegrityError) and str(cause).startswith("FOREIGN KEY")
