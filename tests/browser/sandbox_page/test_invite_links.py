"""An invite link opens in place, for the person who got it and for a stranger to whom it was forwarded."""

from datetime import timedelta

import pytest
from aiogram import Bot
from playwright.async_api import Page, expect

from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.browser.conftest import OpenPage
from tests.browser.sandbox_page.conftest import ANNA, JOHN, PHONE, offer, update_of

pytestmark = pytest.mark.browser


async def is_member(sim: SimClient, chat: int, person: int) -> bool:
    return person in [member["user_id"] for member in await sim.members(chat)]


async def test_a_link_in_a_message_shows_where_it_leads_and_lets_in(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient, school: int
) -> None:
    url = (await bot.create_chat_invite_link(school)).invite_link
    await offer(bot, url)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id("message").get_by_role("link", name=url).click()
    invite = page.get_by_role("dialog", name="Школа")
    await expect(invite.get_by_test_id("invite-about")).to_have_text("супергруппа · 2 участника")
    await expect(invite.get_by_test_id("invite-person")).to_have_text("Анна Смирнова")
    await invite.get_by_role("button", name="Вступить").click()
    await expect(invite.get_by_test_id("invite-outcome")).to_have_text("Анна Смирнова теперь в чате.")
    await expect(invite.get_by_test_id("invite-about")).to_have_text("супергруппа · 3 участника")
    assert await is_member(sim, school, ANNA)
    await invite.get_by_role("button", name="Открыть чат").click()
    await expect(page.get_by_test_id("chat-name")).to_have_text("Школа")
    await expect(page.get_by_test_id("service")).to_have_text("Анна Смирнова теперь в группе")


async def test_the_owner_of_a_link_asks_by_a_button_and_the_bot_approves(
    page: Page, sandbox: RunningSandbox, bot: Bot, school: int
) -> None:
    await offer(bot, (await bot.create_chat_invite_link(school, creates_join_request=True)).invite_link)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_role("link", name="Войти", exact=True).click()
    await expect(page.get_by_test_id("invite-outcome")).to_contain_text("входят по заявке")
    await page.get_by_role("button", name="Подать заявку").click()
    await expect(page.get_by_test_id("invite-outcome")).to_contain_text("Заявка отправлена")
    await expect(page.get_by_test_id("invite-act")).to_be_hidden()
    request = (await update_of(bot, "chat_join_request")).chat_join_request
    assert request
    assert request.from_user.id == ANNA
    await request.approve()
    await expect(page.get_by_test_id("invite-outcome")).to_have_text("Заявку одобрили: Анна Смирнова теперь в чате.")


async def test_a_stranger_asks_by_the_same_link_and_the_bot_declines(
    page: Page, sandbox: RunningSandbox, bot: Bot, school: int
) -> None:
    await offer(bot, (await bot.create_chat_invite_link(school, creates_join_request=True)).invite_link)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_role("link", name="Войти", exact=True).click()
    await page.get_by_role("button", name="Открыть от имени другого").click()
    await page.get_by_test_id(f"invite-as-{JOHN}").click()
    await expect(page.get_by_test_id("invite-person")).to_have_text("John")
    await page.get_by_role("button", name="Подать заявку").click()
    await expect(page.get_by_test_id("invite-outcome")).to_have_text("Заявка отправлена. John ждёт решения.")
    request = (await update_of(bot, "chat_join_request")).chat_join_request
    assert request
    assert request.from_user.id == JOHN
    await request.decline()
    await expect(page.get_by_test_id("invite-outcome")).to_contain_text("Заявку отклонили")
    await expect(page.get_by_role("button", name="Подать заявку")).to_be_visible()


async def test_a_link_that_lets_nobody_in_says_why(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient, school: int
) -> None:
    revoked = (await bot.create_chat_invite_link(school)).invite_link
    once = (await bot.create_chat_invite_link(school, member_limit=1)).invite_link
    soon = (await bot.create_chat_invite_link(school, expire_date=timedelta(hours=1))).invite_link
    await bot.revoke_chat_invite_link(school, revoked)
    await sim.join(JOHN, once)
    await sim.shift_clock(3601)
    reasons = {revoked: "отозвали", once: "все, кому было можно", soon: "Срок ссылки вышел", f"{soon}x": "нет"}
    await bot.send_message(ANNA, "\n".join(reasons))
    await page.goto(f"{sandbox.url}/#{ANNA}")
    for url, reason in reasons.items():
        await page.get_by_role("link", name=url, exact=True).click()
        await expect(page.get_by_test_id("invite-outcome")).to_contain_text(reason)
        await expect(page.get_by_test_id("invite-act")).to_be_hidden()
        await page.keyboard.press("Escape")


async def test_a_banned_person_is_not_let_in(
    page: Page, sandbox: RunningSandbox, bot: Bot, sim: SimClient, school: int
) -> None:
    await offer(bot, (await bot.create_chat_invite_link(school)).invite_link)
    await bot.ban_chat_member(school, ANNA)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_role("link", name="Войти", exact=True).click()
    await page.get_by_role("button", name="Вступить").click()
    await expect(page.get_by_test_id("invite-outcome")).to_contain_text("Анна Смирнова в чёрном списке")
    assert not await is_member(sim, school, ANNA)


async def test_a_link_is_copied_beside_its_button_and_in_its_dialog(
    open_page: OpenPage, sandbox: RunningSandbox, bot: Bot, school: int
) -> None:
    page = await open_page(permissions=["clipboard-read", "clipboard-write"])
    url = (await bot.create_chat_invite_link(school)).invite_link
    await offer(bot, url)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id("message").get_by_role("button", name="Скопировать ссылку").click()
    await expect(page.get_by_test_id("toast")).to_have_text("Скопировано")
    assert await page.evaluate("navigator.clipboard.readText()") == url
    await page.evaluate("navigator.clipboard.writeText('')")
    await page.get_by_role("link", name="Войти", exact=True).click()
    await page.get_by_test_id("invite-copy").click()
    await expect(page.get_by_test_id("invite-copy")).to_have_text("Скопировано")
    assert await page.evaluate("navigator.clipboard.readText()") == url


async def test_a_stranger_joins_by_keyboard_alone_in_english_on_a_phone_in_the_dark(
    open_page: OpenPage, sandbox: RunningSandbox, bot: Bot, sim: SimClient, school: int
) -> None:
    page = await open_page(viewport=PHONE, color_scheme="dark", locale="en-GB")
    await offer(bot, (await bot.create_chat_invite_link(school)).invite_link)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_role("link", name="Войти", exact=True).focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Join")).to_be_focused()
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await expect(page.get_by_test_id(f"invite-as-{JOHN}")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Join")).to_be_focused()
    assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("invite-outcome")).to_have_text("John is in the chat now.")
    assert await is_member(sim, school, JOHN)
