"""One life: people, staff and troubles from a seed, round after round of simulated time, until the end."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from school21_bot.sandbox.asking import SimRefused
from tests.chaos import governing
from tests.chaos.checks import Finding, check
from tests.chaos.ending import end, make_good
from tests.chaos.record import PEOPLE
from tests.chaos.someone import Lost, Someone
from tests.chaos.street import Street
from tests.chaos.temper import Deed, choose
from tests.chaos.town import BEGINNING, OWNER, Town, founded, write_json
from tests.chaos.troubles import Troubles
from tests.servers import PostgresForTests

AT_ONCE = 8
LONGEST_DEED_SECONDS = 60.0
FIRST_ID = 100_001
FIRST_SPARE = 200_001
ENGLISH = 0.2
"""So many speak English, until they choose otherwise."""
_OF_AN_ACCOUNT = ("id", "first_name", "last_name", "username", "language_code")
JUMPS = (1, 3, 7, 7, 12, 26, 26, 50, 80)


@dataclass(frozen=True)
class Size:
    """How much of a life it is."""

    people: int = 100
    rounds: int = 14
    active: int = 30
    troubled: bool = True


@dataclass
class Told:
    """What came of a life."""

    seed: int
    database: str
    folder: Path
    complaints: list[str] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)
    deeds: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    why_lost: list[str] = field(default_factory=list)
    deaths: Counter[str] = field(default_factory=Counter)
    points: Counter[str] = field(default_factory=Counter)
    struck: Counter[str] = field(default_factory=Counter)
    days: float = 0.0
    lines: int = 0


async def live(
    seed: int,
    folder: Path,
    postgres: PostgresForTests | None,
    size: Size,
    say: Callable[[str], None] = lambda _: None,
) -> Told:
    """Live from the beginning to the end, and have it checked whether every promise was kept."""
    told = Told(seed, "sqlite" if postgres is None else "postgres", folder)
    async with founded(folder, postgres, random.Random(f"{seed}:town")) as town:
        life = _Life(town, seed, size, told)
        await life.people_come()
        nurse = asyncio.create_task(town.system.nurse(random.Random(f"{seed}:nurse")))
        try:
            for number in range(size.rounds):
                await life.round(number)
                told.days = (town.clock.now() - BEGINNING) / timedelta(days=1)
                say(f"day {told.days:5.1f}: {sum(told.deeds.values())} deeds, {dict(town.system.deaths)}")
            await make_good(town, life.owner)
            told.complaints += await end(town)
            say("the end; it is checked")
        finally:
            nurse.cancel()
            with suppress(asyncio.CancelledError):
                await nurse
        told.deaths, told.points, told.lines = town.system.deaths, town.system.points, town.watch.lines
        told.struck = life.troubles.struck
        town.watch.close()
        told.found = await check(folder, town.settings)
    return told


class _Life:
    def __init__(self, town: Town, seed: int, size: Size, told: Told) -> None:
        self.town = town
        self.told = told
        self._seed = seed
        self._size = size
        self._random = random.Random(f"{seed}:rounds")
        self.troubles = Troubles(town, random.Random(f"{seed}:troubles"))
        self.street = Street(town.community, town.staff)
        self._done = 0
        self.owner = self._someone(OWNER, 0xFFF, "owner")

    async def people_come(self) -> None:
        """Everybody gets an account, and the staff is in its chat."""
        self.street.everybody = [
            self._someone(FIRST_ID + number, number, _part_of(number)) for number in range(self._size.people)
        ]
        known: list[dict[str, Any]] = []
        for someone in (self.owner, *self.street.everybody):
            chance = someone.random
            names = {
                "first_name": chance.choice(("Иван", "Анна", "Пётр", "Вера", "Олег", "Нина")),
                "last_name": someone.marker.title() if chance.random() < 0.7 else "",
                "username": f"{someone.marker}_tg" if chance.random() < 0.7 else "",
                "language_code": "en" if someone.part == "peer" and chance.random() < ENGLISH else "ru",
            }
            about = {"marker": someone.marker, "part": someone.part}
            known.append({"id": someone.id, **names, **about})
            if someone.part == "peer" and someone.number % 4 == 2:
                someone.spare = FIRST_SPARE + someone.number
                known.append({"id": someone.spare, **names, **about, "username": "", "same_as": someone.id})
        for one in known:
            await self.town.sim.save_user(**{name: one[name] for name in _OF_AN_ACCOUNT if one[name]})
            if one["part"] in ("owner", "admin"):
                await self.town.sim.put_in(self.town.staff, one["id"])
        write_json(self.town.folder / PEOPLE, known)

    async def round(self, number: int) -> None:
        """Some of them do something, and then time passes."""
        if number < 2:
            await self._do(self.owner, Deed("appoint", governing.appoint))
        active = self._random.sample(self.street.everybody, min(self._size.active, len(self.street.everybody)))
        at_once = asyncio.Semaphore(AT_ONCE)

        async def act(someone: Someone) -> None:
            async with at_once:
                await self._do(someone, choose(someone))

        people = asyncio.gather(*(act(someone) for someone in (*active, self.owner)))
        if self._size.troubled and number > 0:
            await self.troubles.strike_while(people, self._deeds_done)
        else:
            await people
        if self._random.random() < 0.8:
            await self.town.sim.idle(3.0)
        if self._random.random() < 0.5:
            await self.town.sim.mend()
        await self.town.jump(timedelta(hours=self._random.choice(JUMPS), minutes=self._random.randrange(60)))
        await asyncio.sleep(self._random.uniform(0.5, 2.5))

    async def _do(self, someone: Someone, deed: Deed) -> None:
        self.told.deeds[deed.name] += 1
        try:
            async with asyncio.timeout(LONGEST_DEED_SECONDS):
                await deed.how(someone, self.street)
        except (Lost, SimRefused) as lost:
            self.told.lost[deed.name] += 1
            self.told.why_lost.append(f"{deed.name}: {type(lost).__name__} {lost}")
        except TimeoutError:
            self.told.lost[deed.name] += 1
            self.told.why_lost.append(f"{deed.name}: took too long")
        finally:
            self._done += 1

    def _deeds_done(self) -> int:
        return self._done

    def _someone(self, telegram_id: int, number: int, part: str) -> Someone:
        chance = random.Random(f"{self._seed}:{number}")
        return Someone(self.town.sim, self.town.watch, telegram_id, number, chance, part)


def _part_of(number: int) -> str:
    """Two become admins, some never want in, the others are peers."""
    if number in (0, 1):
        return "admin"
    return "stranger" if number % 20 == 7 else "peer"
