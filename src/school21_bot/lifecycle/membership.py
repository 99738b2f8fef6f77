"""Staff end memberships, close the community to somebody, and open it again; across all rooms, in one transaction."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from school21_bot import clock
from school21_bot.access import Access, Actor
from school21_bot.audit import Action, Target
from school21_bot.errors import Conflict, IsStaff, NotFound
from school21_bot.failpoints import failpoint
from school21_bot.invites import INVITE_JOB, Gate, Invites, Places
from school21_bot.jobs import Jobs
from school21_bot.journal import Kind, record
from school21_bot.messages import Reminders
from school21_bot.people import KEEPS_NICKNAMES, WITHDRAWN, Account, Accounts, Attempts, Dictionary, Status, Uniqueness
from school21_bot.ports import UNFINISHED, Teller, Topic
from school21_bot.storage import transaction


class NoLinkPossible(Conflict):
    """A personal link was asked for where there is nobody or nothing that it could be for."""


class Membership:
    """What staff do about somebody's place in the community."""

    def __init__(
        self,
        access: Access,
        accounts: Accounts,
        attempts: Attempts,
        uniqueness: Uniqueness,
        dictionary: Dictionary,
        invites: Invites,
        gate: Gate,
        places: Places,
        jobs: Jobs,
        teller: Teller,
        reminders: Reminders,
    ) -> None:
        self._access = access
        self._accounts = accounts
        self._attempts = attempts
        self._uniqueness = uniqueness
        self._dictionary = dictionary
        self._invites = invites
        self._gate = gate
        self._places = places
        self._jobs = jobs
        self._teller = teller
        self._reminders = reminders

    async def remove(self, by: Actor, person_id: int) -> None:
        """End a membership: the card is gone, the person is put out of the chat, and may register again.

        Raises:
            Conflict: not a member (any more).
            IsStaff: somebody of the staff, whose role has to be withdrawn first.
            NotAllowed, NotFound: not for this actor; nobody has this id any more.
        """
        async with self._about(by, Action.PERSON_REMOVED, person_id) as person:
            if person.status not in KEEPS_NICKNAMES:
                raise Conflict
            await self._end(person, Status.REMOVED)
            await record(Kind.REMOVED, at=clock.now(), person=person_id)
            await self._gate.put_out(person.telegram_id)
            await self._tell(person, Topic.REMOVED)
            failpoint("remove:before-commit")
        self._dictionary.forget()

    async def ban(self, by: Actor, person_id: int) -> None:
        """Close the community to somebody, whatever they are; it survives the deletion of their data.

        Raises:
            Conflict: banned already.
            IsStaff: somebody of the staff, whose role has to be withdrawn first.
            NotAllowed, NotFound: as `remove`.
        """
        async with self._about(by, Action.PERSON_BANNED, person_id) as person:
            if person.status is Status.BANNED:
                raise Conflict
            if person.draft is not None:
                await self._attempts.drop(person.draft)
            await self._end(person, Status.BANNED)
            await record(Kind.BANNED, at=clock.now(), person=person_id)
            await self._gate.put_out(person.telegram_id, for_good=True)
            await self._tell(person, Topic.BANNED)
            failpoint("ban:before-commit")
        self._dictionary.forget()

    async def unban(self, by: Actor, person_id: int) -> None:
        """Open the community again: the person may register.

        Raises:
            Conflict: not banned.
            NotAllowed, NotFound: as `remove`.
        """
        async with self._about(by, Action.PERSON_UNBANNED, person_id) as person:
            if person.status is not Status.BANNED:
                raise Conflict
            await self._accounts.save(person, status=Status.NEW.value, left_at=None)
            if person.telegram_id is not None:
                await self._uniqueness.lift_ban(person.telegram_id)
            await record(Kind.UNBANNED, at=clock.now(), person=person_id)
            await self._gate.let_back(person.telegram_id)
            await self._tell(person, Topic.UNBANNED)

    async def unban_telegram(self, by: Actor, telegram_id: int) -> None:
        """Lift the ban that was left of somebody whose data are deleted.

        Raises:
            NotFound: there is none.
            NotAllowed: not for this actor.
        """
        async with transaction():
            await self._access.act(by, Action.PERSON_UNBANNED)
            if not await self._uniqueness.is_banned(telegram_id):
                raise NotFound
            await self._uniqueness.lift_ban(telegram_id)
            await self._gate.let_back(telegram_id)

    async def nudge(self, by: Actor, person_id: int) -> None:
        """Remind somebody of the registration they left; once a day at most.

        Raises:
            CannotRemind: there is none, the person cannot be written to, wants no reminders, or was reminded lately.
            NotAllowed, NotFound: as `remove`.
        """
        async with self._about(by, Action.PERSON_NUDGED, person_id, guarded=False) as person:
            await self._reminders.nudge(person)
            failpoint("nudge:before-commit")

    async def reissue_invite(self, by: Actor, person_id: int) -> None:
        """Give a member a new link in place of the old one; it is sent to them as soon as Telegram has made it.

        Raises:
            NoLinkPossible: not a member, has no Telegram account yet, or there is no chat to lead into.
            NotAllowed, NotFound: as `remove`.
        """
        async with self._about(by, Action.INVITE_REISSUED, person_id, guarded=False) as person:
            if person.status is not Status.MEMBER or person.telegram_id is None or self._places.configured is None:
                raise NoLinkPossible
            await self._invites.withdraw(person_id)
            await self._jobs.start(INVITE_JOB, key=f"{INVITE_JOB}:{person_id}", parameters={"person": person_id})

    async def _end(self, person: Account, status: Status) -> None:
        if person.status is Status.WAITING:
            await self._teller.amend_staff(Topic.STAFF_APPLICATION, str(person.id), outcome=WITHDRAWN)
        await self._uniqueness.release(person.id)
        await self._teller.take_back(person.id, *UNFINISHED)
        await self._invites.withdraw(person.id)
        left = clock.now() if person.status in KEEPS_NICKNAMES else None
        await self._accounts.save(person, status=status.value, **({"left_at": left} if left else {}))

    @asynccontextmanager
    async def _about(
        self, by: Actor, action: Action, person_id: int, *, guarded: bool = True
    ) -> AsyncIterator[Account]:
        """One transaction about a person, who is locked, with the deed written down; `guarded`: not about staff."""
        async with transaction():
            person = await self._accounts.lock(person_id)
            await self._access.act(by, action, target=(Target.PERSON, person_id))
            if person is None:
                raise NotFound
            if guarded and await self._access.role_of(person.telegram_id) is not None:
                raise IsStaff
            yield person

    async def _tell(self, person: Account, topic: Topic) -> None:
        if person.telegram_id is not None:
            await self._teller.tell(person.id, person.telegram_id, topic, f"{topic}:{person.version}")
