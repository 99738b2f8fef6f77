"""One piece of work on many sealed records in a process of its own, timed."""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median
from typing import Any

import uvloop
from pydantic import SecretStr

from school21_bot import clock, logs
from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services, open_services
from school21_bot.ids import new_ids
from school21_bot.jobs import JobState, JobView, work_off
from school21_bot.people import Account, Query, Status
from school21_bot.people.accounts import place_of
from school21_bot.people.record import PersonRecord
from school21_bot.protection import Deed
from school21_bot.sealing import Place, Sealed, Sealer
from school21_bot.settings import Settings
from school21_bot.storage import fetch, insert_rows, scrub, transaction

_BATCH = 1000
_PAGES = 200
_COLUMNS = (
    *("id", "telegram_id", "status", "role_id", "level_id", "language", "language_chosen", "listed", "hidden_fields"),
    *("reminders_off", "bot_blocked", "consent_version", "consent_at", "joined_at", "updated_at", "version"),
    *("key_id", "record"),
)


def answers(number: int) -> PersonRecord:
    """What a member has told."""
    return PersonRecord(
        first_name="Иван",
        last_name=f"Петров {number}",
        username=f"user_{number}",
        school_nickname="nickname",
        messenger_nickname=f"ivan.petrov.{number}",
        team=f"Lab.SberPay.{number % 300}",
        description="Нагрузочное тестирование платежей, немного аналитики и наставничество",
    )


async def _fill(services: Services, people: int) -> dict[str, float]:
    """So many members, written in bulk; and the share of the time that sealing them takes."""
    at, shares = clock.now(), []
    await fetch("INSERT INTO role (id, name, key) VALUES (1, 'QA', 'qa')")
    for first in range(0, people, _BATCH):
        told = [answers(number) for number in range(first, first + _BATCH)]
        ids = new_ids(len(told))
        began = time.perf_counter()
        sealed = [services.sealer.seal(place_of(one), record) for one, record in zip(ids, told, strict=True)]
        sealing = time.perf_counter() - began
        rows: list[tuple[Any, ...]] = [
            (
                *(one, 5_000_000 + first + number, Status.MEMBER.value, 1, 3, "ru", False, True, "[]"),
                *(False, False, "2026-11", at, at, at, 1, written.key_id, written.record),
            )
            for number, (one, written) in enumerate(zip(ids, sealed, strict=True))
        ]
        async with transaction():
            await insert_rows("person", _COLUMNS, rows)
        shares.append(sealing / (time.perf_counter() - began))
    return {"share": median(shares)}


async def _page(services: Services, _: int) -> dict[str, float]:
    """A page of the search, and the status, on a table without what sweeps have left behind."""
    await scrub("person")
    viewer = Account(1, 1, Status.MEMBER, "ru", False, 1, PersonRecord(), None, consent_version="2026-11")
    query, behind = Query(roles=(1,), levels=(3,)), None
    times = []
    for _ in range(_PAGES):
        began = time.perf_counter()
        page = await services.finding.page(viewer, query, behind)
        times.append(time.perf_counter() - began)
        behind = page.after
        assert len(page.found) == 10
    began = time.perf_counter()
    await services.protection.status(COMMAND_LINE)
    # The shortest: others use the machine, too.
    return {"page": min(times), "status": time.perf_counter() - began}


async def _do(services: Services, deed: Deed) -> dict[str, float]:
    job_id = await services.protection.start(COMMAND_LINE, deed)
    done = await work_off(services.jobs, services.protection.kind(), job_id, _nobody)
    assert done.state is JobState.DONE
    return {"seconds": done.parameters["worked"] / 1000}


class _Copying(Sealer):
    """Seals nothing: each record goes back as it is, under the other key."""

    def reseal(self, place: Place, record: bytes) -> Sealed:  # noqa: ARG002  # the interface's
        return Sealed(self._keyring.primary.id, record)


async def _copy(services: Services, _: int) -> dict[str, float]:
    services.protection._resealing._sealer = _Copying(services.protection._keyring)
    times = [(await _do(services, Deed.ROTATE))["seconds"] for _ in range(2)]
    return {"seconds": min(times)}


async def _nobody(_: JobView) -> None:
    """Nobody listens."""


WORK: dict[str, Callable[[Services, int], Awaitable[dict[str, float]]]] = {
    "fill": _fill,
    "page": _page,
    "copy": _copy,
    **{deed.value: lambda services, _, deed=deed: _do(services, deed) for deed in Deed},  # type: ignore[misc]  # bound early
}


async def _main(what: str, folder: str, url: str, people: str) -> dict[str, float]:
    logs.configure(format="json", level="ERROR")
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]  # the parameter exists, pydantic hides it
        bot_token=SecretStr(""),
        database_url=url,
        data_dir=Path(folder),
    )
    async with open_services(settings) as services:
        await asyncio.sleep(0)
        return await WORK[what](services, int(people))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(uvloop.run(_main(*sys.argv[1:]))) + "\n")
