"""Signing in by a link, what a browser remembers, and what an open page does when its session or its server is gone."""

from pathlib import Path

import pytest
from playwright.async_api import Request, expect

from school21_bot.app import Services, open_services
from school21_bot.texts import translator
from tests.browser.chromium import Watch
from tests.browser.conftest import OpenPage
from tests.browser.dashboard.conftest import ANALYST, SignIn, actor, enter
from tests.browser.dashboard.screen import ready
from tests.dashboards import OWNER, Dashboard, running, settings_of_dashboard

pytestmark = pytest.mark.browser

# What the browser itself writes when a page is refused.
_REFUSED = "console error: Failed to load resource: the server responded with a status of 403 (Forbidden)"
RU, EN = translator("ru"), translator("en")


async def test_a_link_opens_the_dashboard_once(
    dashboard: Dashboard, staff: Services, open_page: OpenPage, watch: Watch
) -> None:
    link = staff.sessions.address(await staff.sessions.invite(actor(OWNER), "en"))
    page = await open_page(locale="en-GB")
    await page.goto(link)
    await page.get_by_role("button", name=EN.plain("dashboard-login-button")).click()
    await ready(page)
    await expect(page.get_by_role("heading", name=EN.plain("dashboard-overview-title"))).to_be_visible()
    other = await open_page(locale="en-GB")
    await other.goto(link)
    async with other.expect_response(f"{dashboard.url}/login") as answer:
        await other.get_by_role("button", name=EN.plain("dashboard-login-button")).click()
    assert (await answer.value).status == 403
    await expect(other.get_by_text(EN.plain("dashboard-login-over"))).to_be_visible()
    watch.complaints.remove(_REFUSED)


async def test_theme_and_language_stay_as_they_were_chosen(sign_in: SignIn, dashboard: Dashboard) -> None:
    page = await sign_in("/operations", theme="light", language="ru")
    light = await page.locator("main").evaluate("one => getComputedStyle(one).backgroundColor")
    await page.locator("header button").last.click()
    await expect(page.locator("main")).not_to_have_css("background-color", light)
    await page.reload()
    await ready(page)
    await expect(page.locator("main")).not_to_have_css("background-color", light)
    await page.locator("header button").first.click()
    await page.get_by_role("button", name="English").click()
    await ready(page)
    await page.goto(f"{dashboard.url}/invites?period=7d")
    await ready(page)
    await expect(page.get_by_role("heading", name=EN.plain("dashboard-page-invites"))).to_be_visible()
    await expect(page.locator("main")).not_to_have_css("background-color", light)


async def test_a_session_that_is_ended_elsewhere_leads_the_open_page_to_the_login(
    sign_in: SignIn, staff: Services, watch: Watch
) -> None:
    page = await sign_in("/audience", who=ANALYST)
    watch.may_be_refused = True
    await staff.sessions.end_all(actor(ANALYST))
    await page.wait_for_url("**/login")
    await expect(page.get_by_text(RU.plain("dashboard-login-without"))).to_be_visible()


async def test_a_page_comes_back_by_itself_when_its_server_does(
    tmp_path: Path, open_page: OpenPage, watch: Watch
) -> None:
    settings = settings_of_dashboard(tmp_path)
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url.removeprefix(settings.dashboard()))

    page = await open_page()
    with running(settings, tmp_path / "log") as dashboard:
        async with open_services(settings) as staff:
            await enter(page, dashboard, staff, "/funnel?period=7d")
        watch.server_may_be_gone = True
        page.on("request", note)
    await page.wait_for_event("requestfailed")
    assert set(asked) == {"/healthz"}
    with running(settings, tmp_path / "log"):
        await page.wait_for_event("load")
        await ready(page)
        assert page.url.endswith("/funnel?period=7d")
        watch.closed = True
