"""Who comes back to a registration that rested: nothing more is said of it, and what reminders achieved is noted.

A registration that is begun anew is the same to those who were reminded of it: they count as having come back once, and
as having finished once, whatever they do in between.
"""

from datetime import datetime

from school21_bot.journal import Kind, record
from school21_bot.people.accounts import Account, Draft
from school21_bot.people.models import Status
from school21_bot.ports import Teller, Topic
from school21_bot.storage import fetch

_LEAVE_ALONE = """
    UPDATE registration SET remind_at = NULL, reminders = reminders - $2 WHERE id = $1 RETURNING reminders
"""
_NOTED = "SELECT 1 FROM event WHERE dedupe_key = $1"
# What was confirmed once is over: what comes afterwards is another registration.
_OVER = "SELECT count(*) AS number FROM registration WHERE person_id = $1 AND status = 'finished'"


class Returns:
    """Notes them, inside the transaction of whatever the person did."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller

    async def came_back(self, person: Account, draft: Draft, at: datetime) -> int:
        """Note that a person acts on their registration, which may have rested; gives how often they were reminded.

        A reminder that still waits to be sent is taken back, and was none.
        """
        if person.status is not Status.ABANDONED:
            return draft.reminders
        await self._teller.take_back(person.id, Topic.ABANDONED)
        unsent = await self._teller.take_back(person.id, Topic.REMINDED, Topic.NUDGED)
        (row,) = await fetch(_LEAVE_ALONE, draft.registration_id, min(unsent, draft.reminders))
        reminders: int = row["reminders"]
        if reminders:
            role, level = draft.role.id if draft.role else None, draft.level.id if draft.level else None
            await self._note(Kind.CAME_BACK, person, draft, at, role, level)
        return reminders

    async def finished(
        self, person: Account, draft: Draft, at: datetime, role_id: int | None, level_id: int | None
    ) -> None:
        """Note that a person finishes their registration; to be called while it is still open."""
        if await self.came_back(person, draft, at):
            await self._note(Kind.CAME_BACK_FINISHED, person, draft, at, role_id, level_id)

    async def _note(
        self, kind: Kind, person: Account, draft: Draft, at: datetime, role_id: int | None, level_id: int | None
    ) -> None:
        (over,) = await fetch(_OVER, person.id)
        key = f"{person.id}:{kind.value}:{over['number']}"
        if await fetch(_NOTED, key):
            return
        await record(
            kind,
            at=at,
            person=person.id,
            step=draft.next_step,
            role=role_id,
            level=level_id,
            details={"attempt": draft.attempt},
            dedupe_key=key,
        )
