"""Links to the bot that open something in it; what they name is no secret, and the link alone opens nothing."""

import re

from aiogram import Bot

from school21_bot.people import card_link
from school21_bot.search import LARGEST_ID

_FILE = re.compile(r"file_([1-9][0-9]{0,18})", re.ASCII)


async def link_to(bot: Bot, payload: str) -> str:
    """A link that opens the chat with the bot, and presses start with this payload."""
    me = await bot.me()
    return f"https://t.me/{me.username}?start={payload}"


async def link_to_card(bot: Bot, person_id: int) -> str:
    """A link that opens a member's card, for members."""
    return await link_to(bot, card_link(person_id))


async def link_to_file(bot: Bot, person_id: int) -> str:
    """A link that opens somebody's file, for the staff who may look after people."""
    return await link_to(bot, f"file_{person_id}")


def file_of_link(payload: str) -> int | None:
    """The person whose file a payload names."""
    match = _FILE.fullmatch(payload)
    person_id = int(match[1]) if match else 0
    return person_id if 0 < person_id <= LARGEST_ID else None
