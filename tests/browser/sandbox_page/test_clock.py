"""Telegram's clock on the page."""

from datetime import timedelta

import pytest
from aiogram import Bot
from playwright.async_api import Page, expect

from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.browser.conftest import OpenPage
from tests.browser.sandbox_page.conftest import ANNA, PHONE

pytestmark = pytest.mark.browser


async def test_the_clock_moves_on_says_so_and_goes_back(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient, school: int
) -> None:
    await bot.create_chat_invite_link(school, expire_date=timedelta(hours=5))
    await page.goto(f"{sandbox.url}/#{school}")
    await page.get_by_test_id("show-details").click()
    await expect(page.get_by_test_id("link")).to_contain_text("действует")
    await expect(page.get_by_test_id("clock-strip")).to_be_hidden()
    await page.get_by_test_id("open-clock").click()
    await expect(page.get_by_test_id("clock")).to_contain_text("Это часы только Telegram")
    await page.get_by_role("button", name="+6 часов").click()
    await expect(page.get_by_test_id("clock-difference")).to_have_text("вперёд на 6 ч")
    await page.get_by_role("button", name="+1 день").click()
    await page.get_by_role("button", name="+1 час").click()
    await expect(page.get_by_test_id("clock-difference")).to_have_text("вперёд на 1 д 7 ч")
    assert (await sim.state())["clock_shift"] == 31 * 3600
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("link")).to_contain_text("истекла")
    await page.get_by_test_id("clock-strip").get_by_role("button", name="Вернуть").click()
    await expect(page.get_by_test_id("clock-strip")).to_be_hidden()
    await expect(page.get_by_test_id("link")).to_contain_text("действует")


async def test_a_clock_that_somebody_else_moved_is_seen_on_a_phone(
    open_page: OpenPage, sandbox: RunningSandbox, sim: SimClient
) -> None:
    page = await open_page(viewport=PHONE, color_scheme="dark", locale="en-GB")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await expect(page.get_by_test_id("message")).to_be_visible()
    await sim.shift_clock(3 * 24 * 3600)
    await expect(page.get_by_test_id("clock-strip")).to_contain_text("3 d ahead")
    assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
