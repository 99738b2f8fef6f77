"""Registrations whose time ran out."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from school21_bot import clock
from school21_bot.failpoints import failpoint
from school21_bot.journal import Kind, record
from school21_bot.people.accounts import Account, Accounts
from school21_bot.people.models import Status
from school21_bot.people.steps import Step
from school21_bot.sealing import Unreadable
from school21_bot.settings import Settings
from school21_bot.storage import fetch, update_row
from school21_bot.tuning import Tuning

_DUE = """
    SELECT id, person_id FROM registration
    WHERE status = 'active' AND deadline_at <= $1 ORDER BY deadline_at LIMIT $2
"""
# The deadline moves with every action, so that one which was met in the meantime is not due any more.
_CLAIM = """
    UPDATE registration SET status = 'abandoned', deadline_at = NULL, remind_at = $3
    WHERE id = $1 AND status = 'active' AND deadline_at <= $2 RETURNING attempt, step
"""
_REST = """
    UPDATE person SET status = 'abandoned', version = version + 1, updated_at = $2
    WHERE id = $1 AND status = 'applying'
"""


@dataclass(frozen=True, slots=True)
class Due:
    """An attempt that seems to be over, and whose it is."""

    registration_id: int
    person_id: int


@dataclass(frozen=True, slots=True)
class Abandoned:
    """Somebody who stopped at a step."""

    person: Account
    step: Step


class Deadlines:
    """Finds the attempts whose deadline has passed, and abandons them: the answers stay."""

    def __init__(self, accounts: Accounts, tuning: Tuning) -> None:
        self._accounts = accounts
        self._tuning = tuning

    async def due(self, limit: int) -> list[Due]:
        """The attempts that are due, the oldest first."""
        return [Due(row["id"], row["person_id"]) for row in await fetch(_DUE, clock.now(), limit)]

    async def abandon(self, due: Due) -> Abandoned | None:
        """Claim and abandon one attempt, in the caller's transaction; None if it is not due any more."""
        at = clock.now()
        try:
            account = await self._accounts.lock(due.person_id)
        except Unreadable:
            await _abandon_unread(due, at)
            return None
        settings = self._tuning.now
        remind_at = next((told_at(settings, at) + first for first in settings.reminders), None)
        claimed = await fetch(_CLAIM, due.registration_id, at, remind_at)
        if not claimed or account is None or account.draft is None:
            return None
        step = account.draft.next_step
        if account.status is Status.APPLYING:
            version = account.version + 1
            await update_row("person", account.id, status=Status.ABANDONED.value, version=version, updated_at=at)
        await record(
            Kind.REGISTRATION_ABANDONED,
            at=at,
            person=account.id,
            step=step,
            seconds=max(0, int((at - account.draft.step_at).total_seconds())),
            role=account.draft.role.id if account.draft.role else None,
            level=account.draft.level.id if account.draft.level else None,
            details={"attempt": claimed[0]["attempt"]},
        )
        failpoint("abandon:before-commit")
        return Abandoned(account, step)


def told_at(settings: Settings, at: datetime) -> datetime:
    """When somebody is told of what happened at that moment: at once, or when the quiet hours are over."""
    return settings.quiet_hours.after(at.astimezone(ZoneInfo(settings.timezone))).astimezone(at.tzinfo)


async def _abandon_unread(due: Due, at: datetime) -> None:
    """Abandon an attempt whose answers are damaged: nobody can be told, and the others must not wait for it."""
    claimed = await fetch(_CLAIM, due.registration_id, at, None)
    if not claimed:
        return
    await fetch(_REST, due.person_id, at)
    await record(
        Kind.REGISTRATION_ABANDONED,
        at=at,
        person=due.person_id,
        step=claimed[0]["step"],
        details={"attempt": claimed[0]["attempt"]},
    )
