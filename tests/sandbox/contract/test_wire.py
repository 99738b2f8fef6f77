"""What goes over the wire besides results: the envelope of a refusal, its header, and which updates are made at all."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.sandbox.calling import call
from tests.sandbox.conftest import TOKEN
from tests.sandbox.contract.stage import Stage


@pytest.fixture(autouse=True)
async def all_is_well_afterwards(stage: Stage) -> AsyncIterator[None]:
    yield
    await stage.sim.mend()


async def kinds(stage: Stage, **parameters: object) -> set[str]:
    """The kinds of updates that are made once they were asked for in this way."""
    stage.sandbox.world.queue.clear()
    await call(stage.sandbox, "getUpdates", parameters)
    await stage.person.send("x")
    await stage.sim.leave(stage.member, stage.community)
    await stage.sim.put_in(stage.community, stage.member)
    _, answer = await call(stage.sandbox, "getUpdates", {})
    return {kind for update in answer["result"] for kind in update} - {"update_id"}


async def test_who_asks_too_often_is_told_in_body_and_header_how_long_to_wait(stage: Stage) -> None:
    await stage.sim.break_next("refuse", "getMe", refusal="flood")
    url = f"{stage.sandbox.url}/bot{TOKEN}/getMe"
    async with aiohttp.ClientSession() as session, session.post(url) as response:
        assert (response.status, response.headers["Retry-After"]) == (429, "5")
        assert await response.json() == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 5",
            "parameters": {"retry_after": 5},
        }


async def test_other_refusals_carry_no_parameters(stage: Stage) -> None:
    url = f"{stage.sandbox.url}/bot{TOKEN}/getChat"
    async with aiohttp.ClientSession() as session, session.post(url) as response:
        assert "Retry-After" not in response.headers
        assert (await response.json()).keys() == {"ok", "error_code", "description"}


async def test_who_comes_and_goes_is_told_only_when_asked_for(stage: Stage) -> None:
    assert await kinds(stage, allowed_updates=["message", "chat_member"]) == {"message", "chat_member"}
    assert await kinds(stage) == {"message", "chat_member"}
    assert await kinds(stage, allowed_updates="{") == {"message", "chat_member"}
    assert await kinds(stage, allowed_updates=[]) == {"message"}
    assert await kinds(stage, allowed_updates=["chat_member", "rumour"]) == {"chat_member"}


async def test_a_negative_wait_is_none(stage: Stage) -> None:
    stage.sandbox.world.queue.clear()
    assert await call(stage.sandbox, "getUpdates", {"timeout": -5}) == (200, {"ok": True, "result": []})
