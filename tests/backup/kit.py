"""A community worth keeping, and `school21-bot backup` as somebody with a shell runs it."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.people import Step
from school21_bot.settings import Settings
from school21_bot.storage import catalogue, fetch
from tests import forks
from tests.flows.people import make_applicant, make_members
from tests.protection.kit import fill

PASSPHRASE = "correct horse battery"
MEMBERS = 6

Run = Callable[..., "subprocess.CompletedProcess[str]"]


async def inhabit(services: Services) -> None:
    """Members, applicants, a merged role, rows in every table that holds sealed bytes."""
    await fill(services, 5)
    await make_members(services, MEMBERS - 2)
    await make_members(services, 2, role="QA engineer", level="Lead", first=MEMBERS - 1)
    await make_applicant(services, 77, until=Step.TEAM)
    roles = {row["name"]: row["id"] for row in await fetch("SELECT id, name FROM role")}
    await services.role_book.merge(COMMAND_LINE, roles["QA engineer"], roles["QA"])


def command(settings: Settings, folder: Path, **environment: str) -> Run:
    """Runs `school21-bot backup …` in a folder; the terminal is nobody."""
    variables = {
        "DATABASE_URL": settings.database(),
        "DATA_DIR": str(settings.data_dir),
        "BACKUP_DIR": str(folder / "backups"),
        "REDIS_URL": "",
        **environment,
    }

    def run(*arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
        return forks.command("backup", *arguments, environment=variables | more, folder=folder)

    return run


async def everything() -> dict[str, list[tuple[Any, ...]]]:
    """All rows of the open database, the same on both dialects."""
    found = {}
    for table in await catalogue():
        rows = [tuple(map(_neutral, row.values())) for row in await fetch(table.select)]
        found[table.name] = sorted(rows, key=repr)
    return found


def _neutral(value: Any) -> Any:
    match value:
        case bool():
            return int(value)
        case bytes() | memoryview():
            return bytes(value)
        case None | int() | float():
            return value
        case dict() | list():
            return json.dumps(value, sort_keys=True)
        case str() if value.startswith(("{", "[")):
            return _neutral(json.loads(value))
        case _:
            return str(value)
