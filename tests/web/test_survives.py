"""What was asked for happens once, whatever becomes of the process that was asked, and of the second that is."""

import asyncio
import signal
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest

from school21_bot.access import Scope, in_the_bot
from school21_bot.app import open_services
from school21_bot.people import Status
from school21_bot.people.models import Person
from school21_bot.settings import Settings
from tests.dashboards import free_port
from tests.patience import PATIENCE_SECONDS
from tests.services import OWNER
from tests.web.client import NEW
from tests.web.running import web


async def a_key(settings: Settings) -> str:
    """A key for everything, made before any process serves."""
    async with open_services(settings) as services:
        return (await services.api_keys.make(in_the_bot(1, OWNER), "HR", tuple(Scope), timedelta(days=1)))[1]


async def enter(settings: Settings, key: str) -> tuple[int, dict[str, object], str | None]:
    """Ask for the same member once more."""
    url = f"http://127.0.0.1:{settings.web_port}/api/v1/members"
    headers = {"Authorization": f"Bearer {key}", "Idempotency-Key": "hire-4711"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.post(url, json=NEW) as answer,
    ):
        return answer.status, await answer.json(), answer.headers.get("Idempotent-Replayed")


@pytest.mark.parametrize("point", ["admit:before-commit", "api:before-commit"])
async def test_a_killed_request_is_done_once_when_it_is_repeated(
    settings_of_services: Settings, tmp_path: Path, point: str
) -> None:
    settings = settings_of_services
    key = await a_key(settings)
    with web(settings, tmp_path / "log", FAILPOINT=f"{point}=kill@{tmp_path / 'once'}") as process:
        with pytest.raises(aiohttp.ClientError):
            await enter(settings, key)
        assert process.wait(PATIENCE_SECONDS) == -signal.SIGKILL
    with web(settings, tmp_path / "log"):
        first = await enter(settings, key)
        again = await enter(settings, key)
    assert (first[0], first[2]) == (201, None)
    assert (again[0], again[1], again[2]) == (201, first[1], "true")
    async with open_services(settings):
        assert await Person.filter(status=Status.MEMBER).count() == 1


async def test_two_replicas_that_are_asked_at_once_do_it_once(settings_of_services: Settings, tmp_path: Path) -> None:
    one = settings_of_services
    other = one.model_copy(update={"web_port": free_port()})
    key = await a_key(one)
    with web(one, tmp_path / "log"), web(other, tmp_path / "log"):
        answers = await asyncio.gather(*(enter(replica, key) for replica in (one, other) * 4))
    assert {answer[0] for answer in answers} == {201}
    assert all(answer[1] == answers[0][1] for answer in answers)
    assert [answer[2] for answer in answers].count(None) == 1
    async with open_services(one):
        assert await Person.filter(status=Status.MEMBER).count() == 1


async def test_what_is_being_answered_is_finished_before_the_process_ends(
    settings_of_services: Settings, tmp_path: Path
) -> None:
    settings = settings_of_services
    key = await a_key(settings)
    with web(settings, tmp_path / "log") as process:
        asked = [asyncio.create_task(enter(settings, key)) for _ in range(3)]
        await asyncio.sleep(0.02)
        process.terminate()
        answers = await asyncio.gather(*asked, return_exceptions=True)
        assert process.wait(PATIENCE_SECONDS) == 0
    told = [answer for answer in answers if not isinstance(answer, BaseException)]
    refused = [answer for answer in answers if isinstance(answer, BaseException)]
    assert all(isinstance(one, aiohttp.ClientConnectorError) for one in refused), "it came too late, not half-way"
    assert {answer[0] for answer in told} <= {201}
