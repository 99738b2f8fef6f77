"""The real dashboard in a process of its own, and those who sign in to it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import aiohttp
import pytest

from school21_bot.access import StaffRole, in_the_bot
from school21_bot.app import Services, open_services
from tests.dashboards import OWNER, Dashboard, running, settings_of_dashboard


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """A dashboard on SQLite, one for all tests of a worker."""
    folder = tmp_path_factory.mktemp("dashboard")
    with running(settings_of_dashboard(folder), folder / "log") as dashboard:
        yield dashboard


@pytest.fixture
async def staff(dashboard: Dashboard) -> AsyncIterator[Services]:
    """The services on the dashboard's database."""
    async with open_services(dashboard.settings) as services:
        yield services


SignIn = Callable[..., Awaitable[aiohttp.ClientSession]]


@pytest.fixture
async def sign_in(dashboard: Dashboard, staff: Services) -> AsyncIterator[SignIn]:
    """A function that gives a browser of somebody signed in: the owner, or an analyst with the id given."""
    browsers: list[aiohttp.ClientSession] = []

    async def enter(analyst: int | None = None) -> aiohttp.ClientSession:
        actor = in_the_bot(1, OWNER)
        if analyst is not None:
            await staff.access.grant(actor, analyst, StaffRole.ANALYST)
            actor = in_the_bot(analyst, analyst)
        browser = stranger()
        browsers.append(browser)
        answer = await post(browser, dashboard.url, "/login", secret=await staff.sessions.invite(actor, "ru"))
        assert (answer.status, answer.headers["Location"]) == (303, "/")
        return browser

    yield enter
    for browser in browsers:
        await browser.close()
    await asyncio.sleep(0)


def stranger() -> aiohttp.ClientSession:
    """A browser without a session."""
    return aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))


async def post(browser: aiohttp.ClientSession, url: str, path: str, **fields: str) -> aiohttp.ClientResponse:
    """Send a form as the dashboard's own page does."""
    headers = {"Origin": url}
    async with browser.post(url + path, data=fields, headers=headers, allow_redirects=False) as answer:
        await answer.read()
        return answer
