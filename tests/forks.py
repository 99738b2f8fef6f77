"""Processes to kill often: forked from one that has imported the libraries already."""

import asyncio
import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from tests.patience import PATIENCE_SECONDS

_LIBRARIES = ("uvloop", "aiogram", "aiogram_dialog", "tortoise", "asyncpg", "aiosqlite", "aerich", "redis.asyncio")
_LIBRARIES_TOO = ("cryptography.hazmat.primitives.ciphers.aead", "fluent.runtime", "structlog", "pydantic_settings")

# The project's own, with all that the bot and the worker need; the dashboard's libraries are too large to be kept.
_OWN = ("school21_bot.cli", "school21_bot.telegram", "school21_bot.telegram.process", "school21_bot.telegram.worker")

_QUICK = 10
_WRITE = os.O_WRONLY | os.O_CREAT
_COMMANDS = tuple(f"school21_bot.{name}_commands" for name in ("backup", "dump", "key", "settings"))

_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload([*_LIBRARIES, *_LIBRARIES_TOO, "taskiq_redis", "taskiq.receiver", *_OWN, *_COMMANDS])


class Forked:
    """A function in a process of its own, up at once: what it needs is imported already."""

    def __init__(self, work: Callable[..., None], *arguments: Any) -> None:
        self._work = work
        self._arguments = arguments
        self._process: BaseProcess | None = None

    async def start(self, **environment: str) -> None:
        """Start it; `FAILPOINT="answer:before-commit=kill"` makes it die there."""
        self._process = _forks.Process(target=_run, args=(environment, self._work, *self._arguments))
        await asyncio.to_thread(self._process.start)

    async def kill(self) -> None:
        """SIGKILL: nothing is finished, nothing is tidied up."""
        if self._process is not None and self._process.is_alive():
            self._process.kill()
            await self.dies()

    async def stop(self) -> int:
        """SIGTERM; the exit code."""
        assert self._process is not None
        self._process.terminate()
        return await self.dies()

    async def dies(self) -> int:
        """Wait until it is gone; the exit code, negative for a signal."""
        assert self._process is not None
        await asyncio.to_thread(self._process.join, PATIENCE_SECONDS)
        assert self._process.exitcode is not None, "the process is still alive"
        return self._process.exitcode


def _run(environment: dict[str, str], work: Callable[..., None], *arguments: Any) -> None:
    from school21_bot import failpoints

    os.environ.update(environment)
    failpoints.arm()
    descriptor = os.open(os.devnull, os.O_WRONLY)
    os.dup2(descriptor, 1)
    work(*arguments)


def at_once(times: int, work: Callable[..., None], *arguments: Any) -> list[tuple[int | None, str]]:
    """So many processes that do the same; their exit codes and what they said.

    Each is first given a function that waits until all of them have called it.
    """
    together = _forks.Barrier(times, timeout=PATIENCE_SECONDS)
    with tempfile.TemporaryDirectory(prefix="s21fork") as name:
        files = [Path(name) / str(number) for number in range(times)]
        processes = [_forks.Process(target=_one, args=(str(file), work, together, *arguments)) for file in files]
        for process in processes:
            process.start()
        for process in processes:
            process.join(PATIENCE_SECONDS)
        said = [file.read_text(encoding="utf-8") for file in files]
        return [(process.exitcode, one) for process, one in zip(processes, said, strict=True)]


def _one(file: str, work: Callable[..., None], together: Barrier, *arguments: Any) -> None:
    written = os.open(file, _WRITE, 0o600)
    os.dup2(written, 1)
    os.dup2(written, 2)
    work(together.wait, *arguments)


def command(
    *arguments: str, environment: Mapping[str, str], folder: Path | None = None, typed: str = "", env_file: str = ""
) -> "subprocess.CompletedProcess[str]":
    """`school21-bot` to its end, in a folder; the terminal is nobody, or whoever types `typed`."""
    with tempfile.TemporaryDirectory(prefix="s21fork") as name:
        ends = Path(name)
        (ends / "in").write_text(typed, encoding="utf-8")
        run = ({**os.environ, **environment}, str(folder or Path.cwd()), name, ("--env-file", env_file, *arguments))
        process = _forks.Process(target=_command, args=run)
        process.start()
        process.join(PATIENCE_SECONDS)
        if process.exitcode is None:
            process.kill()
            raise TimeoutError(f"school21-bot {' '.join(arguments[:2])} has not ended")
        out, err = ((ends / end).read_text(encoding="utf-8") for end in ("out", "err"))
        return subprocess.CompletedProcess(arguments, process.exitcode, out, err)


def _command(environment: dict[str, str], folder: str, ends: str, arguments: tuple[str, ...]) -> None:
    from school21_bot import failpoints
    from school21_bot.cli import main
    from school21_bot.dumps import age

    # How slow it is meant to be to try passphrases is looked at where a command is started afresh.
    age.new_header.__defaults__ = (_QUICK,)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    for number, (name, flags) in enumerate((("in", os.O_RDONLY), ("out", _WRITE), ("err", _WRITE))):
        os.dup2(os.open(f"{ends}/{name}", flags, 0o600), number)
    sys.stdin = os.fdopen(0)
    failpoints.arm()
    sys.exit(main(arguments))
