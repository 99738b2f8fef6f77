"""Runs the parts of the system as children: started in order, one prefixed log, stopped in reverse order.

When a child ends by itself, all end. When the supervisor is killed, the children notice it by a descriptor of the
supervisor that each of them inherits (`watch.py`): unlike a process id, it cannot come to mean somebody else.
"""

import asyncio
import os
import signal
import subprocess
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from school21_bot.processes.output import Output
from school21_bot.processes.watch import SUPERVISOR_VARIABLE

STOP_SECONDS = 8.0
READY_SECONDS = 60.0
_READY_INTERVAL = 0.05
_OWN_NAME = "system"


@dataclass(frozen=True)
class Child:
    """One part of the system: a process that runs as long as the system does, or a step on the way up."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    folder: Path | None = None
    descriptors: Sequence[int] = ()
    # Asked again and again; the next child is started when it says yes.
    ready: Callable[[], Awaitable[bool]] | None = None
    # A step ends by itself, with code 0, before the next child is started.
    is_step: bool = False


def supervise(children: Sequence[Child], *, greeting: str = "") -> int:
    """Run the children until one ends or INT, TERM or HUP arrives; `greeting` is shown when all are up.

    Gives the exit code: 0 after a signal, else that of the child that ended (1 if that was 0: it should not have).
    """
    return asyncio.run(_Supervisor(children, greeting).run())


class _Supervisor:
    def __init__(self, children: Sequence[Child], greeting: str) -> None:
        self._children = children
        self._greeting = greeting
        self._output = Output([_OWN_NAME, *(child.name for child in children)])
        self._parts: list[_Part] = []
        self._own_descriptor = os.pidfd_open(os.getpid())

    async def run(self) -> int:
        loop = asyncio.get_running_loop()
        self._over: asyncio.Future[int] = loop.create_future()
        self._hurry = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            # Under nohup a hang-up is ignored; it stays so.
            if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:
                loop.add_signal_handler(number, self._asked_to_stop)
        try:
            if await self._start_all():
                self._output.text(self._greeting)
            return await self._over
        finally:
            for part in reversed(self._parts):
                await self._stop(part)

    async def _start_all(self) -> bool:
        for child in self._children:
            part = self._start(child)
            up = asyncio.create_task(self._up(part))
            await _any_of(up, self._over)
            if self._over.done():
                up.cancel()
                return False
            up.result()
        return True

    def _start(self, child: Child) -> "_Part":
        part = _Part(child, self._own_descriptor, self._output)
        part.ended.add_done_callback(lambda _: self._has_ended(part))
        self._parts.append(part)
        return part

    async def _up(self, part: "_Part") -> None:
        if part.child.is_step:
            await part.ended
        elif part.child.ready is not None:
            try:
                async with asyncio.timeout(READY_SECONDS):
                    while not await part.child.ready():  # noqa: ASYNC110  # servers can be asked, they announce nothing
                        await asyncio.sleep(_READY_INTERVAL)
            except TimeoutError:
                self._finish(1, f"{part.child.name} is not ready after {READY_SECONDS:.0f} seconds; stopping all.")

    def _has_ended(self, part: "_Part") -> None:
        code = part.ended.result()
        if part.child.is_step and code == 0:
            return
        self._finish(code or 1, f"{part.child.name} has ended by itself with code {code}; stopping the rest.")

    def _asked_to_stop(self) -> None:
        if self._over.done():
            self._hurry.set()
        self._finish(0, "stopping; once more to hurry.")

    def _finish(self, code: int, reason: str) -> None:
        if not self._over.done():
            self._output.line(_OWN_NAME, reason.encode())
            self._over.set_result(code)

    async def _stop(self, part: "_Part") -> None:
        part.send(signal.SIGTERM)
        hurry = asyncio.create_task(self._hurry.wait())
        await _any_of(part.ended, hurry, timeout=STOP_SECONDS)
        hurry.cancel()
        if not part.ended.done():
            reason = "killed, as asked" if self._hurry.is_set() else "did not stop and is killed"
            self._output.line(_OWN_NAME, f"{part.child.name}: {reason}.".encode())
            part.send(signal.SIGKILL)
            await part.ended


async def _any_of(*futures: asyncio.Future[Any], timeout: float | None = None) -> None:  # noqa: ASYNC109  # not an error
    await asyncio.wait(futures, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)


class _Part:
    """A running child: its output goes to the log, its end to `ended`."""

    def __init__(self, child: Child, supervisor: int, output: Output) -> None:
        self.child = child
        self._output = output
        self._unfinished = b""
        self._pipe, writing = os.pipe()
        self._process = subprocess.Popen(  # noqa: S603  # the commands are ours
            child.command,
            env={**child.environment, SUPERVISOR_VARIABLE: str(supervisor)},
            cwd=child.folder,
            stdin=subprocess.DEVNULL,
            stdout=writing,
            stderr=subprocess.STDOUT,
            pass_fds=(supervisor, *child.descriptors),
            # Ctrl-C reaches the supervisor alone, so that it decides about the order.
            start_new_session=True,
        )
        os.close(writing)
        self._descriptor = os.pidfd_open(self._process.pid)
        self._loop = asyncio.get_running_loop()
        self.ended: asyncio.Future[int] = self._loop.create_future()
        os.set_blocking(self._pipe, False)
        self._loop.add_reader(self._pipe, self._read)
        self._loop.add_reader(self._descriptor, self._reap)

    def send(self, number: signal.Signals) -> None:
        """Send a signal: SIGKILL to the child and what it started, any other to the child."""
        if self.ended.done():
            return
        if number == signal.SIGKILL:
            os.killpg(self._process.pid, number)
        else:
            signal.pidfd_send_signal(self._descriptor, number)

    def _read(self) -> None:
        try:
            chunk = os.read(self._pipe, 65536)
        except BlockingIOError:
            return
        if not chunk:
            self._loop.remove_reader(self._pipe)
            return
        *lines, self._unfinished = (self._unfinished + chunk).split(b"\n")
        for line in lines:
            self._output.line(self.child.name, line)

    def _reap(self) -> None:
        self._loop.remove_reader(self._descriptor)
        # What the child started and left behind; before the child is reaped, while its number is still its own.
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        code = self._process.wait()
        os.close(self._descriptor)
        self._read()
        self._loop.remove_reader(self._pipe)
        if self._unfinished:
            self._output.line(self.child.name, self._unfinished)
        os.close(self._pipe)
        self.ended.set_result(code if code >= 0 else 128 - code)
