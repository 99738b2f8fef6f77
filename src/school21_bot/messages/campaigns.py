"""Broadcasts as staff send them: started, paused, ended, and how each of them goes."""

from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from school21_bot import clock
from school21_bot.access import Access, Actor, Right
from school21_bot.audit import Action, Target
from school21_bot.errors import Conflict, RuleViolated
from school21_bot.failpoints import failpoint
from school21_bot.jobs import Jobs
from school21_bot.messages import audience as people
from school21_bot.messages.audience import Audience
from school21_bot.messages.campaign_rows import Row, count_messages, locked, read, take_back
from school21_bot.messages.content import Content, place_of
from school21_bot.messages.drafts import Drafts
from school21_bot.messages.models import CampaignState, Delivery
from school21_bot.messages.quiet import quiet_until
from school21_bot.sealing import Sealer
from school21_bot.storage import Page, fetch, page_within, transaction, update_row
from school21_bot.tuning import Tuning

JOB = "broadcast"
"""The kind of job that feeds a broadcast into the outbox."""

RECENT = 10
PAGE_SIZE = 8

_UNKNOWN = """
    SELECT person_id FROM outgoing WHERE campaign = $1 AND state = 'unknown' ORDER BY id LIMIT $2 OFFSET $3
"""


@dataclass(frozen=True, slots=True)
class CampaignView:
    """A broadcast as it is now; `counts`: how many of its messages are in each state."""

    id: int
    state: CampaignState
    audience: Audience
    content: Content
    created_at: datetime
    due_at: datetime | None
    started_at: datetime | None
    finished_at: datetime | None
    total: int
    counts: dict[Delivery, int]

    @property
    def done(self) -> int:
        """How many messages have come to their end."""
        return sum(number for state, number in self.counts.items() if state not in _ON_THE_WAY)

    @property
    def left_out(self) -> int:
        """How many were meant, and unsubscribed, blocked or went away before their turn."""
        return max(0, self.total - self.done) if self.state is CampaignState.DONE else 0


class Campaigns:
    """What staff do with broadcasts; audit and log name the broadcast and not what it says."""

    def __init__(self, access: Access, drafts: Drafts, sealer: Sealer, jobs: Jobs, tuning: Tuning) -> None:
        self._access = access
        self._drafts = drafts
        self._sealer = sealer
        self._jobs = jobs
        self._tuning = tuning

    async def view(self, by: Actor, campaign_id: int) -> CampaignView:
        """One broadcast.

        Raises:
            NotAllowed: not for this actor.
            NotFound: there is no such broadcast.
        """
        await self._access.require(by, Right.MESSAGES)
        row = await read(campaign_id)
        return await self._view(row, await count_messages(row.id) if row.state is not CampaignState.DRAFT else {})

    async def recent(self, by: Actor) -> list[CampaignView]:
        """The latest ones, the newest first, without their counts. Raises NotAllowed."""
        await self._access.require(by, Right.MESSAGES)
        ids = [row["id"] for row in await fetch("SELECT id FROM campaign ORDER BY id DESC LIMIT $1", RECENT)]
        return [await self._view(await read(campaign_id), {}) for campaign_id in ids]

    async def count(self, by: Actor, campaign_id: int) -> int:
        """How many people it would reach now. Raises as `view`."""
        await self._access.require(by, Right.MESSAGES)
        return await people.count((await read(campaign_id)).audience)

    async def start(self, by: Actor, campaign_id: int, at: datetime | None = None) -> None:
        """Send it now, or at a time.

        Raises:
            NotAllowed, NotFound: as `view`.
            Conflict: it is started already, or nobody has looked at it as it is.
            RuleViolated: nobody would get it, or the time is over.
        """
        total = await self.count(by, campaign_id)
        async with self._drafts.opened(by, campaign_id) as row:
            now = clock.now()
            content = await self._drafts.content_of(row)
            if content.is_empty or not content.seen:
                raise Conflict
            if total == 0:
                raise RuleViolated("audience", "nobody")
            if at is not None and at <= now:
                raise RuleViolated("moment", "past")
            await self._access.act(
                by, Action.BROADCAST_STARTED, target=(Target.BROADCAST, campaign_id), details={"people": total}
            )
            state = {"state": CampaignState.SENDING.value, "started_at": now}
            if at is not None:
                state = {"state": CampaignState.SCHEDULED.value, "due_at": at.astimezone(UTC)}
            audience = msgspec.to_builtins(await people.as_of_now(row.audience))
            await update_row("campaign", campaign_id, audience=audience, total=total, **state)
            await self._feed(campaign_id, by, total, at)
            failpoint("campaign:starting")

    async def pause(self, by: Actor, campaign_id: int) -> None:
        """Send nothing more until it goes on; what is on its way arrives. Twice changes nothing.

        Raises:
            NotAllowed, NotFound: as `view`.
            Conflict: it is not being sent.
        """
        async with transaction():
            if await self._turn(by, campaign_id, Action.BROADCAST_PAUSED, CampaignState.PAUSED, _SENDING):
                await take_back(campaign_id)
                failpoint("campaign:turning")

    async def resume(self, by: Actor, campaign_id: int) -> None:
        """Go on where it was paused. Raises as `pause`, Conflict if it is not paused."""
        async with transaction():
            row = await self._turn(by, campaign_id, Action.BROADCAST_RESUMED, CampaignState.SENDING, _PAUSED)
            if row is not None:
                await self._feed(campaign_id, by, row.total, None)

    async def cancel(self, by: Actor, campaign_id: int) -> None:
        """End it where it is, for good. Raises as `pause`, Conflict if it is over or was never started."""
        async with transaction():
            if await self._turn(by, campaign_id, Action.BROADCAST_CANCELLED, CampaignState.CANCELLED, _OPEN):
                await update_row("campaign", campaign_id, finished_at=clock.now())
                await take_back(campaign_id)

    def quiet_until(self, moment: datetime | None = None) -> datetime | None:
        """When the quiet hours are over that hold back what would go out at a moment, now without one."""
        return quiet_until(self._tuning, moment or clock.now())

    async def job_of(self, campaign_id: int) -> int | None:
        """The job that moves it on, whose steps a window can follow."""
        found = await self._jobs.find(_key(campaign_id))
        return found.id if found else None

    async def unknown_people(self, by: Actor, campaign_id: int, number: int) -> Page[int]:
        """A page of those of whom nobody knows whether it reached them. Raises as `view`."""
        total = (await self.view(by, campaign_id)).counts.get(Delivery.UNKNOWN, 0)
        number = page_within(number, total, PAGE_SIZE)
        rows = await fetch(_UNKNOWN, campaign_id, PAGE_SIZE, number * PAGE_SIZE)
        return Page(tuple(row["person_id"] for row in rows), number, total, PAGE_SIZE)

    async def content(self, campaign_id: int) -> Content:
        """What it says, for whoever sends it.

        Raises:
            NotFound: there is no such broadcast.
            Unreadable: its record cannot be opened.
        """
        return await self._sealer.open(place_of(campaign_id), (await read(campaign_id)).record, Content)

    async def _feed(self, campaign_id: int, by: Actor, total: int, at: datetime | None) -> None:
        await self._jobs.start(
            JOB,
            parameters={"campaign": campaign_id},
            key=_key(campaign_id),
            run_at=at,
            asked_by=by.telegram_id,
            total=total,
        )

    async def _turn(
        self, by: Actor, campaign_id: int, action: Action, to: CampaignState, before: tuple[CampaignState, ...]
    ) -> Row | None:
        """Bring it from one of the states `before` to another, in the caller's transaction; None if it is there."""
        await self._access.require(by, Right.MESSAGES)
        row = await locked(campaign_id)
        if row.state is to:
            return None
        if row.state not in before:
            raise Conflict
        await self._access.act(by, action, target=(Target.BROADCAST, campaign_id))
        await update_row("campaign", campaign_id, state=to.value)
        return row

    async def _view(self, row: Row, counts: dict[Delivery, int]) -> CampaignView:
        return CampaignView(
            id=row.id,
            state=row.state,
            audience=row.audience,
            content=await self._drafts.content_of(row),
            created_at=row.created_at,
            due_at=row.due_at,
            started_at=row.started_at,
            finished_at=row.finished_at,
            total=row.total,
            counts=counts,
        )


_SENDING = (CampaignState.SENDING,)
_PAUSED = (CampaignState.PAUSED,)
_OPEN = (CampaignState.SCHEDULED, *_SENDING, *_PAUSED)
_ON_THE_WAY = (Delivery.WAITING, Delivery.CLAIMED)


def _key(campaign_id: int) -> str:
    return f"broadcast:{campaign_id}"
