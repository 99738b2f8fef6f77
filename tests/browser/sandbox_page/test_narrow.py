"""What a phone has room for: whose chat it is, whole; and one line that says that this is not Telegram."""

import pytest
from playwright.async_api import expect

from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.browser.conftest import OpenPage
from tests.browser.sandbox_page.conftest import ANNA, PHONE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("locale", ["ru-RU", "en-GB"])
async def test_a_phone_says_whole_who_writes_and_where_one_is(
    open_page: OpenPage, sandbox: RunningSandbox, sim: SimClient, locale: str
) -> None:
    page = await open_page(viewport=PHONE, has_touch=True, is_mobile=True, locale=locale)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    who = page.get_by_test_id("chat-status")
    await expect(who).to_contain_text("Анна Смирнова")
    assert await who.evaluate("one => one.scrollWidth <= one.clientWidth")
    lines = await page.get_by_test_id("stand-in").evaluate(
        "one => { const range = document.createRange(); range.selectNodeContents(one);"
        " return new Set([...range.getClientRects()].map(({ top }) => top)).size; }"
    )
    assert lines == 1
