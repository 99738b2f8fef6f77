"""The log of the bot's calls on the page: finding a call, reading it, walking the log with the keyboard."""

from contextlib import suppress

import pytest
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramNetworkError
from playwright.async_api import Locator, Page, expect

from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.browser.conftest import OpenPage
from tests.browser.sandbox_page.conftest import ANNA, JOHN, PHONE

pytestmark = pytest.mark.browser


async def talk(bot: Bot, sim: SimClient) -> None:
    """Five calls: two messages to Anna, one to John, one that is refused, one without a chat."""
    await sim.send(JOHN, "/start")
    await bot.send_message(ANNA, "Шаг 1 &lt;из&gt; 5")
    await bot.send_message(ANNA, "<b>Шаг 2</b>", parse_mode="HTML")
    await bot.send_message(JOHN, "Hello")
    with suppress(TelegramAPIError):
        await bot.send_message(ANNA, " ")
    await bot.get_me()


def calls(page: Page) -> Locator:
    return page.get_by_test_id("call")


def call(page: Page, number: int) -> Locator:
    """The n-th call of the bot."""
    return page.locator(f'[data-testid="call"][data-n="{number}"]')


async def top_of(element: Locator) -> float:
    top: float = await element.evaluate("element => element.getBoundingClientRect().top")
    return top


async def test_calls_are_found_by_method_by_chat_and_by_words(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient
) -> None:
    await talk(bot, sim)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await expect(calls(page)).to_have_count(5)
    await expect(page.get_by_test_id("calls-count")).to_have_text("5 вызовов")
    await page.get_by_label("Метод", exact=True).select_option("sendMessage")
    await expect(calls(page)).to_have_count(4)
    await page.get_by_label("Чат", exact=True).select_option("Анна Смирнова")
    await expect(calls(page)).to_have_count(3)
    await page.get_by_role("checkbox", name="Отказы").check()
    await expect(calls(page)).to_have_count(1)
    await page.get_by_role("button", name="Сбросить").click()
    await expect(calls(page)).to_have_count(5)
    await page.get_by_test_id("calls-search").fill("шаг 2")
    await expect(calls(page)).to_have_count(1)
    await expect(page.locator("#announcer")).to_have_text("1 вызов")
    await page.get_by_test_id("calls-search").fill("ничего такого")
    await expect(page.get_by_test_id("calls")).to_contain_text("Ничего не найдено")


async def test_the_open_chat_is_followed(page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient) -> None:
    await talk(bot, sim)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_label("Чат", exact=True).select_option("Открытый чат")
    await expect(calls(page)).to_have_count(3)
    await page.get_by_test_id(f"person-{JOHN}").click()
    await expect(calls(page)).to_have_count(1)
    await bot.send_message(ANNA, "мимо")
    await bot.send_message(JOHN, "in the log")
    await expect(calls(page).first).to_contain_text("John · in the log")
    await expect(calls(page)).to_have_count(2)


async def test_request_and_answer_are_there_to_read(page: Page, sandbox: RunningSandbox, bot: Bot) -> None:
    sent = await bot.send_message(ANNA, "Шаг 1 &lt;из&gt; 5", parse_mode="HTML")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await expect(calls(page).first.locator(".gist")).to_have_text("Анна Смирнова · Шаг 1 <из> 5")
    await calls(page).first.locator("summary").click()
    request, answer = calls(page).first.locator("section").all_inner_texts, calls(page).first.locator("section").nth(1)
    assert "Шаг 1 &lt;из&gt; 5" in (await request())[0]
    await expect(answer).to_contain_text(f'"message_id": {sent.message_id}')
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await answer.get_by_role("button", name="Копировать ответ").click()
    assert f'"message_id": {sent.message_id}' in await page.evaluate("navigator.clipboard.readText()")


async def test_what_struck_a_call_stands_on_it(page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient) -> None:
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await expect(page.get_by_test_id("message")).to_be_visible()
    await sim.break_next("late", "sendMessage", seconds=0)
    await sim.break_next("refuse", "sendMessage", refusal="flood")
    with suppress(TelegramAPIError):
        await bot.send_message(ANNA, "раз")
    await expect(call(page, 1).get_by_test_id("struck")).to_have_text(["сбой: Задержка", "сбой: Отказ"])
    await expect(call(page, 1)).to_contain_text("429 Too Many Requests: retry after 5")
    await expect(page.locator("#announcer")).to_have_text("отказ: sendMessage, 429 Too Many Requests: retry after 5")
    await sim.break_next("lose", "sendMessage")
    with suppress(TelegramNetworkError):
        await bot.send_message(ANNA, "два")
    await expect(call(page, 2)).to_contain_text("Выполнено, но ответ до бота не дошёл")
    await sim.break_next("cut", "sendMessage")
    with suppress(TelegramNetworkError):
        await bot.send_message(ANNA, "три")
    await expect(call(page, 3)).to_contain_text("Ответа не было")
    await sim.break_next("garble", "getMe", body="<p>обед</p>")
    with suppress(ClientDecodeError):
        await bot.get_me()
    await expect(call(page, 4)).to_contain_text("вместо Telegram ответил прокси")
    await call(page, 4).locator("summary").click()
    await expect(call(page, 4)).to_contain_text("<p>обед</p>")


async def test_a_call_that_comes_moves_nothing_that_is_read(page: Page, sandbox: RunningSandbox, bot: Bot) -> None:
    for number in range(20):
        await bot.send_message(ANNA, f"Это я читаю {number}")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await call(page, 20).locator("summary").click()
    await expect(call(page, 20)).to_contain_text("Запрос")
    before = await top_of(call(page, 20))
    for number in range(12):
        await bot.send_message(ANNA, f"Следующее {number}")
    await expect(page.get_by_test_id("calls-newer")).to_have_text("12 новых")
    assert abs(await top_of(call(page, 20)) - before) <= 1  # heights are not whole pixels
    await expect(call(page, 20).locator("details")).to_have_attribute("open", "")
    await page.get_by_test_id("calls-newer").click()
    await expect(calls(page).first).to_be_in_viewport()
    await expect(calls(page).first.locator("summary")).to_be_focused()
    await expect(page.get_by_test_id("calls-newer")).to_be_hidden()


async def test_the_log_is_one_stop_and_walked_with_the_arrows(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient
) -> None:
    await talk(bot, sim)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id("calls-refused").focus()
    await page.keyboard.press("Tab")
    await expect(call(page, 5).locator("summary")).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(call(page, 4)).to_contain_text("Запрос")
    await page.keyboard.press("Enter")
    await expect(call(page, 4).get_by_text("Запрос")).to_be_hidden()
    await page.keyboard.press("End")
    await expect(call(page, 1).locator("summary")).to_be_focused()
    await page.keyboard.press("Shift+Tab")
    await expect(page.get_by_test_id("calls-refused")).to_be_focused()
    await page.keyboard.press("Tab")
    await expect(call(page, 1).locator("summary")).to_be_focused()
    await bot.send_message(ANNA, "ещё")
    await expect(call(page, 6)).to_be_visible()
    await expect(call(page, 1).locator("summary")).to_be_focused()


async def test_a_long_log_stays_light(page: Page, sandbox: RunningSandbox, bot: Bot) -> None:
    """What is inside a call is drawn when it is opened, rows are drawn once, and old ones go."""
    world = sandbox.world
    for number in range(1000):
        world.calls.add({**EMPTY, "method": f"method{number % 7}", "parameters": {"text": f"Текст {number}"}})
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await expect(page.get_by_test_id("calls-count")).to_have_text("1000 вызовов")
    assert await page.locator("#calls-list *").count() < 12 * 1000
    oldest = await call(page, 1).element_handle()
    newest = await call(page, 1000).element_handle()
    assert oldest is not None
    assert newest is not None
    await bot.get_me()
    await expect(call(page, 1001)).to_be_attached()
    await expect(page.get_by_test_id("calls-count")).to_have_text("1000 вызовов")
    assert not await oldest.evaluate("element => element.isConnected")
    await page.get_by_label("Метод", exact=True).select_option("method5")
    await expect(calls(page)).to_have_count(143)
    await page.get_by_label("Метод", exact=True).select_option("")
    await expect(calls(page)).to_have_count(1000)
    assert await newest.evaluate("element => element.isConnected")


EMPTY = {
    "at": 0,
    "method": "getMe",
    "chat_id": ANNA,
    "ok": True,
    "error_code": None,
    "description": None,
    "faults": [],
    "parameters": {},
    "answer": {"ok": True, "result": True},
    "milliseconds": 0.1,
}


async def test_the_panel_has_tabs_that_the_arrows_change(page: Page, sandbox: RunningSandbox, sim: SimClient) -> None:
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_role("tab", name="Вызовы").focus()
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("tab", name="Сбои")).to_be_focused()
    await expect(page.get_by_role("tabpanel", name="Сбои")).to_be_visible()
    await expect(page.get_by_role("tabpanel", name="Вызовы")).to_be_hidden()
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("tabpanel", name="Вызовы")).to_be_visible()


async def test_on_a_phone_the_log_covers_the_chat_and_refusals_are_counted_meanwhile(
    open_page: OpenPage, sandbox: RunningSandbox, bot: Bot
) -> None:
    page = await open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await expect(page.get_by_test_id("message")).to_be_visible()
    with suppress(TelegramAPIError):
        await bot.send_message(ANNA, " ")
    await expect(page.get_by_test_id("toggle-calls")).to_have_accessible_name("Вызовы и сбои, отказов: 1")
    await page.get_by_test_id("toggle-calls").tap()
    await expect(calls(page)).to_contain_text("400 Bad Request")
    await calls(page).locator("summary").tap()
    await expect(calls(page)).to_contain_text("Запрос")
    assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    await page.locator("#close-calls").tap()
    await expect(page.get_by_test_id("toggle-calls")).to_have_accessible_name("Вызовы и сбои")
