"""Replying on the page: chosen in a message's menu, shown above the field, and seen above what is sent."""

import pytest
from aiogram import Bot
from playwright.async_api import Page, expect

from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.browser.sandbox_page.conftest import ANNA, update_of

pytestmark = pytest.mark.browser


async def choose_reply(page: Page, text: str) -> None:
    """Reply to the message with this text."""
    message = page.get_by_test_id("message").filter(has_text=text)
    await message.hover()
    await message.get_by_role("button", name="Действия с сообщением").click()
    await page.get_by_role("menuitem", name="Ответить").click()


async def test_a_reply_in_a_group_names_the_message_it_replies_to(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient, school: int
) -> None:
    await sim.put_in(school, ANNA)
    card = await bot.send_message(school, "Обращение № 1")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id(f"group-{school}").click()
    await choose_reply(page, "Обращение № 1")
    await expect(page.get_by_test_id("replying")).to_contain_text("Обращение № 1")
    await expect(page.get_by_test_id("composer")).to_be_focused()
    await page.keyboard.type("Отправьте /invite")
    await page.keyboard.press("Enter")
    message = (await update_of(bot, "message")).message
    while message is not None and message.text is None:  # somebody came
        message = (await update_of(bot, "message")).message
    assert message is not None
    assert message.reply_to_message is not None
    assert message.reply_to_message.message_id == card.message_id
    await expect(page.get_by_test_id("replying")).to_be_hidden()
    await expect(page.locator(".quote")).to_contain_text("Обращение № 1")


async def test_a_reply_can_be_let_go(page: Page, sandbox: RunningSandbox, bot: Bot) -> None:
    await bot.send_message(ANNA, "Ответ поддержки")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await choose_reply(page, "Ответ поддержки")
    await page.get_by_test_id("stop-reply").click()
    await expect(page.get_by_test_id("replying")).to_be_hidden()
    await page.keyboard.type("Привет")
    await page.keyboard.press("Enter")
    message = (await update_of(bot, "message")).message
    assert message is not None
    assert (message.text, message.reply_to_message) == ("Привет", None)
