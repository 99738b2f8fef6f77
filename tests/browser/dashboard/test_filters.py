"""Clicks narrow a page, the address holds what it is narrowed to, and the browser's own buttons lead through it."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.dashboard.conftest import SignIn
from tests.browser.dashboard.screen import charts, press, ready, until

pytestmark = pytest.mark.browser


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
