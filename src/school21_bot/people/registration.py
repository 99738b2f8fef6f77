"""The registration: every answer is saved, sealed, the moment it is given."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any

import msgspec

from school21_bot import clock
from school21_bot.errors import Conflict, NotAllowed, RuleViolated
from school21_bot.failpoints import failpoint
from school21_bot.journal import Kind, Repeated, record
from school21_bot.logs import bind, logger
from school21_bot.people.accounts import Account, Accounts, Draft
from school21_bot.people.answers import Answers, Given, with_role
from school21_bot.people.applications import Application
from school21_bot.people.attempts import Attempts, once
from school21_bot.people.dictionary import Dictionary
from school21_bot.people.models import Status
from school21_bot.people.record import PersonRecord
from school21_bot.people.steps import Step
from school21_bot.people.uniqueness import LostRace, Uniqueness
from school21_bot.ports import Teller, Topic
from school21_bot.storage import transaction
from school21_bot.tuning import Tuning

log = logger("people")

_MAY_REGISTER = {Status.NEW, Status.APPLYING, Status.ABANDONED, Status.LEFT, Status.REMOVED}

Change = Callable[[Account, Draft], Awaitable[Given]]


class RegistrationService:
    """The verbs of the registration.

    `cause` names the message or tap behind a call: the same cause met again changes nothing, so that an update which
    Telegram delivers twice is applied once.
    """

    def __init__(
        self,
        accounts: Accounts,
        dictionary: Dictionary,
        uniqueness: Uniqueness,
        teller: Teller,
        tuning: Tuning,
    ) -> None:
        self._accounts = accounts
        self._dictionary = dictionary
        self._uniqueness = uniqueness
        self._answers = Answers(dictionary, uniqueness)
        self._attempts = Attempts(tuning, teller)
        self._teller = teller
        self._tuning = tuning

    def _needs_approval(self) -> bool:
        return self._tuning.now.registration == "approval"

    async def begin(self, person_id: int, *, cause: str | None = None) -> Account:
        """Open the registration: go on with an unfinished one, or start the first or a new attempt.

        Raises:
            NotAllowed: a member or a banned person.
        """
        try:
            async with transaction():
                account = await self._lock(person_id)
                if account.draft is None:
                    await self._attempts.open(account, Kind.REGISTRATION_STARTED, cause)
                    await self._forget_answers(account)
                else:
                    await self._attempts.go_on(account, account.draft, cause)
                    await self._accounts.save_record(account, account.record, status=Status.APPLYING)
                begun = await self._reread(person_id)
                failpoint("begin:before-commit")
        except Repeated:
            return await self._reread(person_id)
        failpoint("begin:after-commit")
        return begun

    async def restart(self, person_id: int, *, cause: str | None = None) -> Account:
        """Forget the answers of the unfinished attempt and start a new one.

        Raises:
            NotAllowed: a member or a banned person.
        """
        try:
            async with transaction():
                account = await self._lock(person_id)
                if account.draft is not None:
                    await self._attempts.start_over(account, account.draft, cause)
                else:
                    await self._attempts.open(account, Kind.REGISTRATION_RESTARTED, cause)
                await self._forget_answers(account)
                begun = await self._reread(person_id)
                failpoint("restart:before-commit")
        except Repeated:
            return await self._reread(person_id)
        failpoint("restart:after-commit")
        return begun

    async def answer(self, person_id: int, step: Step, text: str, *, cause: str) -> Account:
        """Save a typed answer to the question of `step`; a level typed without a role is kept, the role still asked.

        Raises:
            RuleViolated: the answer breaks a rule of its field, or somebody else has that nickname.
            Conflict: there is no open registration.
        """

        async def change(account: Account, draft: Draft) -> Given:
            return await self._answers.typed(account.id, draft.answers, step, text)

        try:
            return await self._save(person_id, step, cause, change)
        except RuleViolated as refusal:
            await self._note_refusal(person_id, step, refusal.reason, cause)
            raise

    async def choose_role(self, person_id: int, role_id: int, *, cause: str) -> Account:
        """Save a role chosen from the list.

        Raises:
            NotFound: there is no such role.
            Conflict: there is no open registration.
        """
        role = await self._dictionary.role(role_id)

        async def change(_: Account, draft: Draft) -> Given:
            return Given(with_role(draft.answers, role), role)

        return await self._save(person_id, Step.ROLE, cause, change)

    async def choose_level(self, person_id: int, level_id: int, *, cause: str) -> Account:
        """Save a level chosen from the list.

        Raises:
            NotFound: there is no such level.
            Conflict: there is no open registration.
        """
        level = await self._dictionary.level(level_id)

        async def change(_: Account, draft: Draft) -> Given:
            return Given(draft.answers, level=level)

        return await self._save(person_id, Step.LEVEL, cause, change)

    async def skip_description(self, person_id: int, *, cause: str) -> Account:
        """Save that the person does not want to say what they work on.

        Raises:
            Conflict: there is no open registration.
        """

        async def change(account: Account, draft: Draft) -> Given:
            return await self._answers.text(account.id, draft.answers, Step.DESCRIPTION, "")

        return await self._save(person_id, Step.DESCRIPTION, cause, change)

    async def confirm(self, person_id: int, *, consent_version: str, cause: str | None = None) -> Account:
        """Make the applicant, who agreed to that version of the consent, a member, or let them wait for the staff.

        Twice changes nothing.

        Raises:
            RuleViolated: somebody else took a nickname in the meantime; the answers stay.
            Conflict: an answer is missing, or there is no open registration.
            NotAllowed: a banned person.
        """
        try:
            return await self._confirm(person_id, consent_version)
        except RuleViolated as refusal:
            await self._note_refusal(person_id, Step(refusal.field), refusal.reason, cause)
            raise

    async def _confirm(self, person_id: int, consent_version: str) -> Account:
        waits = self._needs_approval()  # once: it may be changed at any moment
        try:
            async with transaction():
                account = await self._accounts.lock(person_id)
                if account is not None and account.status in {Status.MEMBER, Status.WAITING}:
                    return account
                account = _applicant(account)
                await self._finish(account, _complete(account), consent_version, waits=waits)
                finished = await self._reread(person_id)
                failpoint("confirm:before-commit")
        except LostRace:  # say for which nickname
            account = await self._reread(person_id)
            await self._uniqueness.check_all(person_id, account.record)
            raise Conflict from None
        failpoint("confirm:after-commit")
        log.info("confirmed", waits=waits)
        self._dictionary.forget()
        return finished

    async def _save(self, person_id: int, step: Step, cause: str, change: Change) -> Account:
        """One transaction: the record, the registration and the event of one answer."""
        try:
            async with transaction():
                account = await self._lock(person_id)
                if account.draft is None:
                    raise Conflict
                given = await change(account, account.draft)
                draft = await self._attempts.answered(account, account.draft, step, given, cause)
                await self._accounts.save_record(account, given.answers, status=Status.APPLYING)
                failpoint("answer:before-commit")
        except Repeated:
            return await self._reread(person_id)
        failpoint("answer:after-commit")
        bind(answered=step.value)
        return replace(account, status=Status.APPLYING, version=account.version + 1, record=given.answers, draft=draft)

    async def _forget_answers(self, account: Account) -> None:
        """With a new attempt nothing is answered."""
        names = account.record
        empty = PersonRecord(first_name=names.first_name, last_name=names.last_name, username=names.username)
        await self._accounts.save_record(account, empty, status=Status.APPLYING)

    async def _finish(self, account: Account, draft: Draft, consent_version: str, *, waits: bool) -> None:
        """Close the attempt; the nicknames are the person's from now on, member or not yet."""
        at = clock.now()
        await self._uniqueness.check_all(account.id, account.record)
        await self._uniqueness.claim(account.id, account.record)
        assert draft.role is not None  # noqa: S101  # `_complete` saw to it
        assert draft.level is not None  # noqa: S101  # `_complete` saw to it
        role_id = draft.role.id
        if not waits:
            role_id = role_id or await self._dictionary.enter_role(draft.role.name)
        standing = {"status": Status.WAITING} if waits else _membership(at)
        # A role that nobody has is free text: it stays sealed until somebody has it.
        new_role = draft.role.name if role_id is None else None
        await self._accounts.save_record(
            account,
            msgspec.structs.replace(account.record, new_role=new_role),
            role_id=role_id,
            level_id=draft.level.id,
            consent_version=consent_version,
            consent_at=at,
            **standing,
        )
        await self._attempts.finish(account, draft, role_id=role_id, level_id=draft.level.id, at=at)
        if waits:
            application = Application(account, draft.attempt, at, draft.role, draft.level)
            await self._teller.tell_staff(Topic.STAFF_APPLICATION, application.key, **application.facts())

    async def _note_refusal(self, person_id: int, step: Step, reason: str, cause: str | None) -> None:
        log.info("answer refused", step=step.value, reason=reason)
        with suppress(Repeated):
            await record(
                Kind.REFUSED,
                at=clock.now(),
                person=person_id,
                step=step,
                details={"reason": reason},
                dedupe_key=once(person_id, cause and f"{cause}:refused"),
            )
        failpoint("refusal:noted")

    async def _lock(self, person_id: int) -> Account:
        return _applicant(await self._accounts.lock(person_id))

    async def _reread(self, person_id: int) -> Account:
        account = await self._accounts.get(person_id)
        if account is None:
            raise NotAllowed
        return account


def _applicant(account: Account | None) -> Account:
    if account is None or account.status not in _MAY_REGISTER:
        raise NotAllowed
    return account


def _membership(at: datetime) -> dict[str, Any]:
    return {"status": Status.MEMBER, "joined_at": at, "left_at": None}


def _complete(account: Account) -> Draft:
    if account.draft is None or account.draft.next_step is not Step.SUMMARY:
        raise Conflict
    return account.draft
