"""Members as another system keeps them: entered, changed and ended as a whole, by the version that it has read."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from school21_bot.access import Access, Actor, Right
from school21_bot.errors import Conflict, NotFound, RuleViolated
from school21_bot.lifecycle.membership import Membership
from school21_bot.people import Account, Accounts, Dictionary, Editing, Step
from school21_bot.storage import transaction

Answers = Mapping[Step, str | None]
"""What is told, by question: the code of the level, everything else as people type it; None leaves it out."""


class OtherVersion(Conflict):
    """It has changed since it was read."""


class Enrolment:
    """The same verbs as staff have, by the same rules, each request one transaction."""

    def __init__(
        self, access: Access, accounts: Accounts, dictionary: Dictionary, editing: Editing, membership: Membership
    ) -> None:
        self._access = access
        self._accounts = accounts
        self._dictionary = dictionary
        self._editing = editing
        self._membership = membership

    async def enter(self, by: Actor, name: str, language: str, answers: Answers, *, cause: str) -> Account:
        """Make a member of somebody who has not come to the bot; they are asked for their consent when they come.

        Raises:
            RuleViolated: an answer breaks a rule of its field, or somebody else has that nickname.
            Conflict: an answer is missing.
            NotAllowed: not for this actor.
        """
        async with transaction():
            person = await self._editing.add(by, name, language)
            await self._answer(by, person.id, answers, cause)
            person = await self._editing.admit(by, person.id)
        self._dictionary.forget()
        return person

    async def change(self, by: Actor, person_id: int, answers: Answers, *, version: int | None, cause: str) -> Account:
        """Put answers in place of those that a person has given: all of them, or none.

        Raises:
            RuleViolated: as `enter`.
            OtherVersion: it is not this version any more; None is any.
            Conflict: the person has neither a membership nor an open registration.
            NotAllowed, NotFound: not for this actor; nobody has this id.
        """
        async with self._as_read(by, person_id, version):
            await self._answer(by, person_id, answers, cause)
            person = await self._accounts.get(person_id)
        self._dictionary.forget()
        if person is None:
            raise NotFound
        return person

    async def end(self, by: Actor, person_id: int, *, version: int | None) -> Account:
        """End a membership, as staff do when they remove somebody.

        Raises:
            OtherVersion: as `change`.
            IsStaff, Conflict: somebody of the staff; not a member (any more).
            NotAllowed, NotFound: as `change`.
        """
        async with self._as_read(by, person_id, version):
            await self._membership.remove(by, person_id)
            person = await self._accounts.get(person_id)
        self._dictionary.forget()
        if person is None:
            raise NotFound
        return person

    @asynccontextmanager
    async def _as_read(self, by: Actor, person_id: int, version: int | None) -> AsyncIterator[None]:
        """A transaction about a person who is as the caller has read them."""
        async with transaction():
            await self._access.require(by, Right.PEOPLE)
            person = await self._accounts.lock(person_id)
            if person is None:
                raise NotFound
            if version is not None and person.version != version:
                raise OtherVersion
            yield

    async def _answer(self, by: Actor, person_id: int, answers: Answers, cause: str) -> None:
        for step, text in answers.items():
            named = f"{cause}:{step}"
            if step is Step.LEVEL:
                try:
                    level = await self._dictionary.level_coded(text or "")
                except NotFound:
                    raise RuleViolated(step, "unknown") from None
                await self._editing.choose_level(by, person_id, level.id, cause=named)
            elif step is Step.DESCRIPTION and text is None:
                await self._editing.leave_out(by, person_id, cause=named)
            else:
                await self._editing.edit(by, person_id, step, text or "", cause=named)
