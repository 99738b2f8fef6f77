"""Where a member stands with the community, apart from the registration; inside the caller's transaction."""

from school21_bot import clock
from school21_bot.journal import Kind, record
from school21_bot.people.accounts import Account
from school21_bot.people.models import Status
from school21_bot.storage import update_row


class Standing:
    """Suspends and restores members whom the caller has locked."""

    async def suspend(self, person: Account) -> None:
        """A member was put out of the chat: the card is hidden and the search closed until they are let back in."""
        await self._set(person, Status.SUSPENDED)
        await self.note(person, Kind.SUSPENDED)

    async def restore(self, person: Account) -> None:
        """A suspended member may be there again."""
        await self._set(person, Status.MEMBER)
        await self.note(person, Kind.RESTORED)

    async def note(self, person: Account, kind: Kind) -> None:
        """Write into the journal what happened to a person."""
        await record(kind, at=clock.now(), person=person.id)

    async def _set(self, person: Account, status: Status) -> None:
        await update_row("person", person.id, status=status.value, version=person.version + 1, updated_at=clock.now())
