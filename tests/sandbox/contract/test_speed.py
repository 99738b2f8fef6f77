"""Telegram's limits of speed, when they are asked for: to a person, to a group, in all; what counts, what is free."""

import time
from collections.abc import AsyncIterator

import pytest

from tests.sandbox.calling import Json, call
from tests.sandbox.contract.stage import Stage


class Clock:
    """Telegram's clock, which stands still however slow the machine is."""

    def __init__(self) -> None:
        self.now = time.time()

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
async def clock(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Clock]:
    clock = Clock()
    monkeypatch.setattr(stage.sandbox.world, "now", clock)
    await stage.sim.limit(on=True)
    yield clock
    await stage.sim.limit(on=False)


async def accepted(stage: Stage, chats: list[int], method: str = "sendMessage", **more: object) -> list[int]:
    """For how many seconds each of these calls is sent away, 0 for one that is accepted."""
    waits = []
    for number, chat in enumerate(chats):
        parameters: Json = {"chat_id": chat, "text": f"{number}", **more}
        status, answer = await call(stage.sandbox, method, parameters)
        assert status in (200, 429), answer
        waits.append(answer["parameters"]["retry_after"] if status == 429 else 0)
    return waits


async def test_about_a_message_a_second_to_a_person(stage: Stage, clock: Clock) -> None:
    assert await accepted(stage, [stage.chat] * 5) == [0, 0, 0, 3, 3]
    clock.now += 3
    assert await accepted(stage, [stage.chat, stage.other]) == [0, 0]


async def test_twenty_a_minute_to_a_group(stage: Stage, clock: Clock) -> None:
    waits = await accepted(stage, [stage.community] * 21)
    assert waits == [0] * 20 + [60]
    clock.now += 61
    assert await accepted(stage, [stage.community]) == [0]


async def test_thirty_a_second_in_all(stage: Stage) -> None:
    people = [(await stage.sim.save_user("Борис", started=True))["id"] for _ in range(31)]
    assert await accepted(stage, people) == [0] * 30 + [1]


async def test_edits_share_the_limit_and_answers_are_free(stage: Stage) -> None:
    edits = await accepted(stage, [stage.chat] * 4, "editMessageText", message_id=stage.text)
    assert edits[:3] == [0, 0, 0]
    assert edits[3] > 0
    status, answer = await call(stage.sandbox, "answerCallbackQuery", {"callback_query_id": stage.query})
    assert status == 200, answer
    parameters = {"chat_id": stage.chat, "message_id": stage.typed}
    assert (await call(stage.sandbox, "deleteMessage", parameters))[0] == 200


async def test_a_clock_that_goes_back_locks_nobody_out(stage: Stage, clock: Clock) -> None:
    await accepted(stage, [stage.chat] * 3)
    clock.now -= 3600
    assert await accepted(stage, [stage.chat]) == [0]
