"""A community's chat and a staff chat in the sandbox, for the flows in which they matter."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import pytest

from school21_bot.invites.models import ChatPlace, Invite, InviteState
from school21_bot.people.models import Person as Row
from school21_bot.ports import Place
from school21_bot.sandbox.client import Person, SimClient
from school21_bot.setting_types import QuietHours
from school21_bot.settings import Settings
from tests.patience import PATIENCE_SECONDS


@pytest.fixture
def kind() -> str:
    """What the community's chat is; a test that wants another parametrizes it."""
    return "supergroup"


@pytest.fixture
async def community(sim: SimClient, kind: str) -> int:
    """The community's chat; the bot may do there what it needs."""
    return await sim.save_group("Школа 21", type=kind, bot="administrator")


@pytest.fixture
async def staff(sim: SimClient) -> int:
    """The chat of those who look after the community."""
    return await sim.save_group("Организаторы", bot="member")


@pytest.fixture
def mode() -> str:
    """How links let in; a test that wants another parametrizes it."""
    return "join_request"


@pytest.fixture
def settings(settings: Settings, community: int, staff: int, mode: str) -> Settings:
    """The same settings with both chats; nobody sleeps."""
    update = {
        "community_chat_id": community,
        "staff_chat_id": staff,
        "quiet_hours": QuietHours(0, 0),
        "invite_mode": mode,
    }
    return settings.model_copy(update=update)


async def eventually(is_so: Callable[[], Awaitable[bool]]) -> None:
    """Wait until it is so."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not await is_so():
        assert time.monotonic() < deadline, "it did not come to that"
        await asyncio.sleep(0.02)


async def inside(sim: SimClient, chat_id: int) -> set[int]:
    """The Telegram ids of those in the chat, apart from its creator."""
    return {one["user_id"] for one in await sim.members(chat_id) if one["status"] != "creator"}


async def comes_inside(sim: SimClient, chat_id: int, person: Person) -> None:
    """Wait until the person is in the chat, and the bot has heard of it."""

    async def is_inside() -> bool:
        return person.id in await inside(sim, chat_id) and await is_known_to_be(person, Place.INSIDE, chat_id)

    await eventually(is_inside)


async def is_known_to_be(person: Person, place: Place, chat_id: int) -> bool:
    """Whether this is the place in the chat that Telegram has told the bot of."""
    return await ChatPlace.filter(person__telegram_id=person.id, chat_id=chat_id, place=place).exists()


async def states_of(person: Person) -> list[InviteState]:
    """The states of the person's links, the oldest first."""
    row = await Row.get(telegram_id=person.id)
    return [invite.state for invite in await Invite.filter(person_id=row.id).order_by("id")]


async def reads(person: Person, text: str) -> str:
    """Wait until a message of the bot, not only the newest, contains the text; returns it."""
    found: list[str] = []

    async def is_there() -> bool:
        messages = await person.messages()
        found[:] = [one["text"] for one in messages if not one["outgoing"] and text in _plain(one.get("text", ""))]
        return bool(found)

    await eventually(is_there)
    return found[-1]


async def staff_reads(sim: SimClient, staff_id: int, text: str) -> str:
    """Wait until a message in the staff chat contains the text; returns it."""
    found: list[str] = []

    async def is_there() -> bool:
        found[:] = [
            one["text"] for one in await sim.group(staff_id) if text in one.get("text", "").replace("\xa0", " ")
        ]
        return bool(found)

    await eventually(is_there)
    return found[-1]


async def has_links(person: Person, *states: InviteState) -> None:
    """Wait until the person's links are in these states, the oldest first."""

    async def are_so() -> bool:
        return await states_of(person) == list(states)

    await eventually(are_so)


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")
