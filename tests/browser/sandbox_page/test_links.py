"""Links into Telegram open on the page itself, as the person who tapped them, in the column where they stood."""

import pytest
from aiogram import Bot
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from playwright.async_api import Page, expect

from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.browser.conftest import OpenPage
from tests.browser.sandbox_page.conftest import ANNA, JOHN, PHONE, update_of

pytestmark = pytest.mark.browser

DEEP = "https://t.me/school21_sandbox_bot?start=card_7"


def button(text: str, url: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=text, url=url)]])


async def started(bot: Bot) -> tuple[int, str | None]:
    """Who follows a deep link, and what the bot gets."""
    while True:
        message = (await update_of(bot, "message")).message
        assert message is not None
        if message.text is not None and message.text.startswith("/start "):
            return message.chat.id, message.text


async def test_a_deep_link_is_followed_by_the_person_of_its_column(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient
) -> None:
    await sim.send(JOHN, "/start")
    await bot.send_message(JOHN, f"A card: {DEEP}")
    await page.goto(f"{sandbox.url}/#{ANNA},{JOHN}")
    right = page.get_by_test_id("column").nth(1)
    await right.get_by_role("link", name=DEEP).click()
    assert await started(bot) == (JOHN, "/start card_7")
    await expect(right.get_by_test_id("message").last).to_contain_text("/start card_7")
    await expect(page).to_have_url(f"{sandbox.url}/#{ANNA},{JOHN}")
    assert len(page.context.pages) == 1


async def test_from_a_group_a_deep_link_leads_its_writer_to_the_bot_and_asks_when_that_is_the_administrator(
    open_page: OpenPage, sandbox: RunningSandbox, bot: Bot, sim: SimClient, school: int
) -> None:
    page = await open_page(viewport=PHONE, locale="en-GB")
    for person in (ANNA, JOHN):
        await sim.put_in(school, person)
    await bot.send_message(school, "Карточка", reply_markup=button("Открыть", DEEP))
    await page.goto(f"{sandbox.url}/#{school}")
    await page.get_by_role("link", name="Открыть").click()
    await page.get_by_role("menu", name="Who follows the link").get_by_role("menuitem", name="John").click()
    assert await started(bot) == (JOHN, "/start card_7")
    await expect(page.get_by_test_id("chat-status")).to_contain_text("John")

    await page.goto(f"{sandbox.url}/#{school}")
    await page.get_by_test_id("write-as").click()
    await page.get_by_role("menuitemradio", name="Анна Смирнова").click()
    await page.get_by_role("link", name="Открыть").click()
    assert await started(bot) == (ANNA, "/start card_7")


async def test_a_link_to_the_bot_without_a_payload_opens_the_chat_and_sends_nothing(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient, school: int
) -> None:
    await sim.put_in(school, ANNA)
    await bot.send_message(school, "Бот здесь: https://t.me/school21_sandbox_bot")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id(f"group-{school}").click()
    await page.get_by_test_id("message").get_by_role("link").click()
    await expect(page.get_by_test_id("chat-status")).to_contain_text("Анна")
    assert [message["text"] for message in (await sim.chat(ANNA))["messages"]] == ["/start"]


@pytest.mark.parametrize("address", [f"tg://user?id={ANNA}", "https://t.me/anna_s"])
async def test_a_link_to_somebody_who_is_here_can_be_opened_beside(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient, address: str
) -> None:
    await sim.send(JOHN, "/start")
    await bot.send_message(JOHN, "A peer", reply_markup=button("Write", address))
    await page.goto(f"{sandbox.url}/#{JOHN}")
    await page.get_by_role("link", name="Write").click()
    await expect(page.get_by_test_id("sheet")).to_contain_text("этот человек здесь есть")
    await page.get_by_test_id("sheet-person").click()
    await expect(page).to_have_url(f"{sandbox.url}/#{JOHN},{ANNA}")
    await expect(page.get_by_test_id("column").nth(1).get_by_test_id("chat-status")).to_contain_text("Анна")


async def test_an_invite_link_lets_in_the_person_of_its_column_and_the_chat_opens_there(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient, school: int
) -> None:
    url = (await bot.create_chat_invite_link(school)).invite_link
    await sim.send(JOHN, "/start")
    await bot.send_message(JOHN, "Come in", reply_markup=button("Join", url))
    await page.goto(f"{sandbox.url}/#{ANNA},{JOHN}")
    left, right = page.get_by_test_id("column").first, page.get_by_test_id("column").nth(1)
    await right.get_by_role("link", name="Join").click()
    await expect(page.get_by_test_id("invite-person")).to_have_text("John")
    await page.get_by_role("button", name="Вступить").click()
    await page.get_by_role("button", name="Открыть чат").click()
    await expect(right.get_by_test_id("chat-name")).to_have_text("Школа")
    await expect(right.get_by_test_id("composer")).to_have_attribute("placeholder", "Пишет John")
    await expect(left.get_by_test_id("chat-status")).to_contain_text("Анна")
