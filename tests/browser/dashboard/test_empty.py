"""A community without anybody: every page says what will be there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import expect

from school21_bot.app import open_services
from school21_bot.texts import translator
from tests.browser.conftest import OpenPage
from tests.browser.dashboard.conftest import complaints, enter
from tests.browser.dashboard.screen import charts, ready
from tests.dashboards import Dashboard, running, settings_of_dashboard

pytestmark = pytest.mark.browser

RU = translator("ru")
EMPTY = {"/": 2, "/funnel": 3, "/audience": 5, "/invites": 3, "/search": 5}
"""How many charts of a page have nothing to show: those of the members and of the last hours show zeros."""


@pytest.fixture
def dashboard(tmp_path: Path) -> Iterator[Dashboard]:
    with running(settings_of_dashboard(tmp_path), tmp_path / "log") as dashboard:
        yield dashboard
    assert complaints(dashboard.log) == []


async def test_every_page_says_that_nothing_is_there_yet(dashboard: Dashboard, open_page: OpenPage) -> None:
    page = await open_page()
    async with open_services(dashboard.settings) as staff:
        await enter(page, dashboard, staff, "")
    for path, empty in EMPTY.items():
        await page.goto(f"{dashboard.url}{path}?period=all")
        await ready(page)
        await expect(page.get_by_text(RU.plain("dashboard-nothing"))).to_have_count(empty)
        assert set(await charts(page)) <= {"members", "last-hours"}
    await page.goto(f"{dashboard.url}/people")
    await ready(page)
    await expect(page.get_by_text(RU.plain("dashboard-people-none"))).to_be_visible()
    await expect(page.locator(".tabulator-row")).to_have_count(0)
