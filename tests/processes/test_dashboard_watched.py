"""What a dashboard says of itself to machines: alive, serving, and numbers without anybody in them."""

import re

import aiohttp
import pytest

from school21_bot.settings import Settings
from tests.dashboards import free_port
from tests.flows.communities import eventually
from tests.flows.forks import ForkedCommand
from tests.resilience.kit import Process


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_dashboard_counts_what_is_asked_of_it_and_says_how_it_is(settings: Settings) -> None:
    settings = settings.model_copy(update={"health_port": free_port(), "dashboard_port": free_port()})
    process = Process(ForkedCommand("dashboard", settings), settings.health_port or 0)
    page = f"http://127.0.0.1:{settings.dashboard_port}"
    await process.start()
    try:
        await eventually(process.serves)
        assert await process.status("/healthz") == 200

        async def answers() -> bool:
            return await Process(process.command, settings.dashboard_port).serves()

        await eventually(answers)
        async with aiohttp.ClientSession() as client:
            async with client.get(f"{page}/login?secret=nobody-may-know") as answer:
                assert answer.status == 200
            async with client.get(f"http://127.0.0.1:{settings.health_port}/metrics") as answer:
                shown = await answer.text()
    finally:
        code = await process.command.stop()
    assert code == 0
    assert re.search(r'school21_dashboard_request_seconds_count\{page="Login",status="200"\} 1', shown)
    assert 'school21_reaches{what="database"} 1' in shown
    assert 'school21_reaches{what="redis"} 1' in shown
    assert "nobody-may-know" not in shown
