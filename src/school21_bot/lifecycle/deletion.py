"""Deleting a person: the row and everything that speaks of it, in one transaction."""

from contextlib import suppress
from dataclasses import dataclass

from school21_bot import clock
from school21_bot.access import Access
from school21_bot.failpoints import failpoint
from school21_bot.invites import Links, Places
from school21_bot.invites.links import Invite as IssuedLink
from school21_bot.invites.models import Invite
from school21_bot.jobs import Jobs
from school21_bot.jobs.models import Job, JobWatch
from school21_bot.journal import Kind, record
from school21_bot.logs import logger
from school21_bot.messages import Cards, Outbox, Reports, Requests
from school21_bot.people import WITHDRAWN, Dictionary, Status, Uniqueness
from school21_bot.people.models import Person
from school21_bot.ports import Chats, ChatTrouble, Place, Topic
from school21_bot.sealing import Unreadable
from school21_bot.storage import lock_row, transaction

log = logger("lifecycle")

PUT_OUT = "put_out"
"""What the gate may have yet to do to an intruder, who is not spared it by being deleted."""

KEEPS_OUT = frozenset({Status.BANNED, Status.SUSPENDED})
"""Who cannot come back by being deleted."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """What the deletion does not end: a place in the community's chat, and a ban."""

    in_chat: bool = False
    banned: bool = False


class Deletion:
    """Forgets people.

    The journal keeps its events with an id that leads nowhere any more; a ban stays as a keyed tag of the Telegram id.
    """

    def __init__(
        self,
        access: Access,
        uniqueness: Uniqueness,
        dictionary: Dictionary,
        links: Links,
        places: Places,
        jobs: Jobs,
        chats: Chats,
        outbox: Outbox,
        requests: Requests,
        cards: Cards,
        reports: Reports,
    ) -> None:
        self._access = access
        self._uniqueness = uniqueness
        self._dictionary = dictionary
        self._links = links
        self._places = places
        self._jobs = jobs
        self._chats = chats
        self._outbox = outbox
        self._requests = requests
        self._cards = cards
        self._reports = reports

    async def is_in_chat(self, person_id: int) -> bool:
        """Whether somebody was last seen inside the community's chat."""
        return await self._chat_of(person_id) is not None

    async def delete(self, person_id: int, *, leave_chat: bool = False, cause: str | None = None) -> Deleted:
        """Delete somebody and, if they wish, let them out of the community's chat; twice changes nothing.

        What cannot be opened is deleted like anything else. Telegram is told afterwards: should it refuse, the person
        is still in the chat, and an open link opens nothing (`invites/gate.py`).
        """
        chat_id, link = await self._chat_of(person_id), await self._link_of(person_id)
        async with transaction():
            await lock_row("person", person_id)
            person = await Person.get_or_none(id=person_id)
            if person is None:
                return Deleted()
            banned = await self._forget(person)
            await record(
                Kind.DELETED,
                at=clock.now(),
                person=person_id,
                details={"status": person.status.value},
                dedupe_key=cause and f"{person_id}:{cause}",
            )
            failpoint("delete:before-commit")
        failpoint("delete:after-commit")
        log.info("deleted")
        self._dictionary.forget()
        if link is not None:
            with suppress(ChatTrouble):
                await self._chats.revoke_link(link.chat_id, link.link)
        if leave_chat and chat_id is not None and await self._put_out(chat_id, person.telegram_id):
            chat_id = None
        return Deleted(chat_id is not None, banned)

    async def _forget(self, person: Person) -> bool:
        """Remove the person everywhere; whether a ban is left."""
        banned = person.status in KEEPS_OUT and person.telegram_id is not None
        invites: list[int] = await Invite.filter(person_id=person.id).values_list("id", flat=True)  # type: ignore[assignment]  # flat
        await self._jobs.forget(person.id, but_do="")
        await self._outbox.amend_staff(Topic.STAFF_APPLICATION, str(person.id), outcome=WITHDRAWN)
        requests = await self._requests.of(person.id)
        for request in requests:
            await self._cards.withdraw(request)
        await self._reports.withdraw(person.id)
        await self._outbox.forget(person.id, *invites, *(request.id for request in requests))
        if person.telegram_id is not None:
            if banned:
                await self._uniqueness.keep_ban(person.telegram_id)
            await self._outbox.forget(person.telegram_id)
            await self._jobs.forget(person.telegram_id, but_do=PUT_OUT)
            await self._access.forget(person.telegram_id)
            await _forget_telegram(person.telegram_id)
        # Registrations, tags, invites, places in chats, requests and messages go with the row.
        await person.delete()
        return banned

    async def _put_out(self, chat_id: int, telegram_id: int | None) -> bool:
        """Whether Telegram let the person out of the chat."""
        if telegram_id is None:
            return False
        try:
            await self._chats.put_out(chat_id, telegram_id)
        except ChatTrouble as trouble:
            log.warning("cannot let somebody out of the chat", reason=type(trouble).__name__)
            return False
        return True

    async def _link_of(self, person_id: int) -> IssuedLink | None:
        try:
            return await self._links.issued(person_id)
        except Unreadable:
            return None

    async def _chat_of(self, person_id: int) -> int | None:
        """The community's chat, if the person is inside."""
        chat_id = await self._places.chat_id()
        is_inside = chat_id is not None and await self._places.place(person_id, chat_id) is Place.INSIDE
        return chat_id if is_inside else None


async def _forget_telegram(telegram_id: int) -> None:
    """Where rows of others, or of nobody, know somebody by the Telegram id."""
    await Invite.filter(closed_by=telegram_id).update(closed_by=None)
    await Invite.filter(misused_by=telegram_id).update(misused_by=None)
    await JobWatch.filter(chat_id=telegram_id).delete()
    await Job.filter(asked_by=telegram_id).update(asked_by=None)
