"""A sandbox with people in it, and a real client of the bot on the other side."""

import struct
import zlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Update

from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import RunningSandbox

TOKEN = "42:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
ANNA, JOHN = 1001, 1002
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[RunningSandbox]:
    with RunningSandbox(TOKEN, data_dir=tmp_path) as sandbox:
        yield sandbox


@pytest.fixture
async def sim(sandbox: RunningSandbox) -> AsyncIterator[SimClient]:
    """Two people; Anna has started the bot."""
    async with SimClient(sandbox.url) as sim:
        await sim.save_user("Анна", last_name="Смирнова", username="anna_s")
        await sim.save_user("John", language_code="en")
        await sim.send(ANNA, "/start")
        yield sim


@pytest.fixture
async def bot(sandbox: RunningSandbox, sim: SimClient) -> AsyncIterator[Bot]:
    """The bot's side: it has read what Anna wrote."""
    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(sandbox.url)))
    await next_update(bot)
    yield bot
    await bot.session.close()


async def next_update(bot: Bot) -> Update:
    updates = await bot.get_updates(timeout=10, limit=1)
    assert updates, "the bot got no update"
    await bot.get_updates(offset=updates[0].update_id + 1, timeout=0)
    return updates[0]


async def update_of(bot: Bot, kind: str) -> Update:
    """The next update of this kind; those before it are passed over."""
    while True:
        update = await next_update(bot)
        if update.event_type == kind:
            return update


@pytest.fixture
async def school(bot: Bot, sim: SimClient) -> int:
    """A supergroup that the bot administers."""
    return await sim.save_group("Школа", bot="administrator")


async def offer(bot: Bot, url: str) -> None:
    """The bot sends Anna an invite link, in words and on a button."""
    button = InlineKeyboardButton(text="Войти", url=url)
    await bot.send_message(ANNA, f"Ваша ссылка: {url}", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]))


def picture(width: int, height: int) -> bytes:
    """A PNG of one colour."""
    rows = b"".join(b"\0" + bytes((11, 122, 91)) * width for _ in range(height))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
