"""A picture of the chat opens enlarged, by mouse, finger and keyboard, and what one looked at before is there again."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.types import BufferedInputFile, InputMediaPhoto, Message
from playwright.async_api import Locator, Page, Route, expect

from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.browser.conftest import OpenPage
from tests.browser.sandbox_page.conftest import ANNA, PHONE, picture

pytestmark = pytest.mark.browser

WIDE, HIGH = 1600, 900
CAPTION = "Рост за год:\nвдвое больше <b>людей</b>"


async def chart(bot: Bot, width: int = WIDE, height: int = HIGH) -> Message:
    """A photo of the bot, with words below."""
    return await bot.send_photo(ANNA, BufferedInputFile(picture(width, height), "chart.png"), caption=CAPTION)


async def width_of(shown: Locator) -> float:
    box = await shown.bounding_box()
    assert box is not None
    return box["width"]


async def test_a_photo_opens_enlarged_with_its_caption_and_closes_again(
    page: Page, sandbox: RunningSandbox, bot: Bot
) -> None:
    await chart(bot)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    small = page.get_by_role("button", name="Открыть крупно: Фото")
    await small.click()
    viewer = page.get_by_role("dialog", name="Фото")
    large = viewer.get_by_role("img", name="Фото")
    await expect(viewer).to_contain_text("вдвое больше <b>людей</b>")
    await expect(viewer).to_contain_text(f"{WIDE} × {HIGH}")
    assert await width_of(large) > 1.5 * await width_of(small)
    await viewer.get_by_role("button", name="Закрыть").click()
    await expect(viewer).to_be_hidden()
    await expect(small).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", "Space"])
async def test_the_keyboard_opens_a_photo_and_comes_back_to_it(
    page: Page, sandbox: RunningSandbox, bot: Bot, key: str
) -> None:
    await chart(bot)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    small = page.get_by_test_id("enlarge")
    await small.press(key)
    viewer = page.get_by_test_id("viewer")
    await expect(viewer.get_by_role("button", name="Закрыть")).to_be_focused()
    await page.keyboard.press("Shift+Tab")
    await expect(viewer.get_by_role("link", name="Скачать")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(viewer).to_be_hidden()
    await expect(small).to_be_focused()


async def test_a_click_beside_the_picture_closes_it_and_one_upon_it_does_not(
    page: Page, sandbox: RunningSandbox, bot: Bot
) -> None:
    await chart(bot, 300, 200)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id("enlarge").click()
    viewer = page.get_by_test_id("viewer")
    await viewer.get_by_role("img").click()
    await expect(viewer).to_be_visible()
    await page.mouse.click(20, 400)
    await expect(viewer).to_be_hidden()


async def test_the_way_back_is_found_although_the_bot_has_changed_the_message(
    page: Page, sandbox: RunningSandbox, bot: Bot
) -> None:
    sent = await chart(bot)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id("enlarge").press("Enter")
    await bot.edit_message_media(
        InputMediaPhoto(media=BufferedInputFile(picture(60, 40), "new.png"), caption="Новое"),
        None,
        ANNA,
        sent.message_id,
    )
    await expect(page.get_by_test_id("message").last).to_contain_text("Новое")
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("enlarge")).to_be_focused()
    await page.keyboard.press("Enter")
    await bot.delete_message(ANNA, sent.message_id)
    await expect(page.get_by_test_id("enlarge")).to_have_count(0)
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("messages")).to_be_focused()


async def test_a_picture_sent_as_a_file_is_looked_at_or_downloaded(
    page: Page, sandbox: RunningSandbox, sim: SimClient, bot: Bot
) -> None:
    await bot.send_document(ANNA, BufferedInputFile(picture(640, 480), "Схема.png"))
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_role("button", name="Открыть крупно: Схема.png").click()
    viewer = page.get_by_role("dialog", name="Схема.png")
    await expect(viewer).to_contain_text("640 × 480")
    for link in (viewer.get_by_role("link", name="Скачать"), page.get_by_test_id("document")):
        async with page.expect_download() as downloading:
            await link.click()
        assert (await downloading.value).suggested_filename == "Схема.png"
        await page.keyboard.press("Escape")
    await expect(viewer).to_be_hidden()


async def test_what_only_says_that_it_is_a_picture_is_a_file_like_any_other(
    page: Page, sandbox: RunningSandbox, sim: SimClient
) -> None:
    await sim.send_document(ANNA, "фото.png", b"not a picture at all")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await expect(page.get_by_test_id("document")).to_contain_text("фото.png")
    await expect(page.get_by_test_id("enlarge")).to_have_count(0)


async def test_the_photo_of_the_attach_menu_opens_too(page: Page, sandbox: RunningSandbox, sim: SimClient) -> None:
    await sim.send_media(ANNA, "photo")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id("enlarge").click()
    viewer = page.get_by_role("dialog", name="Фото")
    await expect(viewer.get_by_role("img", name="Фото")).to_be_visible()
    await expect(viewer.get_by_role("link")).to_have_count(0)


@pytest.mark.parametrize("size", [(WIDE, HIGH), (HIGH, WIDE), (40, 30)], ids=str)
async def test_a_phone_shows_the_whole_picture_with_a_long_caption(
    open_page: OpenPage, sandbox: RunningSandbox, bot: Bot, size: tuple[int, int]
) -> None:
    page = await open_page(viewport=PHONE, has_touch=True, is_mobile=True, locale="en-GB", color_scheme="dark")
    await bot.send_photo(ANNA, BufferedInputFile(picture(*size), "chart.png"), caption="слово " * 170)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id("enlarge").tap()
    viewer = page.get_by_role("dialog", name="Photo")
    box = await viewer.get_by_role("img", name="Photo").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    caption = await viewer.locator("figcaption").bounding_box()
    assert caption is not None
    assert box["y"] + box["height"] <= caption["y"]
    assert caption["y"] + caption["height"] <= PHONE["height"]
    assert box["height"] >= PHONE["height"] / 3 or size == (40, 30) or size[0] > size[1]
    await viewer.get_by_role("button", name="Close").tap()
    await expect(viewer).to_be_hidden()


async def test_the_newest_message_stays_in_sight_when_a_picture_arrives(
    page: Page, sandbox: RunningSandbox, bot: Bot
) -> None:
    waits = asyncio.Event()

    async def later(route: Route) -> None:
        await waits.wait()
        await route.continue_()

    await page.route("**/sim/files/*", later)
    await bot.send_message(ANNA, "Длинное\n" * 30)
    await chart(bot, 400, 800)
    await page.goto(f"{sandbox.url}/#{ANNA}")
    caption = page.get_by_test_id("message").last.locator(".text")
    await expect(caption).to_be_in_viewport(ratio=1)
    waits.set()
    await page.wait_for_function("document.querySelector('img.picture').naturalWidth")
    await expect(caption).to_be_in_viewport(ratio=1)
    await expect(page.locator("#to-bottom")).to_be_hidden()
