"""What the sandbox costs: a Bot API call beside an endpoint that does nothing, and the memory of many chats.

Both are measured in one process, by the processor time that the server itself used, in turns, so that whatever else the
machine does strikes both alike.
"""

import asyncio
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median
from typing import Any

import msgspec

from bench.report import Figure
from bench.sandbox_server import NOTHING
from bench.system import TOKEN, RunningBot, running_alone
from bench.wire import Line, form, json, lines

PEOPLE = 300
# At least 0.4 of the calls to nothing.
SPEED_LIMIT = 1 / 0.4
CHATS, MESSAGES = 1000, 100
MEMORY_LIMIT = 200.0

_LINES = 24
_ROUNDS = 5
_FIRST_PERSON = 1001
_MEGABYTE = 1 << 20
_TEXT = (
    "<b>Шаг 2 из 5</b> — школьный ник\n\nНапишите ник на платформе Школы 21: от 4 до 16 латинских букв, "
    "например <code>ivanpetr</code>. Ник № {number}"
)
_KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Найти коллегу", "callback_data": "\x1dAbCdEf12\x1dsearch"}],
        [{"text": "Назад", "callback_data": "\x1dAbCdEf12\x1dback"}, {"text": "Отмена", "callback_data": "cancel"}],
    ]
}


async def measure(folder: Path) -> list[Figure]:
    """The ratio of the costs, and the memory."""
    (folder / "speed").mkdir()
    (folder / "memory").mkdir()
    async with _server(folder / "speed") as server, lines(server.sim.base_url, _LINES) as open_lines:
        ratios, rates = await _speed(server, open_lines)
    async with _server(folder / "memory") as server, lines(server.sim.base_url, _LINES) as open_lines:
        await _talk(server, open_lines)
        memory = server.memory() / _MEGABYTE
    return [
        Figure(f"a Bot API call with {PEOPLE} people, to an endpoint that does nothing", median(ratios), SPEED_LIMIT),
        Figure("Bot API calls per second of a processor", median(rates), None, "", 0),
        Figure(f"memory with {CHATS:,} chats of {MESSAGES} messages", memory, MEMORY_LIMIT, "MB", 0),
    ]


@asynccontextmanager
async def _server(folder: Path) -> AsyncIterator[RunningBot]:
    """A sandbox for whose updates nobody asks."""
    async with running_alone(folder, "bench.sandbox_server") as server, lines(server.sim.base_url, 1) as (line,):
        await line.ask(_call(server, "getUpdates", allowed_updates=["poll"]))
        yield server


async def _speed(server: RunningBot, open_lines: list[Line]) -> tuple[list[float], list[float]]:
    """Round by round: the cost of a call to that of nothing, and the calls per second of a processor."""
    people = range(_FIRST_PERSON, _FIRST_PERSON + PEOPLE)
    await _each(open_lines, people, lambda line, person: line.ask(_arrival(server, person)))
    nothing = form(server.sim.base_url, NOTHING, {"chat_id": _FIRST_PERSON, "text": _TEXT, "reply_markup": _KEYBOARD})
    ratios, rates = [], []
    for number in range(_ROUNDS + 1):
        before = server.cpu()
        await _each(open_lines, people, lambda line, person: _turn(server, line, person))
        between = server.cpu()
        await _each(open_lines, range(PEOPLE * _CALLS_OF_A_TURN), lambda line, _: line.ask(nothing))
        after = server.cpu()
        # The first round warms up.
        if number:
            ratios.append((between - before) / (after - between))
            rates.append(PEOPLE * _CALLS_OF_A_TURN / (between - before))
    return ratios, rates


_CALLS_OF_A_TURN = 5


async def _turn(server: RunningBot, line: Line, person: int) -> None:
    """What a dialog calls: a new message, its edits, its end."""
    content = {"chat_id": person, "parse_mode": "HTML", "reply_markup": _KEYBOARD}
    sent = await line.ask(_call(server, "sendMessage", text=_TEXT.format(number=0), **content))
    number = msgspec.json.decode(sent)["result"]["message_id"]
    for edit in (1, 2, 3):
        text = _TEXT.format(number=edit)
        await line.ask(_call(server, "editMessageText", message_id=number, text=text, **content))
    await line.ask(_call(server, "deleteMessage", chat_id=person, message_id=number))


async def _talk(server: RunningBot, open_lines: list[Line]) -> None:
    """Let everybody and the bot say something in turn."""
    people = range(_FIRST_PERSON, _FIRST_PERSON + CHATS)
    await _each(open_lines, people, lambda line, person: line.ask(_arrival(server, person)))

    async def say(line: Line, place: tuple[int, int]) -> None:
        number, person = place
        text = _TEXT.format(number=number)
        if number % 2:
            await line.ask(json(server.sim.base_url, f"/sim/chats/{person}/messages", {"text": text}))
        else:
            call = {"chat_id": person, "text": text, "parse_mode": "HTML", "reply_markup": _KEYBOARD}
            await line.ask(_call(server, "sendMessage", **call))

    await _each(open_lines, itertools.product(range(MESSAGES), people), say)


async def _each(open_lines: list[Line], what: Any, do: Callable[[Line, Any], Awaitable[Any]]) -> None:
    """Do it for each, on all lines at once."""
    waiting: Iterator[Any] = iter(what)

    async def work(line: Line) -> None:
        for one in waiting:
            await do(line, one)

    await asyncio.gather(*map(work, open_lines))


def _arrival(server: RunningBot, person: int) -> bytes:
    fields = {"id": person, "first_name": "Иван", "username": f"ivan{person}", "started": True}
    return json(server.sim.base_url, "/sim/users", fields)


def _call(server: RunningBot, method: str, **parameters: Any) -> bytes:
    return form(server.sim.base_url, f"/bot{TOKEN}/{method}", parameters)
