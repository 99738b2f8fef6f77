"""The attempts of a registration: their rows and their journal, inside the caller's transaction."""

from dataclasses import replace
from datetime import datetime

from school21_bot import clock
from school21_bot.ids import new_id
from school21_bot.journal import Kind, record
from school21_bot.people.accounts import Account, Draft
from school21_bot.people.answers import Given
from school21_bot.people.models import Attempt, Registration
from school21_bot.people.returns import Returns
from school21_bot.people.steps import Step
from school21_bot.ports import Teller
from school21_bot.storage import update_row
from school21_bot.tuning import Tuning


class Attempts:
    """Opens, moves and closes the attempts of people whom the caller has locked."""

    def __init__(self, tuning: Tuning, teller: Teller) -> None:
        self._tuning = tuning
        self._returns = Returns(teller)

    async def open(
        self, account: Account, kind: Kind, cause: str | None, *, deadline: bool = True, reminders: int = 0
    ) -> None:
        """Begin a new attempt; one without a deadline is never abandoned. `reminders`: of the one before it."""
        at = clock.now()
        latest = await Registration.filter(person_id=account.id).order_by("-attempt").first()
        number = latest.attempt + 1 if latest else 1
        await Registration.create(
            id=new_id(),
            person_id=account.id,
            attempt=number,
            status=Attempt.ACTIVE,
            step=Step.SCHOOL_NICKNAME.value,
            started_at=at,
            step_at=at,
            deadline_at=at + self._tuning.now.registration_timeout if deadline else None,
            reminders=reminders,
        )
        await record(kind, at=at, person=account.id, details={"attempt": number}, dedupe_key=once(account.id, cause))

    async def go_on(self, account: Account, draft: Draft, cause: str | None) -> None:
        """Take up an unfinished attempt again."""
        at = clock.now()
        await self._returns.came_back(account, draft, at)
        await Registration.filter(id=draft.registration_id).update(
            status=Attempt.ACTIVE, step_at=at, deadline_at=at + self._tuning.now.registration_timeout
        )
        await record(
            Kind.REGISTRATION_RESUMED,
            at=at,
            person=account.id,
            step=draft.next_step,
            dedupe_key=once(account.id, cause),
        )

    async def answered(self, account: Account, draft: Draft, step: Step, given: Given, cause: str) -> Draft:
        """Write what an answer changes: times, deadline, role and level; gives the draft as it is then."""
        at = clock.now()
        await self._returns.came_back(account, draft, at)
        seconds = _seconds(draft, at)
        await record(
            Kind.ANSWERED,
            at=at,
            person=account.id,
            step=step,
            seconds=seconds,
            role=given.role.id if given.role else None,
            level=given.level.id if given.level else None,
            dedupe_key=once(account.id, cause),
        )
        changed = replace(
            draft,
            step_at=at,
            step_seconds=draft.step_seconds | {step.value: draft.step_seconds.get(step, 0) + seconds},
            answers=given.answers,
            role=given.role or draft.role,
            level=given.level or draft.level,
        )
        await update_row(
            "registration",
            draft.registration_id,
            status=Attempt.ACTIVE.value,
            step=changed.next_step.value,
            step_at=at,
            step_seconds=changed.step_seconds,
            deadline_at=at + self._tuning.now.registration_timeout,
            role_id=changed.role.id if changed.role else None,
            level_id=changed.level.id if changed.level else None,
        )
        return changed

    async def start_over(self, account: Account, draft: Draft, cause: str | None) -> None:
        """Begin a new attempt in place of an unfinished one, whose answers are to be forgotten."""
        reminders = await self._returns.came_back(account, draft, clock.now())
        await self.drop(draft)
        await self.open(account, Kind.REGISTRATION_RESTARTED, cause, reminders=reminders)

    async def drop(self, draft: Draft) -> None:
        """Close an attempt whose answers are to be forgotten."""
        await Registration.filter(id=draft.registration_id).update(
            status=Attempt.RESTARTED, finished_at=clock.now(), deadline_at=None, remind_at=None
        )

    async def finish(self, account: Account, draft: Draft, *, role_id: int | None, level_id: int, at: datetime) -> None:
        """Close an attempt that is confirmed, with this role and level; a role that nobody has yet has no id."""
        await self._returns.finished(account, draft, at, role_id, level_id)
        registration = await Registration.get(id=draft.registration_id)
        await Registration.filter(id=draft.registration_id).update(
            status=Attempt.FINISHED,
            step=Step.SUMMARY.value,
            role_id=role_id,
            finished_at=at,
            deadline_at=None,
        )
        await record(
            Kind.REGISTRATION_FINISHED,
            at=at,
            person=account.id,
            seconds=int((at - registration.started_at).total_seconds()),
            role=role_id,
            level=level_id,
            details={"attempt": draft.attempt},
        )


async def reopen(person_id: int, attempt: int) -> None:
    """Let an attempt that was confirmed be corrected; no deadline runs."""
    await Registration.filter(person_id=person_id, attempt=attempt).update(
        status=Attempt.ABANDONED, finished_at=None, deadline_at=None, step_at=clock.now()
    )


def once(person_id: int, cause: str | None) -> str | None:
    """The dedupe key of what `cause` did to a person."""
    return None if cause is None else f"{person_id}:{cause}"


def _seconds(draft: Draft, at: datetime) -> int:
    return max(0, int((at - draft.step_at).total_seconds()))
