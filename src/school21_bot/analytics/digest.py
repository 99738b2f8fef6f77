"""What happened, for the staff's chat: each morning of the day before, each Monday of the week before."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from school21_bot import clock
from school21_bot.access import Access, Actor, Right
from school21_bot.analytics.counting import JOINED, SEARCHED_NOTHING, Chart
from school21_bot.analytics.folding import Folding
from school21_bot.analytics.reading import Slice
from school21_bot.analytics.sums import Sums
from school21_bot.failpoints import failpoint
from school21_bot.jobs import Jobs
from school21_bot.journal import Kind
from school21_bot.messages import Outbox, open_requests
from school21_bot.people import Status, Step
from school21_bot.ports import Topic
from school21_bot.storage import transaction
from school21_bot.tuning import Tunable, Tuning

MORNING = 9
"""The hour at which it comes where no hours are quiet."""
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_COUNTED = (Kind.REGISTRATION_ABANDONED.value, Kind.INVITE_MISUSED.value, SEARCHED_NOTHING)

Facts = dict[str, str | int]


class DigestKind(StrEnum):
    """Of how long it speaks."""

    DAILY = "daily"
    WEEKLY = "weekly"


_WANTED: Mapping[str, tuple[DigestKind, ...]] = {
    "daily": (DigestKind.DAILY,),
    "weekly": (DigestKind.WEEKLY,),
    "both": (DigestKind.WEEKLY, DigestKind.DAILY),
}


@dataclass(frozen=True, slots=True)
class _Happened:
    """What is compared with the time before."""

    joined: int
    abandoned: int
    misused: int
    in_vain: int
    failed: int


class Digest:
    """Reads the numbers, and puts them into the outbox when it is time."""

    def __init__(self, access: Access, folding: Folding, jobs: Jobs, outbox: Outbox, tuning: Tuning) -> None:
        self._access = access
        self._folding = folding
        self._jobs = jobs
        self._outbox = outbox
        self._tuning = tuning
        self._zone = ZoneInfo(tuning.environment.timezone)

    async def tick(self) -> bool:
        """Say what is to be said this morning, once, however many workers ask; a missed morning is made up for today.

        Whoever turns it on later than in the morning hears of the next one first.
        """
        kinds = _WANTED.get(self._tuning.now.digest, ())
        now = clock.now()
        local = now.astimezone(self._zone)
        if not kinds or not self._is_time(now, local):
            return False
        for kind in kinds:
            said = f"{kind}:{local.date()}"
            if kind is DigestKind.WEEKLY and local.weekday() != 0:
                continue
            if await self._outbox.has_told_staff_once(Topic.DIGEST, said):
                continue
            facts = await self._facts(kind, local.date())
            async with transaction():
                await self._outbox.tell_staff_once(Topic.DIGEST, said, **facts)
                failpoint("digest:before-commit")
        return False

    async def read(self, actor: Actor, kind: DigestKind) -> Facts:
        """What it would say at this moment.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.NUMBERS)
        return await self._facts(kind, clock.now().astimezone(self._zone).date())

    def _is_time(self, now: datetime, local: datetime) -> bool:
        quiet = self._tuning.now.quiet_hours
        hour = MORNING if quiet.begin == quiet.end else quiet.end
        morning = datetime.combine(local.date(), time(hour), self._zone).astimezone(UTC)
        chosen = self._tuning.changed_at.get(Tunable.DIGEST)
        return morning <= now and quiet.after(local) == local and (chosen is None or chosen <= morning)

    async def _facts(self, kind: DigestKind, today: date) -> Facts:
        """The numbers of the days before `today`; those of a week also beside the week before."""
        await self._folding.catch_up()
        last = today - _DAY
        first = last if kind is DigestKind.DAILY else today - _WEEK
        sums, wanted = await Sums.open(), Slice(first, last)
        happened, steps = await self._happened(sums, wanted)
        facts: Facts = {"kind": kind.value, "first": first.isoformat(), "last": last.isoformat()}
        facts |= asdict(happened)
        facts |= {f"stopped_{step.value}": number for step, number in steps.items() if number}
        facts |= {
            "waiting": (await sums.of(Chart.PEOPLE, (Status.WAITING,), wanted))[()],
            "asking": await open_requests(),
            "dashboard": self._tuning.environment.dashboard_url or "none",
        }
        if kind is DigestKind.WEEKLY:
            before, _ = await self._happened(sums, wanted.earlier())
            facts |= {f"{name}_before": number for name, number in asdict(before).items()}
        return facts

    async def _happened(self, sums: Sums, wanted: Slice) -> tuple[_Happened, dict[Step, int]]:
        """What happened within the slice, and at which steps people stopped."""
        joined = (await sums.of(Chart.GROWTH, (JOINED,), wanted))[()]
        events = await sums.of(Chart.EVENTS, _COUNTED, wanted, "name", "part")
        abandoned, misused, in_vain = (
            sum(number for (of, _), number in events.items() if of == name) for name in _COUNTED
        )
        failed = await self._jobs.failed(self._midnight(wanted.first), self._midnight(wanted.last + _DAY))
        steps = {step: events[Kind.REGISTRATION_ABANDONED.value, step.value] for step in Step}
        return _Happened(joined, abandoned, misused, in_vain, failed), steps

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self._zone).astimezone(UTC)
