"""Staff correct what a person has told, or enter it for them, by the rules of the registration."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import msgspec

from school21_bot import clock
from school21_bot.access import Access, Actor
from school21_bot.audit import Action, Target
from school21_bot.errors import Conflict, NotFound
from school21_bot.failpoints import failpoint
from school21_bot.ids import new_id
from school21_bot.journal import Kind, Repeated, record
from school21_bot.people import rules
from school21_bot.people.accounts import Account, Accounts, Draft
from school21_bot.people.answers import UNIQUE, Answers, Given, with_role
from school21_bot.people.attempts import Attempts, once
from school21_bot.people.dictionary import Dictionary
from school21_bot.people.models import KEEPS_NICKNAMES, Status
from school21_bot.people.record import PersonRecord
from school21_bot.people.steps import Step
from school21_bot.people.uniqueness import LostRace, Uniqueness
from school21_bot.sealing import Sealer
from school21_bot.storage import transaction, update_row

Change = Callable[[Account], Awaitable[Given]]


class Editing:
    """The verbs of staff about what a person has told; `cause` is as in the registration."""

    def __init__(
        self,
        access: Access,
        accounts: Accounts,
        attempts: Attempts,
        dictionary: Dictionary,
        uniqueness: Uniqueness,
        sealer: Sealer,
    ) -> None:
        self._access = access
        self._accounts = accounts
        self._attempts = attempts
        self._dictionary = dictionary
        self._uniqueness = uniqueness
        self._sealer = sealer
        self._answers = Answers(dictionary, uniqueness)

    async def edit(self, by: Actor, person_id: int, step: Step, text: str, *, cause: str) -> Account:
        """Put a typed answer in place of the one to the question of `step`.

        Raises:
            RuleViolated: it breaks a rule of its field, or somebody else has that nickname.
            Conflict: the person has neither a membership nor an open registration.
            NotAllowed, NotFound: not for this actor; nobody has this id any more.
        """

        async def change(person: Account) -> Given:
            return await self._answers.typed(person.id, person.record, step, text)

        try:
            return await self._edit(by, person_id, step, change, cause)
        except LostRace:  # say so, if the other one still has it
            await self._uniqueness.check(person_id, UNIQUE[step], rules.check(UNIQUE[step], text))
            raise Conflict from None

    async def choose_role(self, by: Actor, person_id: int, role_id: int, *, cause: str) -> Account:
        """Give a person a role from the list. Raises as `edit`."""
        role = await self._dictionary.role(role_id)

        async def change(person: Account) -> Given:
            return Given(with_role(person.record, role), role)

        return await self._edit(by, person_id, Step.ROLE, change, cause)

    async def choose_level(self, by: Actor, person_id: int, level_id: int, *, cause: str) -> Account:
        """Give a person a level from the list. Raises as `edit`."""
        level = await self._dictionary.level(level_id)

        async def change(person: Account) -> Given:
            return Given(person.record, level=level)

        return await self._edit(by, person_id, Step.LEVEL, change, cause)

    async def leave_out(self, by: Actor, person_id: int, *, cause: str) -> Account:
        """Leave the description out. Raises as `edit`."""

        async def change(person: Account) -> Given:
            return await self._answers.text(person.id, person.record, Step.DESCRIPTION, "")

        return await self._edit(by, person_id, Step.DESCRIPTION, change, cause)

    async def add(self, by: Actor, name: str, language: str) -> Account:
        """Begin a registration for somebody who has not come to the bot; gives the draft, with nothing answered.

        Nobody is reminded of it: it has no deadline. It becomes a membership by `admit`.

        Raises:
            RuleViolated: the name is empty or too long.
            NotAllowed: not for this actor.
        """
        person_id, answers = new_id(), PersonRecord(first_name=rules.name(name))
        async with transaction():
            await self._access.act(by, Action.PERSON_ADDED, target=(Target.PERSON, person_id))
            at = await self._accounts.enter(person_id, answers, Status.APPLYING, language)
            await record(Kind.ARRIVED, at=at, person=person_id, details={"by": "staff"})
            person = await self._locked(person_id)
            await self._attempts.open(person, Kind.REGISTRATION_STARTED, None, deadline=False)
        return await self._locked(person_id)

    async def admit(self, by: Actor, person_id: int) -> Account:
        """Make a member of somebody whom staff have entered; they are asked for their consent when they come.

        Raises:
            RuleViolated: somebody else took a nickname in the meantime.
            Conflict: an answer is missing, or it is not a registration of staff's.
            NotAllowed, NotFound: not for this actor; nobody has this id any more.
        """
        try:
            return await self._admit(by, person_id)
        except LostRace:  # say for which nickname
            await self._uniqueness.check_all(person_id, (await self._locked(person_id)).record)
            raise Conflict from None

    async def _admit(self, by: Actor, person_id: int) -> Account:
        async with transaction():
            person = await self._locked(person_id)
            await self._access.act(by, Action.PERSON_ADMITTED, target=(Target.PERSON, person_id))
            draft = person.draft
            if draft is None or draft.next_step is not Step.SUMMARY or person.telegram_id is not None:
                raise Conflict
            await self._uniqueness.check_all(person_id, person.record)
            await self._uniqueness.claim(person_id, person.record)
            assert draft.role is not None  # noqa: S101  # the summary is reached
            assert draft.level is not None  # noqa: S101  # the summary is reached
            role_id = draft.role.id or await self._dictionary.enter_role(draft.role.name)
            at = clock.now()
            await self._accounts.save_record(
                person,
                msgspec.structs.replace(person.record, new_role=None),
                status=Status.MEMBER,
                role_id=role_id,
                level_id=draft.level.id,
                joined_at=at,
            )
            await self._attempts.finish(person, draft, role_id=role_id, level_id=draft.level.id, at=at)
            failpoint("admit:before-commit")
        self._dictionary.forget()
        return await self._locked(person_id)

    async def _edit(self, by: Actor, person_id: int, step: Step, change: Change, cause: str) -> Account:
        """One transaction: the record, tags, the dictionary, the event and the audit of one correction."""
        try:
            async with transaction():
                person = await self._locked(person_id)
                await self._access.act(
                    by, Action.PERSON_EDITED, target=(Target.PERSON, person_id), details={"step": step.value}
                )
                given = await change(person)
                if person.draft is not None:
                    await self._to_draft(person, person.draft, given)
                elif person.status in KEEPS_NICKNAMES:
                    await self._to_membership(person, step, given)
                else:
                    raise Conflict
                await record(
                    Kind.PROFILE_EDITED,
                    at=clock.now(),
                    person=person_id,
                    step=step,
                    details={"by": "staff"},
                    dedupe_key=once(person_id, cause),
                )
                failpoint("staff-edit:before-commit")
        except Repeated:
            return await self._locked(person_id)
        if given.role is not None:
            self._dictionary.forget()
        return await self._locked(person_id)

    async def _to_draft(self, person: Account, draft: Draft, given: Given) -> None:
        """The timer goes on as it was: it was not the person who acted."""
        changed = replace(draft, answers=given.answers, role=given.role or draft.role, level=given.level or draft.level)
        await update_row(
            "registration",
            draft.registration_id,
            step=changed.next_step.value,
            role_id=changed.role.id if changed.role else None,
            level_id=changed.level.id if changed.level else None,
        )
        await self._accounts.save_record(person, given.answers)

    async def _to_membership(self, person: Account, step: Step, given: Given) -> None:
        if step in UNIQUE:
            await self._uniqueness.claim(person.id, given.answers)
        columns: dict[str, int | None] = {}
        answers = given.answers
        if given.role is not None:
            columns["role_id"] = given.role.id
            # What somebody typed stays sealed until they are a member.
            if person.status is not Status.WAITING:
                columns["role_id"] = given.role.id or await self._dictionary.enter_role(given.role.name)
                answers = msgspec.structs.replace(answers, new_role=None)
        if given.level is not None:
            columns["level_id"] = given.level.id
        await self._accounts.save_record(person, answers, **columns)

    async def _locked(self, person_id: int) -> Account:
        person = await self._accounts.lock(person_id)
        if person is None:
            raise NotFound
        return person
