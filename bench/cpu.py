"""The bot's processor time for a tap, against the bare bot's.

Processor time and not time on the clock, which on a shared machine says more about its other users. The bots take turns
tap by tap: everybody does the same, and the time is read when the bot has nothing left to do. Asking for the update is
part of a tap for both; waiting for one costs neither anything. The ratio is the median of those of the rounds: what
disturbs a round disturbs both.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import msgspec

from bench.report import Figure
from bench.system import RunningBot, running_bare_bot, running_product
from bench.walks import (
    ANSWER,
    APPLICANT,
    MEMBER,
    NAVIGATION,
    Screen,
    Screens,
    Tap,
    arrive,
    do,
    press,
    register,
    screen_of,
    start,
)
from school21_bot.sandbox.client import Person

ROUNDS = 7
PEOPLE = 24
# Enough for a second page of roles and of people.
MEMBERS = 32
ANSWERS_LIMIT = 1.75
NAVIGATION_LIMIT = 1.3

# After its last call the bot has only its dialog to save.
_QUIET_SECONDS = 0.05
_FIRST_MEMBER, _FIRST_APPLICANT = 1001, 5001

Costs = dict[Tap, list[float]]
"""The seconds that everybody together cost in each round, by tap."""


@dataclass
class Side:
    """One of the two bots, the people who use it, and what they cost."""

    bot: RunningBot
    members: list[Person]
    screens: Screens
    costs: Costs = field(default_factory=lambda: defaultdict(list))
    calls: dict[Tap, int] = field(default_factory=dict)

    async def newcomers(self, number: int) -> list[Person]:
        """The people of a round, at the first question."""
        people = await arrive(self.bot.sim, PEOPLE, _FIRST_APPLICANT + number * PEOPLE)
        for person in people:
            await start(person)
        return people

    async def tap(self, people: list[Person], tap: Tap) -> None:
        """Everybody does the same; what it costs is noted."""
        await self.bot.sim.idle(quiet=_QUIET_SECONDS)
        cpu, calls = self.bot.cpu(), await self.bot.calls()
        for person in people:
            await do(person, tap, self.screens)
        await self.bot.sim.idle(quiet=_QUIET_SECONDS)
        self.costs[tap].append(self.bot.cpu() - cpu)
        self.calls[tap] = await self.bot.calls() - calls


async def measure(folder: Path, redis_urls: list[str], *, details: bool) -> list[Figure]:
    """The two ratios; with `details` also that of each tap."""
    async with running_product(folder / "product", redis_urls[0]) as product:
        members = await _make_members(product)
        screens = await _record(product, members[0])
        file = folder / "screens.json"
        file.write_bytes(msgspec.json.encode(screens))
        async with running_bare_bot(folder / "bare", redis_urls[1], file) as bare:
            sides = [Side(product, members, screens), Side(bare, await _bare_members(bare), screens)]
            await _compare(sides[1])
            for number in range(1, ROUNDS + 1):
                await _round(sides, number)
    return _figures(*sides, details=details)


async def _round(sides: list[Side], number: int) -> None:
    """Newcomers walk through the form, members through the search, tap by tap, the bots in turn."""
    newcomers = [await side.newcomers(number) for side in sides]
    for tap in APPLICANT:
        for side, people in zip(sides, newcomers, strict=True):
            await side.tap(people, tap)
    for tap in MEMBER:
        for side in sides:
            await side.tap(side.members[:PEOPLE], tap)


async def _make_members(product: RunningBot) -> list[Person]:
    people = await arrive(product.sim, MEMBERS, _FIRST_MEMBER)
    for person in people:
        await register(person)
        await press(person, "В меню")
    return people


async def _bare_members(bare: RunningBot) -> list[Person]:
    people = await arrive(bare.sim, PEOPLE, _FIRST_MEMBER)
    for person in people:
        await person.send("/member")
    return people


async def _record(product: RunningBot, member: Person) -> Screens:
    """What the bot shows on both walks."""
    (applicant,) = await arrive(product.sim, 1, _FIRST_APPLICANT)
    await applicant.send("/start")
    await product.sim.idle()
    screens = {"menu_new": await screen_of(applicant)}
    await press(applicant, "Зарегистрироваться")
    screens["school_nickname"] = await screen_of(applicant)
    screens |= await _seen_on(applicant, APPLICANT)
    return screens | await _seen_on(member, MEMBER)


async def _compare(bare: Side) -> None:
    """Make sure that both show the same.

    Raises:
        AssertionError: they do not.
    """
    (applicant,) = await arrive(bare.bot.sim, 1, _FIRST_APPLICANT)
    await start(applicant)
    seen = await _seen_on(applicant, APPLICANT) | await _seen_on(bare.members[0], MEMBER)
    for name, screen in seen.items():
        assert _shown(screen) == _shown(bare.screens[name]), f"the bare bot shows another {name}"


async def _seen_on(person: Person, taps: tuple[Tap, ...]) -> Screens:
    seen = {}
    for tap in taps:
        await do(person, tap, {})
        await person.sim.idle()
        seen[tap.leads_to] = await screen_of(person)
    return seen


def _shown(screen: Screen) -> tuple[str, list[list[str]]]:
    return screen.html, [[button.text for button in row] for row in screen.rows]


def _figures(product: Side, bare: Side, *, details: bool) -> list[Figure]:
    assert product.calls == bare.calls, "the bare bot makes another number of calls"
    figures = []
    for kind, name, limit in (
        (ANSWER, "CPU of an answer / bare dialog", ANSWERS_LIMIT),
        (NAVIGATION, "CPU of navigation / bare dialog", NAVIGATION_LIMIT),
    ):
        taps = [tap for tap in (*APPLICANT, *MEMBER) if tap.kind == kind]
        figures.append(Figure(name, _ratio(product, bare, taps), limit))
        if details:
            figures += [Figure(f"  {tap.name}", _ratio(product, bare, [tap])) for tap in taps]
            costs = [_cost(bare, taps, number) for number in range(ROUNDS)]
            figures.append(Figure("  bare", 1000 * median(costs) / len(taps) / PEOPLE, unit="ms"))
    return figures


def _ratio(product: Side, bare: Side, taps: list[Tap]) -> float:
    return median(_cost(product, taps, number) / _cost(bare, taps, number) for number in range(ROUNDS))


def _cost(side: Side, taps: list[Tap], number: int) -> float:
    return sum(side.costs[tap][number] for tap in taps)
