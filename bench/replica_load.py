"""Five hundred people who tap: as fast as they are answered, at moments of their own, and for a very long time."""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from statistics import quantiles

from bench.system import memory_of
from bench.walks import press
from school21_bot.people import CONSENT_VERSION, Status
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.client import Person, SimClient
from school21_bot.storage import open_database
from school21_bot.tables import MODELS

PEOPLE = 500
SHARE = 0.6

_FIRST = 5001
_LABELS = ("Найти коллегу", "В меню")
_AT_ONCE = 16
_CAPACITY_SECONDS, _LOAD_SECONDS = 8.0, 30.0
_EARLY_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Load:
    """What they could take a second, and how long people waited at some of that."""

    capacity: float
    lost: int
    p50: float
    p99: float


async def lost_and_late(sim: SimClient, database_url: str) -> Load:
    """Measure the capacity, then tap at a share of it, each tap at its own moment."""
    people = await _members(sim, database_url)
    await _tap_in_turn(people, 3.0)
    capacity = await _tap_in_turn(people, _CAPACITY_SECONDS)
    await sim.idle()
    waited = await _tap_on_time(people, capacity * SHARE)
    answered = sorted(one for one in waited if one is not None)
    return Load(capacity, len(waited) - len(answered), quantiles(answered, n=2)[0], quantiles(answered, n=100)[-1])


async def memory_over(sim: SimClient, pids: Sequence[int], taps: int) -> float:
    """By how many per cent the replica that grew most has grown over so many taps, after the first tenth of them."""
    people = [Person(sim, number) for number in range(_FIRST, _FIRST + PEOPLE)]
    early: list[int] = []
    for done in range(0, taps, PEOPLE):
        if not early and done >= taps * _EARLY_SHARE:
            early = [memory_of(pid) for pid in pids]
        await asyncio.gather(*(_tap_unseen(some) for some in _shared(people)))
        await sim.idle(seconds=60, quiet=0.02)
    late = [memory_of(pid) for pid in pids]
    return max(100 * (after / before - 1) for before, after in zip(early, late, strict=True))


async def _members(sim: SimClient, database_url: str) -> list[Person]:
    """People in front of the menu."""
    people = []
    for number in range(_FIRST, _FIRST + PEOPLE):
        await sim.save_user("Иван", id=number)
        people.append(Person(sim, number))
    await _start(sim, people)
    async with open_database(database_url, MODELS):
        await Row.filter(status=Status.NEW).update(status=Status.MEMBER, consent_version=CONSENT_VERSION)
    await _start(sim, people)
    return people


async def _start(sim: SimClient, people: Sequence[Person]) -> None:
    for person in people:
        await person.send("/start")
    await sim.idle(seconds=120)


async def _tap(person: Person) -> None:
    """There or back, whichever is next, and wait for the answer."""
    shown = await person.buttons()
    await press(person, next(label for label in _LABELS if label in shown))


async def _tap_unseen(people: Sequence[Person]) -> None:
    for person in people:
        shown = await person.buttons()
        await person.press(next(label for label in _LABELS if label in shown))


async def _tap_in_turn(people: Sequence[Person], seconds: float) -> float:
    """Several at a time as fast as they are answered; the taps a second."""
    began, done = time.monotonic(), 0

    async def one_after_the_other(some: Sequence[Person]) -> None:
        nonlocal done
        for person in cycle(some):
            if time.monotonic() - began > seconds:
                return
            await _tap(person)
            done += 1

    await asyncio.gather(*(one_after_the_other(some) for some in _shared(people)))
    return done / (time.monotonic() - began)


async def _tap_on_time(people: Sequence[Person], rate: float) -> list[float | None]:
    """Somebody taps at each of the moments, whether or not the others were answered; how long each waited."""
    rng, began, moment = random.Random(9), time.monotonic(), 0.0
    tapping = []
    # Nobody taps before their last tap was answered: they take turns.
    for person in islice(cycle(people), int(rate * _LOAD_SECONDS)):
        moment += rng.expovariate(rate)
        await asyncio.sleep(began + moment - time.monotonic())
        tapping.append(asyncio.create_task(_waited(person)))
    return await asyncio.gather(*tapping)


async def _waited(person: Person) -> float | None:
    began = time.monotonic()
    try:
        await _tap(person)
    except (AssertionError, StopIteration):
        return None
    return time.monotonic() - began


def _shared(people: Sequence[Person]) -> list[Sequence[Person]]:
    return [people[number::_AT_ONCE] for number in range(_AT_ONCE)]
