"""One piece of work on dumps in a process of its own, timed and weighed."""

import asyncio
import json
import os
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import uvloop
from pydantic import SecretStr

from bench.system import memory_of
from school21_bot import logs
from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services, open_services
from school21_bot.dumps.turns import no_beat
from school21_bot.search import MOST_TOKENS
from school21_bot.settings import Settings
from school21_bot.storage import as_moment, fetch, insert_rows, migrate, open_database, transaction
from school21_bot.tables import MODELS

TABLES = ("data_key", "level", "role", "person", "registration", "person_tag", "event")
_BATCH = 1000
_PAGE = 256
_TOKEN = ("generation", "token", "person")


async def _check(services: Services, file: Path) -> dict[str, float]:
    began = time.perf_counter()
    await services.imports.check_file(COMMAND_LINE, file, no_beat, passphrase=None)
    return {"seconds": time.perf_counter() - began}


async def _import(services: Services, file: Path) -> dict[str, float]:
    import_id = await services.imports.check_file(COMMAND_LINE, file, no_beat, passphrase=None)
    checked = time.perf_counter()
    await services.imports.confirm(COMMAND_LINE, import_id, update_existing=True)
    await services.imports.apply_file(COMMAND_LINE, import_id, no_beat)
    return {"seconds": time.perf_counter() - checked}


async def _export(services: Services, file: Path) -> dict[str, float]:
    began = time.perf_counter()
    with file.open("wb") as output:  # what is measured
        await services.exports.write(COMMAND_LINE, output.write, no_beat, passphrase=None)
    return {"seconds": time.perf_counter() - began}


async def _read(_: Services, __: Path) -> dict[str, float]:
    """The rows of an export, read and forgotten."""
    began, last = time.perf_counter(), 0
    while rows := await fetch(f"SELECT * FROM person WHERE telegram_id > $1 ORDER BY telegram_id LIMIT {_PAGE}", last):
        last = rows[-1]["telegram_id"]
        places = ", ".join(f"${number}" for number in range(1, len(rows) + 1))
        await fetch(f"SELECT * FROM registration WHERE person_id IN ({places})", *[row["id"] for row in rows])
    return {"seconds": time.perf_counter() - began}


async def _copy(url: str, target: str) -> dict[str, float]:
    """The very same rows into an empty database, with nothing around it."""
    rows: dict[str, list[tuple[Any, ...]]] = {}
    columns: dict[str, tuple[str, ...]] = {}
    async with open_database(url, MODELS):
        for table in TABLES:
            found = await fetch(f'SELECT * FROM "{table}" ORDER BY id')
            columns[table] = tuple(found[0]) if found else ()
            rows[table] = [tuple(_value(name, value) for name, value in row.items()) for row in found]
        tokens = [
            tuple(row.values()) for row in await fetch(f"SELECT {', '.join(_TOKEN)} FROM search_token ORDER BY person")
        ]  # names of ours
    await migrate(target, MODELS)
    async with open_database(target, MODELS):
        await fetch("DELETE FROM level")
        began = time.perf_counter()
        for table in TABLES:
            for first in range(0, len(rows[table]), _BATCH):
                async with transaction():
                    await insert_rows(table, columns[table], rows[table][first : first + _BATCH])
        for first in range(0, len(tokens), _BATCH * MOST_TOKENS):
            async with transaction():
                await insert_rows("search_token", _TOKEN, tokens[first : first + _BATCH * MOST_TOKENS])
    return {"seconds": time.perf_counter() - began}


def _value(name: str, value: Any) -> Any:
    """A value as a program has it: times are times, and not the text that SQLite keeps."""
    is_moment = value is not None and (name == "at" or name.endswith("_at"))
    return as_moment(value) if is_moment else value


WORK: dict[str, Callable[[Services, Path], Awaitable[dict[str, float]]]] = {
    "check": _check,
    "import": _import,
    "export": _export,
    "read": _read,
}


async def _main(what: str, folder: str, url: str, argument: str) -> dict[str, float]:
    logs.configure(format="json", level="ERROR")
    if what == "copy":
        return await _copy(url, argument)
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]  # the parameter exists, pydantic hides it
        bot_token=SecretStr(""),
        database_url=url,
        data_dir=Path(folder),
    )
    async with open_services(settings) as services:
        await asyncio.sleep(0)
        idle = memory_of(os.getpid())
        measured = await WORK[what](services, Path(argument))
        peak = _peak()
        return {**measured, "megabytes": (peak - idle) / 2**20}


def _peak() -> int:
    """The most memory that this process has had; unlike getrusage it says nothing of the process that started it."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(uvloop.run(_main(*sys.argv[1:]))) + "\n")
