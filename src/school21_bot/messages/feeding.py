"""Feeding a broadcast into the outbox, a little ahead of the sending, and what is asked when a message's turn comes."""

from datetime import datetime, timedelta
from typing import Any

import msgspec

from school21_bot import clock
from school21_bot.errors import NotFound
from school21_bot.failpoints import failpoint
from school21_bot.ids import new_ids
from school21_bot.jobs import JobKind, Step
from school21_bot.messages import audience as people
from school21_bot.messages.campaign_rows import Row, count_messages, locked, read, rewind
from school21_bot.messages.campaigns import JOB
from school21_bot.messages.facts import Facts, place_of
from school21_bot.messages.models import CampaignState, Delivery, Rank
from school21_bot.messages.quiet import quiet_until
from school21_bot.ports import Topic
from school21_bot.sealing import Sealer
from school21_bot.storage import fetch, transaction, update_row, write_many
from school21_bot.tuning import Tuning

# So many messages of a broadcast wait in the outbox at most: ten seconds of sending.
AHEAD = 200
# So many are put in, and so many people looked at, in one transaction.
BATCH = 50
LOOKED_AT = 500
# How often the outbox is topped up, and a window that shows the progress is drawn.
PACE = timedelta(seconds=2)
# A change of the quiet hours is noticed so soon.
LONGEST_REST = timedelta(minutes=1)
ATTEMPTS = 1000

_PUT = """
    INSERT INTO outgoing (id, dedupe_key, campaign, person_id, chat_id, kind, key_id, record, state, rank, created_at,
                          due_at, repeats, shown_repeats)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, 1, 1) ON CONFLICT DO NOTHING
"""
_PUT_BACK = "UPDATE outgoing SET state = 'waiting', claimed_at = NULL, due_at = $2 WHERE id = $1 AND state = 'claimed'"
_DROP = "DELETE FROM outgoing WHERE id = $1 AND state = 'claimed'"


class Feeding:
    """Moves broadcasts on: any number of workers, one batch at a time, each person once."""

    def __init__(self, sealer: Sealer, tuning: Tuning) -> None:
        self._sealer = sealer
        self._tuning = tuning

    def kind(self) -> JobKind:
        """The kind of job that moves a broadcast on."""
        return JobKind(JOB, self.work, attempts=ATTEMPTS)

    async def work(self, step: Step) -> None:
        """Put the next messages in, or wait, or find that all are sent."""
        campaign_id = step.parameters["campaign"]
        total = await self._total_of(campaign_id)
        async with step.transaction():
            try:
                row = await locked(campaign_id)
            except NotFound:
                step.finish()
                return
            if row.state is CampaignState.SCHEDULED:
                row = await _begun(row, total)
            if row.state is not CampaignState.SENDING:
                step.finish()
            else:
                await self._go_on(step, row)
            failpoint("campaign:fed")

    def rest(self) -> timedelta | None:
        """How long the quiet hours last from now on; None outside them."""
        over = quiet_until(self._tuning, clock.now())
        return over - clock.now() if over else None

    async def admits(self, row: dict[str, Any]) -> bool:
        """Whether a claimed message of a broadcast may go out; one that may not is put back, or dropped."""
        campaign = await read(row["campaign"])
        if campaign.state is CampaignState.SENDING:
            if not await people.may_still_be_told(row["person_id"], row["chat_id"]):
                await fetch(_DROP, row["id"])
                return False
            rest = self.rest()
            if rest is None:
                return True
            await self.put_back(row, clock.now() + rest)
            return False
        await self.put_back(row, clock.now())
        return False

    async def put_back(self, row: dict[str, Any], due_at: datetime) -> None:
        """Let a claimed message wait again; if its broadcast was paused or ended meanwhile, it goes with the others."""
        async with transaction():
            campaign = await locked(row["campaign"])
            if campaign.state is CampaignState.SENDING:
                await fetch(_PUT_BACK, row["id"], due_at)
                return
            await fetch(_DROP, row["id"])
            await rewind(campaign.id, row["person_id"])

    async def _total_of(self, campaign_id: int) -> int:
        """How many people one that begins now goes to; counted outside the transaction, which it would hold up."""
        try:
            row = await read(campaign_id)
        except NotFound:
            return 0
        return await people.count(row.audience) if row.state is CampaignState.SCHEDULED else row.total

    async def _go_on(self, step: Step, row: Row) -> None:
        counts = await count_messages(row.id)
        on_the_way = counts.get(Delivery.WAITING, 0) + counts.get(Delivery.CLAIMED, 0)
        rest = self.rest()
        pause = min(rest, LONGEST_REST) if rest else PACE
        if on_the_way > AHEAD - BATCH:
            step.again(pause)
            return
        found = await people.following(row.audience, row.cursor, LOOKED_AT)
        if not found and not on_the_way:
            await update_row("campaign", row.id, state=CampaignState.DONE.value, finished_at=clock.now())
            step.finish()
            return
        if not found or rest:
            step.again(pause)
            return
        cursor, meant = _batch(found)
        await self._put(row.id, meant)
        await update_row("campaign", row.id, cursor=cursor)
        if str(cursor) == step.cursor:  # after a pause it comes by some places again
            step.again(timedelta(), count=len(meant))
        else:
            step.advance(str(cursor), count=len(meant))

    async def _put(self, campaign_id: int, meant: list[dict[str, Any]]) -> None:
        at, ids = clock.now(), new_ids(len(meant))
        rows = []
        for message_id, person in zip(ids, meant, strict=True):
            sealed = self._sealer.seal(place_of(message_id), Facts({"campaign": campaign_id}))
            rows.append(
                (
                    *(message_id, f"broadcast:{campaign_id}:{person['id']}", campaign_id, person["id"]),
                    *(person["telegram_id"], Topic.BROADCAST.value, sealed.key_id, sealed.record),
                    *(Delivery.WAITING.value, Rank.BULK.value, at),
                )
            )
        if rows:
            await write_many(_PUT, rows)


async def _begun(row: Row, total: int) -> Row:
    """A scheduled one whose time has come: it goes to those who are there now."""
    audience = msgspec.to_builtins(await people.as_of_now(row.audience))
    columns = {"state": CampaignState.SENDING.value, "started_at": clock.now(), "total": total}
    await update_row("campaign", row.id, audience=audience, **columns)
    return await read(row.id)


def _batch(found: list[dict[str, Any]]) -> tuple[int, list[dict[str, Any]]]:
    """The first of them who are meant, and up to whom that is."""
    meant = []
    for person in found:
        if person["fits"]:
            meant.append(person)
        if len(meant) == BATCH:
            return person["id"], meant
    return found[-1]["id"], meant
