"""Inline mode on the page: results above the field, what is chosen in the chat, and buttons that lead there."""

import pytest
from aiogram import Bot
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    SwitchInlineQueryChosenChat,
)
from playwright.async_api import Page, expect

from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.browser.sandbox_page.conftest import ANNA, JOHN, update_of

pytestmark = pytest.mark.browser

NAME = "@school21_sandbox_bot"


def article(number: int) -> InlineQueryResultArticle:
    """A result with a link into the bot."""
    button = InlineKeyboardButton(text="Открыть карточку", url=f"https://t.me/{NAME[1:]}?start=card_{number}")
    return InlineQueryResultArticle(
        id=str(number),
        title=f"Иван {number}",
        description="QA · Senior",
        input_message_content=InputTextMessageContent(message_text="Участник"),
        reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]),
    )


async def answer(bot: Bot, words: str, *numbers: int, **about: object) -> None:
    """Wait until this is looked for, and offer these."""
    while True:
        query = (await update_of(bot, "inline_query")).inline_query
        assert query is not None
        if query.query == words:
            await bot.answer_inline_query(query.id, [article(number) for number in numbers], **about)  # type: ignore[arg-type]
            return


async def test_somebody_is_chosen_into_a_group_and_the_button_leads_into_the_bot(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient, school: int
) -> None:
    await sim.put_in(school, ANNA)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id(f"group-{school}").click()
    await page.get_by_test_id("composer").fill(f"{NAME} qa")
    await answer(bot, "qa", 1, 2, next_offset="2")
    offered = page.get_by_test_id("inline").get_by_role("option")
    await expect(offered).to_have_text(["Иван 1QA · Senior", "Иван 2QA · Senior", "Ещё"])
    await offered.last.click()
    await answer(bot, "qa", 3)
    await expect(offered).to_have_count(3)
    await page.get_by_test_id("composer").press("ArrowDown")
    await page.get_by_test_id("composer").press("ArrowDown")
    await page.get_by_test_id("composer").press("Enter")
    posted = page.get_by_test_id("message").filter(has_text="Участник")
    await expect(posted).to_contain_text(f"через {NAME}")
    await expect(page.get_by_test_id("inline")).to_be_hidden()
    await posted.get_by_role("link", name="Открыть карточку").click()
    message = (await update_of(bot, "message")).message
    while message is not None and message.text != "/start card_2":
        message = (await update_of(bot, "message")).message
    assert message is not None
    assert message.chat.id == ANNA


async def test_whoever_is_not_let_in_is_led_into_the_bot(page: Page, sandbox: RunningSandbox, bot: Bot) -> None:
    await page.goto(f"{sandbox.url}/#{JOHN}")
    await page.get_by_test_id("composer").fill(f"{NAME} ")
    await answer(bot, "", button=InlineQueryResultsButton(text="Зарегистрироваться", start_parameter="inline"))
    await page.get_by_test_id("inline").get_by_text("Зарегистрироваться").click()
    message = (await update_of(bot, "message")).message
    assert message is not None
    assert (message.text, message.chat.id) == ("/start inline", JOHN)


async def test_a_button_lets_choose_the_chat_and_writes_there(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient, school: int
) -> None:
    await sim.put_in(school, ANNA)
    share = InlineKeyboardButton(
        text="Поделиться", switch_inline_query_chosen_chat=SwitchInlineQueryChosenChat(query="card_7")
    )
    await bot.send_message(ANNA, "Карточка", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[share]]))
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_role("button", name="Поделиться").click()
    await page.get_by_role("menuitem", name="Школа").click()
    await answer(bot, "card_7", 7)
    await page.get_by_test_id("inline").get_by_text("Иван 7").click()
    await expect(page.get_by_test_id("message").filter(has_text="Участник")).to_be_visible()


async def test_what_somebody_wrote_in_a_group_is_forwarded_to_the_bot(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient, school: int
) -> None:
    await sim.put_in(school, ANNA)
    await sim.put_in(school, JOHN)
    await sim.send_to_group(school, JOHN, "Hello there")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id(f"group-{school}").click()
    message = page.get_by_test_id("message").filter(has_text="Hello there")
    await message.hover()
    await message.get_by_role("button", name="Действия с сообщением").click()
    await page.get_by_role("menuitem", name="Переслать боту").click()
    sent = (await update_of(bot, "message")).message
    while sent is not None and sent.forward_origin is None:
        sent = (await update_of(bot, "message")).message
    assert sent is not None
    assert sent.chat.id == ANNA
    assert sent.forward_origin is not None
    assert sent.forward_origin.sender_user.id == JOHN  # type: ignore[union-attr]
