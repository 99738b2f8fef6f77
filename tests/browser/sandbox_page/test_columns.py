"""Two people side by side: each with their own field, keyboards and files; on a phone one at a time."""

import re

import pytest
from aiogram import Bot
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
)
from playwright.async_api import Locator, Page, expect

from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.browser.conftest import OpenPage
from tests.browser.sandbox_page.conftest import ANNA, JOHN, PHONE, picture, update_of

pytestmark = pytest.mark.browser


def columns(page: Page) -> tuple[Locator, Locator]:
    """The column on the left and the one on the right."""
    both = page.get_by_test_id("column")
    return both.first, both.nth(1)


async def written(bot: Bot) -> Message:
    message = (await update_of(bot, "message")).message
    assert message is not None
    return message


async def write(column: Locator, text: str) -> None:
    await column.get_by_test_id("composer").fill(text)
    await column.get_by_test_id("composer").press("Enter")


async def test_two_people_write_each_from_their_own_field_and_read_their_own_answers(
    page: Page, sandbox: RunningSandbox, bot: Bot
) -> None:
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id("open-beside").click()
    await page.get_by_role("menuitem", name="John").click()
    left, right = columns(page)
    await expect(right.get_by_test_id("chat-status")).to_contain_text("John")
    await expect(right.locator(":focus")).to_have_count(1)

    await left.get_by_test_id("composer").fill("ещё не отправлено")
    await write(right, "from John")
    message = await written(bot)
    assert (message.chat.id, message.text) == (JOHN, "from John")
    await write(left, "от Анны")
    message = await written(bot)
    assert (message.chat.id, message.text) == (ANNA, "от Анны")

    await bot.send_message(ANNA, "Ответ Анне")
    await bot.send_message(JOHN, "An answer to John")
    await expect(left.get_by_test_id("messages")).to_contain_text("Ответ Анне")
    await expect(right.get_by_test_id("messages")).to_contain_text("An answer to John")
    await expect(left.get_by_test_id("messages")).not_to_contain_text("John")


async def test_both_chats_are_in_the_address_and_stay_until_one_is_closed(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient
) -> None:
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_role("button", name="Открыть рядом: John").click()
    await expect(page).to_have_url(f"{sandbox.url}/#{ANNA},{JOHN}")
    await page.reload()
    left, right = columns(page)
    await expect(right.get_by_test_id("chat-status")).to_contain_text("John")
    await expect(page.get_by_test_id(f"person-{JOHN}")).to_have_attribute("aria-current", "page")
    await expect(page.get_by_test_id(f"person-{ANNA}")).to_have_accessible_name(re.compile("открыт слева"))

    await right.get_by_test_id("composer").fill("недописанное")
    await left.get_by_role("button", name="Закрыть этот чат").click()
    await expect(page).to_have_url(f"{sandbox.url}/#{JOHN}")
    await expect(page.get_by_test_id("column")).to_have_count(1)
    await expect(page.get_by_test_id("chat-status")).to_contain_text("John")
    await expect(page.get_by_test_id("composer")).to_have_value("недописанное")
    await page.go_back()
    await expect(page.get_by_test_id("column")).to_have_count(2)


async def test_the_list_leads_the_column_that_was_touched_last(
    page: Page, sandbox: RunningSandbox, sim: SimClient
) -> None:
    olga = (await sim.save_user("Ольга"))["id"]
    await page.goto(f"{sandbox.url}/#{ANNA},{JOHN}")
    left, right = columns(page)
    await left.get_by_test_id("composer").click()
    await page.get_by_test_id(f"person-{olga}").click()
    await expect(left.get_by_test_id("chat-status")).to_contain_text("Ольга")
    await expect(right.get_by_test_id("chat-status")).to_contain_text("John")
    await page.get_by_test_id(f"person-{JOHN}").click()
    await expect(page).to_have_url(f"{sandbox.url}/#{olga},{JOHN}")
    await page.get_by_test_id(f"person-{ANNA}").click()
    await expect(page).to_have_url(f"{sandbox.url}/#{olga},{ANNA}")


async def test_keyboards_documents_and_photos_belong_to_the_person_of_the_column(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient
) -> None:
    await sim.send(JOHN, "/start")
    await written(bot)
    inline = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Дальше", callback_data="next")]])
    keys = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Hello"), KeyboardButton(text="Bye")]])
    await bot.send_message(ANNA, "Шаг 1", reply_markup=inline)
    await bot.send_message(JOHN, "Choose", reply_markup=keys)
    await bot.send_document(JOHN, BufferedInputFile(b"a;b\n" * 500, "Members.csv"))
    await bot.send_photo(ANNA, BufferedInputFile(picture(120, 80), "chart.png"), caption="График")
    await page.goto(f"{sandbox.url}/#{ANNA},{JOHN}")
    left, right = columns(page)

    await expect(left.locator("img.picture")).to_be_visible()
    await expect(right.get_by_test_id("document")).to_contain_text("Members.csv")
    await expect(left.get_by_role("group", name="Кнопки ответа")).to_be_hidden()
    await right.get_by_role("group", name="Кнопки ответа").get_by_role("button", name="Bye").click()
    message = await written(bot)
    assert (message.chat.id, message.text) == (JOHN, "Bye")

    await left.get_by_role("button", name="Дальше").click()
    query = (await update_of(bot, "callback_query")).callback_query
    assert query is not None
    assert query.from_user.id == ANNA
    await bot.answer_callback_query(query.id, text="Записали")
    await expect(left.get_by_test_id("toast")).to_have_text("Записали")
    await expect(right.get_by_test_id("toast")).to_have_count(0)

    await right.get_by_test_id("attach").click()
    await right.get_by_test_id("attach-photo").click()
    message = await written(bot)
    assert message.photo
    assert message.chat.id == JOHN
    await expect(right.locator(".media")).to_have_count(2)


async def test_two_people_talk_in_one_group(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient, school: int
) -> None:
    for person in (ANNA, JOHN):
        await sim.put_in(school, person)
    await page.goto(f"{sandbox.url}/#{ANNA},{JOHN}")
    left, right = columns(page)
    for column in (left, right):
        await column.get_by_test_id("composer").click()
        await page.get_by_test_id(f"group-{school}").click()
    await expect(page).to_have_url(f"{sandbox.url}/#{school},{school}")
    await write(left, "Всем привет")
    await expect(right.get_by_test_id("message")).to_contain_text("Анна СмирноваВсем привет")
    await write(right, "Hi Anna")
    await expect(left.get_by_test_id("message").last).to_contain_text("JohnHi Anna")
    authors = [message["from"]["id"] for message in await sim.group(school) if "text" in message]
    assert authors == [ANNA, JOHN]


async def test_a_group_beside_a_chat_is_seen_as_the_person_of_that_chat(
    page: Page, sandbox: RunningSandbox, sim: SimClient, school: int
) -> None:
    for person in (ANNA, JOHN):
        await sim.put_in(school, person)
    await page.goto(f"{sandbox.url}/#{JOHN}")
    await page.get_by_test_id("open-beside").click()
    await page.get_by_role("menuitem", name="Школа").click()
    _, right = columns(page)
    await expect(right.get_by_test_id("composer")).to_have_attribute("placeholder", "Пишет John")


async def test_a_phone_shows_one_of_two_and_switches_with_a_tap(
    open_page: OpenPage, sandbox: RunningSandbox, bot: Bot, sim: SimClient
) -> None:
    page = await open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    await sim.send(JOHN, "/start")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id("open-beside").tap()
    await page.get_by_role("menuitem", name="John").tap()
    left, right = columns(page)
    await expect(right).to_be_visible()
    await expect(left).to_be_hidden()
    switcher = page.get_by_role("navigation", name="Открытые чаты")
    await expect(switcher.get_by_role("button", name="John")).to_have_attribute("aria-pressed", "true")
    assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    await bot.send_message(ANNA, "Новое для Анны")
    await switcher.get_by_role("button", name="Анна Смирнова, непрочитанных: 1").tap()
    await expect(left.get_by_test_id("messages")).to_contain_text("Новое для Анны")
    await expect(right).to_be_hidden()
    await expect(switcher.get_by_role("button", name="Анна Смирнова", exact=True)).to_be_visible()

    await page.get_by_test_id("back").locator("visible=true").tap()
    await expect(page.get_by_test_id(f"person-{JOHN}")).to_be_visible()
    await page.get_by_test_id(f"person-{JOHN}").tap()
    await expect(right).to_be_visible()
    await page.get_by_role("button", name="Закрыть этот чат").locator("visible=true").tap()
    await expect(page.get_by_test_id("column")).to_have_count(1)
    await expect(page.get_by_test_id("chat-status")).to_contain_text("Анна")


async def test_a_second_person_is_opened_and_closed_by_keyboard_in_english_in_the_dark(
    open_page: OpenPage, sandbox: RunningSandbox, bot: Bot
) -> None:
    page = await open_page(color_scheme="dark", locale="en-GB")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_role("button", name="Open beside", exact=True).press("Enter")
    await page.keyboard.press("Enter")
    _, right = columns(page)
    await expect(right.locator(":focus")).to_have_count(1)
    await right.get_by_test_id("composer").focus()
    await page.keyboard.type("Hello")
    await page.keyboard.press("Enter")
    message = await written(bot)
    assert (message.chat.id, message.text) == (JOHN, "Hello")
    await right.get_by_role("button", name="Close this chat").press("Enter")
    await expect(page.get_by_role("button", name="Open beside", exact=True)).to_be_focused()
    await expect(page.get_by_test_id("column")).to_have_count(1)
