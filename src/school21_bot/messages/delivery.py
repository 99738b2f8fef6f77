"""Sending what the outbox holds: each message is claimed first, so that none goes out twice, whatever happens."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from school21_bot import clock
from school21_bot.failpoints import failpoint
from school21_bot.logs import logger
from school21_bot.messages.facts import Facts, place_of
from school21_bot.messages.feeding import Feeding
from school21_bot.messages.models import Delivery, Rank
from school21_bot.people import Accounts, hindrance
from school21_bot.ports import UNFINISHED, ChatMoved, Topic, TryLater
from school21_bot.sealing import Sealer, Unreadable
from school21_bot.storage import fetch, transaction

log = logger("messages")

BATCH = 20
# Whoever claimed a message that long ago is gone, and nobody knows whether it went out.
LOST_AFTER = timedelta(minutes=2)
# After that long an edit of which nobody knows whether it arrived is tried again.
EDIT_AGAIN = timedelta(seconds=15)
# So many messages of broadcasts are on their way at once: between two of them Telegram takes its time.
AT_ONCE = 4
# When nobody knows what becomes of messages, the next broadcast's waits: at first so long, then twice that, and so on.
CAUTION = timedelta(seconds=1)
LONGEST_CAUTION = timedelta(minutes=1)

_DUE = """
    SELECT id FROM outgoing WHERE state = 'waiting' AND rank = $1 AND due_at <= $2 ORDER BY due_at, id LIMIT $3
"""
_CLAIM = """
    UPDATE outgoing SET state = 'claimed', claimed_at = $2 WHERE id = $1 AND state = 'waiting'
    RETURNING id, person_id, chat_id, kind, record, repeats, message_id, campaign
"""
# What was amended while it was on its way waits again, to be edited; or what was sealed anew, which does no harm.
_CLOSE = """
    UPDATE outgoing SET sent_at = coalesce(sent_at, $3), message_id = $4, shown_repeats = $5,
           state = CASE WHEN $6 AND record <> $7 THEN 'waiting' ELSE $2 END
    WHERE id = $1
"""
_PUT_BACK = "UPDATE outgoing SET state = 'waiting', claimed_at = NULL, due_at = $2 WHERE id = $1"
_MOVE = "UPDATE outgoing SET state = 'waiting', claimed_at = NULL, chat_id = $2 WHERE id = $1"
_DROP = "DELETE FROM outgoing WHERE id = $1"
# To edit twice does no harm.
_LOSE = """
    UPDATE outgoing SET state = CASE WHEN message_id IS NULL THEN 'unknown' ELSE 'waiting' END
    WHERE state = 'claimed' AND claimed_at < $1 RETURNING id, kind, state
"""
_REPEATED = """
    SELECT id, person_id, chat_id, kind, record, repeats, message_id FROM outgoing
    WHERE state = 'sent' AND rank = 0 AND due_at > $1 AND repeats > shown_repeats ORDER BY id LIMIT $2
"""
_SHOWN = "UPDATE outgoing SET shown_repeats = $2 WHERE id = $1 AND shown_repeats < $2 RETURNING id"


Lost = Callable[[int, Delivery], Awaitable[None]]
"""Learns that a message, by the id of its row, has not arrived, or perhaps not."""


class Blocked(Exception):
    """The person has blocked the bot, or is gone from Telegram."""


class Undeliverable(Exception):
    """Telegram refuses this message for good."""


class Unclear(Exception):
    """The message may have arrived or not."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to be put into words and sent."""

    chat_id: int
    person_id: int | None
    topic: Topic
    facts: dict[str, str | int]
    repeats: int


class Courier(Protocol):
    """Puts letters into words and sends them."""

    async def send(self, letter: Letter) -> int:
        """Send it, and give the number of the message in its chat.

        Raises:
            TryLater: nothing was sent, and may be later.
            ChatMoved: nothing was sent; the chat has another id.
            Blocked, Undeliverable: nothing was sent.
            Unclear: nobody knows.
        """
        ...

    async def edit(self, letter: Letter, message_id: int) -> None:
        """Let a message that was sent say what the letter says now. Raises as `send`."""
        ...


class DeliveryService:
    """Takes messages out of the outbox, one by one, over all workers."""

    def __init__(
        self,
        sealer: Sealer,
        accounts: Accounts,
        courier: Courier,
        feeding: Feeding,
        lost: Mapping[Topic, Lost] | None = None,
    ) -> None:
        self._sealer = sealer
        self._accounts = accounts
        self._courier = courier
        self._feeding = feeding
        self._lost = {topic.value: learn for topic, learn in (lost or {}).items()}
        self._unclear = 0
        self._cautious_until: datetime | None = None

    async def deliver(self) -> bool:
        """Send what is due and waited for; whether there may be more."""
        due = await fetch(_DUE, Rank.AWAITED.value, clock.now(), BATCH)
        for row in due:
            if not await self._deliver(row["id"]):
                return False
        return len(due) == BATCH

    async def deliver_bulk(self) -> bool:
        """Send what is due and can wait, a few at once; whether there may be more."""
        if self._cautious_until is not None and clock.now() < self._cautious_until:
            return False
        at_once = 1 if self._unclear else AT_ONCE
        due = await fetch(_DUE, Rank.BULK.value, clock.now(), at_once)
        went_on = await asyncio.gather(*(self._deliver(row["id"]) for row in due))
        return len(due) == at_once and all(went_on)

    async def recount(self) -> bool:
        """Let messages that came again say how often; whether there may be more."""
        rows = await fetch(_REPEATED, clock.now() - timedelta(hours=2), BATCH)
        for row in rows:
            if await fetch(_SHOWN, row["id"], row["repeats"]):
                await self._recount(row)
        return len(rows) == BATCH

    async def give_up_lost(self) -> bool:
        """Mark what was claimed by somebody who is gone: it is never blindly repeated."""
        async with transaction():
            rows = await fetch(_LOSE, clock.now() - LOST_AFTER)
            lost = [row for row in rows if row["state"] == Delivery.UNKNOWN.value]
            for row in lost:
                await self._tell_of_loss(row, Delivery.UNKNOWN)
        if lost:
            log.warning("messages may have arrived or not", number=len(lost))
        return False

    async def _deliver(self, message_id: int) -> bool:
        """Claim and send one message; False when Telegram asks to wait."""
        claimed = await fetch(_CLAIM, message_id, clock.now())
        if not claimed:
            return True  # another worker was faster
        (row,) = claimed
        failpoint("delivery:claimed")
        if row["campaign"] is None:
            return await (self._send(row) if row["message_id"] is None else self._edit(row))
        if row["message_id"] is not None:
            await self._close(row, Delivery.SENT, row["message_id"])
            return True
        return not await self._feeding.admits(row) or await self._send(row)

    async def _send(self, row: dict[str, Any]) -> bool:
        try:
            if await self._is_out_of_date(row):
                await fetch(_DROP, row["id"])
                return True
            sent = await self._courier.send(await self._letter(row))
        except TryLater as wait:
            await self._put_back(row, clock.now() + timedelta(seconds=wait.seconds))
            return False
        except ChatMoved as moved:
            await fetch(_MOVE, row["id"], moved.new_id)
        except Blocked:
            async with transaction():  # or a kill in between would leave nobody who marks the person
                await self._close(row, Delivery.BLOCKED)
                if row["person_id"] is not None:
                    await self._accounts.mark_blocked(row["person_id"])
        except Unclear:
            await self._close(row, Delivery.UNKNOWN)
            return self._be_careful(row)
        except (Undeliverable, Unreadable):
            await self._close(row, Delivery.FAILED)
        else:
            failpoint("delivery:sent")
            await self._close(row, Delivery.SENT, sent)
        return True

    async def _is_out_of_date(self, row: dict[str, Any]) -> bool:
        """Whether it speaks of a registration to which its person has come back, or wants no reminders of."""
        if row["kind"] not in UNFINISHED or row["person_id"] is None:
            return False
        person = await self._accounts.get(row["person_id"])
        return person is None or hindrance(person) is not None

    async def _put_back(self, row: dict[str, Any], due_at: datetime) -> None:
        if row["campaign"] is None:
            await fetch(_PUT_BACK, row["id"], due_at)
        else:
            await self._feeding.put_back(row, due_at)

    def _be_careful(self, row: dict[str, Any]) -> bool:
        """Let the next one wait if many are to come: an hour of trouble leaves dozens in the dark and not thousands."""
        if row["campaign"] is None:
            return True
        self._cautious_until = clock.now() + min(LONGEST_CAUTION, CAUTION * (1 << min(self._unclear, 10)))
        self._unclear += 1
        return False

    async def _edit(self, row: dict[str, Any]) -> bool:
        """Let a message that was sent say something else; False when Telegram asks to wait, or cannot be reached."""
        try:
            await self._courier.edit(await self._letter(row), row["message_id"])
        except (TryLater, Unclear) as trouble:
            pause = timedelta(seconds=trouble.seconds) if isinstance(trouble, TryLater) else EDIT_AGAIN
            await fetch(_PUT_BACK, row["id"], clock.now() + pause)
            return False
        except (ChatMoved, Blocked, Undeliverable, Unreadable) as problem:
            log.info("a message stays as it was", kind=row["kind"], reason=type(problem).__name__)
        failpoint("delivery:edited")
        await self._close(row, Delivery.SENT, row["message_id"])
        return True

    async def _recount(self, row: dict[str, Any]) -> None:
        try:
            await self._courier.edit(await self._letter(row), row["message_id"])
        except (TryLater, ChatMoved, Blocked, Undeliverable, Unclear, Unreadable) as problem:
            log.info("the number of repeats is not shown", kind=row["kind"], reason=type(problem).__name__)

    async def _letter(self, row: dict[str, Any]) -> Letter:
        facts = await self._sealer.open(place_of(row["id"]), row["record"], Facts)
        return Letter(row["chat_id"], row["person_id"], Topic(row["kind"]), facts.values, row["repeats"])

    async def _close(self, row: dict[str, Any], state: Delivery, message_id: int | None = None) -> None:
        sent = state is Delivery.SENT
        at = clock.now() if sent else None
        # A broadcast's message is never amended: another record means that keys were changed.
        may_be_amended = sent and row["campaign"] is None
        closed = (_CLOSE, row["id"], state.value, at, message_id, row["repeats"], may_be_amended, row["record"])
        if sent:
            await fetch(*closed)
        else:
            async with transaction():
                await fetch(*closed)
                await self._tell_of_loss(row, state)
        if state is not Delivery.UNKNOWN:
            self._unclear = 0
        log.info("message", kind=row["kind"], delivery=state.value)

    async def _tell_of_loss(self, row: dict[str, Any], state: Delivery) -> None:
        learn = self._lost.get(row["kind"])
        if learn is not None:
            await learn(row["id"], state)
