"""Where a member stands with the community, apart from the registration; inside the caller's transaction."""

from school21_bot import clock
from school21_bot.journal import Kind, record
from school21_bot.people.accounts import Account, Accounts
from school21_bot.people.models import Status


class Standing:
    """Suspends and restores members whom the caller has locked."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts

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
        await self._accounts.save(person, status=status.value)
