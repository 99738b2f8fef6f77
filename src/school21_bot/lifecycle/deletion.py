"""Deleting a person: the row and everything that speaks of it, in one transaction."""

from dataclasses import dataclass

from school21_bot import clock
from school21_bot.failpoints import failpoint
from school21_bot.invites.models import ChatPlace, Invite, Place
from school21_bot.jobs.models import Job, JobWatch
from school21_bot.journal import Kind, record
from school21_bot.logs import logger
from school21_bot.messages.models import Outgoing
from school21_bot.people import Dictionary, Status, Uniqueness
from school21_bot.people.models import Person
from school21_bot.storage import lock_row, transaction

log = logger("lifecycle")

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

    def __init__(self, uniqueness: Uniqueness, dictionary: Dictionary) -> None:
        self._uniqueness = uniqueness
        self._dictionary = dictionary

    async def delete(self, person_id: int, *, cause: str | None = None) -> Deleted:
        """Delete somebody; twice changes nothing.

        Nothing that is sealed is opened: a damaged record can be deleted like any other.
        """
        async with transaction():
            await lock_row("person", person_id)
            person = await Person.get_or_none(id=person_id)
            if person is None:
                return Deleted()
            left = await self._forget(person)
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
        return left

    async def _forget(self, person: Person) -> Deleted:
        in_chat = await ChatPlace.filter(person_id=person.id, place=Place.INSIDE).exists()
        banned = person.status in KEEPS_OUT and person.telegram_id is not None
        if person.telegram_id is not None:
            if banned:
                await self._uniqueness.keep_ban(person.telegram_id)
            await _forget_telegram(person.telegram_id)
        # Registrations, tags, invites, places in chats and messages go with the row.
        await person.delete()
        return Deleted(in_chat, banned)


async def _forget_telegram(telegram_id: int) -> None:
    """Where rows of others, or of nobody, know somebody by the Telegram id."""
    await Invite.filter(closed_by=telegram_id).update(closed_by=None)
    await Outgoing.filter(chat_id=telegram_id).delete()
    await JobWatch.filter(chat_id=telegram_id).delete()
    await Job.filter(asked_by=telegram_id).update(asked_by=None)
