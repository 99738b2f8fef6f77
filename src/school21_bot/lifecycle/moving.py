"""A membership moves to another Telegram account: somebody lost the old one, or was entered without any."""

from school21_bot import clock
from school21_bot.access import Access, Actor
from school21_bot.audit import Action, Target
from school21_bot.errors import Conflict, IsStaff, NotFound
from school21_bot.failpoints import failpoint
from school21_bot.invites import Gate, Invites, Places
from school21_bot.journal import Kind, record
from school21_bot.messages.models import SupportRequest
from school21_bot.people import Account, Accounts, Status, Uniqueness
from school21_bot.people.models import Person
from school21_bot.ports import UNFINISHED, Teller, Topic
from school21_bot.storage import transaction


class Moving:
    """Gives somebody another Telegram account."""

    def __init__(
        self,
        access: Access,
        accounts: Accounts,
        uniqueness: Uniqueness,
        invites: Invites,
        gate: Gate,
        places: Places,
        teller: Teller,
    ) -> None:
        self._access = access
        self._accounts = accounts
        self._uniqueness = uniqueness
        self._invites = invites
        self._gate = gate
        self._places = places
        self._teller = teller

    async def move(self, by: Actor, person_id: int, telegram_id: int) -> Account:
        """Let a person be known by this Telegram account from now on; the old one is put out of the chat.

        Whoever pressed start with the new account and has told nothing yet is the same person from now on.

        Raises:
            Conflict: the account belongs to somebody who has told something, is banned, or is the present one.
            IsStaff: one of the two accounts is of the staff: the role has to be withdrawn first.
            NotAllowed, NotFound: not for this actor; nobody has this id any more.
        """
        async with transaction():
            person = await self._accounts.lock(person_id)
            await self._access.act(by, Action.PERSON_MOVED, target=(Target.PERSON, person_id))
            if person is None:
                raise NotFound
            for one in {person.telegram_id, telegram_id}:
                if await self._access.role_of(one) is not None:
                    raise IsStaff
            if person.status is Status.BANNED or await self._uniqueness.is_banned(telegram_id):
                raise Conflict
            await self._make_room(person, telegram_id)
            await self._teller.take_back(person_id, *UNFINISHED)
            await self._invites.withdraw(person_id)
            await self._gate.put_out(person.telegram_id)
            await self._places.forget(person_id)
            await self._accounts.save(person, telegram_id=telegram_id, bot_blocked=False)
            await record(Kind.MOVED, at=clock.now(), person=person_id)
            await self._teller.tell(person_id, telegram_id, Topic.MOVED, f"moved:{person.version}")
            failpoint("move:before-commit")
        moved = await self._accounts.get(person_id)
        if moved is None:
            raise NotFound
        return moved

    async def _make_room(self, person: Account, telegram_id: int) -> None:
        """Let the new account be nobody's: a row that says nothing goes."""
        other = await self._accounts.find(telegram_id)
        if other is None:
            return
        if other.id == person.id or other.status is not Status.NEW or other.draft is not None:
            raise Conflict
        # Perhaps it is with this account that they asked for the move.
        await SupportRequest.filter(person_id=other.id).update(person_id=person.id)
        await Person.filter(id=other.id).delete()
