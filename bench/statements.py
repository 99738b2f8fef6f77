"""What a tap asks of Telegram and of the database, counted."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import structlog
from pydantic import SecretStr

from bench.report import Figure
from bench.system import TOKEN, running_sandbox
from bench.walks import CARD, MEMBER, Tap, arrive, do, press, register
from school21_bot import logs
from school21_bot.sandbox.client import Person, SimClient
from school21_bot.settings import Settings
from school21_bot.storage.engine import Transaction
from school21_bot.storage.queries import current_connection
from school21_bot.telegram.opening import opened
from school21_bot.telegram.process import serve

CALLS_LIMIT = 18
STATEMENTS_LIMIT = 2

_FIRST_PERSON = 1001
_COMMUNITY = 40


class _Statements(logging.Handler):
    """Counts, by the update that is being handled, the statements outside its transaction."""

    def __init__(self) -> None:
        super().__init__()
        self.outside: Counter[int] = Counter()

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002  # the signature of handlers
        """The ORM logs every statement in the task that asks for it, so that the connection tells where it belongs."""
        update = structlog.contextvars.get_contextvars().get("update")
        if update is not None and not isinstance(current_connection(), Transaction):
            self.outside[update] += 1


async def measure(folder: Path, redis_url: str) -> list[Figure]:
    """Calls of a registration, with the role typed and with buttons, and the most statements that one tap makes."""
    async with _running_here(folder, redis_url) as sim:
        people = await arrive(sim, _COMMUNITY + 2, _FIRST_PERSON)
        for person in people[2:]:
            await register(person)
        with _counted() as statements:
            typed = await _calls_of_registration(people[0], with_buttons=False)
            buttons = await _calls_of_registration(people[1], with_buttons=True)
            await _search(people[0])
    return [
        Figure("Bot API calls of a registration", typed, CALLS_LIMIT, unit="", digits=0),
        Figure("  with buttons for role and level", buttons, unit="", digits=0),
        Figure(
            "SQL outside the own transaction, most of a tap",
            max(statements.outside.values()),
            STATEMENTS_LIMIT,
            unit="",
            digits=0,
        ),
    ]


async def _calls_of_registration(person: Person, *, with_buttons: bool) -> int:
    before = (await person.sim.state())["calls_total"]
    await register(person, with_buttons=with_buttons)
    await person.sim.idle()
    calls: int = (await person.sim.state())["calls_total"] - before
    return calls


async def _search(member: Person) -> None:
    await press(member, "В меню")
    for tap in (*MEMBER, *CARD):
        await _slowly(member, tap)


async def _slowly(member: Person, tap: Tap) -> None:
    await do(member, tap, {})
    await member.sim.idle()


@asynccontextmanager
async def _running_here(folder: Path, redis_url: str) -> AsyncIterator[SimClient]:
    """The bot in this process, where its statements can be watched."""
    logs.configure(format="json", level="ERROR")
    async with running_sandbox(folder) as sim:
        settings = Settings(
            _env_file=None,  # type: ignore[call-arg]  # the parameter exists, pydantic hides it
            bot_token=SecretStr(TOKEN),
            telegram_api_url=sim.base_url,
            database_url=f"sqlite://{folder / 'school21.db'}",
            redis_url=redis_url,
            data_dir=folder,
        )
        async with opened(settings) as everything:
            stop = asyncio.Event()
            serving = asyncio.create_task(serve(everything, stop))
            yield sim
            stop.set()
            await serving


@contextmanager
def _counted() -> Iterator[_Statements]:
    orm, handler = logging.getLogger("tortoise.db_client"), _Statements()
    level, propagate = orm.level, orm.propagate
    orm.setLevel(logging.DEBUG)
    orm.propagate = False
    orm.addHandler(handler)
    try:
        yield handler
    finally:
        orm.removeHandler(handler)
        orm.setLevel(level)
        orm.propagate = propagate
