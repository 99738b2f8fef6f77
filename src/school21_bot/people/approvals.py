"""The decision about somebody who waits: the first one counts, and everybody who should know of it is told."""

import msgspec

from school21_bot import clock
from school21_bot.access import Access, Actor
from school21_bot.audit import Action, Target
from school21_bot.errors import Conflict
from school21_bot.failpoints import failpoint
from school21_bot.journal import Kind, record
from school21_bot.logs import logger
from school21_bot.people.accounts import Account, Accounts
from school21_bot.people.applications import Application, DeclineReason
from school21_bot.people.attempts import reopen
from school21_bot.people.dictionary import Dictionary
from school21_bot.people.models import Attempt, Registration, Status
from school21_bot.people.uniqueness import Uniqueness
from school21_bot.ports import Teller, Topic
from school21_bot.storage import transaction

log = logger("people")

WITHDRAWN = "withdrawn"
"""What is left on the card of somebody whose data are deleted."""


class Approvals:
    """Decides, for staff, about registrations that wait.

    `number` is the application that whoever decides has seen: a later one of the same person is another matter.
    """

    def __init__(
        self,
        access: Access,
        accounts: Accounts,
        dictionary: Dictionary,
        uniqueness: Uniqueness,
        teller: Teller,
        *,
        has_chat: bool,
    ) -> None:
        self._access = access
        self._accounts = accounts
        self._dictionary = dictionary
        self._uniqueness = uniqueness
        self._teller = teller
        self._chat = "yes" if has_chat else "none"

    async def is_open(self, person_id: int, *, number: int | None = None) -> bool:
        """Whether there is something to decide."""
        account = await self._accounts.get(person_id)
        found = await self._application(account)
        return found is not None and number in {None, found.number}

    async def approve(self, by: Actor, person_id: int, *, number: int | None = None) -> Account:
        """Make somebody who waits a member.

        Raises:
            NotAllowed: not for this actor.
            Conflict: the person does not wait, or not any more.
        """
        async with transaction():
            application = await self._decided(by, person_id, number, Action.APPLICATION_APPROVED)
            await self._admit(application)
            await self._tell(application, Topic.APPROVED, chat=self._chat)
            await self._amend(application, by, outcome="approved")
            failpoint("approve:before-commit")
        failpoint("approve:after-commit")
        log.info("approved", person=person_id)
        self._dictionary.forget()
        return await self._reread(person_id)

    async def decline(self, by: Actor, person_id: int, reason: DeclineReason, *, number: int | None = None) -> Account:
        """Give somebody who waits the registration back, to be corrected and confirmed again.

        Raises:
            NotAllowed: not for this actor.
            Conflict: the person does not wait, or not any more.
        """
        async with transaction():
            application = await self._decided(
                by, person_id, number, Action.APPLICATION_DECLINED, {"reason": reason.value}
            )
            await self._give_back(application, reason)
            await self._tell(application, Topic.DECLINED, reason=reason.value)
            await self._amend(application, by, outcome="declined", reason=reason.value)
            failpoint("decline:before-commit")
        failpoint("decline:after-commit")
        log.info("declined", person=person_id, reason=reason.value)
        return await self._reread(person_id)

    async def _decided(
        self, by: Actor, person_id: int, number: int | None, action: Action, details: dict[str, str] | None = None
    ) -> Application:
        """The application, its person locked, with the decision written down; it goes no further if there is none."""
        account = await self._accounts.lock(person_id)
        await self._access.act(by, action, target=(Target.PERSON, person_id), details=details)
        application = await self._application(account)
        if application is None or number not in {None, application.number}:
            raise Conflict
        return application

    async def _application(self, account: Account | None) -> Application | None:
        if account is None or account.status is not Status.WAITING:
            return None
        row = await Registration.filter(person_id=account.id, status=Attempt.FINISHED).order_by("-attempt").first()
        if row is None or row.finished_at is None or row.level_id is None:
            return None
        # The dictionary may have learnt the role, or merged it, while the person waited.
        typed = account.record.new_role or ""
        role = await (self._dictionary.role(row.role_id) if row.role_id else self._dictionary.role_called(typed))
        level = await self._dictionary.level(row.level_id)
        return Application(account, row.attempt, row.finished_at, role, level)

    async def _admit(self, application: Application) -> None:
        person, at = application.person, clock.now()
        role_id = application.role.id or await self._dictionary.enter_role(application.role.name)
        await self._accounts.save_record(
            person,
            msgspec.structs.replace(person.record, new_role=None),
            status=Status.MEMBER,
            role_id=role_id,
            level_id=application.level.id,
            joined_at=at,
            left_at=None,
        )
        await Registration.filter(person_id=person.id, attempt=application.attempt).update(role_id=role_id)
        await record(
            Kind.APPROVED,
            at=at,
            person=person.id,
            seconds=application.seconds_until(at),
            role=role_id,
            level=application.level.id,
            details={"attempt": application.attempt},
        )

    async def _give_back(self, application: Application, reason: DeclineReason) -> None:
        person, at = application.person, clock.now()
        await self._uniqueness.release(person.id)
        await self._accounts.save(person, status=Status.ABANDONED, role_id=None, level_id=None)
        await reopen(person.id, application.attempt)
        await record(
            Kind.DECLINED,
            at=at,
            person=person.id,
            seconds=application.seconds_until(at),
            role=application.role.id,
            level=application.level.id,
            details={"attempt": application.attempt, "reason": reason.value},
        )

    async def _tell(self, application: Application, topic: Topic, **facts: str) -> None:
        person = application.person
        if person.telegram_id is not None:
            key = f"{topic}:{application.number}"
            await self._teller.tell(person.id, person.telegram_id, topic, key, **facts)

    async def _amend(self, application: Application, by: Actor, **outcome: str) -> None:
        facts = application.facts() | outcome
        facts |= {"by": await self._name_of(by), "decided_at": int(clock.now().timestamp())}
        await self._teller.amend_staff(Topic.STAFF_APPLICATION, application.key, **facts)

    async def _name_of(self, by: Actor) -> str:
        account = await self._accounts.get(by.person_id) if by.person_id is not None else None
        return account.record.full_name if account is not None else ""

    async def _reread(self, person_id: int) -> Account:
        account = await self._accounts.get(person_id)
        if account is None:  # deleted a moment later
            raise Conflict
        return account
