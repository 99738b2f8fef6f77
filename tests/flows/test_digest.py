"""The digest reaches the staff chat in the morning, in words, once."""

from datetime import UTC, datetime, timedelta

import pytest

from school21_bot import clock
from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.messages.models import Outgoing
from school21_bot.ports import Topic
from school21_bot.sandbox.client import SimClient
from school21_bot.tuning import Tunable
from tests.bot import Arrive
from tests.flows import communities
from tests.flows.communities import staff_reads
from tests.flows.people import make_member

community, staff = communities.community, communities.staff
mode, kind, settings = communities.mode, communities.kind, communities.settings


async def test_the_staff_chat_reads_it_the_morning_after_it_was_turned_on(
    bot: Services, worker: None, arrive: Arrive, sim: SimClient, staff: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = datetime.now(UTC)
    noon = began.replace(hour=9, minute=0)  # in Moscow
    shift = noon - began
    monkeypatch.setattr(clock, "now", lambda: datetime.now(UTC) + shift)
    await make_member(bot, (await arrive()).id)
    await bot.changes.save(COMMAND_LINE, Tunable.DIGEST, "daily")
    await bot.digest.tick()
    assert await Outgoing.filter(kind=Topic.DIGEST.value).count() == 0
    monkeypatch.setattr(clock, "now", lambda: datetime.now(UTC) + shift + timedelta(days=1))
    await bot.digest.tick()
    text = await staff_reads(sim, staff, "Сводка за")
    assert f"{noon:%d.%m.%Y}\n\n• 1 новый участник" in text
    await bot.digest.tick()
    assert await Outgoing.filter(kind=Topic.DIGEST.value).count() == 1
    assert sum("Сводка за" in one.get("text", "") for one in await sim.group(staff)) == 1
