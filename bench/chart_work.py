"""What staff read of one community, timed, in a process of its own."""

import asyncio
import gc
import json
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import uvloop
from pydantic import SecretStr

from school21_bot import logs
from school21_bot.access import at_the_dashboard
from school21_bot.analytics import Grain, Slice
from school21_bot.analytics.comparing import rows_of
from school21_bot.app import Services, open_services
from school21_bot.people import Choice, Key, Order, Status
from school21_bot.people.models import Role
from school21_bot.settings import Settings
from school21_bot.storage import as_moment, fetch, snapshot
from tests.flows.people import make_members

OWNER = 9_001
OWNS = at_the_dashboard(None, OWNER)
TIMEZONE = "Europe/Moscow"

_REPEATS = 7
_REGISTRATIONS = 40
_FIRST_NEWCOMER = 3_000_000
_DAYS_RECOUNTED = (20, 50, 80)
Work = Callable[[], Awaitable[Any]]
Times = dict[str, float]


def settings_of(url: str, folder: Path) -> Settings:
    """The settings of a community."""
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # the parameter exists, pydantic hides it
        bot_token=SecretStr(""),
        database_url=url,
        data_dir=folder,
        admin_ids=(OWNER,),
        timezone=TIMEZONE,
    )


async def _read(services: Services) -> Times:
    """Each reading with and without filters, for a month, a year and two; pages of the table of people."""
    charts = services.analytics
    today, roles = charts.overview.today(), tuple([role.id for role in await Role.all().order_by("id")])
    times = {"glance": await _quickest(partial(services.glance.numbers, OWNS))}
    for name, wanted in _slices(today, roles):
        grain = Grain.DAY if wanted.days < 93 else Grain.WEEK if wanted.days < 401 else Grain.MONTH
        readings: dict[str, Work] = {
            "overview": partial(charts.overview.read, OWNS, wanted, grain),
            "funnel": partial(charts.funnel.read, OWNS, wanted),
            "audience": partial(charts.audience.read, OWNS, wanted),
            "invites": partial(charts.invitations.read, OWNS, wanted, grain),
            "search": partial(charts.searching.read, OWNS, wanted, grain),
        }
        for reading, work in readings.items():
            times[f"{reading}: {name}"] = await _quickest(work)
    return times | await _list(services)


def _slices(today: date, roles: tuple[int, ...]) -> Iterator[tuple[str, Slice]]:
    for days in (30, 365, 730):
        first = today - timedelta(days=days - 1)
        yield f"{days} days", Slice(first, today)
        yield f"{days} days, a role", Slice(first, today, roles=roles[:1])
        yield f"{days} days, a rare role", Slice(first, today, roles=roles[-1:])
        yield f"{days} days, two levels", Slice(first, today, levels=(2, 3))
        yield f"{days} days, a role and a level", Slice(first, today, roles=roles[:1], levels=(3,))
        yield f"{days} days, a status", Slice(first, today, statuses=(Status.ABANDONED,))


async def _list(services: Services) -> Times:
    """The first page of the table of people and one in the middle, in each order; of all members, too."""
    (middle,) = await fetch(
        """SELECT id, joined_at FROM person WHERE joined_at IS NOT NULL
        AND id > (SELECT min(id) / 2 + max(id) / 2 FROM person) ORDER BY id LIMIT 1"""
    )
    deep = Key(middle["id"], as_moment(middle["joined_at"]))
    times = {}
    for order in Order:
        for name, choice in (("everybody", Choice(order=order)), ("members", Choice((Status.MEMBER,), order=order))):
            for place, after in (("first", None), ("deep", deep)):
                work = partial(services.listing.page, OWNS, choice, after)
                times[f"{place} page: {name}, {order}"] = await _quickest(work)
    return times


async def _count(services: Services) -> Times:
    """Days recounted, against reading their rows; registrations, and adding up what they have noted."""
    zone = services.recount._zone
    days = [(services.analytics.overview.today() - timedelta(days=back)).isoformat() for back in _DAYS_RECOUNTED]
    times = {"read": 0.0, "recount": 0.0, "hold": 0.0}
    for day in days:
        times["read"] += await _quickest(partial(_read_rows, day, zone), 3)
        assert await services.recount.recount(day) == 0, "the many people are not counted right"
        times["recount"] += await _quickest(partial(services.recount.recount, day), 3)
        async with _held() as held:
            await services.recount.recount(day)
        times["hold"] = max(times["hold"], *held)
    times["register"] = await _once(partial(make_members, services, _REGISTRATIONS, first=_FIRST_NEWCOMER))
    async with _held() as held:
        times["fold"] = await _once(partial(_fold, services))
    return times | {"hold of a fold": max(held)}


async def _read_rows(day: str, zone: ZoneInfo) -> None:
    async with snapshot() as then:
        async for _ in rows_of(then, day, zone):
            pass


async def _fold(services: Services) -> None:
    while await services.folding.fold():
        pass


@asynccontextmanager
async def _held() -> AsyncIterator[list[float]]:
    """For how many seconds of processor time nobody else had the loop, each time, until the block ends."""
    held = [0.0]

    async def watch() -> None:
        last = time.thread_time()
        while True:
            await asyncio.sleep(0)
            held.append(time.thread_time() - last)
            last = time.thread_time()

    watching = asyncio.create_task(watch())
    try:
        yield held
    finally:
        watching.cancel()


async def _quickest(work: Work, repeats: int = _REPEATS) -> float:
    return min([await _once(work) for _ in range(repeats)])


async def _once(work: Work) -> float:
    began = time.perf_counter()
    await work()
    return time.perf_counter() - began


async def _pages(services: Services) -> Times:
    # Here, because it costs 180 MB and a second to load.
    from bench.page_work import pages

    return await pages(services, OWNER)


_WORK = {"read": _read, "count": _count, "pages": _pages}


async def _main(what: str, url: str, folder: str) -> Times:
    logs.configure(format="json", level="ERROR")
    async with open_services(settings_of(url, Path(folder))) as services:
        gc.freeze()  # as the processes do
        return await _WORK[what](services)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(uvloop.run(_main(*sys.argv[1:]))) + "\n")
