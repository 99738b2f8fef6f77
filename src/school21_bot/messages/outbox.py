"""What the bot says by itself: written in the transaction that gives the reason, sent afterwards, at most once."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from school21_bot import clock
from school21_bot.ids import new_id
from school21_bot.messages.facts import Facts, place_of
from school21_bot.messages.models import Delivery
from school21_bot.ports import Topic
from school21_bot.sealing import Sealer
from school21_bot.storage import fetch
from school21_bot.tuning import Tuning

# So long a staff message that comes again is only counted on the first one.
GROUPED = timedelta(hours=1)

_PUT = """
    INSERT INTO outgoing (id, dedupe_key, person_id, chat_id, kind, key_id, record, state, created_at, due_at,
                          repeats, shown_repeats)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, 1)
    ON CONFLICT (dedupe_key) DO UPDATE SET repeats = outgoing.repeats + 1 RETURNING repeats
"""
_PUT_ONCE = _PUT.partition("ON CONFLICT")[0] + "ON CONFLICT (dedupe_key) DO NOTHING RETURNING repeats"

_TO_STAFF = """
    SELECT id FROM outgoing WHERE person_id IS NULL AND kind = $1 AND dedupe_key LIKE $2 ORDER BY id
"""
# What was sent waits for the delivery again, which edits it; what is on its way is looked at when it has arrived.
_AMEND = """
    UPDATE outgoing SET key_id = $2, record = $3,
           due_at = CASE WHEN state = 'sent' THEN $4 ELSE due_at END,
           state = CASE WHEN state = 'sent' THEN 'waiting' ELSE state END
    WHERE id = $1
"""

# A card that staff see, or are about to, has been amended: it is still needed, to be edited, and names nobody.
_FORGET = """
    DELETE FROM outgoing
    WHERE person_id IS NULL AND (
        chat_id = $1
        OR (dedupe_key LIKE $2 AND NOT (kind IN ($3, $4, $5) AND (message_id IS NOT NULL OR state = 'claimed')))
    )
"""

_AMENDED = (Topic.STAFF_APPLICATION.value, Topic.STAFF_SUPPORT.value, Topic.STAFF_REPORT.value)

# What is on its way already is not to be held up; what has arrived, and waits to be edited, was said.
_TAKE_BACK = """
    DELETE FROM outgoing
    WHERE person_id = $1 AND kind = $2 AND state = 'waiting' AND message_id IS NULL RETURNING id
"""

_ON_ITS_WAY = "SELECT 1 FROM outgoing WHERE dedupe_key = $1 AND state IN ('waiting', 'claimed')"


class Outbox:
    """Takes in messages; the delivery sends them."""

    def __init__(self, sealer: Sealer, tuning: Tuning) -> None:
        settings = tuning.environment
        self._sealer = sealer
        self._tuning = tuning
        self._staff = (settings.staff_chat_id,) if settings.staff_chat_id is not None else settings.admin_ids
        self._has_chat = settings.staff_chat_id is not None
        self._zone = ZoneInfo(settings.timezone)

    async def tell(self, person_id: int, telegram_id: int, topic: Topic, key: str, **facts: str | int) -> None:
        """Tell a person something that they are waiting for; what was told under the same key is not told again."""
        await self._put(f"{person_id}:{key}", person_id, telegram_id, topic, clock.now(), facts)

    async def remind(self, person_id: int, telegram_id: int, topic: Topic, key: str, **facts: str | int) -> bool:
        """The same for what can wait: outside the quiet hours; False if it was said before under this key."""
        due_at = self._undisturbing(clock.now())
        return await self._put(f"{person_id}:{key}", person_id, telegram_id, topic, due_at, facts)

    async def take_back(self, person_id: int, *topics: Topic) -> int:
        """Let what waits to be said to a person of these topics be said no more; how many messages that were."""
        return sum([len(await fetch(_TAKE_BACK, person_id, topic.value)) for topic in topics])

    def is_quiet(self) -> bool:
        """Whether nobody is to be disturbed now."""
        now = clock.now()
        return self._undisturbing(now) > now

    async def tell_stranger(self, telegram_id: int, topic: Topic, key: str, **facts: str | int) -> None:
        """Tell somebody who may have no row, right now: Telegram allows it for minutes only."""
        await self._put(_to_stranger(telegram_id, key), None, telegram_id, topic, clock.now(), facts)

    async def has_told_stranger(self, telegram_id: int, key: str) -> bool:
        """Whether what was to be told somebody has been sent, or never will be."""
        return not await fetch(_ON_ITS_WAY, _to_stranger(telegram_id, key))

    async def tell_staff(self, topic: Topic, key: str, **facts: str | int) -> None:
        """Tell the staff chat or, without one, every owner; what repeats within an hour is counted on the first."""
        await self._tell_chats(self._staff, topic, key, facts)

    async def tell_helpers(self, helpers: Iterable[int], topic: Topic, key: str, **facts: str | int) -> None:
        """Tell the staff chat or, without one, these of the staff; otherwise as `tell_staff`."""
        await self._tell_chats(self._staff if self._has_chat else helpers, topic, key, facts)

    async def tell_staff_once(self, topic: Topic, key: str, **facts: str | int) -> None:
        """The same under a key that holds for good: what was said, or is being said by another, is not even counted."""
        for chat_id in self._staff:
            await self._put(
                _once_to_staff(chat_id, topic, key), None, chat_id, topic, clock.now(), facts, statement=_PUT_ONCE
            )

    async def has_told_staff_once(self, topic: Topic, key: str) -> bool:
        """Whether each of the staff's chats was told this, or there is none."""
        keys = [_once_to_staff(chat_id, topic, key) for chat_id in self._staff]
        return all([await fetch("SELECT 1 FROM outgoing WHERE dedupe_key = $1", one) for one in keys])

    async def amend_staff(self, topic: Topic, key: str, **facts: str | int) -> None:
        """Let what staff were told under `key`, or under `key` and something more, say this instead, wherever it is."""
        told = f"staff:%:{topic}:{key}:%"
        for row in await fetch(_TO_STAFF, topic.value, told):
            sealed = self._sealer.seal(place_of(row["id"]), Facts(facts))
            await fetch(_AMEND, row["id"], sealed.key_id, sealed.record, clock.now())

    async def forget(self, *numbers: int) -> None:
        """Remove what strangers of these ids were told, and staff about them: no row of a person takes it along."""
        for number in numbers:
            await fetch(_FORGET, number, f"%:{number}:%", *_AMENDED)

    async def _tell_chats(self, chats: Iterable[int], topic: Topic, key: str, facts: dict[str, str | int]) -> None:
        at = clock.now()
        hour = int(at.timestamp() // GROUPED.total_seconds())
        for chat_id in chats:
            await self._put(f"staff:{chat_id}:{topic}:{key}:{hour}", None, chat_id, topic, at, facts)

    def _undisturbing(self, moment: datetime) -> datetime:
        return self._tuning.now.quiet_hours.after(moment.astimezone(self._zone)).astimezone(moment.tzinfo)

    async def _put(
        self,
        key: str,
        person_id: int | None,
        chat_id: int,
        topic: Topic,
        due_at: datetime,
        facts: dict[str, str | int],
        *,
        statement: str = _PUT,
    ) -> bool:
        """Whether this is the first of its key."""
        message_id = new_id()
        sealed = self._sealer.seal(place_of(message_id), Facts(facts))
        rows = await fetch(
            statement,
            message_id,
            key,
            person_id,
            chat_id,
            topic.value,
            sealed.key_id,
            sealed.record,
            Delivery.WAITING.value,
            clock.now(),
            due_at,
        )
        return any(row["repeats"] == 1 for row in rows)


def _to_stranger(telegram_id: int, key: str) -> str:
    return f"stranger:{telegram_id}:{key}"


def _once_to_staff(chat_id: int, topic: Topic, key: str) -> str:
    return f"staff:{chat_id}:{topic}:{key}"
