"""The bot blocked by a person."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramForbiddenError
from playwright.async_api import Page, expect

from school21_bot.sandbox.running import RunningSandbox
from tests.browser.sandbox_page.conftest import ANNA, JOHN

pytestmark = pytest.mark.browser


async def test_a_person_blocks_the_bot_and_lets_it_write_again(page: Page, sandbox: RunningSandbox, bot: Bot) -> None:
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id("chat-menu").click()
    await page.get_by_role("menuitem", name="Заблокировать бота").click()
    await expect(page.get_by_test_id(f"person-{ANNA}")).to_contain_text("Бот заблокирован")
    await expect(page.get_by_test_id("composer")).to_be_hidden()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(ANNA, "?")
    await page.get_by_test_id(f"person-{JOHN}").click()
    await expect(page.get_by_test_id("composer")).to_be_visible()
    await page.get_by_test_id(f"person-{ANNA}").click()
    await page.get_by_role("button", name="Разблокировать бота").click()
    await expect(page.get_by_test_id("composer")).to_be_visible()
    assert await bot.send_message(ANNA, "Снова здесь")
    await expect(page.get_by_test_id("messages")).to_contain_text("Снова здесь")
