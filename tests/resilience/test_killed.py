"""The dashboard is killed at its worst moment: whoever was coming in comes in when it is back, and stays."""

from pathlib import Path

import aiohttp
import pytest

from school21_bot.access import at_the_dashboard
from school21_bot.access.models import Session
from school21_bot.app import Services
from school21_bot.settings import Settings
from tests.dashboards import free_port
from tests.flows.communities import eventually
from tests.flows.forks import ForkedCommand
from tests.resilience.kit import Process

OWNER = 9_001


async def test_a_dashboard_killed_while_somebody_comes_in_lets_them_in_when_it_is_back(
    settings: Settings, services: Services, tmp_path: Path
) -> None:
    settings = settings.model_copy(update={"dashboard_port": free_port()})
    process = Process(ForkedCommand("dashboard", settings), settings.dashboard_port)
    page = f"http://127.0.0.1:{settings.dashboard_port}"
    secret = await services.sessions.invite(at_the_dashboard(None, OWNER), "en")
    form, headers = {"secret": secret}, {"Origin": page}

    async def come_in(client: aiohttp.ClientSession) -> int:
        async with client.post(f"{page}/login", data=form, headers=headers, allow_redirects=False) as answer:
            return answer.status

    try:
        await process.start(FAILPOINT=f"login:before-commit=kill@{tmp_path / 'once'}")
        await eventually(process.serves)
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as client:
            with pytest.raises(aiohttp.ClientError):
                await come_in(client)
            assert await process.command.dies() == -9
            assert await Session.all().count() == 0, "nothing has happened"
            await process.start()
            await eventually(process.serves)
            assert await come_in(client) == 303
            assert await Session.all().count() == 1
            await process.command.kill()
            await process.start()
            await eventually(process.serves)
            async with client.get(page, allow_redirects=False) as answer:
                assert answer.status == 200, "the session outlives the process"
    finally:
        await process.command.kill()
