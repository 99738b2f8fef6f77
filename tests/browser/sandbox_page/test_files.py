"""Files in both directions, with their bytes."""

from io import BytesIO
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.types import BufferedInputFile
from playwright.async_api import Page, expect

from school21_bot.sandbox.running import RunningSandbox
from tests.browser.sandbox_page.conftest import ANNA, update_of

pytestmark = pytest.mark.browser


async def test_a_document_of_the_bot_is_downloaded(
    page: Page, sandbox: RunningSandbox, bot: Bot, tmp_path: Path
) -> None:
    content = "имя;роль\n".encode() * 200
    await bot.send_document(ANNA, BufferedInputFile(content, "Выгрузка.csv"), caption="За сегодня")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    document = page.get_by_test_id("document")
    await expect(document).to_contain_text("Выгрузка.csv")
    await expect(document).to_contain_text("3 КБ")
    async with page.expect_download() as downloading:
        await document.click()
    download = await downloading.value
    assert download.suggested_filename == "Выгрузка.csv"
    await download.save_as(tmp_path / "saved.csv")
    assert (tmp_path / "saved.csv").read_bytes() == content


async def test_a_person_attaches_a_file_from_the_disk(
    page: Page, sandbox: RunningSandbox, bot: Bot, tmp_path: Path
) -> None:
    file = tmp_path / "Список коллег.csv"
    file.write_bytes(b"a;b\n")
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id("composer").fill("Вот список")
    await page.get_by_test_id("attach").click()
    async with page.expect_file_chooser() as choosing:
        await page.get_by_role("menuitem", name="Файл с диска").click()
    await (await choosing.value).set_files(file)
    await expect(page.get_by_test_id("document")).to_contain_text("Список коллег.csv")
    await expect(page.get_by_test_id("composer")).to_have_value("")
    message = (await update_of(bot, "message")).message
    assert message
    assert message.document
    assert (message.document.file_name, message.caption) == ("Список коллег.csv", "Вот список")
    received = await bot.download(message.document, BytesIO())
    assert received
    assert received.read() == b"a;b\n"


async def test_an_empty_file_is_refused_and_its_caption_stays(
    page: Page, sandbox: RunningSandbox, bot: Bot, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").touch()
    await page.goto(f"{sandbox.url}/#{ANNA}")
    await page.get_by_test_id("composer").fill("Вот список")
    await page.get_by_test_id("file").set_input_files(tmp_path / "empty.txt")
    await expect(page.get_by_test_id("toast")).to_contain_text("Файл пуст")
    await expect(page.get_by_test_id("composer")).to_have_value("Вот список")
    await expect(page.get_by_test_id("document")).to_have_count(0)
