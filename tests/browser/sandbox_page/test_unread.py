"""What nobody has looked at yet: counted for each person in each chat, and gone when it is looked at."""

import re

import pytest
from aiogram import Bot
from playwright.async_api import Locator, Page, expect

from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.browser.conftest import OpenPage
from tests.browser.sandbox_page.conftest import ANNA, JOHN, PHONE

pytestmark = pytest.mark.browser


def row(page: Page, chat: int) -> Locator:
    return page.get_by_test_id(f"{'person' if chat > 0 else 'group'}-{chat}")


async def unread(sim: SimClient, person: int) -> int:
    [found] = [user["unread"] for user in (await sim.state())["users"] if user["id"] == person]
    return int(found)


async def test_marks_outlive_the_page_and_go_when_the_chat_is_opened(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient
) -> None:
    await sim.send(JOHN, "/start")
    for number in range(3):
        await bot.send_message(JOHN, f"News {number}")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await expect(row(page, JOHN)).to_have_accessible_name(re.compile("непрочитанных: 3"))
    await page.reload()
    await expect(row(page, JOHN)).to_have_accessible_name(re.compile("непрочитанных: 3"))
    await expect(page).to_have_title(re.compile(r"^\(1\) "))
    await row(page, JOHN).click()
    await expect(row(page, JOHN)).not_to_have_accessible_name(re.compile("непрочитанных"))
    await expect(page).to_have_title(re.compile(r"^John"))
    async with page.expect_response("**/sim/read"):
        await bot.send_message(JOHN, "News 4")
    assert await unread(sim, JOHN) == 0


async def test_a_message_that_is_deleted_is_not_waited_for(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient
) -> None:
    await sim.send(JOHN, "/start")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    gone = await bot.send_message(JOHN, "Step 1")
    await bot.send_message(JOHN, "Step 2")
    await expect(row(page, JOHN)).to_have_accessible_name(re.compile("непрочитанных: 2"))
    await bot.delete_message(JOHN, gone.message_id)
    await expect(row(page, JOHN)).to_have_accessible_name(re.compile("непрочитанных: 1"))


async def test_both_columns_are_looked_at(page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient) -> None:
    olga = (await sim.save_user("Ольга", started=True))["id"]
    await sim.send(JOHN, "/start")
    await page.goto(f"{sandbox.url}/#{ANNA},{JOHN}")
    await expect(page.get_by_test_id("column")).to_have_count(2)
    for person in (ANNA, JOHN, olga):
        await bot.send_message(person, "Новость")
    await expect(row(page, olga)).to_have_accessible_name(re.compile("непрочитанных: 1"))
    for person in (ANNA, JOHN):
        await expect(row(page, person)).to_contain_text("Новость")
        await expect(row(page, person)).not_to_have_accessible_name(re.compile("непрочитанных"))


async def test_everybody_in_a_group_reads_for_themselves(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient, school: int
) -> None:
    for person in (ANNA, JOHN):
        await sim.put_in(school, person)
    await page.goto(f"{sandbox.url}/#{JOHN}")
    await row(page, school).click()
    await expect(page.get_by_test_id("service").last).to_be_visible()
    await row(page, ANNA).click()
    await bot.send_message(school, "Новость")
    await sim.send_to_group(school, JOHN, "Спасибо")
    await expect(row(page, school)).to_have_accessible_name(re.compile("непрочитанных: 3"))  # and that John came
    await row(page, JOHN).click()
    await expect(row(page, school)).not_to_have_accessible_name(re.compile("непрочитанных"))
    await row(page, ANNA).click()
    await row(page, school).click()
    await row(page, ANNA).click()
    await expect(row(page, school)).not_to_have_accessible_name(re.compile("непрочитанных"))


async def test_on_a_phone_the_way_back_says_that_something_waits(
    open_page: OpenPage, sandbox: RunningSandbox, bot: Bot, sim: SimClient
) -> None:
    page = await open_page(viewport=PHONE, locale="en-GB", color_scheme="dark", has_touch=True, is_mobile=True)
    await sim.send(JOHN, "/start")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await bot.send_message(JOHN, "News")
    await page.get_by_role("link", name="To the list of people, 1 chat unread").tap()
    await expect(row(page, JOHN)).to_have_accessible_name(re.compile("1 unread"))


async def test_who_does_not_see_the_marks_hears_of_them(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient
) -> None:
    await sim.send(JOHN, "/start")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await expect(page.get_by_test_id("message")).to_be_visible()
    for count in (1, 2):
        await bot.send_message(JOHN, "News")
        await expect(page.locator("#announcer")).to_have_text(f"John, непрочитанных: {count}")
    await bot.send_message(ANNA, "Новость")
    await expect(page.locator("#announcer")).to_have_text("Школа 21: Новость")


async def test_what_was_not_read_stands_below_a_line_until_one_answers(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient
) -> None:
    await sim.send(JOHN, "/start")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await expect(page.get_by_test_id("message")).to_be_visible()
    for text in ("One", "Two"):
        await bot.send_message(JOHN, text)
    await row(page, JOHN).click()
    line = page.get_by_test_id("new-ones")
    await expect(line).to_have_text("Непрочитанные")
    below = await line.evaluate("line => line.nextElementSibling.querySelector('.text').textContent")
    assert below == "One"
    await page.get_by_test_id("composer").fill("Thanks")
    await page.get_by_test_id("composer").press("Enter")
    await expect(line).to_have_count(0)
    await row(page, ANNA).click()
    await row(page, JOHN).click()
    await expect(page.get_by_test_id("message")).to_have_count(4)
    await expect(line).to_have_count(0)
