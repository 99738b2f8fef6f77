"""Who asks to come into the community chat: seen at once, by which link, and decided there."""

import pytest
from aiogram import Bot
from playwright.async_api import Page, expect

from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.browser.conftest import OpenPage
from tests.browser.sandbox_page.conftest import ANNA, JOHN, PHONE

pytestmark = pytest.mark.browser


async def test_a_request_is_seen_above_the_messages_and_decided(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient, school: int
) -> None:
    link = await bot.create_chat_invite_link(school, name="Для Анны", creates_join_request=True)
    await page.goto(f"{sandbox.url}/#{school}")
    bar = page.get_by_test_id("requests-bar")
    await expect(page.get_by_test_id("chat-name")).to_have_text("Школа")
    await expect(bar).to_be_hidden()
    await sim.join(ANNA, link.invite_link)
    await expect(bar).to_contain_text("Просится в чат: Анна Смирнова")
    await sim.join(JOHN, link.invite_link)
    await expect(bar).to_contain_text("Просятся в чат: Анна Смирнова и John")

    await bar.click()
    await expect(bar).to_be_hidden()
    # A stranger with somebody else's link is seen before being let in.
    await expect(page.get_by_test_id(f"request-{JOHN}")).to_contain_text("по ссылке Для Анны")
    approve = page.get_by_role("button", name="Впустить: Анна Смирнова")
    await expect(approve).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id(f"member-{ANNA}")).to_contain_text("участник · по ссылке Для Анны")
    await page.get_by_role("button", name="Отклонить: John").click()
    await page.get_by_test_id("show-messages").click()
    await expect(bar).to_be_hidden()
    await expect(page.get_by_test_id("service")).to_have_text("Анна Смирнова теперь в группе")
    assert await sim.requests(school) == []


async def test_many_requests_are_counted_on_a_phone_in_english_in_the_dark(
    open_page: OpenPage, sandbox: RunningSandbox, bot: Bot, sim: SimClient, school: int
) -> None:
    page = await open_page(viewport=PHONE, locale="en-GB", color_scheme="dark", has_touch=True, is_mobile=True)
    url = (await bot.create_chat_invite_link(school, creates_join_request=True)).invite_link
    for name in ("Ольга", "Борис", "Вера", "Глеб"):
        await sim.join((await sim.save_user(name))["id"], url)
    await page.goto(sandbox.url)
    await expect(page.get_by_test_id(f"group-{school}")).to_contain_text("4")
    await page.get_by_test_id(f"group-{school}").tap()
    await expect(page.get_by_test_id("requests-bar")).to_contain_text("4 people ask to join")
    await page.get_by_test_id("requests-bar").tap()
    await page.get_by_role("button", name="Approve: Ольга").tap()
    await expect(page.get_by_test_id("requests").get_by_role("listitem")).to_have_count(3)
    assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
