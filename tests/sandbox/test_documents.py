"""Documents and photos: sent by the bot and by people, downloaded, refused."""

import struct
import zlib

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramEntityTooLarge, TelegramForbiddenError
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters

from school21_bot.sandbox.client import Person, SimClient, SimRefused
from school21_bot.sandbox.running import RunningSandbox
from tests.sandbox.calling import BAD, call
from tests.sandbox.conftest import TOKEN, news, stranger

MEGABYTE = 1024 * 1024
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(10) + b"\xff\xc0\x00\x11\x08\x00\x20\x00\x40\x03" + bytes(9)


def png(width: int, height: int) -> bytes:
    """The least that is a PNG."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


def file(name: str = "люди.csv", content: bytes = b"a;b\n") -> BufferedInputFile:
    """Something to send."""
    return BufferedInputFile(content, name)


async def test_a_person_receives_the_document_that_the_bot_sends(bot: Bot, sim: SimClient, person: Person) -> None:
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Да", callback_data="yes")]])
    first = await person.send("Выгрузку!")
    message = await bot.send_document(
        person.id,
        file(),
        caption="<b>Все люди</b>",
        parse_mode="HTML",
        reply_markup=keyboard,
        reply_parameters=ReplyParameters(message_id=first),
        protect_content=True,
    )
    assert message.document
    assert (message.document.file_name, message.document.mime_type) == ("люди.csv", "text/csv")
    assert (message.document.file_size, message.html_text) == (4, "<b>Все люди</b>")
    assert message.reply_to_message
    assert message.has_protected_content
    assert await person.screen() == "Все люди\n[Да]"
    assert (await person.messages())[-1]["html"] == "<b>Все люди</b>"
    assert await sim.file(message.document.file_id) == b"a;b\n"


async def test_a_document_is_sent_again_by_its_id(bot: Bot, person: Person) -> None:
    first = (await bot.send_document(person.id, file())).document
    assert first
    again = (await bot.send_document(person.id, first.file_id)).document
    assert again
    assert (again.file_id, again.file_name) == (first.file_id, "люди.csv")


@pytest.mark.parametrize(("content", "size"), [(png(640, 480), (640, 480)), (JPEG, (64, 32))], ids=["png", "jpeg"])
async def test_a_photo_has_a_size(bot: Bot, person: Person, content: bytes, size: tuple[int, int]) -> None:
    message = await bot.send_photo(person.id, file("снимок.png", content), caption="Мы")
    assert message.photo
    assert (message.photo[-1].width, message.photo[-1].height) == size
    assert message.caption == "Мы"
    assert (await bot.send_photo(person.id, message.photo[-1].file_id)).photo == message.photo


async def test_the_bot_downloads_what_a_person_sends(bot: Bot, sim: SimClient, person: Person) -> None:
    await news(bot)
    content = bytes(range(256)) * 100
    number = await sim.send_document(person.id, "дамп 1.age", content, "application/age", caption="Вот")
    message = (await news(bot))[-1].message
    assert message
    assert message.document
    assert (message.message_id, message.caption) == (number, "Вот")
    assert (message.document.file_name, message.document.mime_type) == ("дамп 1.age", "application/age")
    assert message.document.file_size == len(content)
    buffer = await bot.download(message.document)
    assert buffer
    assert buffer.read() == content


async def test_a_file_name_loses_its_folders(bot: Bot, sim: SimClient, person: Person) -> None:
    await sim.send_document(person.id, "../../etc/passwd", b"x")
    message = (await news(bot))[-1].message
    assert message
    assert message.document
    assert (message.document.file_name, message.document.mime_type) == ("passwd", "application/octet-stream")


async def test_only_up_to_20_megabytes_are_downloaded(bot: Bot, sim: SimClient, person: Person) -> None:
    await sim.send_document(person.id, "large.bin", bytes(20 * MEGABYTE))
    await sim.send_document(person.id, "larger.bin", bytes(20 * MEGABYTE + 1))
    large, larger = [update.message for update in await news(bot)][-2:]
    assert large
    assert large.document
    assert (await bot.get_file(large.document.file_id)).file_size == 20 * MEGABYTE
    assert larger
    assert larger.document
    with pytest.raises(TelegramBadRequest, match="file is too big"):
        await bot.get_file(larger.document.file_id)


async def test_only_up_to_50_megabytes_are_sent(bot: Bot, person: Person) -> None:
    assert (await bot.send_document(person.id, file(content=bytes(50 * MEGABYTE)))).document
    with pytest.raises(TelegramEntityTooLarge, match="Request Entity Too Large"):
        await bot.send_document(person.id, file(content=bytes(50 * MEGABYTE + 1)))


@pytest.mark.parametrize(
    ("method", "parameters", "description"),
    [
        ("sendDocument", {}, "there is no document in the request"),
        ("sendPhoto", {}, "there is no photo in the request"),
        ("sendDocument", {"document": "attach://lost"}, "there is no document in the request"),
        ("sendDocument", {"document": "nonsense"}, "wrong file identifier/HTTP URL specified"),
        ("sendDocument", {"document": "x", "caption": "я" * 1025}, "message caption is too long"),
        (
            "sendDocument",
            {"document": "x", "caption": "<x>", "parse_mode": "HTML"},
            'can\'t parse entities: Unsupported start tag "x" at byte offset 0',
        ),
        ("getFile", {}, "file_id not specified"),
        ("getFile", {"file_id": "nonsense"}, "wrong file_id or the file is temporarily unavailable"),
    ],
)
async def test_telegram_refuses(
    sandbox: RunningSandbox, person: Person, method: str, parameters: dict[str, str], description: str
) -> None:
    status, answer = await call(sandbox, method, {"chat_id": person.id} | parameters)
    assert status == 400
    assert answer == {"ok": False, "error_code": 400, "description": BAD + description}


async def test_a_file_is_refused_as_something_that_it_is_not(bot: Bot, person: Person) -> None:
    with pytest.raises(TelegramBadRequest, match="file must be non-empty"):
        await bot.send_document(person.id, file(content=b""))
    with pytest.raises(TelegramBadRequest, match="IMAGE_PROCESS_FAILED"):
        await bot.send_photo(person.id, file())
    document = (await bot.send_document(person.id, file())).document
    assert document
    with pytest.raises(TelegramBadRequest, match="can't use file of type Document as Photo"):
        await bot.send_photo(person.id, document.file_id)


async def test_a_caption_of_1024_characters_is_not_too_long(bot: Bot, person: Person) -> None:
    caption = f"<b>{'&lt;' * 1024}</b>"
    assert (await bot.send_document(person.id, file(), caption=caption, parse_mode="HTML")).caption == "<" * 1024


async def test_who_has_not_started_the_bot_gets_no_documents(bot: Bot, sim: SimClient) -> None:
    with pytest.raises(TelegramForbiddenError, match="bot can't initiate conversation with a user"):
        await bot.send_document((await stranger(sim)).id, file())


@pytest.mark.parametrize(
    ("address", "status", "description"),
    [
        (f"bot{TOKEN}/documents/nothing.csv", 404, "Not Found"),
        ("bot42:other/documents/nothing.csv", 401, "Unauthorized"),
    ],
)
async def test_nothing_else_is_downloaded(sandbox: RunningSandbox, address: str, status: int, description: str) -> None:
    async with aiohttp.ClientSession() as session, session.get(f"{sandbox.url}/file/{address}") as response:
        assert (response.status, (await response.json())["description"]) == (status, description)


async def test_a_file_is_opened_as_a_file_and_never_as_a_page(
    sandbox: RunningSandbox, bot: Bot, person: Person
) -> None:
    document = (await bot.send_document(person.id, file("page.html", b"<script>alert(1)</script>"))).document
    assert document
    url = f"{sandbox.url}/sim/files/{document.file_id}"
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        assert response.headers["content-disposition"] == "attachment"
        assert response.headers["content-type"] == "application/octet-stream"


async def test_a_missing_file_or_name_is_told(sim: SimClient, person: Person) -> None:
    with pytest.raises(SimRefused, match="404: no such file"):
        await sim.file("nonsense")
    with pytest.raises(SimRefused, match="400: name is missing"):
        await sim.send_document(person.id, "", b"x")
