"""The dashboard's process is stopped while people look at its pages."""

from pathlib import Path

import pytest

from school21_bot.app import open_services
from school21_bot.dashboard.pages import PAGES
from tests.browser.chromium import Watch
from tests.browser.conftest import OpenPage
from tests.browser.dashboard.conftest import complaints, enter
from tests.browser.dashboard.screen import ready
from tests.dashboards import running, settings_of_dashboard

pytestmark = pytest.mark.browser


async def test_pages_that_are_open_or_being_made_are_let_go_without_a_word(
    tmp_path: Path, open_page: OpenPage, watch: Watch
) -> None:
    settings = settings_of_dashboard(tmp_path)
    page = await open_page()
    with running(settings, tmp_path / "log") as dashboard:
        async with open_services(settings) as staff:
            await enter(page, dashboard, staff, "/people")
        opened = await page.context.new_page()
        await opened.goto(dashboard.url)
        await ready(opened)
        watch.closed = True
        for path in (one.path for one in PAGES):
            await (await page.context.new_page()).goto(dashboard.url + path, wait_until="commit")
    assert complaints(tmp_path / "log") == []
