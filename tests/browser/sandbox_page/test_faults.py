"""The panel of faults on the page: breaking, seeing what is broken, mending, limits, clock, beginning anew."""

import asyncio
from contextlib import suppress

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramForbiddenError, TelegramRetryAfter
from aiogram.types import BotCommand
from playwright.async_api import Page, expect

from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.faults import KINDS
from school21_bot.sandbox.running import RunningSandbox
from tests.browser.chromium import Watch
from tests.browser.conftest import OpenPage
from tests.browser.sandbox_page.conftest import ANNA, JOHN, PHONE, update_of
from tests.sandbox.receiver import SECRET, receiving

pytestmark = pytest.mark.browser


async def open_faults(page: Page, sandbox: RunningSandbox, where: int = ANNA) -> None:
    await page.goto(f"{sandbox.url}/#{where}")
    await page.get_by_role("tab", name="Сбои").click()


async def choose(page: Page, kind: str) -> None:
    """Open the dialog of a kind of fault."""
    await page.get_by_test_id(f"kind-{kind}").click()
    await expect(page.get_by_test_id("fault-dialog")).to_be_visible()


async def save(page: Page) -> None:
    await page.get_by_test_id("fault-save").click()
    await expect(page.get_by_test_id("fault-dialog")).to_be_hidden()


@pytest.mark.parametrize("locale", ["ru-RU", "en-GB"])
async def test_every_kind_of_fault_has_words_and_can_be_asked_for(
    open_page: OpenPage, sandbox: RunningSandbox, sim: SimClient, school: int, locale: str
) -> None:
    page = await open_page(locale=locale)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id("tab-faults").click()
    for number, kind in enumerate(KINDS, 1):
        row = page.get_by_test_id(f"kind-{kind}")
        name, note = await row.locator("b").inner_text(), await row.locator("small").inner_text()
        assert name != kind
        assert len(note) > 20
        await choose(page, kind)
        await expect(page.get_by_test_id("fault-dialog").get_by_role("heading")).to_have_text(name)
        await save(page)
        await expect(page.get_by_test_id(f"broken-{number}")).to_contain_text(name)
    faults = (await sim.faults())["faults"]
    assert [one["kind"] for one in faults] == list(KINDS)
    assert {(one["times"], one["probability"], one["chat_id"]) for one in faults} == {(1, 1.0, 0)}


async def test_a_refusal_strikes_the_calls_of_one_person_until_it_is_mended(
    page: Page, sandbox: RunningSandbox, sim: SimClient, bot: Bot
) -> None:
    await sim.send(JOHN, "/start")
    await open_faults(page, sandbox)
    await expect(page.get_by_test_id("broken")).to_contain_text("Ничего. Telegram ведёт себя как обычно.")
    await choose(page, "refuse")
    dialog = page.get_by_test_id("fault-dialog")
    await dialog.get_by_label("Что скажет Telegram").select_option("deactivated")
    await dialog.get_by_label("Какой вызов").select_option("sendMessage")
    await dialog.get_by_label("Чей чат").select_option("Анна Смирнова")
    await dialog.get_by_label("Пока не починю").check()
    await expect(dialog.get_by_label("Сколько раз")).to_be_disabled()
    await save(page)
    await expect(page.get_by_test_id("broken-1")).to_contain_text("sendMessage · Анна Смирнова")
    await expect(page.get_by_test_id("broken-1")).to_contain_text("ещё не сработал · пока не почините")
    for _ in range(2):
        with pytest.raises(TelegramForbiddenError, match="user is deactivated"):
            await bot.send_message(ANNA, "раз")
    await expect(page.get_by_test_id("broken-1")).to_contain_text("сработал 2 раза")
    assert await bot.send_message(JOHN, "Hello")
    assert await bot.get_chat(ANNA)
    await expect(page.get_by_test_id("faults-strip")).to_contain_text("Действует 1 сбой")
    await page.get_by_role("button", name="Починить: Отказ").click()
    await expect(page.get_by_test_id("broken")).to_contain_text("Ничего.")
    await expect(page.get_by_test_id("faults-strip")).to_be_hidden()
    assert await bot.send_message(ANNA, "два")


async def test_a_flood_is_told_how_long_to_wait_and_words_of_ones_own_are_sent(
    page: Page, sandbox: RunningSandbox, bot: Bot
) -> None:
    await open_faults(page, sandbox)
    await choose(page, "refuse")
    await page.get_by_test_id("fault-refusal").select_option("flood")
    await page.get_by_test_id("fault-retry").fill("33")
    await save(page)
    with pytest.raises(TelegramRetryAfter) as flood:
        await bot.send_message(ANNA, "раз")
    assert flood.value.retry_after == 33
    await choose(page, "refuse")
    await page.get_by_test_id("fault-refusal").select_option("own")
    await page.get_by_test_id("fault-status").fill("418")
    await page.get_by_test_id("fault-description").fill("I'm a teapot")
    await save(page)
    with pytest.raises(TelegramAPIError, match="I'm a teapot"):
        await bot.send_message(ANNA, "два")
    await expect(page.get_by_test_id("broken")).to_contain_text("Ничего.")


async def test_what_cannot_be_asked_for_stays_in_the_dialog(
    page: Page, sandbox: RunningSandbox, sim: SimClient, bot: Bot, watch: Watch
) -> None:
    await open_faults(page, sandbox)
    await choose(page, "late")
    await page.get_by_test_id("fault-times").fill("0")
    await page.get_by_test_id("fault-save").click()
    await expect(page.get_by_test_id("fault-dialog")).to_be_visible()
    assert (await sim.faults())["faults"] == []
    watch.server_may_be_gone = True
    await page.get_by_test_id("fault-times").fill("2")
    await page.context.set_offline(True)
    await page.get_by_test_id("fault-save").click()
    await expect(page.get_by_test_id("fault-dialog").get_by_role("alert")).to_contain_text("Связь потеряна")
    await page.context.set_offline(False)
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("fault-dialog")).to_be_hidden()
    await expect(page.get_by_test_id("kind-late")).to_be_focused()


async def test_a_fault_is_made_by_the_keyboard_alone(
    page: Page, sandbox: RunningSandbox, sim: SimClient, bot: Bot
) -> None:
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_role("tab", name="Вызовы").focus()
    await page.keyboard.press("ArrowRight")
    await page.get_by_test_id("kind-lose").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("fault-method")).to_be_focused()
    await page.keyboard.type("sendM")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await expect(page.get_by_test_id("fault-probability")).to_be_focused()
    for _ in range(10):
        await page.keyboard.press("ArrowLeft")
    await expect(page.locator("#fault-odds")).to_have_text("в 50 % случаев")
    await page.keyboard.press("Tab")
    await page.keyboard.type("7")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("broken-1")).to_contain_text("sendMessage · в 50 % случаев")
    await expect(page.get_by_test_id("kind-lose")).to_be_focused()
    (fault,) = (await sim.faults())["faults"]
    assert (fault["kind"], fault["method"], fault["probability"], fault["times"]) == ("lose", "sendMessage", 0.5, 7)


async def test_the_bot_is_demoted_and_blocked_just_before_a_call(
    page: Page, sandbox: RunningSandbox, bot: Bot, school: int
) -> None:
    await open_faults(page, sandbox, school)
    await choose(page, "demote")
    await expect(page.get_by_test_id("fault-chat").locator("option")).to_have_text(
        ["того чата, о котором вызов", "Школа"]
    )
    await page.get_by_test_id("fault-chat").select_option("Школа")
    await save(page)
    await choose(page, "block")
    await expect(page.get_by_test_id("fault-chat").locator("optgroup")).to_have_attribute("label", "Люди")
    await page.get_by_test_id("fault-method").select_option("sendMessage")
    await save(page)
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(ANNA, "раз")
    await expect(page.get_by_test_id(f"person-{ANNA}")).to_contain_text("Бот заблокирован")
    with pytest.raises(TelegramAPIError, match="not enough rights"):
        await bot.create_chat_invite_link(school)


async def test_somebody_elses_faults_and_limits_are_seen_and_all_are_mended(
    page: Page, sandbox: RunningSandbox, sim: SimClient, bot: Bot
) -> None:
    await open_faults(page, sandbox)
    await sim.break_next("duplicate", update="message", times=0)
    await sim.break_next("shift", seconds=-5400)
    await expect(page.get_by_test_id("broken-2")).to_contain_text("−1.5 ч")
    await expect(page.get_by_role("tab", name="Сбои")).to_have_accessible_name("Сбои действует сбоев: 2")
    await sim.limit(on=True)
    switch = page.get_by_role("switch", name="Ограничения скорости")
    await expect(switch).to_be_checked()
    with suppress(TelegramRetryAfter):
        for _ in range(10):
            await bot.send_message(ANNA, "много")
    await expect(page.get_by_test_id("clock-strip")).to_contain_text("назад на 1 ч 30 мин")
    await switch.uncheck()
    await expect(switch).to_be_focused()
    for _ in range(10):
        await bot.send_message(ANNA, "много")
    await page.get_by_test_id("broken").get_by_role("button", name="Починить всё").click()
    await expect(page.get_by_test_id("broken")).to_contain_text("Ничего.")
    assert (await sim.faults())["faults"] == []


async def test_what_the_bot_answered_to_a_forgery_is_told(
    page: Page, sandbox: RunningSandbox, sim: SimClient, bot: Bot
) -> None:
    await open_faults(page, sandbox)
    async with receiving() as receiver:
        await bot.set_webhook(receiver.url, secret_token=SECRET)
        for status, words in ((401, "На подделку бот ответил: 401."), (200, "он ей поверил")):
            receiver.status = status
            await choose(page, "forge")
            await save(page)
            await sim.send(ANNA, "раз")
            await expect(page.get_by_test_id("forged")).to_contain_text(words)
            receiver.status = 200
            await sim.idle()
        await bot.delete_webhook(drop_pending_updates=True)


async def test_the_clock_is_moved_from_the_panel(page: Page, sandbox: RunningSandbox, sim: SimClient) -> None:
    await open_faults(page, sandbox)
    await expect(page.get_by_test_id("clock-card")).to_contain_text("настоящее время")
    await page.get_by_role("button", name="Перевести: Часы Telegram").click()
    await page.get_by_role("button", name="+1 день").click()
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("clock-card")).to_contain_text("вперёд на 1 д")
    await expect(page.get_by_role("button", name="Перевести: Часы Telegram")).to_be_focused()


async def test_beginning_anew_asks_first_and_a_running_bot_goes_on(
    page: Page, sandbox: RunningSandbox, sim: SimClient, bot: Bot, school: int
) -> None:
    await bot.set_my_commands([BotCommand(command="help", description="Помощь")])
    await bot.send_message(ANNA, "Было")
    await sim.break_next("refuse", "getFile", times=0)
    await sim.shift_clock(3600)
    await open_faults(page, sandbox, school)
    await page.get_by_role("button", name="Начать заново…").click()
    dialog = page.get_by_role("alertdialog", name="Начать заново?")
    await expect(dialog).to_contain_text("Исчезнут 2 человека, 1 чат")
    await expect(dialog).to_contain_text("Бот останется на связи")
    await expect(dialog.get_by_role("button", name="Отмена")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(dialog).to_be_hidden()
    assert len((await sim.state())["users"]) == 2

    waiting = asyncio.create_task(update_of(bot, "message"))
    await page.get_by_role("button", name="Начать заново…").click()
    await page.get_by_role("button", name="Стереть всё").click()
    await expect(page.get_by_text("Здесь пока никого.")).to_be_visible()
    for gone in ("faults-strip", "clock-strip", f"group-{school}", f"person-{ANNA}", "service"):
        await expect(page.get_by_test_id(gone)).to_be_hidden()
    await page.get_by_role("tab", name="Вызовы").click()
    await expect(page.get_by_test_id("calls")).to_contain_text("Бот ещё ничего не вызывал")

    # The next person gets the number of the first one, and nothing of theirs.
    await page.get_by_test_id("add-person").click()
    await page.get_by_test_id("person-first-name").fill("Ольга")
    await page.get_by_test_id("person-save").click()
    await expect(page.get_by_test_id(f"person-{ANNA}")).to_contain_text("Ольга")
    await expect(page.get_by_test_id("message")).to_have_count(0)
    await page.get_by_test_id("start").click()
    await expect(page.get_by_test_id("message")).to_have_count(1)
    update = await waiting
    assert update.message is not None
    assert update.message.chat.first_name == "Ольга"
    await page.get_by_test_id("composer").fill("/")
    await expect(page.get_by_test_id("commands").get_by_role("option")).to_have_text(["/helpПомощь"])


async def test_a_phone_breaks_and_mends(open_page: OpenPage, sandbox: RunningSandbox, bot: Bot, sim: SimClient) -> None:
    page = await open_page(viewport=PHONE, has_touch=True, is_mobile=True, color_scheme="dark", locale="en-GB")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id("toggle-calls").tap()
    await page.get_by_role("tab", name="Faults").tap()
    await page.get_by_test_id("kind-late").tap()
    await page.get_by_test_id("fault-save").tap()
    await expect(page.get_by_test_id("broken-1")).to_contain_text("3 s")
    assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    await page.locator("#close-calls").tap()
    strip = page.get_by_test_id("faults-strip")
    await strip.get_by_role("button", name="1 fault is active").tap()
    await expect(page.get_by_test_id("broken-1")).to_be_visible()
    await strip.get_by_role("button", name="Mend all").tap()
    await expect(strip).to_be_hidden()
    assert (await sim.faults())["faults"] == []
