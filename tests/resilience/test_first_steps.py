"""The database goes away while a bot starts: the bot comes up all the same, and looks at its rights later."""

import asyncio

import pytest

from school21_bot.sandbox.client import Person, SimClient
from school21_bot.sandbox.running import RunningSandbox
from school21_bot.settings import Settings
from school21_bot.telegram import process
from school21_bot.telegram.opening import opened
from tests.flows.communities import eventually
from tests.flows.logging import as_in_production
from tests.servers import PostgresForTests


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_bot_whose_database_goes_away_while_it_looks_at_its_rights_comes_up_and_looks_again(
    settings: Settings,
    sandbox: RunningSandbox,
    sim: SimClient,
    postgres_server: PostgresForTests,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(process, "AGAIN_SECONDS", 0.2)
    community = await sim.save_group("Школа 21", bot="administrator")
    settings = settings.model_copy(update={"community_chat_id": community})
    stop = asyncio.Event()
    with as_in_production():
        async with opened(settings) as everything:
            sandbox.break_next("refuse", "getChatMember", times=0, status=500)
            serving = asyncio.create_task(process.serve(everything, stop))
            await eventually(lambda: _called(sim, "getChatMember", 1))
            await asyncio.to_thread(postgres_server.stop)
            sandbox.mend()
            try:
                tries = await _calls(sim, "getMe")
                await eventually(lambda: _called(sim, "getMe", tries + 1))
                looks = await _calls(sim, "getChatMember")
                assert not serving.done(), "it ended"
            finally:
                await asyncio.to_thread(postgres_server.start)
            await eventually(lambda: _called(sim, "getChatMember", looks + 1))
            person = Person(sim, (await sim.save_user("Иван", language_code="ru"))["id"])
            await person.send("/start")
            await person.sees("Добро пожаловать")
            stop.set()
            await serving


async def _calls(sim: SimClient, method: str) -> int:
    return sum(call["method"] == method for call in await sim.calls())


async def _called(sim: SimClient, method: str, times: int) -> bool:
    return await _calls(sim, method) >= times
