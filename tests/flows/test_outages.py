"""Redis and the database are away for a moment: whoever writes meanwhile waits, in order, and nothing happens twice."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from school21_bot.app import Services
from school21_bot.settings import Settings
from tests.dashboards import free_port
from tests.flows.answers import ANSWERS, begin
from tests.flows.conftest import Arrive
from tests.flows.facts import happened
from tests.flows.test_database_trouble import TROUBLE
from tests.proxies import Wire
from tests.servers import PostgresForTests

sqlite_alone = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
postgres_alone = pytest.mark.parametrize("database_url", ["postgres"], indirect=True)


@pytest.fixture
async def wire(redis_url: str) -> AsyncIterator[Wire]:
    """Between the bot and Redis."""
    async with Wire(redis_url.removeprefix("unix://"), free_port()).running() as wire:
        yield wire


@pytest.fixture
def settings(settings: Settings, wire: Wire) -> Settings:
    return settings.model_copy(update={"redis_url": f"redis://127.0.0.1:{wire.port}/0"})


@sqlite_alone
@pytest.mark.parametrize("silent", [False, True], ids=["refused", "silent"])
async def test_while_redis_is_cut_off_people_wait_and_are_answered_in_order_when_it_is_back(
    bot: Services, arrive: Arrive, wire: Wire, silent: bool
) -> None:
    ivan, anna = await arrive("Иван"), await arrive("Анна")
    for person in (ivan, anna):
        await begin(person)
    assert await ivan.sim.idle()
    wire.cut(silent=silent)
    for text in ANSWERS[:3]:
        await ivan.send(text)
    await anna.send("annapetr")
    await asyncio.sleep(3)
    wire.mend()
    await anna.sees("Шаг 2 из 5")
    await ivan.sees("Шаг 4 из 5")
    assert await ivan.sim.idle()
    for person in (ivan, anna):
        assert TROUBLE not in "".join(one.get("text", "") for one in await person.messages())
    found = await happened()
    assert found["refused", None] == 0
    assert found["answered", "school_nickname"] == 2
    assert found["answered", "messenger_nickname"] == found["answered", "team"] == 1


@postgres_alone
async def test_connections_that_the_database_drops_cost_nobody_an_answer(
    bot: Services, arrive: Arrive, postgres_server: PostgresForTests
) -> None:
    person = await arrive()
    await begin(person)
    for number, text in enumerate(ANSWERS[:4], start=2):
        await asyncio.to_thread(postgres_server.drop_connections)
        await person.send(text)
        await person.sees(f"Шаг {number} из 5" if number < 6 else "")
    assert await person.sim.idle()
    assert TROUBLE not in "".join(one.get("text", "") for one in await person.messages())


@postgres_alone
async def test_a_database_that_is_restarted_is_waited_for(
    bot: Services, arrive: Arrive, postgres_server: PostgresForTests
) -> None:
    ivan, anna = await arrive("Иван"), await arrive("Анна")
    await begin(ivan)
    await anna.send("/start")
    await anna.sees("Добро пожаловать")
    restarting = asyncio.create_task(asyncio.to_thread(postgres_server.restart))
    for text in ANSWERS[:3]:
        await ivan.send(text)
    await anna.press("Зарегистрироваться")
    await restarting
    await anna.sees("Шаг 1 из 5")
    await ivan.sees("Шаг 4 из 5")
    assert await ivan.sim.idle()
    assert TROUBLE not in "".join(one.get("text", "") for one in await ivan.messages())
    assert (await happened())["answered", "team"] == 1
