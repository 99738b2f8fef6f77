"""Clicks narrow a page, the address holds what it is narrowed to, and the browser's own buttons lead through it."""

import re
from datetime import date, timedelta

import pytest
from playwright.async_api import expect

from school21_bot.analytics import Grain, Slice
from school21_bot.app import Services
from school21_bot.dashboard import formats
from school21_bot.people import Status
from school21_bot.texts import translator
from tests.browser.dashboard.conftest import OWNS, SignIn
from tests.browser.dashboard.screen import charts, figures, press, ready, until
from tests.dashboards import Dashboard

pytestmark = pytest.mark.browser

RU = translator("ru")


async def test_a_click_narrows_and_back_and_forward_and_reload_lead_through_it(sign_in: SignIn) -> None:
    page = await sign_in("/audience")
    before = await charts(page)
    bars = before["people-by-role"]
    await press(page, "people-by-role", bars["count"][-1] / 2, bars["label"][-1])
    role = bars["id"][-1]
    await expect(page).to_have_url(re.compile(rf"/audience\?roles={role}$"))
    await until(page, "people-by-role", "name", [bars["name"][-1]])
    narrowed = await charts(page)
    level = narrowed["people-by-level"]
    await press(page, "people-by-level", level["count"][-1] / 2, level["label"][-1])
    await expect(page).to_have_url(re.compile(rf"\?roles={role}&levels={level['id'][-1]}$"))
    await until(page, "people-by-level", "name", [level["name"][-1]])

    await page.go_back()
    await expect(page).to_have_url(re.compile(rf"/audience\?roles={role}$"))
    await until(page, "people-by-level", "name", level["name"])
    await page.go_back()
    await expect(page).to_have_url(re.compile("/audience$"))
    await until(page, "people-by-role", "count", bars["count"])
    await page.go_forward()
    await page.go_forward()
    await until(page, "people-by-level", "name", [level["name"][-1]])
    await page.reload()
    await ready(page)
    await until(page, "people-by-role", "name", [bars["name"][-1]])
    await until(page, "people-by-level", "name", [level["name"][-1]])


async def test_a_row_of_the_overview_narrows_to_its_days_and_keeps_the_other_filters(
    sign_in: SignIn, dashboard: Dashboard, staff: Services
) -> None:
    page = await sign_in("/?period=90d&statuses=member&grain=month")
    identities = await figures(page)
    row = page.locator("tbody tr").nth(1)
    started = int(await row.locator("td").nth(1).inner_text())
    await row.get_by_role("link").focus()
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile(r"/\?period=90d&days=\d{4}-\d\d-01_\d{4}-\d\d-\d\d&statuses=member$"))
    first, last = page.url.partition("days=")[2][:21].split("_")
    wanted = Slice(date.fromisoformat(first), date.fromisoformat(last), statuses=(Status.MEMBER,))
    found = await staff.analytics.overview.read(OWNS, wanted, Grain.DAY)
    assert (found.total.started, (wanted.last + timedelta(days=1)).day) == (started, 1)
    await until(page, "registrations", RU.plain("dashboard-started"), [span.started for span in found.spans])
    assert await figures(page) == identities  # the page was not made anew

    chip = page.get_by_role("button", name=formats.span(wanted.first, wanted.last, "ru"))
    await chip.click()
    await expect(page).to_have_url(f"{dashboard.url}/?period=90d&statuses=member")
    await expect(chip).not_to_be_visible()


async def test_a_link_of_the_overview_can_be_opened_beside_it(sign_in: SignIn) -> None:
    page = await sign_in("/")
    link = page.locator("tbody tr").first.get_by_role("link")
    async with page.context.expect_page() as opened:
        await link.click(modifiers=["ControlOrMeta"])
    beside = await opened.value
    await ready(beside)
    await expect(beside).to_have_url(re.compile(r"\?days="))
    await expect(page).not_to_have_url(re.compile("days"))
