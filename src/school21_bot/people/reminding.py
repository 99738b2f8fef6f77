"""Registrations that were abandoned and whose people are to be reminded of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from school21_bot import clock
from school21_bot.errors import Conflict
from school21_bot.journal import Kind, record
from school21_bot.people.accounts import Account, Accounts, Draft
from school21_bot.people.deadlines import Due, told_at
from school21_bot.people.models import Status
from school21_bot.people.steps import Step
from school21_bot.sealing import Unreadable
from school21_bot.storage import as_moment, fetch
from school21_bot.tuning import Tuning

APART = timedelta(hours=20)
"""So long nobody is reminded by staff after any reminder, nor by the timer after one by staff."""

_DUE = """
    SELECT id, person_id FROM registration
    WHERE status = 'abandoned' AND remind_at <= $1 ORDER BY remind_at LIMIT $2
"""
# Whoever comes back, or another worker that was faster, has moved it.
_CLAIM = """
    UPDATE registration SET remind_at = $3 WHERE id = $1 AND status = 'abandoned' AND remind_at <= $2 RETURNING id
"""
_PUT_OFF = "UPDATE registration SET remind_at = $3 WHERE id = $1 AND remind_at <= $2"
_COUNT = "UPDATE registration SET reminders = reminders + 1 WHERE id = $1 RETURNING reminders"
_ABANDONED_AT = """
    SELECT at FROM event WHERE person = $1 AND kind = 'registration_abandoned' ORDER BY id DESC LIMIT 1
"""
_REMINDED_SINCE = "SELECT 1 FROM event WHERE person = $1 AND kind = 'reminded' AND at > $2 LIMIT 1"


class CannotRemind(Conflict):
    """Somebody cannot be reminded; `reason`: `moved-on`, `blocked`, `opted-out`, `lately`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Reminder:
    """Somebody who is being reminded: in which chat, of what, for which time, and whether by the timer no more."""

    person_id: int
    telegram_id: int
    registration_id: int
    step: Step
    number: int
    is_last: bool


class Reminding:
    """Decides who is reminded, inside the caller's transaction, and notes that they were."""

    def __init__(self, accounts: Accounts, tuning: Tuning) -> None:
        self._accounts = accounts
        self._tuning = tuning

    async def due(self, limit: int) -> list[Due]:
        """Whose time seems to have come, the oldest first."""
        return [Due(row["id"], row["person_id"]) for row in await fetch(_DUE, clock.now(), limit)]

    async def take(self, due: Due) -> Reminder | None:
        """Claim what is due, so that nobody else does, and set the next time; None if there is nothing to say."""
        at = clock.now()
        try:
            person = await self._accounts.lock(due.person_id)
        except Unreadable:  # nobody can be told, and the others must not wait for it
            person = None
        next_at = await self._next(due.person_id, after=at) if person else None
        if not await fetch(_CLAIM, due.registration_id, at, next_at):
            return None
        if person is None or not self._tuning.now.reminders or hindrance(person) is not None:
            return None
        return await self._note(person, at, is_last=next_at is None)

    async def nudge(self, person: Account) -> Reminder:
        """Remind a person, whom the caller has locked, for the staff; what the timer has for them soon is put off.

        Raises:
            CannotRemind: with the reason.
        """
        at = clock.now()
        reason = hindrance(person)
        if reason is None and await fetch(_REMINDED_SINCE, person.id, at - APART):
            reason = "lately"
        if reason is not None or person.draft is None:
            raise CannotRemind(reason or "moved-on")
        soon = at + APART
        await fetch(_PUT_OFF, person.draft.registration_id, soon, await self._next(person.id, after=soon))
        return await self._note(person, at, by="staff")

    async def _next(self, person_id: int, *, after: datetime) -> datetime | None:
        """When somebody is next to be reminded; what was missed is not made up for."""
        rows = await fetch(_ABANDONED_AT, person_id)
        settings = self._tuning.now
        moments = (told_at(settings, as_moment(rows[0]["at"])) + one for one in settings.reminders) if rows else ()
        return next((moment for moment in moments if moment > after), None)

    async def _note(self, person: Account, at: datetime, *, is_last: bool = False, by: str | None = None) -> Reminder:
        draft = person.draft
        assert draft is not None  # noqa: S101  # tells mypy what the callers have looked at
        assert person.telegram_id is not None  # noqa: S101
        (row,) = await fetch(_COUNT, draft.registration_id)
        await record(
            Kind.REMINDED,
            at=at,
            person=person.id,
            step=draft.next_step,
            seconds=None if draft.reminders else _rested(draft, at),
            role=draft.role.id if draft.role else None,
            level=draft.level.id if draft.level else None,
            details={"attempt": draft.attempt, "number": row["reminders"]} | ({"by": by} if by else {}),
        )
        return Reminder(
            person.id, person.telegram_id, draft.registration_id, draft.next_step, row["reminders"], is_last
        )


def hindrance(person: Account) -> str | None:
    """Why somebody cannot be reminded of a registration that rests, if they cannot."""
    if person.status is not Status.ABANDONED or person.draft is None or person.telegram_id is None:
        return "moved-on"
    if person.bot_blocked:
        return "blocked"
    return "opted-out" if person.reminders_off else None


def _rested(draft: Draft, at: datetime) -> int:
    """How long it had rested; noted with the first reminder alone, so that the charts can tell people from letters."""
    return max(0, int((at - draft.step_at).total_seconds()))
