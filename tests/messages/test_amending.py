"""What staff were told can say something else later, wherever it has got to in the meantime."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from school21_bot import clock
from school21_bot.messages import Courier, DeliveryService, Feeding, Letter
from school21_bot.messages.models import Delivery, Outgoing
from school21_bot.ports import Topic
from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import RunningSandbox
from school21_bot.settings import Settings
from school21_bot.telegram.opening import Opened
from school21_bot.telegram.worker import courier_of

KEY = "5:at6"
FACTS: dict[str, str | int] = {
    "id": 5,
    "number": 6,
    "person": "1001",
    "name": "Иван",
    "school_nickname": "ivanpetr",
    "messenger_nickname": "ivan.petrov",
    "team": "Lab",
    "role": "QA",
    "level": "senior",
    "level_name": "",
    "description": "",
}
APPROVED = FACTS | {"outcome": "approved", "by": "Ольга", "decided_at": 1}

Amend = Callable[[], Awaitable[None]]


@pytest.fixture
async def staff(sim: SimClient) -> int:
    """The staff's chat."""
    return await sim.save_group("Организаторы", bot="member")


@pytest.fixture
def settings(settings: Settings, staff: int) -> Settings:
    """The same settings, with it."""
    return settings.model_copy(update={"staff_chat_id": staff})


class Interrupted:
    """The real courier, and what happens while Telegram is doing what it was asked."""

    def __init__(self, courier: Courier, meanwhile: Amend) -> None:
        self._courier = courier
        self._meanwhile = meanwhile

    async def send(self, letter: Letter) -> int:
        """Send, and let it happen before that is noted."""
        number = await self._courier.send(letter)
        await self._meanwhile()
        return number

    async def edit(self, letter: Letter, message_id: int) -> None:
        """Edit, and let it happen before that is noted."""
        await self._courier.edit(letter, message_id)
        await self._meanwhile()


def delivery(everything: Opened, meanwhile: Amend | None = None) -> DeliveryService:
    """The delivery, over the real client."""
    courier: Courier = courier_of(everything)
    if meanwhile is not None:
        courier = Interrupted(courier, meanwhile)
    services = everything.services
    return DeliveryService(services.sealer, services.accounts, courier, Feeding(services.sealer, services.tuning))


@pytest.fixture
async def amend(everything: Opened) -> Amend:
    """The application is approved."""

    async def approve() -> None:
        await everything.services.outbox.amend_staff(Topic.STAFF_APPLICATION, KEY, **APPROVED)

    return approve


@pytest.fixture
async def told(everything: Opened) -> None:
    """The staff are told of an application."""
    await everything.services.outbox.tell_staff(Topic.STAFF_APPLICATION, KEY, **FACTS)


async def shown(sim: SimClient, staff: int) -> list[tuple[bool, bool]]:
    """Of each card: whether it says that it is approved, and whether it has buttons."""
    return [
        ("Анкета одобрена" in one["text"], bool(one.get("reply_markup")))
        for one in await sim.group(staff)
        if "text" in one
    ]


async def state() -> tuple[Delivery, bool]:
    """The state of the one message, and whether its number is known."""
    row = await Outgoing.get()
    return row.state, row.message_id is not None


async def test_what_has_not_gone_out_goes_out_as_it_is_now(
    everything: Opened, told: None, amend: Amend, sim: SimClient, staff: int
) -> None:
    await amend()
    await delivery(everything).deliver()
    assert await shown(sim, staff) == [(True, False)]
    assert await state() == (Delivery.SENT, True)


async def test_what_was_sent_is_edited_once(
    everything: Opened, told: None, amend: Amend, sim: SimClient, staff: int, sandbox: RunningSandbox
) -> None:
    await delivery(everything).deliver()
    assert await shown(sim, staff) == [(False, True)]
    sent_at = (await Outgoing.get()).sent_at
    await amend()
    for _ in range(3):
        await delivery(everything).deliver()
    assert await shown(sim, staff) == [(True, False)]
    assert await state() == (Delivery.SENT, True)
    assert (await Outgoing.get()).sent_at == sent_at
    assert [call["method"] for call in await sim.calls()].count("editMessageText") == 1


async def test_what_changes_while_it_is_sent_is_edited_afterwards(
    everything: Opened, told: None, amend: Amend, sim: SimClient, staff: int
) -> None:
    await delivery(everything, meanwhile=amend).deliver()
    assert await shown(sim, staff) == [(False, True)]
    assert await state() == (Delivery.WAITING, True)
    await delivery(everything).deliver()
    assert await shown(sim, staff) == [(True, False)]
    assert await state() == (Delivery.SENT, True)


async def test_what_changes_while_it_is_edited_is_edited_again(
    everything: Opened, told: None, amend: Amend, sim: SimClient, staff: int
) -> None:
    async def withdraw() -> None:
        await everything.services.outbox.amend_staff(Topic.STAFF_APPLICATION, "5", outcome="withdrawn")

    await delivery(everything).deliver()
    await amend()
    await delivery(everything, meanwhile=withdraw).deliver()
    assert await state() == (Delivery.WAITING, True)
    await delivery(everything).deliver()
    assert [one["text"] for one in await sim.group(staff) if "отозвана" in one.get("text", "")]
    assert await state() == (Delivery.SENT, True)


@pytest.mark.parametrize(
    ("fault", "state_then"),
    [
        ({"status": 429, "retry_after": 1}, Delivery.WAITING),
        ({"status": 500}, Delivery.WAITING),
        ({"status": 400, "description": "Bad Request: message to edit not found"}, Delivery.SENT),
        ({"status": 400, "description": "Bad Request: something else"}, Delivery.SENT),
        ({"status": 403, "description": "Forbidden: bot was kicked from the supergroup chat"}, Delivery.SENT),
    ],
)
async def test_an_edit_that_telegram_refuses_is_tried_again_if_that_may_help(
    everything: Opened,
    told: None,
    amend: Amend,
    sim: SimClient,
    staff: int,
    sandbox: RunningSandbox,
    fault: dict[str, Any],
    state_then: Delivery,
) -> None:
    await delivery(everything).deliver()
    await amend()
    sandbox.fail_next("editMessageText", 20, **fault)
    await delivery(everything).deliver()
    assert await state() == (state_then, True)
    sandbox.world.faults.mend("editMessageText")
    await Outgoing.all().update(due_at=clock.now())
    await delivery(everything).deliver()
    tried_again = state_then is Delivery.WAITING
    assert await shown(sim, staff) == [(tried_again, not tried_again)]
    assert await state() == (Delivery.SENT, True)


async def test_an_edit_whose_worker_is_gone_is_taken_up_by_another(
    everything: Opened, told: None, amend: Amend, sim: SimClient, staff: int
) -> None:
    await delivery(everything).deliver()
    await amend()
    await Outgoing.all().update(state=Delivery.CLAIMED, claimed_at=clock.now() - timedelta(minutes=3))
    await delivery(everything).give_up_lost()
    assert await state() == (Delivery.WAITING, True)
    await delivery(everything).deliver()
    assert await shown(sim, staff) == [(True, False)]


async def test_only_the_cards_of_that_application_change(everything: Opened, told: None, amend: Amend) -> None:
    outbox = everything.services.outbox
    for key in ("5:at66", "55:at6", "15:at6"):
        await outbox.tell_staff(Topic.STAFF_APPLICATION, key, **FACTS)
    before = {row.id: row.record for row in await Outgoing.all()}
    await amend()
    changed = [row.dedupe_key for row in await Outgoing.all() if row.record != before[row.id]]
    assert [key.split(":")[3:5] for key in changed] == [["5", "at6"]]
