"""The real dashboard over the sample community, and staff who sign in to it with a real browser."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Page, ViewportSize

from school21_bot.access import Actor, StaffRole, at_the_dashboard, in_the_bot
from school21_bot.app import Services, open_services
from school21_bot.sample import fill_with_sample
from school21_bot.settings import Settings
from school21_bot.storage import migrate
from school21_bot.tables import MODELS
from tests.browser.conftest import OpenPage
from tests.browser.dashboard.screen import ready
from tests.dashboards import OWNER, Dashboard, running, settings_of_dashboard

ANALYST = 7_001
OWNS = in_the_bot(1, OWNER)
DESKTOP, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=390, height=844)

SignIn = Callable[..., Awaitable[Page]]


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """A dashboard with the sample community, one for all tests of a worker; it complains about nothing."""
    folder = tmp_path_factory.mktemp("dashboard")
    # With a chat, so that the sample has links into it.
    settings = settings_of_dashboard(folder).model_copy(update={"community_chat_id": -1001})
    fill(settings)
    with running(settings, folder / "log") as dashboard:
        yield dashboard
    assert complaints(dashboard.log) == []


def complaints(log: Path) -> list[str]:
    """The lines of a log that no dashboard should write, whatever its pages do.

    That a key was made at the first start is no complaint, nor that somebody was refused.
    """
    lines = log.read_text(encoding="utf-8").splitlines()
    return [
        line
        for line in lines
        if re.search("error|warning|traceback", line, re.IGNORECASE)
        and not re.search(r"\[(sealing|tornado\.access)\]", line)
    ]


def fill(settings: Settings) -> None:
    """The sample community, and an analyst."""
    # A loop that is not announced as the current one, so that the tests' own loops are left alone.
    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
        runner.run(_fill(settings))


async def _fill(settings: Settings) -> None:
    await migrate(settings.database(), MODELS)
    await fill_with_sample(settings)
    async with open_services(settings) as services:
        await services.access.grant(OWNS, ANALYST, StaffRole.ANALYST)
        while await services.folding.fold():
            pass


@pytest.fixture
async def staff(dashboard: Dashboard) -> AsyncIterator[Services]:
    """The services on the dashboard's database."""
    async with open_services(dashboard.settings) as services:
        yield services


@pytest.fixture
def sign_in(dashboard: Dashboard, staff: Services, open_page: OpenPage) -> SignIn:
    """A function that opens a page of the dashboard for somebody who has just signed in; see `enter`."""

    async def open_and_enter(
        path: str = "/",
        *,
        who: int = OWNER,
        language: str = "ru",
        theme: str = "light",
        viewport: ViewportSize = DESKTOP,
    ) -> Page:
        page = await open_page(viewport=viewport, color_scheme=theme)
        await enter(page, dashboard, staff, path, who=who, language=language, theme=theme)
        return page

    return open_and_enter


async def enter(
    page: Page,
    dashboard: Dashboard,
    staff: Services,
    path: str,
    *,
    who: int = OWNER,
    language: str = "ru",
    theme: str = "light",
) -> None:
    """Sign somebody in, by their Telegram id, and open a page, or none yet.

    Language and theme are those that this browser has chosen.
    """
    cookies = {"language": language, "theme": theme}
    await page.context.add_cookies(
        [{"name": name, "value": value, "url": dashboard.url} for name, value in cookies.items()]
    )
    secret = await staff.sessions.invite(actor(who), language)
    answer = await page.context.request.post(
        f"{dashboard.url}/login", form={"secret": secret}, headers={"Origin": dashboard.url}, max_redirects=0
    )
    assert answer.status == 303
    if path:
        await page.goto(dashboard.url + path)
        await ready(page)


def actor(who: int) -> Actor:
    """Somebody of the staff at the dashboard."""
    return at_the_dashboard(None, who)
