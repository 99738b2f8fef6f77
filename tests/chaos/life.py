"""One life: people, staff and troubles from a seed, round after round of simulated time, until the end."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from tests.chaos.ending import end
from tests.chaos.record import PEOPLE
from tests.chaos.registering import register
from tests.chaos.someone import Lost, Someone
from tests.chaos.town import BEGINNING, Town, founded, write_json
from tests.servers import PostgresForTests

AT_ONCE = 6


@dataclass(frozen=True)
class Size:
    """How much of a life it is."""

    people: int = 100
    rounds: int = 20
    active: int = 24


@dataclass
class Told:
    """What came of a life."""

    seed: int
    database: str
    folder: Path
    complaints: list[str] = field(default_factory=list)
    deeds: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    deaths: Counter[str] = field(default_factory=Counter)
    points: Counter[str] = field(default_factory=Counter)
    days: float = 0.0
    lines: int = 0


async def live(
    seed: int,
    folder: Path,
    postgres: PostgresForTests | None,
    size: Size,
    say: Callable[[str], None] = lambda _: None,
) -> tuple[Told, Town]:
    """Live from the beginning to the end; what is to be checked is in the folder then."""
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
            told.complaints += await end(town)
        finally:
            nurse.cancel()
            with suppress(asyncio.CancelledError):
                await nurse
        told.deaths, told.points, told.lines = town.system.deaths, town.system.points, town.watch.lines
    return told, town


class _Life:
    def __init__(self, town: Town, seed: int, size: Size, told: Told) -> None:
        self.town = town
        self.told = told
        self._seed = seed
        self._size = size
        self._random = random.Random(f"{seed}:rounds")
        self.everybody: list[Someone] = []

    async def people_come(self) -> None:
        """Everybody gets an account, and the staff is in its chat."""
        town, known = self.town, []
        for number in range(self._size.people):
            chance = random.Random(f"{self._seed}:{number}")
            someone = Someone(town.sim, town.watch, 100_001 + number, number, chance)
            names = {
                "first_name": chance.choice(("Иван", "Анна", "Пётр", "Вера", "Олег", "Нина")),
                "last_name": someone.marker.title() if chance.random() < 0.7 else "",
                "username": f"{someone.marker}_tg" if chance.random() < 0.7 else "",
            }
            await town.sim.save_user(**{name: value for name, value in names.items() if value}, id=someone.id)
            known.append({"id": someone.id, **names, "marker": someone.marker, "part": someone.part})
            self.everybody.append(someone)
        write_json(town.folder / PEOPLE, known)

    async def round(self, number: int) -> None:
        """Some of them do something, and then time passes."""
        del number  # all rounds are alike so far
        active = self._random.sample(self.everybody, min(self._size.active, len(self.everybody)))
        at_once = asyncio.Semaphore(AT_ONCE)

        async def act(someone: Someone) -> None:
            async with at_once:
                await self._do(someone, "register")

        killing = asyncio.create_task(self._kill_somebody())
        await asyncio.gather(*(act(someone) for someone in active))
        await killing
        await self.town.sim.idle(3.0)
        await self.town.jump(timedelta(hours=self._random.choice((1, 3, 7, 12, 26, 50))))
        await asyncio.sleep(1.0)

    async def _kill_somebody(self) -> None:
        await asyncio.sleep(self._random.uniform(0.2, 2.0))
        await self.town.system.kill(self._random.choice(sorted(self.town.system.commands)))

    async def _do(self, someone: Someone, what: str) -> None:
        self.told.deeds[what] += 1
        try:
            await register(someone, staying_power=someone.random.choice((0.9, 1.0)))
        except Lost as lost:
            self.told.lost[what] += 1
            self.told.complaints.append(str(lost))
