"""The rows of broadcasts and of their messages, for those who start them, feed them and send them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from school21_bot.errors import NotFound
from school21_bot.messages.audience import Audience
from school21_bot.messages.models import CampaignState, Delivery
from school21_bot.storage import as_json, as_moment, fetch, lock_row

_READ = """
    SELECT id, state, audience, record, created_at, due_at, started_at, finished_at, total, cursor
    FROM campaign WHERE id = $1
"""
_COUNTS = "SELECT state, count(*) AS number FROM outgoing WHERE campaign = $1 GROUP BY state"
_TAKE_BACK = "DELETE FROM outgoing WHERE campaign = $1 AND state = 'waiting' RETURNING person_id"
# They are fed again when it goes on; whoever has a message already is passed over then.
_REWIND = "UPDATE campaign SET cursor = $2 WHERE id = $1 AND cursor > $2"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of `campaign`."""

    id: int
    state: CampaignState
    audience: Audience
    record: bytes
    created_at: datetime
    due_at: datetime | None
    started_at: datetime | None
    finished_at: datetime | None
    total: int
    cursor: int


async def read(campaign_id: int) -> Row:
    """A broadcast.

    Raises:
        NotFound: there is none.
    """
    rows = await fetch(_READ, campaign_id)
    if not rows:
        raise NotFound
    return _row(rows[0])


async def locked(campaign_id: int) -> Row:
    """The same, locked until the end of the caller's transaction: starting, feeding and pausing take turns."""
    await lock_row("campaign", campaign_id)
    return await read(campaign_id)


async def count_messages(campaign_id: int) -> dict[Delivery, int]:
    """How many of its messages are in each state."""
    return {Delivery(row["state"]): row["number"] for row in await fetch(_COUNTS, campaign_id)}


async def take_back(campaign_id: int) -> None:
    """Remove the messages that nobody has claimed, of a broadcast locked by the caller."""
    people = [row["person_id"] for row in await fetch(_TAKE_BACK, campaign_id)]
    if people:
        await rewind(campaign_id, min(people))


async def rewind(campaign_id: int, person_id: int) -> None:
    """Let a broadcast locked by the caller come to this person again."""
    await fetch(_REWIND, campaign_id, person_id - 1)


def _row(row: dict[str, Any]) -> Row:
    moments = {name: row[name] and as_moment(row[name]) for name in ("due_at", "started_at", "finished_at")}
    return Row(
        id=row["id"],
        state=CampaignState(row["state"]),
        audience=as_json(row["audience"], Audience),
        record=bytes(row["record"]),
        created_at=as_moment(row["created_at"]),
        total=row["total"],
        cursor=row["cursor"],
        **moments,
    )
