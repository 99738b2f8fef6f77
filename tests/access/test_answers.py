"""A request that comes twice is done once, at the same moment, after a crash, and never for something else."""

import asyncio

import pytest

from school21_bot import clock
from school21_bot.access import Answer, OtherRequest
from school21_bot.access.answers import KEPT
from school21_bot.access.models import ApiAnswer, Staff
from school21_bot.app import Services
from school21_bot.errors import Conflict
from school21_bot.ids import new_id


class Deed:
    """Writes a row, and counts how often it is asked to."""

    def __init__(self) -> None:
        self.times = 0

    async def __call__(self) -> Answer:
        self.times += 1
        await asyncio.sleep(0.02)
        row_id = new_id()
        await Staff.create(id=row_id, telegram_id=row_id, role="analyst", granted_at=clock.now())
        return Answer(201, {"id": str(row_id)})


async def test_the_same_answer_comes_again_and_nothing_else_happens(services: Services) -> None:
    deed = Deed()
    first = await services.answers.once(1, "token", b"request", deed)
    again = await services.answers.once(1, "token", b"request", deed)
    assert (again.status, again.body, again.is_repeated) == (first.status, first.body, True)
    assert (deed.times, await Staff.all().count()) == (1, 1)


async def test_of_many_at_the_same_moment_one_acts(services: Services) -> None:
    deed = Deed()
    answers = await asyncio.gather(*(services.answers.once(1, "token", b"request", deed) for _ in range(8)))
    assert len({answer.body["id"] for answer in answers}) == 1
    assert await Staff.all().count() == 1


async def test_another_request_under_the_same_name_is_refused(services: Services) -> None:
    deed = Deed()
    await services.answers.once(1, "token", b"request", deed)
    with pytest.raises(OtherRequest):
        await services.answers.once(1, "token", b"other", deed)
    await services.answers.once(2, "token", b"other", deed)  # of another key
    assert await Staff.all().count() == 2


async def test_what_fails_leaves_nothing_and_may_be_tried_again(services: Services) -> None:
    deed = Deed()

    async def fails() -> Answer:
        await deed()
        raise Conflict

    with pytest.raises(Conflict):
        await services.answers.once(1, "token", b"request", fails)
    assert not await Staff.exists()
    assert not (await services.answers.once(1, "token", b"request", deed)).is_repeated
    assert await Staff.all().count() == 1


async def test_answers_are_forgotten_after_a_day(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    await services.answers.once(1, "token", b"request", Deed())
    await services.answers.tidy()
    assert await ApiAnswer.exists()
    now = clock.now
    monkeypatch.setattr(clock, "now", lambda: now() + KEPT)
    await services.answers.tidy()
    assert not await ApiAnswer.exists()
