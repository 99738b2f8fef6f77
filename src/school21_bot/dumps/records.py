"""The rows of exports and imports: making them, moving them on, and what lies sealed in them."""

from typing import Any

from msgspec import Struct

from school21_bot import clock
from school21_bot.access import Access, Actor, Via
from school21_bot.audit import Action, Target
from school21_bot.dumps.format import LevelEntry, RoleEntry
from school21_bot.dumps.models import Import, ImportState
from school21_bot.dumps.refusals import DumpRefused
from school21_bot.errors import NotFound
from school21_bot.failpoints import failpoint
from school21_bot.jobs import Jobs
from school21_bot.people import Accounts
from school21_bot.sealing import Place, Sealer
from school21_bot.storage import fetch, lock_row, transaction, update_row

TABLE = "import"
RELEASE_JOB = "dump-release"
OPEN = (ImportState.CHECKING, ImportState.CHECKED, ImportState.STAGING, ImportState.APPLYING)
BEFORE_THE_SWITCH = (ImportState.CHECKING, ImportState.CHECKED, ImportState.STAGING)
SLOT = "open"
_RELEASED_AT_ONCE = 200


class Source(Struct):
    """Where a file lies, and what opens it; behind the switch only its dictionary is left."""

    file_id: str | None = None
    path: str | None = None
    file_key: bytes | None = None
    levels: list[LevelEntry] = []
    roles: list[RoleEntry] = []


def place_of_import(import_id: int) -> Place:
    """Where the record of an import lies."""
    return Place(TABLE, "record", import_id)


class Imports:
    """Moves imports from state to state, each time in one transaction with its audit."""

    def __init__(self, access: Access, accounts: Accounts, sealer: Sealer, jobs: Jobs) -> None:
        self._access = access
        self._accounts = accounts
        self._sealer = sealer
        self._jobs = jobs

    async def get(self, import_id: int) -> Import:
        """The row.

        Raises:
            NotFound: there is no such import.
        """
        found = await Import.get_or_none(id=import_id)
        if found is None:
            raise NotFound
        return found

    async def lock(self, import_id: int) -> Import:
        """The row, locked until the end of the caller's transaction.

        Raises:
            NotFound: there is no such import.
        """
        await lock_row(TABLE, import_id)
        return await self.get(import_id)

    async def source(self, row: Import) -> Source:
        """Where the file lies."""
        if row.record is None:
            raise NotFound
        return await self._sealer.open(place_of_import(row.id), row.record, Source)

    def sealed(self, import_id: int, source: Source) -> dict[str, Any]:
        """The columns that hold where the file lies."""
        sealed = self._sealer.seal(place_of_import(import_id), source)
        return {"key_id": sealed.key_id, "record": sealed.record}

    async def actor(self, row: Import) -> Actor:
        """Whoever asked for it, as the person is now; one of the staff whom the bot does not know yet, by the job."""
        if row.actor is None and row.job is not None:
            return Actor(Via(row.via), None, (await self._jobs.progress(row.job)).asked_by)
        return await actor_of(self._accounts, row.via, row.actor)

    async def checked(self, row: Import, counts: dict[str, Any]) -> None:
        """The check has come to its end, in the caller's transaction."""
        locked = await self.lock(row.id)
        if locked.state is not ImportState.CHECKING:
            return
        await self._access.act(
            await self.actor(row), Action.DUMP_CHECKED, target=(Target.DUMP, row.id), details=_audited(counts)
        )
        await update_row(TABLE, row.id, state=ImportState.CHECKED.value, counts=counts, seen_at=clock.now())

    async def refused(self, row: Import, refusal: DumpRefused) -> None:
        """The file cannot be imported, in the caller's transaction."""
        locked = await self.lock(row.id)
        if locked.state in BEFORE_THE_SWITCH:
            details = {"reason": refusal.reason.value, "facts": refusal.facts}
            await update_row(TABLE, row.id, refusal=details, **_over(ImportState.REFUSED))
            await self.release_later(row.id)

    async def cancelled(self, row: Import) -> None:
        """Nothing is to be imported, in the caller's transaction."""
        locked = await self.lock(row.id)
        if locked.state in BEFORE_THE_SWITCH:
            await update_row(TABLE, row.id, **_over(ImportState.CANCELLED))
            await self.release_later(row.id)

    async def switched(self, row: Import, source: Source) -> bool:
        """Everything is staged: from here on it will be applied. Whether it is so now, in the caller's transaction.

        Raises:
            NotAllowed: whoever asked for it may not any more.
        """
        locked = await self.lock(row.id)
        if locked.state is ImportState.STAGING:
            await self._access.act(
                await self.actor(row), Action.DUMP_IMPORTED, target=(Target.DUMP, row.id), details=_audited(row.counts)
            )
            only_dictionary = Source(levels=source.levels, roles=source.roles)
            columns = {"state": ImportState.APPLYING.value, **self.sealed(row.id, only_dictionary)}
            await update_row(TABLE, row.id, **columns)
            return True
        return locked.state is ImportState.APPLYING

    async def done(self, row: Import) -> None:
        """Everything is applied, in the caller's transaction."""
        locked = await self.lock(row.id)
        if locked.state is ImportState.APPLYING:
            await update_row(TABLE, row.id, **_over(ImportState.DONE))

    async def release_later(self, import_id: int) -> None:
        """Let a worker remove what was staged, in the caller's transaction."""
        await self._jobs.start(RELEASE_JOB, parameters={"import": import_id}, key=f"dump:release:{import_id}")


async def release(import_id: int) -> bool:
    """Remove a batch of what was staged and give its nicknames free; whether there may be more."""
    rows = await fetch("SELECT id FROM import_row WHERE of_id = $1 LIMIT $2", import_id, _RELEASED_AT_ONCE)
    async with transaction():
        for row in rows:
            # The row first: whoever holds it may be about to write another tag for it.
            await fetch("DELETE FROM import_row WHERE id = $1", row["id"])
            await fetch("DELETE FROM person_tag WHERE reserved_by = $1", row["id"])
    failpoint("import:releasing")
    return bool(rows)


async def actor_of(accounts: Accounts, via: str, person_id: int | None) -> Actor:
    """Whoever asked for something, as the person is now; somebody who is gone has no rights."""
    person = await accounts.get(person_id) if person_id is not None else None
    return Actor(Via(via), person_id, person.telegram_id if person else None)


def _over(state: ImportState) -> dict[str, Any]:
    return {"state": state.value, "slot": None, "record": None, "key_id": None, "finished_at": clock.now()}


def _audited(counts: dict[str, Any] | None) -> dict[str, Any]:
    """The numbers of the log."""
    names = ("people", "new", "changed", "unchanged", "duplicate", "conflict", "invalid", "admins")
    return {name: (counts or {}).get(name, 0) for name in names}
