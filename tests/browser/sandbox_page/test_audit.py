"""The whole page, looked at as somebody does who cannot see it well, has no mouse, or holds a phone."""

from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
)
from playwright.async_api import Page, expect

from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.browser.conftest import OpenPage
from tests.browser.sandbox_page.conftest import ANNA, JOHN, PHONE, offer, picture
from tests.browser.sandbox_page.looking import problems, stops

pytestmark = pytest.mark.browser

OLGA = 1003
WIDE = {"width": 1280, "height": 800}
PICTURES = ["sticker", "photo", "voice", "document", "location", "contact", "poll"]


@pytest.fixture
async def busy(sandbox: RunningSandbox, sim: SimClient, bot: Bot, school: int) -> AsyncIterator[int]:
    """A page with something of everything on it; the number of the group."""
    await sim.send(JOHN, "/start")
    await bot.set_my_commands(
        [BotCommand(command="start", description="Начать"), BotCommand(command="help", description="Помощь")]
    )
    for kind in PICTURES:
        await sim.send_media(ANNA, kind)
    await bot.send_document(ANNA, BufferedInputFile(picture(1200, 600), "chart.png"), caption="Рост за год")
    inline = [
        [InlineKeyboardButton(text="Дальше", callback_data="1", style="primary")],
        [InlineKeyboardButton(text="Удалить", callback_data="2", style="danger")],
        [InlineKeyboardButton(text="Портал", url="https://example.org")],
    ]
    keys = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Да"), KeyboardButton(text="Нет")]])
    await bot.send_message(ANNA, "Выбирайте", reply_markup=keys)
    text = "<b>Шаг</b> <code>код</code> <a href='https://example.org'>ссылка</a> /help <blockquote>Цитата</blockquote>"
    await bot.send_message(ANNA, text, parse_mode="HTML", reply_markup=InlineKeyboardMarkup(inline_keyboard=inline))
    link = await bot.create_chat_invite_link(school, creates_join_request=True)
    await sim.join(ANNA, link.invite_link)
    await offer(bot, link.invite_link)
    await sim.save_user("Ольга", id=OLGA)
    await sim.put_in(school, JOHN)
    await sim.break_next("refuse", "getChat", refusal="flood")
    await sim.break_next("late", "sendMessage", seconds=0, times=0)
    with suppress(TelegramAPIError):
        await bot.get_chat(ANNA)
    await bot.send_message(ANNA, "Последнее")
    await sim.shift_clock(3600)
    yield school
    await sim.mend()


async def views(page: Page, sandbox: RunningSandbox, group: int, *, phone: bool) -> AsyncIterator[str]:
    """Every view of the page, one after the other."""
    calls, faults = page.get_by_test_id("tab-calls"), page.get_by_test_id("tab-faults")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await expect(page.get_by_test_id("message").last).to_contain_text("Последнее")
    yield "the chat"
    await page.get_by_role("button", name="chart.png").click()
    await expect(page.locator("#viewer-detail")).to_contain_text("1200 × 600")
    yield "the picture"
    await page.keyboard.press("Escape")
    await page.get_by_test_id("messages").get_by_role("link", name="Войти").click()
    await expect(page.get_by_test_id("invite")).to_be_visible()
    yield "the invite"
    await page.keyboard.press("Escape")
    await page.get_by_test_id("chat-menu").click()
    yield "the menu of the chat"
    await page.keyboard.press("Escape")
    await page.get_by_test_id("attach").click()
    yield "the attachments"
    await page.keyboard.press("Escape")
    await page.get_by_test_id("open-commands").click()
    yield "the commands"
    await page.get_by_test_id("open-commands").click()
    if phone:
        await page.get_by_test_id("toggle-calls").click()
    await calls.click()
    for row in await page.get_by_test_id("call").locator("summary").all():
        await row.click()
    await expect(page.locator(".call-inside").first).to_be_visible()
    yield "the log"
    await page.get_by_test_id("calls-refused").check(force=True)
    yield "the refused calls"
    await page.get_by_test_id("calls-clear").click()
    await faults.click()
    await expect(page.get_by_test_id("broken-2")).to_be_visible()
    yield "the faults"
    for kind in ("refuse", "garble", "shift", "reorder"):
        await page.get_by_test_id(f"kind-{kind}").click()
        await expect(page.get_by_test_id("fault-dialog")).to_be_visible()
        yield f"the dialog of {kind}"
        await page.keyboard.press("Escape")
    await page.locator("[data-focus=reset]").click()
    yield "beginning anew"
    await page.keyboard.press("Escape")
    await page.locator("[data-focus=move-clock]").click()
    yield "the clock"
    await page.keyboard.press("Escape")
    if phone:
        await page.locator("#close-calls").click()
        await page.get_by_test_id("back").click()
    yield "the list"
    await page.get_by_test_id(f"person-{OLGA}").click()
    await expect(page.get_by_test_id("start")).to_be_visible()
    yield "an empty chat"
    if phone:
        await page.get_by_test_id("back").click()
    for button, dialog in (("add-person", "person-dialog"), ("add-group", "group-dialog")):
        await page.get_by_test_id(button).click()
        await expect(page.locator(f"#{dialog}")).to_be_visible()
        yield dialog
        await page.keyboard.press("Escape")
    await page.get_by_test_id(f"group-{group}").click()
    await page.get_by_test_id("show-details").click()
    await expect(page.get_by_test_id(f"request-{ANNA}")).to_be_visible()
    yield "about the group"
    await page.get_by_test_id("show-messages").click()
    await expect(page.get_by_test_id("requests-bar")).to_be_visible()
    yield "the requests above the messages"
    await page.get_by_test_id("open-beside").click()
    yield "the menu of whom to open beside"
    await page.get_by_role("menuitem", name="John").click()
    right = page.get_by_test_id("column").nth(1)
    await expect(right.get_by_test_id("chat-status")).to_contain_text("John")
    yield "two side by side"
    await right.get_by_test_id("composer").fill("@school")
    await expect(right.get_by_role("option")).to_be_visible()
    yield "the bot's name offered"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["ru-RU", "en-GB"])
@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
async def test_everything_can_be_read_named_and_touched(
    open_page: OpenPage, sandbox: RunningSandbox, busy: int, scheme: str, locale: str, phone: bool
) -> None:
    touch = {"has_touch": True, "is_mobile": True} if phone else {}
    page = await open_page(viewport=PHONE if phone else WIDE, color_scheme=scheme, locale=locale, **touch)
    found: set[str] = set()
    async for view in views(page, sandbox, busy, phone=phone):
        told = {one.partition(" in ")[0] for one in found}
        found |= {f"{one} in {view}" for one in await problems(page) if one not in told}
    assert not found, "\n".join(sorted(found))


async def test_the_tab_key_goes_everywhere_is_seen_and_leaves_again(
    page: Page, sandbox: RunningSandbox, busy: int
) -> None:
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await expect(page.get_by_test_id("message").last).to_contain_text("Последнее")
    found = await stops(page)
    order = ["skip", "clock-strip-open", "faults-strip-open", "open-clock", "add-person", "add-group", "chat-menu"]
    order += ["toggle-calls", "messages", "composer", "tab-calls", "close-calls", "calls-search", "calls-chat"]
    assert [stop for stop in found if stop in order] == order
    assert sum(stop == "SUMMARY" for stop in found) == 1
    await page.get_by_test_id("tab-faults").click()
    found = await stops(page)
    assert {f"kind-{kind}" for kind in ("refuse", "kick", "expire")} <= set(found)
    assert "tab-calls" not in found


async def test_what_the_panel_covers_is_out_of_reach(open_page: OpenPage, sandbox: RunningSandbox, busy: int) -> None:
    page = await open_page(viewport={"width": 900, "height": 700})
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id("toggle-calls").click()
    found = await stops(page)
    assert {"tab-calls", "close-calls", "calls-search"} <= set(found)
    assert not {"composer", "add-person", "toggle-calls"} & set(found)
    await page.locator("#close-calls").press("Escape")
    await expect(page.get_by_test_id("calls")).to_be_hidden()
    await expect(page.get_by_test_id("toggle-calls")).to_be_focused()
    assert {"composer", "add-person", "toggle-calls"} <= set(await stops(page))


async def test_escape_closes_what_lies_above_and_the_focus_goes_back(
    page: Page, sandbox: RunningSandbox, busy: int
) -> None:
    await page.goto(f"{sandbox.url}/#{ANNA}")
    for opener, opened in (
        ("open-clock", page.get_by_test_id("clock")),
        ("add-person", page.locator("#person-dialog")),
        ("add-group", page.locator("#group-dialog")),
        ("chat-menu", page.get_by_test_id("menu")),
        ("attach", page.get_by_test_id("attachments")),
        ("enlarge", page.get_by_test_id("viewer")),
    ):
        await page.get_by_test_id(opener).last.focus()
        await page.keyboard.press("Enter")
        await expect(opened).to_be_visible()
        assert await opened.evaluate("element => element.contains(document.activeElement)"), opener
        await page.keyboard.press("Escape")
        await expect(opened).to_be_hidden()
        await expect(page.get_by_test_id(opener).last).to_be_focused()


async def test_a_screen_reader_finds_its_way(page: Page, sandbox: RunningSandbox, busy: int, bot: Bot) -> None:
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await expect(page.get_by_role("complementary", name="Люди")).to_be_visible()
    await expect(page.get_by_role("main")).to_be_visible()
    await expect(page.get_by_role("complementary", name="Вызовы и сбои")).to_be_visible()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Люди")
    await expect(page.get_by_role("log", name="Сообщения")).to_be_visible()
    await expect(page.get_by_role("link", name="Анна Смирнова")).to_have_attribute("aria-current", "page")
    await expect(page.get_by_role("tablist").get_by_role("tab")).to_have_count(2)
    await expect(page.get_by_role("tab", selected=True)).to_have_accessible_name("Вызовы")
    await bot.send_message(ANNA, "Слышно?")
    await expect(page.locator("#announcer")).to_have_text("Школа 21: Слышно?")
