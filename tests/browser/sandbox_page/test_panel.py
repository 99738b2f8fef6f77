"""The panel on the right: whoever closes it is back where they were, also where there is room for one thing only."""

from contextlib import suppress

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from playwright.async_api import Page, expect

from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.browser.conftest import OpenPage
from tests.browser.sandbox_page.conftest import ANNA, JOHN, PHONE

pytestmark = pytest.mark.browser

MIDDLE = {"width": 800, "height": 700}


async def focused(page: Page) -> str:
    """The name of what has the focus, and whether it is seen."""
    found: str = await page.evaluate(
        "(one => `${one.getAttribute('aria-label') ?? one.tagName}${one.checkVisibility() ? '' : ', hidden'}`)"
        "(document.activeElement)"
    )
    return found


@pytest.mark.parametrize("viewport", [PHONE, MIDDLE], ids=["phone", "middle"])
@pytest.mark.parametrize("chats", [f"{ANNA}", f"{ANNA},{JOHN}"], ids=["one", "two"])
@pytest.mark.parametrize("how", ["button", "escape", "beside"])
async def test_the_focus_goes_back_to_the_button_that_opened_it(
    open_page: OpenPage,
    sandbox: RunningSandbox,
    sim: SimClient,
    viewport: dict[str, int],
    chats: str,
    how: str,
) -> None:
    page = await open_page(viewport=viewport)
    await page.goto(f"{sandbox.url}/#{chats}")
    if chats.endswith(str(JOHN)):
        await page.get_by_role("navigation", name="Открытые чаты").get_by_role("button", name="John").click()
    opener = page.get_by_role("button", name="Вызовы и сбои")
    await expect(opener).to_have_attribute("aria-expanded", "false")
    await opener.press("Enter")
    panel = page.get_by_test_id("calls")
    await expect(panel).to_be_visible()
    if how == "button":
        await panel.get_by_role("button", name="Закрыть").press("Enter")
    elif how == "escape":
        await page.keyboard.press("Escape")
    else:
        await page.locator("#backdrop").evaluate("one => one.click()")
    await expect(panel).to_be_hidden()
    assert await focused(page) == "Вызовы и сбои"
    await expect(opener).to_be_focused()


async def test_what_the_panel_covers_is_out_of_reach_in_both_columns(
    open_page: OpenPage, sandbox: RunningSandbox, sim: SimClient
) -> None:
    page = await open_page(viewport=MIDDLE)
    await page.goto(f"{sandbox.url}/#{ANNA},{JOHN}")
    await page.get_by_role("button", name="Вызовы и сбои").click()
    reachable = page.locator("#columns :is(button, a, textarea):visible")
    for one in await reachable.all():
        assert await one.evaluate("one => one.closest('[inert]') !== null"), await one.inner_text()


async def test_a_panel_that_was_open_from_the_start_gives_the_focus_to_its_button(
    page: Page, sandbox: RunningSandbox, sim: SimClient
) -> None:
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id("calls").get_by_role("button", name="Закрыть").click()
    await expect(page.get_by_role("button", name="Вызовы и сбои")).to_be_focused()


async def test_refusals_are_counted_on_the_button_that_is_shown(
    open_page: OpenPage, sandbox: RunningSandbox, sim: SimClient, bot: Bot
) -> None:
    page = await open_page(viewport=PHONE)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    # What was refused before the page was there counts as seen.
    await expect(page.get_by_role("heading", name="Школа 21")).to_be_visible()
    with suppress(TelegramAPIError):
        await bot.get_chat(5)
    counted = page.get_by_role("button", name="Вызовы и сбои, отказов: 1")
    await expect(counted).to_be_visible()
    await page.get_by_test_id("open-beside").click()
    await page.get_by_role("menuitem", name="John").click()
    await expect(page.get_by_test_id("column").nth(1)).to_be_visible()
    await expect(counted).to_be_visible()
    await expect(counted).to_have_text("1")
