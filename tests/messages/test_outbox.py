"""The outbox: who is told, and that repeats are counted instead of said again."""

from datetime import UTC, datetime, timedelta

import pytest

from school21_bot import clock
from school21_bot.app import Services
from school21_bot.messages import Outbox
from school21_bot.messages.models import Outgoing
from school21_bot.ports import Topic
from school21_bot.sealing import Keyring, Sealer, load_kek
from school21_bot.settings import Settings
from school21_bot.tuning import Tuning
from tests.messages.campaigns import make_people

NOON = datetime(2026, 11, 24, 12, 10, tzinfo=UTC)


@pytest.fixture
async def outbox(settings: Settings, database: None) -> Outbox:
    """The outbox of a community without a staff chat: two owners are told."""
    sealer = Sealer(await Keyring.load(load_kek(settings)))
    return Outbox(sealer, Tuning(settings.model_copy(update={"admin_ids": (11, 12)})))


async def chats() -> list[tuple[int, int]]:
    """Who is told, and how often it came."""
    return [(one.chat_id, one.repeats) for one in await Outgoing.all().order_by("chat_id", "id")]


async def test_without_a_staff_chat_every_owner_is_told(outbox: Outbox) -> None:
    await outbox.tell_staff(Topic.STAFF_NO_CHAT, "community")
    assert await chats() == [(11, 1), (12, 1)]


async def test_with_a_staff_chat_it_alone_is_told(settings: Settings, database: None) -> None:
    sealer = Sealer(await Keyring.load(load_kek(settings)))
    update = {"staff_chat_id": -1002, "admin_ids": (11, 12)}
    await Outbox(sealer, Tuning(settings.model_copy(update=update))).tell_staff(Topic.STAFF_NO_CHAT, "community")
    assert await chats() == [(-1002, 1)]


async def test_what_repeats_within_an_hour_is_counted_and_then_said_again(
    outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    for minutes in (0, 20, 40):
        monkeypatch.setattr(clock, "now", lambda minutes=minutes: NOON + timedelta(minutes=minutes))
        await outbox.tell_staff(Topic.STAFF_NO_CHAT, "community")
    assert await chats() == [(11, 3), (12, 3)]
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(hours=2))
    await outbox.tell_staff(Topic.STAFF_NO_CHAT, "community")
    assert await chats() == [(11, 3), (11, 1), (12, 3), (12, 1)]


async def test_what_a_message_speaks_of_lies_sealed(outbox: Outbox) -> None:
    await outbox.tell_staff(Topic.STAFF_KICKED, "1", name="Зюзибалда", person=77)
    for row in await Outgoing.all():
        assert "Зюзибалда".encode() not in row.record
        assert "Зюзибалда" not in str(vars(row))


async def test_what_has_arrived_cannot_be_taken_back(services: Services) -> None:
    (person,) = await make_people(services, 1)
    await services.outbox.tell(person, 7_000_001, Topic.ABANDONED, "abandoned:1")
    # As a key that changes while it is on its way leaves it.
    await Outgoing.all().update(message_id=5)
    assert await services.outbox.take_back(person, Topic.ABANDONED) == 0
    await Outgoing.all().update(message_id=None)
    assert await services.outbox.take_back(person, Topic.ABANDONED) == 1
