"""A page that was closed leaves nothing behind in the dashboard's memory, whatever was clicked on it."""

import asyncio
import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from school21_bot.app import open_services
from school21_bot.dashboard.pages import PAGES
from tests.browser.conftest import OpenPage
from tests.browser.dashboard.conftest import enter, fill
from tests.browser.dashboard.screen import charts, press, ready
from tests.browser.dashboard.test_people import open_first
from tests.dashboards import Dashboard, running, settings_of_dashboard
from tests.flows.communities import eventually

pytestmark = pytest.mark.browser

ROUNDS = 2
MOST = 3
"""Documents without a page: Bokeh has one of its own, and what Panel does for all pages began on one."""
# Panel lets go of a page when nobody has looked at it for 15 seconds, and looks for such pages every 17.
PATIENCE_SECONDS = 120.0


@pytest.fixture
def dashboard(tmp_path: Path) -> Iterator[Dashboard]:
    settings = settings_of_dashboard(tmp_path)
    fill(settings)
    with running(settings, tmp_path / "log", "tests.browser.dashboard.counted") as dashboard:
        yield dashboard


async def use(page: Page, path: str) -> None:
    """Do on a page what makes it do something."""
    match path:
        case "/":
            await page.locator("tbody tr").first.get_by_role("link").click()
            await expect(page).to_have_url(re.compile("days="))
        case "/audience" | "/search":
            chart = "people-by-role" if path == "/audience" else "wanted-roles"
            bars = (await charts(page))[chart]
            await press(page, chart, bars["count"][-2] / 2, bars["label"][-2])
            await expect(page).to_have_url(re.compile("roles="))
        case "/funnel":
            bars = (await charts(page))["drop-offs"]
            await press(page, "drop-offs", bars["count"][-1] / 2, bars["label"][-1])
        case "/people":
            await open_first(page)


async def test_closed_pages_go_entirely(dashboard: Dashboard, open_page: OpenPage) -> None:
    page = await open_page()
    async with open_services(dashboard.settings) as staff:
        await enter(page, dashboard, staff, "")
    for _ in range(ROUNDS):
        for one in PAGES:
            await page.goto(dashboard.url + one.path)
            await ready(page)
            await use(page, one.path)
    await page.goto("about:blank")
    deadline = time.monotonic() + PATIENCE_SECONDS
    while (living := await count(dashboard)) > MOST:
        assert time.monotonic() < deadline, f"{living} pages live on"
        await asyncio.sleep(2)  # to count takes the dashboard a moment, too


async def count(dashboard: Dashboard) -> int:
    """How many pages the dashboard holds."""
    counted = dashboard.settings.data_dir / "pages"
    counted.unlink(missing_ok=True)
    os.kill(dashboard.pid, signal.SIGUSR1)

    async def is_there() -> bool:
        return counted.exists()

    await eventually(is_there)
    return int(counted.read_text(encoding="ascii"))
