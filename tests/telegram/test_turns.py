"""Of what comes with every letter one at a time is handled, and of those that wait the last."""

import asyncio

import pytest

from school21_bot.telegram import turns
from school21_bot.telegram.turns import Turns


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pause between turns."""
    monkeypatch.setattr(turns, "PAUSE_SECONDS", 0)


async def settle() -> None:
    """Let everything that can go on go on."""
    for _ in range(5):
        await asyncio.sleep(0)


async def test_who_comes_alone_is_let_in_at_once_again_and_again() -> None:
    line = Turns()
    for _ in range(3):
        assert await line.take(1)
        line.leave(1)
        await settle()


async def test_of_those_who_wait_the_last_is_let_in_and_the_others_do_not_wait() -> None:
    line = Turns()
    assert await line.take(1)
    waiting = [asyncio.create_task(line.take(1)) for _ in range(5)]
    await settle()
    assert [one.done() for one in waiting] == [True, True, True, True, False]
    assert [one.result() for one in waiting[:4]] == [False] * 4
    line.leave(1)
    assert await waiting[4]


async def test_nobody_waits_for_somebody_else() -> None:
    line = Turns()
    assert await line.take(1)
    assert await line.take(2)


@pytest.mark.parametrize("let_in_before", [False, True])
async def test_whoever_is_cancelled_while_waiting_leaves_the_way_free(let_in_before: bool) -> None:
    line = Turns()
    assert await line.take(1)
    waiting = asyncio.create_task(line.take(1))
    await asyncio.sleep(0)
    if let_in_before:
        line._next(1)  # as the loop does, in the very moment
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    if not let_in_before:
        line.leave(1)
    await settle()
    assert await line.take(1)
