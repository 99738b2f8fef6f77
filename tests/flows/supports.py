"""A bot that takes messages for its staff, and people who write to them."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from school21_bot.messages import RequestState
from school21_bot.messages.models import SupportRequest
from school21_bot.sandbox.client import Person, SimClient
from school21_bot.setting_types import QuietHours
from school21_bot.settings import Settings
from tests.bot import Arrive
from tests.flows.desks import Colleague

# A number that no person of the sandbox has before the owner comes.
OWNER = 7_001
NOT_YOURS = "могут владельцы и администраторы бота"

Join = Callable[..., Awaitable[Colleague]]


@pytest.fixture
async def staff(sim: SimClient) -> int:
    """The chat of those who look after the community: a basic group, which may become a supergroup."""
    return await sim.save_group("Организаторы", type="group", bot="member")


@pytest.fixture
def settings(settings: Settings, staff: int) -> Settings:
    """A bot without another support, with a staff chat and one owner."""
    update = {"support_url": "", "staff_chat_id": staff, "admin_ids": (OWNER,), "quiet_hours": QuietHours(0, 0)}
    return settings.model_copy(update=update)


@pytest.fixture
def join(sim: SimClient, staff: int, arrive: Arrive) -> Join:
    """Put somebody into the staff's group."""

    async def newcomer(name: str, **fields: Any) -> Colleague:
        person = await arrive(name, **fields)
        await sim.put_in(staff, person.id)
        return Colleague(sim, staff, person.id)

    return newcomer


@pytest.fixture
async def owner(join: Join) -> Colleague:
    """The owner, in the group."""
    return await join("Ольга", id=OWNER)


async def at_support(person: Person) -> None:
    """In front of the window of the support."""
    await person.send("/support")
    await person.sees("Напишите сюда, что случилось")


async def asks(person: Person, text: str = "Не вижу чата") -> None:
    """Write to the staff."""
    await at_support(person)
    await person.send(text)
    await person.sees("Отправлено, обращение № ")


async def states() -> list[RequestState]:
    """How the requests stand, by their numbers."""
    return [row.state for row in await SupportRequest.all().order_by("number")]


async def has_photo(person: Person) -> bool:
    """Whether the bot has sent them a photo."""
    return any("photo" in one and not one["outgoing"] for one in await person.messages())
