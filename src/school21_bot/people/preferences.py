"""What people let the bot write to them by itself."""

from dataclasses import replace

from school21_bot import clock
from school21_bot.errors import NotAllowed
from school21_bot.failpoints import failpoint
from school21_bot.journal import Kind, Repeated, record
from school21_bot.people.accounts import Account, Accounts, Category
from school21_bot.people.attempts import once
from school21_bot.storage import transaction

_COLUMNS = {Category.REMINDERS: "reminders_off", Category.NEWS: "news_off"}


class Preferences:
    """Everybody's choice, whatever they are to the community; `cause` is as in the registration."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts

    async def opt_out(self, person_id: int, category: Category, *, cause: str | None) -> Account:
        """Write nothing of this category to a person any more; as it is already, nothing changes.

        Raises:
            NotAllowed: nobody is there.
        """
        return await self._set(person_id, category, cause, off=True)

    async def opt_in(self, person_id: int, category: Category, *, cause: str | None) -> Account:
        """Write this category to a person again; as it is already, nothing changes.

        Raises:
            NotAllowed: nobody is there.
        """
        return await self._set(person_id, category, cause, off=False)

    async def _set(self, person_id: int, category: Category, cause: str | None, *, off: bool) -> Account:
        column = _COLUMNS[category]
        try:
            async with transaction():
                person = await self._accounts.lock(person_id)
                if person is None:
                    raise NotAllowed
                if getattr(person, column) == off:
                    return person
                await self._accounts.save(person, **{column: off})
                await record(
                    Kind.OPTED_OUT if off else Kind.OPTED_IN,
                    at=clock.now(),
                    person=person.id,
                    details={"category": category.value},
                    dedupe_key=once(person.id, cause),
                )
                failpoint("preference:before-commit")
        except Repeated:
            return await self._reread(person_id)
        changes: dict[str, bool] = {column: off}
        return replace(person, version=person.version + 1, **changes)  # type: ignore[arg-type]  # columns of truths

    async def _reread(self, person_id: int) -> Account:
        person = await self._accounts.get(person_id)
        if person is None:
            raise NotAllowed
        return person
