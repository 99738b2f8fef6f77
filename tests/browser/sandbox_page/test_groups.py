"""Groups and channels on the page: what is said there, who is there, and what the human administrator does."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from playwright.async_api import Page, expect

from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.browser.conftest import OpenPage
from tests.browser.sandbox_page.conftest import ANNA, JOHN, PHONE, update_of

pytestmark = pytest.mark.browser


async def open_details(page: Page, sandbox: RunningSandbox, chat: int) -> None:
    await page.goto(f"{sandbox.url}/#{chat}")
    await page.get_by_test_id("show-details").click()


async def test_chats_stand_below_the_people_with_their_kind_and_size(
    page: Page, sandbox: RunningSandbox, sim: SimClient, school: int
) -> None:
    channel = await sim.save_group("Новости", type="channel", bot="administrator")
    await page.goto(sandbox.url)
    await expect(page.get_by_test_id(f"group-{channel}")).to_contain_text("канал · 2 подписчика")
    await expect(page.get_by_test_id(f"group-{school}")).to_contain_text("супергруппа · 2 участника")
    await sim.put_in(school, ANNA)
    await expect(page.get_by_test_id(f"group-{school}")).to_contain_text("супергруппа · 3 участника")


async def test_a_chat_tells_who_said_what_and_who_came(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient, school: int
) -> None:
    await sim.put_in(school, JOHN)
    await bot.send_message(school, "Добро пожаловать")
    await sim.send_to_group(school, JOHN, "Hello")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id(f"group-{school}").click()
    await expect(page.get_by_test_id("service")).to_have_text("Admin добавляет в группу: John")
    await expect(page.get_by_test_id("message").first).to_contain_text("Школа 21Добро пожаловать")
    await expect(page.get_by_test_id("message").last).to_contain_text("JohnHello")
    await sim.leave(JOHN, school)
    await expect(page.get_by_test_id("service").last).to_have_text("John больше не в группе")


async def test_the_chosen_person_writes_into_a_group(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient, school: int
) -> None:
    for person in (ANNA, JOHN):
        await sim.put_in(school, person)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id(f"group-{school}").click()
    await page.get_by_test_id("write-as").click()
    await page.get_by_role("menuitemradio", name="John").click()
    await expect(page.get_by_test_id("composer")).to_be_focused()
    await page.keyboard.type("Hi all")
    await page.keyboard.press("Enter")
    message = (await update_of(bot, "message")).message
    while message and not message.text:
        message = (await update_of(bot, "message")).message
    assert message
    assert message.from_user
    assert (message.chat.id, message.from_user.id, message.text) == (school, JOHN, "Hi all")
    await expect(page.get_by_test_id("message").last).to_contain_text("Hi all")


async def test_the_chosen_person_presses_a_button_in_a_group_and_everybody_sees_what_becomes_of_it(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient, school: int
) -> None:
    for person in (ANNA, JOHN):
        await sim.put_in(school, person)
    button = InlineKeyboardButton(text="Впустить", callback_data="yes")
    markup = InlineKeyboardMarkup(inline_keyboard=[[button]])
    asked = await bot.send_message(school, "Новый человек", reply_markup=markup)
    await page.goto(f"{sandbox.url}/#{school}")
    await page.get_by_test_id("write-as").click()
    await page.get_by_role("menuitemradio", name="John").click()
    await page.get_by_role("button", name="Впустить").click()
    tap = (await update_of(bot, "callback_query")).callback_query
    assert tap
    assert tap.message
    assert (tap.data, tap.from_user.id, tap.message.chat.id) == ("yes", JOHN, school)
    await bot.answer_callback_query(tap.id, "Впустили!")
    await expect(page.get_by_test_id("toast")).to_have_text("Впустили!")
    await bot.edit_message_text("Человек внутри", chat_id=school, message_id=asked.message_id)
    await expect(page.get_by_test_id("message").last).to_contain_text("Человек внутри")
    await expect(page.get_by_role("button", name="Впустить")).to_have_count(0)


async def test_into_a_channel_writes_only_who_leads_it(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient
) -> None:
    channel = await sim.save_group("Новости", type="channel", bot="administrator")
    await sim.put_in(channel, ANNA)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id(f"group-{channel}").click()
    await expect(page.get_by_test_id("composer")).to_have_attribute("placeholder", "Пишет Admin")
    await sim.put_in(channel, ANNA, "administrator")
    await expect(page.get_by_test_id("composer")).to_have_attribute("placeholder", "Пишет Анна")
    await page.get_by_test_id("composer").fill("Новость")
    await page.keyboard.press("Enter")
    post = (await update_of(bot, "channel_post")).channel_post
    assert post
    assert (post.text, post.from_user) == ("Новость", None)
    await expect(page.get_by_test_id("message")).to_contain_text("НовостиНовость")


async def test_the_human_administrator_approves_one_and_declines_another(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient, school: int
) -> None:
    url = (await bot.create_chat_invite_link(school, creates_join_request=True)).invite_link
    for person in (ANNA, JOHN):
        await sim.join(person, url)
    await page.goto(f"{sandbox.url}/#{school}")
    await page.get_by_role("button", name="О чате").filter(has_text="2").click()
    await page.get_by_role("button", name="Впустить: Анна Смирнова").click()
    await expect(page.get_by_test_id(f"member-{ANNA}")).to_contain_text("участник")
    await page.get_by_role("button", name="Отклонить: John").click()
    await expect(page.get_by_test_id("requests")).to_be_hidden()
    assert await sim.requests(school) == []
    assert ANNA in [member["user_id"] for member in await sim.members(school)]
    await expect(page.get_by_test_id("link")).to_contain_text("действует · по заявке · вошёл 1")


async def test_a_member_is_removed_and_let_back(
    page: Page, sandbox: RunningSandbox, sim: SimClient, school: int
) -> None:
    await sim.put_in(school, JOHN)
    await open_details(page, sandbox, school)
    await page.get_by_role("button", name="Действия: John").click()
    await page.get_by_role("menuitem", name="Удалить и не пускать").click()
    await expect(page.get_by_test_id(f"banned-{JOHN}")).to_be_visible()
    assert await sim.banned(school) == [JOHN]
    await page.get_by_role("button", name="Снять запрет: John").click()
    await expect(page.get_by_test_id("banned")).to_be_hidden()
    assert await sim.banned(school) == []
    await page.get_by_role("button", name="Добавить", exact=True).click()
    await page.get_by_role("menuitem", name="John").click()
    await expect(page.get_by_test_id(f"member-{JOHN}")).to_be_visible()


async def test_a_person_leaves(page: Page, sandbox: RunningSandbox, sim: SimClient, school: int) -> None:
    await sim.put_in(school, ANNA)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id(f"group-{school}").click()
    await page.get_by_test_id("chat-menu").click()
    await page.get_by_role("menuitem", name="Выйти: Анна Смирнова").click()
    await expect(page.get_by_test_id("service").last).to_have_text("Анна Смирнова больше не в группе")
    await expect(page.get_by_test_id("chat-menu")).to_be_hidden()


async def test_a_bot_without_a_right_is_refused_and_one_sees_it(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient, school: int
) -> None:
    await open_details(page, sandbox, school)
    await page.get_by_role("switch", name="Приглашать людей").uncheck()
    change = (await update_of(bot, "my_chat_member")).my_chat_member
    while change and getattr(change.new_chat_member, "can_invite_users", True):
        change = (await update_of(bot, "my_chat_member")).my_chat_member
    with pytest.raises(TelegramBadRequest, match="not enough rights to manage chat invite link"):
        await bot.create_chat_invite_link(school)
    refused = page.get_by_test_id("calls").locator('[data-testid="call"][data-ok="false"]')
    await expect(refused).to_contain_text("not enough rights to manage chat invite link")
    assert await bot.ban_chat_member(school, JOHN)
    await page.get_by_role("radio", name="Удалён").check()
    await expect(page.get_by_role("switch")).to_have_count(0)
    with pytest.raises(TelegramForbiddenError, match="bot was kicked from the supergroup chat"):
        await bot.send_message(school, "?")
    await page.get_by_role("radio", name="Администратор").check()
    await expect(page.get_by_role("switch", name="Приглашать людей")).to_be_checked()
    assert await bot.create_chat_invite_link(school)


async def test_a_new_channel_is_created_and_the_bot_promoted_in_it_by_keyboard(
    open_page: OpenPage, sandbox: RunningSandbox, bot: Bot
) -> None:
    page = await open_page(viewport=PHONE, color_scheme="dark")
    await page.goto(sandbox.url)
    await page.get_by_test_id("add-group").focus()
    await page.keyboard.press("Enter")
    await page.keyboard.type("Новости школы")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("chat-name")).to_have_text("Новости школы")
    await expect(page.get_by_test_id("bot-place")).to_contain_text("не в чате")
    await page.get_by_role("radio", name="Администратор").press("Space")
    change = (await update_of(bot, "my_chat_member")).my_chat_member
    assert change
    assert (change.chat.title, change.new_chat_member.status) == ("Новости школы", "administrator")
    await expect(page.get_by_role("radio", name="Администратор")).to_be_focused()
    assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


async def test_a_basic_group_becomes_a_supergroup_under_the_eyes(
    page: Page, sandbox: RunningSandbox, sim: SimClient
) -> None:
    old = await sim.save_group("Кружок", type="group")
    await page.goto(f"{sandbox.url}/#{old}")
    await page.get_by_test_id("chat-menu").click()
    await page.get_by_role("menuitem", name="Сделать супергруппой").click()
    await expect(page.get_by_test_id("service")).to_have_text("Эта супергруппа была обычной группой")
    await expect(page.get_by_test_id(f"group-{old}")).to_be_hidden()
    await expect(page.get_by_test_id("chat-status")).to_contain_text("супергруппа")
    await page.goto(f"{sandbox.url}/#{old}")
    await expect(page.get_by_test_id("chat-status")).to_contain_text("супергруппа")
