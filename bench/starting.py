"""How long a bot takes until it serves, against the import of its modules alone."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from statistics import median

import aiohttp

_ROUNDS = 5
_LONGEST = 60.0
_IMPORTS = """
import asyncpg, uvloop
from school21_bot import cli, logs
from school21_bot.telegram import run_bot
"""


async def start_to_imports(environment: Mapping[str, str]) -> float:
    """The median of the ratios of rounds, in each of which both are done once."""
    return median([await _start(environment) / await _import(environment) for _ in range(_ROUNDS)])


async def _import(environment: Mapping[str, str]) -> float:
    began = time.perf_counter()
    process = _run(["-c", _IMPORTS], environment)
    await asyncio.to_thread(process.wait)
    return time.perf_counter() - began


async def _start(environment: Mapping[str, str]) -> float:
    url = f"http://127.0.0.1:{environment['BOT_PORT']}/readyz"
    began = time.perf_counter()
    process = _run(["-m", "school21_bot.cli", "--env-file=", "bot"], environment)
    try:
        async with aiohttp.ClientSession() as client:
            while not await _is_ready(client, url):
                if time.perf_counter() - began > _LONGEST:
                    raise TimeoutError("the bot did not start")
                await asyncio.sleep(0.01)
        return time.perf_counter() - began
    finally:
        process.terminate()
        await asyncio.to_thread(process.wait)


async def _is_ready(client: aiohttp.ClientSession, url: str) -> bool:
    try:
        async with client.get(url) as answer:
            return answer.status == 200
    except aiohttp.ClientError:
        return False


def _run(arguments: list[str], environment: Mapping[str, str]) -> "subprocess.Popen[bytes]":
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(
        [sys.executable, *arguments], env={**os.environ, **environment}, stdout=nowhere, stderr=nowhere
    )
