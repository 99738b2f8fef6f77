"""The page of the local Telegram, driven as a person drives it, with a real bot client on the other side."""

from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup
from playwright.async_api import Locator, Page, expect

from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.browser.chromium import Watch
from tests.browser.conftest import OpenPage
from tests.browser.sandbox_page.conftest import ANNA, JOHN, PHONE, TOKEN, next_update

pytestmark = pytest.mark.browser

BUTTONS = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text="Дальше", callback_data="next")],
        [
            InlineKeyboardButton(text="Портал", url="https://example.com/"),
            InlineKeyboardButton(text="Написать", url="https://t.me/ivan_21"),
        ],
        [InlineKeyboardButton(text="Удалить", callback_data="drop", style="danger")],
    ]
)


async def callback_id(bot: Bot) -> str:
    query = (await next_update(bot)).callback_query
    assert query is not None
    return query.id


def shown(page: Page, message_id: int) -> Locator:
    return page.locator(f'[data-testid="message"][data-message-id="{message_id}"]')


async def brightness(locator: Locator, name: str) -> tuple[int, int, int]:
    """The colour of an element as red, green, blue."""
    script = """(element, name) => {
        const canvas = new OffscreenCanvas(1, 1).getContext("2d");
        canvas.fillStyle = getComputedStyle(element)[name];
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    }"""
    red, green, blue, _ = await locator.evaluate(script, name)
    return red, green, blue


async def test_the_start_button_opens_the_conversation(page: Page, sandbox: RunningSandbox, bot: Bot) -> None:
    await page.goto(f"{sandbox.url}/#{JOHN}")
    await page.get_by_test_id("start").click()
    await expect(page.get_by_test_id("message")).to_contain_text("/start")
    update = await next_update(bot)
    assert update.message is not None
    assert update.message.text == "/start"
    await expect(page.get_by_test_id("start")).to_be_hidden()


async def test_an_edit_keeps_its_place(page: Page, sandbox: RunningSandbox, bot: Bot) -> None:
    form = await bot.send_message(ANNA, "Шаг 1 из 5", reply_markup=BUTTONS)
    for number in range(30):
        await bot.send_message(ANNA, f"Новость {number}")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    element = await shown(page, form.message_id).element_handle()
    await page.get_by_test_id("messages").evaluate("list => { list.scrollTop = 40; }")
    before = await page.get_by_test_id("messages").evaluate("list => list.scrollTop")

    await bot.edit_message_text("Шаг 2 из 5", chat_id=ANNA, message_id=form.message_id, reply_markup=BUTTONS)

    await expect(shown(page, form.message_id)).to_contain_text("Шаг 2 из 5")
    await expect(shown(page, form.message_id)).to_contain_text("изменено")
    assert element is not None
    assert await element.evaluate("element => element.isConnected")
    assert await page.get_by_test_id("messages").evaluate("list => list.scrollTop") == before
    await expect(page.get_by_test_id("message").nth(1)).to_contain_text("Шаг 2 из 5")


async def test_a_button_keeps_the_focus_when_its_message_is_edited(
    page: Page, sandbox: RunningSandbox, bot: Bot
) -> None:
    form = await bot.send_message(ANNA, "Шаг 1 из 5", reply_markup=BUTTONS)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_role("button", name="Дальше").focus()
    await page.keyboard.press("Enter")
    query = await callback_id(bot)
    other = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Ещё дальше", callback_data="2")]])
    await bot.edit_message_text("Шаг 2 из 5", chat_id=ANNA, message_id=form.message_id, reply_markup=other)
    await bot.answer_callback_query(query)
    await expect(page.get_by_role("button", name="Ещё дальше")).to_be_focused()


async def test_a_deleted_message_vanishes(page: Page, sandbox: RunningSandbox, bot: Bot) -> None:
    message = await bot.send_message(ANNA, "Это сейчас исчезнет")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await expect(page.get_by_test_id("messages").get_by_text("Это сейчас исчезнет")).to_be_visible()
    await bot.delete_message(ANNA, message.message_id)
    await expect(page.get_by_test_id("messages").get_by_text("Это сейчас исчезнет")).to_have_count(0)


async def test_a_pressed_button_shows_progress_and_then_a_toast(page: Page, sandbox: RunningSandbox, bot: Bot) -> None:
    await bot.send_message(ANNA, "Шаг 1 из 5", reply_markup=BUTTONS)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    button = page.get_by_role("button", name="Дальше")
    await button.click()
    await expect(button).to_have_attribute("aria-busy", "true")
    await bot.answer_callback_query(await callback_id(bot), text="Записали")
    await expect(page.get_by_test_id("toast")).to_have_text("Записали")
    await expect(button).not_to_have_attribute("aria-busy", "true")


async def test_an_alert_waits_to_be_read(page: Page, sandbox: RunningSandbox, bot: Bot) -> None:
    await bot.send_message(ANNA, "Шаг 1 из 5", reply_markup=BUTTONS)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_role("button", name="Дальше").click()
    await bot.answer_callback_query(await callback_id(bot), text="Этот ник занят", show_alert=True)
    await expect(page.get_by_role("alertdialog")).to_contain_text("Этот ник занят")
    await page.get_by_test_id("alert").get_by_role("button").click()
    await expect(page.get_by_test_id("alert")).to_be_hidden()


async def test_the_bot_is_seen_typing(page: Page, sandbox: RunningSandbox, bot: Bot) -> None:
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await expect(shown(page, 1)).to_be_visible()
    await bot.send_chat_action(ANNA, "typing")
    await expect(page.get_by_test_id("chat-status")).to_contain_text("печатает")
    await bot.send_message(ANNA, "Готово")
    await expect(page.get_by_test_id("chat-status")).not_to_contain_text("печатает")


async def test_a_refused_call_is_red_and_says_why(page: Page, sandbox: RunningSandbox, bot: Bot) -> None:
    message = await bot.send_message(ANNA, "Шаг 1 из 5")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await expect(shown(page, message.message_id)).to_be_visible()
    with pytest.raises(TelegramBadRequest):
        await bot.edit_message_text("Шаг 1 из 5", chat_id=ANNA, message_id=message.message_id)

    call = page.get_by_test_id("calls").locator('[data-testid="call"][data-ok="false"]')
    await expect(call).to_contain_text("400 Bad Request: message is not modified")
    red, green, blue = await brightness(call.get_by_text("editMessageText"), "color")
    assert red > green + 80
    assert red > blue + 80
    await call.locator("summary").click()
    await expect(call).to_contain_text("message_id")
    await page.get_by_role("checkbox", name="Отказы").check()
    await expect(page.get_by_test_id("call")).to_have_count(1)


async def test_the_log_opens_over_the_chat_where_the_page_is_narrow(
    open_page: OpenPage, sandbox: RunningSandbox, bot: Bot
) -> None:
    page = await open_page(viewport={"width": 900, "height": 700})
    await bot.send_message(ANNA, "Привет")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await expect(page.get_by_test_id("calls")).to_be_hidden()
    await page.get_by_test_id("toggle-calls").click()
    await expect(page.get_by_test_id("call").get_by_text("sendMessage")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("calls")).to_be_hidden()


async def test_a_phone_shows_the_list_and_then_the_chat(open_page: OpenPage, sandbox: RunningSandbox, bot: Bot) -> None:
    page = await open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    await bot.send_message(ANNA, "Шаг 1 из 5", reply_markup=BUTTONS)
    await page.goto(sandbox.url)
    await expect(page.get_by_test_id(f"person-{ANNA}")).to_contain_text("Шаг 1 из 5")
    await expect(page.get_by_test_id("messages")).to_be_hidden()

    await page.get_by_test_id(f"person-{ANNA}").tap()
    await expect(page.get_by_role("button", name="Дальше")).to_be_visible()
    await expect(page.get_by_test_id(f"person-{ANNA}")).to_be_hidden()
    await expect(page.get_by_test_id("stand-in")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    await page.get_by_test_id("back").tap()
    await expect(page.get_by_test_id(f"person-{JOHN}")).to_be_visible()


async def test_the_dark_theme_follows_the_system_and_a_choice_is_remembered(
    open_page: OpenPage, sandbox: RunningSandbox, sim: SimClient
) -> None:
    page = await open_page(color_scheme="dark")
    await page.goto(sandbox.url)
    body = page.locator("body")
    assert max(await brightness(body, "backgroundColor")) < 60
    await page.locator("#theme").click()
    await page.reload()
    assert min(await brightness(body, "backgroundColor")) > 200


async def test_the_page_speaks_the_language_of_the_browser_and_the_other_one(
    open_page: OpenPage, sandbox: RunningSandbox, sim: SimClient
) -> None:
    page = await open_page(locale="en-GB")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await expect(page.get_by_placeholder("Message")).to_be_visible()
    await expect(page.get_by_test_id("stand-in")).to_contain_text("Not Telegram")
    await page.locator("#language").click()
    await expect(page.get_by_placeholder("Сообщение")).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("lang", "ru")


async def test_enter_sends_and_shift_enter_begins_a_new_line(page: Page, sandbox: RunningSandbox, bot: Bot) -> None:
    await page.goto(f"{sandbox.url}/#{ANNA}")
    field = page.get_by_test_id("composer")
    await field.click()
    await page.keyboard.type("один")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("два")
    await page.keyboard.press("Enter")
    update = await next_update(bot)
    assert update.message is not None
    assert update.message.text == "один\nдва"
    await expect(field).to_have_value("")


async def test_a_slash_opens_the_commands_of_the_bot(page: Page, sandbox: RunningSandbox, bot: Bot) -> None:
    await bot.set_my_commands(
        [BotCommand(command="start", description="Начать"), BotCommand(command="help", description="Помощь")]
    )
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id("composer").press_sequentially("/h")
    await expect(page.get_by_test_id("commands").get_by_role("option")).to_have_text(["/helpПомощь"])
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    update = await next_update(bot)
    assert update.message is not None
    assert update.message.text == "/help"


async def test_every_attachment_is_sent_and_shown(page: Page, sandbox: RunningSandbox, bot: Bot) -> None:
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id("attach").click()
    samples = page.get_by_role("menuitem").and_(page.locator(":not([data-testid='attach-file'])"))
    kinds = await samples.count()
    for number in range(kinds):
        if number:
            await page.get_by_test_id("attach").click()
        await samples.nth(number).click()
    await expect(page.locator(".media")).to_have_count(kinds + 2)  # the album is three photos


async def test_links_leave_the_page_alone(page: Page, sandbox: RunningSandbox, bot: Bot) -> None:
    await bot.send_message(ANNA, f'<a href="tg://user?id={JOHN}">Иван</a>', parse_mode="HTML", reply_markup=BUTTONS)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    portal = page.get_by_role("link", name="Портал")
    await expect(portal).to_have_attribute("target", "_blank")
    await expect(portal).to_have_attribute("rel", "noopener noreferrer")
    await page.get_by_role("link", name="Написать").click()
    await expect(page.get_by_test_id("sheet")).to_contain_text("@ivan_21")
    await page.get_by_test_id("sheet").get_by_role("button").click()
    await page.get_by_test_id("messages").get_by_role("link", name="Иван").click()
    await expect(page.get_by_test_id("sheet")).to_contain_text(str(JOHN))


async def test_what_people_type_is_text_and_never_markup(page: Page, sandbox: RunningSandbox, sim: SimClient) -> None:
    trap = "<img src=x onerror=alert(1)>"
    await sim.save_user(trap, id=JOHN, last_name="")
    await sim.send(JOHN, trap)
    await page.goto(f"{sandbox.url}/#{JOHN}")
    await expect(page.get_by_test_id("message")).to_contain_text(trap)
    await expect(page.get_by_test_id(f"person-{JOHN}")).to_contain_text(trap)
    assert await page.locator("img").count() == 0


async def test_a_person_is_added_and_chosen(page: Page, sandbox: RunningSandbox, sim: SimClient) -> None:
    await page.goto(sandbox.url)
    await page.get_by_test_id("add-person").click()
    await page.get_by_test_id("person-first-name").fill("Ольга")
    await page.get_by_test_id("person-username").fill("@olga_k")
    await page.get_by_test_id("person-save").click()
    await expect(page.get_by_test_id("chat-status")).to_contain_text("Ольга")
    assert (await sim.state())["users"][-1]["username"] == "olga_k"


async def test_messages_to_others_are_marked_unread(
    page: Page, sandbox: RunningSandbox, sim: SimClient, bot: Bot
) -> None:
    await sim.send(JOHN, "/start")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await expect(shown(page, 1)).to_be_visible()
    await bot.send_message(JOHN, "Hello")
    mark = page.get_by_test_id(f"person-{JOHN}").get_by_text("1", exact=True)
    await expect(mark).to_be_visible()
    await page.get_by_test_id(f"person-{JOHN}").click()
    await expect(mark).to_be_hidden()


async def test_a_lost_connection_is_shown_and_found_again(page: Page, watch: Watch, tmp_path: Path) -> None:
    watch.server_may_be_gone = True
    with RunningSandbox(TOKEN, data_dir=tmp_path) as first:
        async with SimClient(first.url) as sim:
            await sim.save_user("Анна")
            await sim.send(ANNA, "Первое")
        await page.goto(first.url)
        await expect(page.get_by_test_id("message")).to_contain_text("Первое")
    await expect(page.get_by_test_id("connection")).to_be_visible()
    with RunningSandbox(TOKEN, data_dir=tmp_path, port=first.port) as second:
        async with SimClient(second.url) as sim:
            await sim.send(ANNA, "Второе")
        await expect(page.get_by_test_id("messages")).to_contain_text("Второе", timeout=15_000)
        await expect(page.get_by_test_id("connection")).to_be_hidden()
