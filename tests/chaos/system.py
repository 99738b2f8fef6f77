"""The whole service as processes that live by the shared clock, and that somebody starts again when they die."""

import asyncio
import os
import random
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from school21_bot.settings import Settings
from tests.balancer import Balancer
from tests.chaos.points import of_every_day, points_of
from tests.chaos.record import LOGS
from tests.chaos.times import SharedClock, eventually
from tests.chaos.watching import Watch
from tests.dashboards import free_port
from tests.flows.forks import ForkedCommand
from tests.forks import Forked
from tests.resilience.kit import Process

LOOK_SECONDS = 0.1
# Whoever is stopped before they listen to signals ends as any program does.
_DIES_AGAIN = 0.75
_OF_EVERY_DAY = 0.7
_OF_A_SIGNAL = (0, -9, -15)


class ChaosCommand(ForkedCommand):
    """A command that lives by the shared clock and whose every word is kept."""

    def __init__(self, command: str, settings: Settings, clock: Path, logs: Path, name: str) -> None:
        super().__init__(command, settings)
        self._numbers = count(1)
        self._at = (command, clock, logs, name)

    async def start(self, **environment: str) -> None:
        """Start it; each start has a log of its own."""
        command, clock, logs, name = self._at
        log = logs / f"{name}-{next(self._numbers):03}.log"
        self._work, self._arguments = _run, (command, str(clock), str(log))
        await Forked.start(self, **self._variables | environment)

    @property
    def exit_code(self) -> int | None:
        """What it ended with, if it has."""
        return None if self._process is None else self._process.exitcode


def _run(command: str, clock: str, log: str) -> None:
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(descriptor, stream)
    SharedClock(Path(clock)).rule()
    from school21_bot.cli import main

    sys.exit(main(["--env-file", "", command]))


@dataclass
class System:
    """The processes, by their names, and the nurse who starts again whichever died."""

    settings: Settings
    watch: Watch
    folder: Path
    processes: dict[str, Process]
    commands: dict[str, ChaosCommand]
    deaths: Counter[str] = field(default_factory=Counter)
    points: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    deadly: bool = True
    _armed: dict[str, tuple[str, Path]] = field(default_factory=dict)
    _busy: set[str] = field(default_factory=set)
    _once: "count[int]" = field(default_factory=lambda: count(1))

    async def nurse(self, chance: random.Random) -> None:
        """Start again whichever dies, after a moment; most of those that died at a point will die at another."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            for name, command in self.commands.items():
                if name not in self._busy and command.exit_code is not None:
                    again = self.note_death(name) and self.deadly and chance.random() < _DIES_AGAIN
                    await asyncio.sleep(chance.uniform(0.0, 0.3))
                    await self._start(name, *(self.a_point(name, chance) if again else ()))

    def a_point(self, name: str, chance: random.Random) -> tuple[str, int]:
        """Where a process may die next, and at which time that it comes there."""
        points = [point for point in points_of(name) if self.settings.webhook_url or not point.startswith("webhook:")]
        if chance.random() < _OF_EVERY_DAY:
            points = of_every_day(points)
        return chance.choice(points), chance.choice((1, 1, 2, 5))

    def note_death(self, name: str) -> bool:
        """Write down that a process is gone, and of what; whether that was a point."""
        code, (point, file) = self.commands[name].exit_code, self._armed.pop(name, ("", Path()))
        of_point = bool(point) and file.exists()
        if of_point:
            self.points[point] += 1
        self.deaths["failpoint" if of_point else "death"] += 1
        self.watch.struck(
            "failpoint" if of_point else "death", process=name, point=point if of_point else "", code=code
        )
        # With 2 it says that what it needs is away while it starts; whoever runs it starts it again.
        if not of_point and code not in (2, -9):
            self.failures.append(f"{name} ended by itself with {code}")
        return of_point

    @property
    def names(self) -> list[str]:
        """Of the processes that run, and are not about to die at a point that they have not met."""
        return [name for name in sorted(self.commands) if name not in self._busy and name not in self._armed]

    async def kill(self, name: str, point: str = "", nth: int = 1) -> None:
        """SIGKILL, and a new start, which dies at a point if one is named."""
        self._busy.add(name)
        try:
            self.watch.struck("kill", process=name, then=point)
            self.deaths["kill"] += 1
            await self.commands[name].kill()
            self._armed.pop(name, None)
            await self._start(name, point, nth)
        finally:
            self._busy.discard(name)

    async def restart(self, name: str) -> None:
        """SIGTERM, as at a deploy, and a new start."""
        self._busy.add(name)
        try:
            self.watch.struck("restart", process=name)
            self.deaths["restart"] += 1
            if self.commands[name].exit_code is None:
                code = await self.commands[name].stop()
                if code not in _OF_A_SIGNAL:
                    self.failures.append(f"{name} was stopped and ended with {code}")
            self._armed.pop(name, None)
            await self._start(name)
        finally:
            self._busy.discard(name)

    async def stop(self) -> None:
        """SIGTERM for all, and nobody starts again."""
        self._busy |= set(self.commands)
        for name, command in self.commands.items():
            if command.exit_code is None:
                code = await command.stop()
                if code != 0:
                    self.failures.append(f"{name} was stopped at the end and ended with {code}")

    async def disarm(self) -> None:
        """Restart whichever would still die at a point; from now on none does."""
        self.deadly = False
        for name in list(self._armed):
            await self.restart(name)

    async def all_serve(self) -> bool:
        """Whether every process says that it is ready."""
        return all(await asyncio.gather(*(process.serves() for process in self.processes.values())))

    async def _start(self, name: str, point: str = "", nth: int = 1) -> None:
        environment = {}
        if point:
            file = self.folder / f"once-{next(self._once)}"
            self._armed[name] = point, file
            environment["FAILPOINT"] = f"{point}:{nth}=kill@{file}"
        await self.commands[name].start(**environment)


@asynccontextmanager
async def running_system(
    settings: Settings, watch: Watch, clock: SharedClock, folder: Path, *, bots: int
) -> AsyncIterator[System]:
    """One bot that asks for updates, or several to whom they are brought; and a worker."""
    ports = [free_port() for _ in range(bots + 2)]
    logs = folder / LOGS
    logs.mkdir(exist_ok=True)
    async with AsyncExitStack() as stack:
        settings = settings.model_copy(update={"health_port": ports[1]})
        if bots > 1:
            balancer = await stack.enter_async_context(Balancer(ports[2:]).running(ports[0]))
            settings = settings.model_copy(update={"webhook_url": f"{balancer.url}/telegram"})
        commands, processes = {}, {}
        for number, port in enumerate(ports[2:], start=1):
            own = settings.model_copy(update={"bot_port": port})
            commands[f"bot-{number}"] = ChaosCommand("bot", own, clock.file, logs, f"bot-{number}")
            processes[f"bot-{number}"] = Process(commands[f"bot-{number}"], port)
        commands["worker"] = ChaosCommand("worker", settings, clock.file, logs, "worker")
        processes["worker"] = Process(commands["worker"], ports[1])
        system = System(settings, watch, folder, processes, commands)
        for name in commands:
            stack.push_async_callback(commands[name].kill)
            await system._start(name)
        await eventually(system.all_serve, "the service is up")
        yield system
