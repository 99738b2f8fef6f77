"""Feeding, sending, pausing and going on all at once: nobody gets it twice, and nobody is lost."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from random import Random

import pytest

from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.errors import Conflict
from school21_bot.messages import DeliveryService, Letter, feeding
from school21_bot.messages.delivery import Blocked, Unclear, Undeliverable
from school21_bot.messages.facts import Facts, place_of
from school21_bot.messages.feeding import Feeding
from school21_bot.messages.models import Outgoing
from school21_bot.ports import TryLater
from school21_bot.setting_types import QuietHours
from school21_bot.settings import Settings
from tests.jobs.kit import until
from tests.messages.campaigns import fed, make_people, messages, ready, state_of

PEOPLE = 40


class Desk:
    """Takes letters slowly, and counts for whom; now and then Telegram asks to wait."""

    def __init__(self, seed: int) -> None:
        self.taken: Counter[int] = Counter()
        self._chance = Random(seed)

    async def send(self, letter: Letter) -> int:
        await asyncio.sleep(self._chance.random() / 500)
        if self._chance.random() < 0.2:
            raise TryLater(0)
        self.taken[letter.chat_id] += 1
        return self.taken.total()

    async def edit(self, letter: Letter, message_id: int) -> None:
        raise AssertionError("nothing is edited")


@pytest.fixture
def settings_of_services(settings_of_services: Settings) -> Settings:
    """Nobody sleeps."""
    return settings_of_services.model_copy(update={"quiet_hours": QuietHours(0, 0)})


def deliverer(services: Services, desk: object) -> DeliveryService:
    """One of several workers."""
    feed = Feeding(services.sealer, services.tuning)
    return DeliveryService(services.sealer, services.accounts, desk, feed)  # type: ignore[arg-type]  # what a test needs


@pytest.mark.parametrize("seed", range(2))
async def test_paused_and_resumed_again_and_again_while_three_workers_send(
    services: Services, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeding, "AHEAD", 12)
    monkeypatch.setattr(feeding, "BATCH", 5)
    await make_people(services, PEOPLE)
    campaign_id = await ready(services)
    campaigns, desk, over = services.campaigns, Desk(seed), asyncio.Event()
    await campaigns.start(COMMAND_LINE, campaign_id)

    async def again(act: Callable[[], Awaitable[object]], pause: float) -> None:
        while not over.is_set():
            with suppress(Conflict):
                await act()
            await asyncio.sleep(pause)

    async def to_and_fro() -> None:
        await campaigns.pause(COMMAND_LINE, campaign_id)
        await asyncio.sleep(0.01)
        await campaigns.resume(COMMAND_LINE, campaign_id)

    work = [again(deliverer(services, desk).deliver_bulk, 0.002) for _ in range(3)]
    running = [asyncio.create_task(one) for one in (*work, again(lambda: fed(services), 0.005), again(to_and_fro, 0.1))]

    async def is_done() -> bool:
        return await state_of(campaign_id) == "done"

    await until(is_done)
    over.set()
    await asyncio.gather(*running)
    assert len(desk.taken) == PEOPLE
    assert set(desk.taken.values()) == {1}
    assert await messages(campaign_id) == {"sent": PEOPLE}


async def test_cancelled_in_the_middle_nothing_goes_out_any_more(services: Services) -> None:
    await make_people(services, PEOPLE)
    campaign_id = await ready(services)
    desk = Desk(7)
    await services.campaigns.start(COMMAND_LINE, campaign_id)
    await fed(services)
    worker = deliverer(services, desk)
    await worker.deliver_bulk()
    await services.campaigns.cancel(COMMAND_LINE, campaign_id)
    taken = desk.taken.total()
    await fed(services)
    await worker.deliver_bulk()
    assert desk.taken.total() == taken
    assert set(await messages(campaign_id)) <= {"sent"}


class Resealing(Desk):
    """Takes a letter while the keys are changed: its row is written anew before it is known that it was sent."""

    def __init__(self, services: Services) -> None:
        super().__init__(7)
        self._services = services

    async def send(self, letter: Letter) -> int:
        number = await super().send(letter)
        row = await Outgoing.get(chat_id=letter.chat_id)
        sealed = self._services.sealer.seal(place_of(row.id), Facts(letter.facts))
        await Outgoing.filter(id=row.id).update(record=sealed.record, key_id=sealed.key_id)
        return number


async def test_keys_that_change_while_one_is_on_its_way_let_nobody_get_it_twice_and_it_ends(services: Services) -> None:
    await make_people(services, 8)
    campaign_id = await ready(services)
    desk = Resealing(services)
    await services.campaigns.start(COMMAND_LINE, campaign_id)
    await fed(services)
    worker = deliverer(services, desk)
    while await worker.deliver_bulk() or "waiting" in await messages(campaign_id):
        pass
    assert await messages(campaign_id) == {"sent": 8}
    assert set(desk.taken.values()) == {1}


async def test_one_that_was_sent_and_waits_all_the_same_is_not_sent_again(services: Services) -> None:
    await make_people(services, 8)
    campaign_id = await ready(services)
    desk = Desk(7)
    await services.campaigns.start(COMMAND_LINE, campaign_id)
    await fed(services)
    worker = deliverer(services, desk)
    while await worker.deliver_bulk() or "waiting" in await messages(campaign_id):
        pass
    # As a version before left them when keys changed meanwhile.
    await Outgoing.filter(campaign=campaign_id).update(state="waiting")
    while await worker.deliver_bulk():
        pass
    assert await messages(campaign_id) == {"sent": 8}
    assert set(desk.taken.values()) == {1}


class Broken(Desk):
    """What it takes comes to the same end each time."""

    def __init__(self, trouble: type[Exception]) -> None:
        super().__init__(0)
        self._trouble = trouble

    async def send(self, letter: Letter) -> int:
        self.taken[letter.chat_id] += 1
        raise self._trouble


@pytest.mark.parametrize(
    ("trouble", "state", "at_most"),
    [(Unclear, "unknown", 4), (Undeliverable, "failed", PEOPLE), (Blocked, "blocked", PEOPLE)],
)
async def test_while_nobody_knows_what_becomes_of_them_few_are_sent(
    services: Services, trouble: type[Exception], state: str, at_most: int
) -> None:
    await make_people(services, PEOPLE)
    campaign_id = await ready(services)
    desk = Broken(trouble)
    await services.campaigns.start(COMMAND_LINE, campaign_id)
    await fed(services)
    worker = deliverer(services, desk)
    for _ in range(PEOPLE // 4):
        await worker.deliver_bulk()
    assert (await messages(campaign_id))[state] == desk.taken.total() == at_most
    assert set(desk.taken.values()) == {1}
