"""Reads of the API beside a bare FastAPI + Tortoise endpoint that reads as many plain rows of the same database."""

import asyncio
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import asyncpg  # type: ignore[import-untyped]  # ships no types
from pydantic import SecretStr
from tortoise import Tortoise

from bench.bare_api import PlainMember
from bench.many_people import fill
from bench.report import Figure
from school21_bot.access import Scope, in_the_bot
from school21_bot.app import open_services
from school21_bot.people import Choice, Status, WholePerson
from school21_bot.settings import Settings
from school21_bot.system import variables_of
from tests.dashboards import free_port
from tests.servers import PostgresForTests

PEOPLE = 2_000
PAGE = 25
AT_ONCE = 8
REQUESTS = 200
ROUNDS = 9

_OWNER = 9_001
_START_SECONDS = 60


async def measure(folder: Path, redis_url: str) -> list[Figure]:
    """Both servers in turn, on both databases; each figure is how many times as many requests the bare one answers."""
    figures = []
    with PostgresForTests() as postgres:
        urls = {"SQLite": f"sqlite://{folder / 'school21.db'}", "PostgreSQL": await _database(postgres)}
        for name, url in urls.items():
            for what, ratio in (await _compare(folder / name, url, redis_url)).items():
                figures.append(Figure(f"API, {name}: {what}, a bare endpoint / ours", ratio, 2.0))
    return figures


async def _database(server: PostgresForTests) -> str:
    connection = await asyncpg.connect(host=server.socket_folder, user="postgres", database="postgres")
    await connection.execute("CREATE DATABASE api")
    await connection.close()
    return server.url("api")


async def _compare(folder: Path, url: str, redis_url: str) -> dict[str, float]:
    folder.mkdir()  # noqa: ASYNC240  # quick
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]  # the parameter exists, pydantic hides it
        bot_token=SecretStr(""),
        database_url=url,
        redis_url=redis_url,
        data_dir=folder,
        admin_ids=(_OWNER,),
        web_port=free_port(),
        api_rate=1_000_000,
        log_format="json",
    )
    await fill([settings], PEOPLE)
    members, key = await _arrange(settings)
    # A task of its own: which database is open is kept in its context.
    await asyncio.create_task(_plain(url, members))
    port, one = free_port(), members[0].id
    with ExitStack() as stack:
        web = [*("school21_bot.cli", "--env-file=", "web")]
        stack.enter_context(_running(folder, "web", web, variables_of(settings)))
        stack.enter_context(_running(folder, "bare", ["bench.bare_api", _as_tortoise(url), str(port)], {}))
        ours, bare = f"http://127.0.0.1:{settings.web_port}/api/v1", f"http://127.0.0.1:{port}"
        async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {key}"}) as session:
            await _answers(session, f"{ours}/levels")
            await _answers(session, f"{bare}/members")
            return {
                f"pages of {PAGE}": await _ratio(
                    session, f"{ours}/members?limit={PAGE}", f"{bare}/members?limit={PAGE}"
                ),
                "one member": await _ratio(session, f"{ours}/members/{one}", f"{bare}/members/{one}"),
            }


async def _ratio(session: aiohttp.ClientSession, ours: str, bare: str) -> float:
    """The median of rounds, in each of which both are asked, so that whatever else the machine does hits both."""
    found = []
    for _ in range(ROUNDS):
        seconds = [await _seconds(session, url) for url in (ours, bare)]
        found.append(seconds[0] / seconds[1])
    return statistics.median(found[1:])  # the first warms up


async def _seconds(session: aiohttp.ClientSession, url: str) -> float:
    async def ask() -> None:
        for _ in range(REQUESTS // AT_ONCE):
            async with session.get(url) as answer:
                if answer.status != 200:
                    raise RuntimeError(f"{url}: {answer.status}")
                await answer.read()

    began = time.perf_counter()
    await asyncio.gather(*(ask() for _ in range(AT_ONCE)))
    return time.perf_counter() - began


async def _arrange(settings: Settings) -> tuple[tuple[WholePerson, ...], str]:
    """The members, and a key that reads them; without contact data nothing is noted of a reading."""
    async with open_services(settings) as services:
        by = in_the_bot(1, _OWNER)
        scopes = (Scope.MEMBERS_READ,)
        _, key = await services.api_keys.make(by, "Bench", scopes, timedelta(days=1))
        page = await services.wholes.page(by, Choice((Status.MEMBER,)), None, 500)
        return page.people, key


async def _plain(url: str, members: tuple[WholePerson, ...]) -> None:
    """The same members as rows in the clear."""
    # A name of its own for each database: the ORM keeps its statements by it.
    label = url.partition(":")[0]
    models = {"models": ["bench.bare_api"], "default_connection": label}
    await Tortoise.init(config={"connections": {label: _as_tortoise(url)}, "apps": {"models": models}})
    await Tortoise.generate_schemas()
    await PlainMember.bulk_create([PlainMember(**_row(one)) for one in members])
    await Tortoise.close_connections()


def _row(one: WholePerson) -> dict[str, Any]:
    told = one.record
    return {
        "id": one.id,
        "version": one.version,
        "status": one.status.value,
        "role": one.role.name if one.role else "",
        "level": one.level.code if one.level else "",
        "team": (told and told.team) or "",
        "description": (told and told.description) or "",
        "listed": one.listed,
        "language": one.language,
        "name": told.full_name if told else "",
        "school_nickname": (told and told.school_nickname) or "",
        "messenger_nickname": (told and told.messenger_nickname) or "",
        "username": told.username if told else "",
        "telegram_id": one.telegram_id or 0,
        "joined_at": one.joined_at or one.updated_at,
        "updated_at": one.updated_at,
    }


def _as_tortoise(url: str) -> str:
    return url.replace("postgres://", "asyncpg://", 1)


@contextmanager
def _running(folder: Path, name: str, command: list[str], environment: dict[str, str]) -> Iterator[None]:
    with (folder / f"{name}.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", *command], env={**os.environ, **environment}, stdout=log, stderr=subprocess.STDOUT
        )
    try:
        yield
    finally:
        process.terminate()
        process.wait(30)


async def _answers(session: aiohttp.ClientSession, url: str) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            async with session.get(url) as answer:
                if answer.status == 200:
                    return
        except aiohttp.ClientError:
            pass
        if time.monotonic() > deadline:
            raise TimeoutError(f"{url} does not answer")
        await asyncio.sleep(0.1)
