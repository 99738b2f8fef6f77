"""The menu of commands: what the bot has declared for this person's language, chat and place in it."""

import pytest
from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from playwright.async_api import Page, expect

from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.browser.conftest import OpenPage
from tests.browser.sandbox_page.conftest import ANNA, JOHN, PHONE, update_of

pytestmark = pytest.mark.browser


@pytest.fixture
async def declared(bot: Bot) -> None:
    """A menu for private chats in two languages, one for groups and one for those who lead them."""
    private = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands([BotCommand(command="find", description="Найти коллегу")], private)
    await bot.set_my_commands([BotCommand(command="find", description="Find a peer")], private, "en")
    await bot.set_my_commands([BotCommand(command="rules", description="Правила")], BotCommandScopeAllGroupChats())
    leaders = BotCommandScopeAllChatAdministrators()
    await bot.set_my_commands([BotCommand(command="staff", description="Для организаторов")], leaders)


@pytest.mark.usefixtures("declared")
async def test_each_person_sees_the_menu_in_their_own_language(page: Page, sandbox: RunningSandbox) -> None:
    await page.goto(f"{sandbox.url}/#{ANNA},{JOHN}")
    left, right = page.get_by_test_id("column").first, page.get_by_test_id("column").nth(1)
    # Nobody types before there is a page.
    await expect(left.get_by_role("heading", name="Школа 21")).to_be_visible()
    await left.get_by_test_id("composer").press_sequentially("/")
    await expect(left.get_by_role("option")).to_have_text(["/findНайти коллегу"])
    await expect(left.get_by_test_id("commands")).to_contain_text("все личные чаты · любой язык")
    await right.get_by_role("button", name="Команды бота").click()
    await expect(right.get_by_role("option")).to_have_text(["/findFind a peer"])
    await expect(right.get_by_test_id("commands")).to_contain_text("все личные чаты · язык en")


@pytest.mark.usefixtures("declared")
async def test_a_change_of_language_or_of_the_commands_is_seen_at_once(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient
) -> None:
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_role("button", name="Команды бота").click()
    await expect(page.get_by_test_id("commands").get_by_role("option")).to_have_text(["/findНайти коллегу"])
    await sim.save_user(id=ANNA, language_code="en")
    await expect(page.get_by_test_id("commands").get_by_role("option")).to_have_text(["/findFind a peer"])
    for language in ("en", None):
        await bot.delete_my_commands(BotCommandScopeAllPrivateChats(), language)
    await expect(page.get_by_test_id("commands")).to_have_text("Бот не объявил здесь команд")


@pytest.mark.usefixtures("declared")
async def test_in_a_group_a_command_names_the_bot_and_leaders_have_their_own_menu(
    open_page: OpenPage, sandbox: RunningSandbox, bot: Bot, sim: SimClient, school: int
) -> None:
    page = await open_page(viewport=PHONE, locale="en-GB", color_scheme="dark")
    await sim.put_in(school, ANNA)
    await page.goto(f"{sandbox.url}/#{school}")
    await page.get_by_role("button", name="Commands of the bot").click()
    await expect(page.get_by_test_id("commands")).to_contain_text("administrators of all groups · any language")
    await page.keyboard.press("Escape")
    await page.get_by_test_id("write-as").click()
    await page.get_by_role("menuitemradio", name="Анна Смирнова").click()
    await page.get_by_role("button", name="Commands of the bot").click()
    await page.get_by_role("option", name="/rules").click()
    message = (await update_of(bot, "message")).message
    while message is not None and message.text is None:
        message = (await update_of(bot, "message")).message
    assert message is not None
    assert message.from_user is not None
    assert (message.text, message.from_user.id) == ("/rules@school21_sandbox_bot", ANNA)
    assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


async def test_a_file_goes_into_a_group(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient, school: int
) -> None:
    await sim.put_in(school, ANNA)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id(f"group-{school}").click()
    await page.get_by_test_id("file").set_input_files({"name": "Итоги.csv", "mimeType": "text/csv", "buffer": b"a;b\n"})
    await expect(page.get_by_test_id("document")).to_contain_text("Итоги.csv")
    await page.get_by_test_id("attach").click()
    await page.get_by_test_id("attach-photo").click()
    await expect(page.locator(".media")).to_have_count(2)
    assert [message["from"]["id"] for message in (await sim.group(school))[-2:]] == [ANNA, ANNA]
