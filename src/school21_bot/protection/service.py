"""The verbs of the protection, as staff use them in the bot, at the dashboard and on the command line."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta

from school21_bot import clock
from school21_bot.access import AUTOMATIC, Access, Actor, Right
from school21_bot.audit import Action, Target
from school21_bot.errors import Conflict, NotFound
from school21_bot.ids import new_id
from school21_bot.jobs import JobKind, Jobs, JobState, JobView, Periodic, Step
from school21_bot.protection.cleaning import Cleaning
from school21_bot.protection.deeds import ACTION_OF, Deed
from school21_bot.protection.generations import Generations, Indexed
from school21_bot.protection.resealing import Resealing
from school21_bot.protection.tables import count_of, counts
from school21_bot.protection.views import KeyView, Operation, ProtectionStatus
from school21_bot.sealing import KeyPurpose, Keyring, KeyState, ring
from school21_bot.sealing.models import OF_RECORDS, DataKey
from school21_bot.sealing.replicas import forget_the_gone, living
from school21_bot.sealing.wrapping import is_wrapped_by
from school21_bot.settings import Settings
from school21_bot.storage import transaction

PROTECTION_JOB = "protection"
_KEY = "protection"
_ATTEMPTS = 100
_TIDY = timedelta(minutes=1)
# What has failed for hours is not begun again every minute.
_AGAIN = timedelta(days=1)


class Protection:
    """Sealing, unsealing and rotating everything; one of them at a time."""

    def __init__(
        self, access: Access, jobs: Jobs, keyring: Keyring, indexed: Sequence[Indexed], settings: Settings
    ) -> None:
        self._access = access
        self._jobs = jobs
        self._keyring = keyring
        self._max_age = settings.key_max_age
        self._resealing = Resealing(keyring, Cleaning(settings))
        self._generations = Generations(keyring, indexed)

    def kind(self) -> JobKind:
        """What a worker can do: each step takes up where the last one ended, whoever did it."""
        return JobKind(PROTECTION_JOB, self._work, attempts=_ATTEMPTS)

    async def _work(self, step: Step) -> None:
        if step.parameters["deed"] == Deed.ROTATE_INDEX:
            await self._generations.work(step)
        else:
            await self._resealing.work(step)

    def periodics(self) -> tuple[Periodic, ...]:
        """What a worker does again and again."""
        return (
            Periodic("keys: tidying", _TIDY, self.tidy),
            Periodic("keys: age", _TIDY, self.rotate_by_age),
        )

    async def catch_up(self) -> bool:
        """Read the keys again if they have changed; says whether they had.

        Raises:
            WrongKey: they cannot be opened; those known so far stay in use.
        """
        return await self._keyring.catch_up()

    async def tidy(self) -> bool:
        """Forget processes that are gone, and keys that were kept for what is gone."""
        await forget_the_gone()
        await self._forget_keys()
        return False

    async def rotate_by_age(self) -> bool:
        """Start a rotation when the primary key has got too old; of any number of workers one does."""
        primary = _primary(await ring.rows())
        is_young = clock.now() - primary.created_at < self._max_age
        if not self._max_age or is_young or primary.purpose is KeyPurpose.UNSEALED:
            return False
        latest = await self._jobs.latest(PROTECTION_JOB)
        if latest is not None and (latest.is_open or _failed_lately(latest)):
            return False
        with suppress(Conflict):
            await self.start(AUTOMATIC, Deed.ROTATE)
        return False

    async def _forget_keys(self) -> None:
        for row in await ring.rows():
            if row.state is not KeyState.KEPT:
                continue
            async with transaction():
                # A kept key is never written with, so that what is gone does not come back.
                still = await (
                    self._generations.speaks(row.id) if row.purpose is KeyPurpose.INDEX else count_of(row.id)
                )
                if not still and await ring.remove(row.id):
                    await ring.change()

    async def status(self, by: Actor) -> ProtectionStatus:
        """The keys, how many records each has, and the work under way or done last.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(by, Right.ENCRYPTION)
        rows = await ring.rows()
        records = await counts()
        keys = tuple(KeyView.of(row, records) for row in rows)
        primary = next(key for key in keys if key.id == _primary(rows).id)
        bare = sum(key.records or 0 for key in keys if key.purpose is KeyPurpose.UNSEALED)
        latest = await self._jobs.latest(PROTECTION_JOB)
        return ProtectionStatus(
            seals=primary.purpose is KeyPurpose.RECORD,
            sealed=sum(records.values()) - bare,
            unsealed=bare,
            primary=primary,
            keys=keys,
            old_wraps=sum(not is_wrapped_by(self._keyring.kek, row) for row in rows),
            processes=await living(),
            operation=Operation.of(latest) if latest else None,
        )

    async def start(self, by: Actor, deed: Deed) -> int:
        """Start work on everything that is kept; gives its job.

        Raises:
            NotAllowed: not for this actor.
            Conflict: other such work is under way, or there is nothing to rotate while records are kept readable.
        """
        async with transaction():
            primary = _primary(await ring.rows())
            await self._access.act(by, ACTION_OF[deed], target=(Target.KEY, primary.id))
            if deed is Deed.ROTATE and primary.purpose is KeyPurpose.UNSEALED:
                raise Conflict
            parameters = {"deed": deed.value, "via": by.via.value, "actor": by.person_id, "number": new_id()}
            job_id = await self._jobs.start(PROTECTION_JOB, parameters=parameters, key=_KEY, asked_by=by.telegram_id)
            if (await self._jobs.progress(job_id)).parameters["number"] != parameters["number"]:
                raise Conflict
        return job_id

    async def current(self, by: Actor) -> Operation | None:
        """The work under way, paused or not.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(by, Right.ENCRYPTION)
        job = await self._jobs.find(_KEY)
        return Operation.of(job) if job else None

    async def view(self, by: Actor, job_id: int) -> Operation:
        """How far such work is.

        Raises:
            NotAllowed: not for this actor.
            NotFound: there is no such work.
        """
        await self._access.require(by, Right.ENCRYPTION)
        job = await self._jobs.progress(job_id)
        if job.kind != PROTECTION_JOB:
            raise NotFound
        return Operation.of(job)

    async def pause(self, by: Actor, job_id: int) -> None:
        """Let it rest after the step in hand; everything opens meanwhile.

        Raises:
            NotAllowed: not for this actor.
            NotFound, Conflict: there is no such work; it is over.
        """
        await self._turn(by, job_id, Action.ENCRYPTION_PAUSED)

    async def resume(self, by: Actor, job_id: int) -> None:
        """Let it go on where it was. Raises as `pause`."""
        await self._turn(by, job_id, Action.ENCRYPTION_RESUMED)

    async def cancel(self, by: Actor, job_id: int) -> None:
        """End it where it is: some records carry one key, some another, and all open. Raises as `pause`."""
        await self._turn(by, job_id, Action.ENCRYPTION_CANCELLED)

    async def rewrap(self, by: Actor) -> int:
        """Wrap every data key with the present key-encryption key; gives how many were wrapped by the old one.

        Raises:
            NotAllowed: not for this actor.
            WrongKey: a data key opens with neither; nothing has changed.
        """
        async with transaction():
            await self._access.require(by, Right.ENCRYPTION)
            count = await ring.rewrap(self._keyring.kek)
            if count:
                await self._access.act(by, Action.ENCRYPTION_REWRAP, details={"keys": count})
        return count

    async def _turn(self, by: Actor, job_id: int, action: Action) -> None:
        turns = {
            Action.ENCRYPTION_PAUSED: self._jobs.pause,
            Action.ENCRYPTION_RESUMED: self._jobs.resume,
            Action.ENCRYPTION_CANCELLED: self._jobs.cancel,
        }
        async with transaction():
            deed = (await self.view(by, job_id)).deed
            await self._access.act(by, action, details={"deed": deed.value})
            await turns[action](job_id)


def _failed_lately(job: JobView) -> bool:
    return job.state is JobState.FAILED and job.updated_at > clock.now() - _AGAIN


def _primary(rows: list[DataKey]) -> DataKey:
    """The key that records are written with."""
    return next(row for row in rows if row.state is KeyState.PRIMARY and row.purpose in OF_RECORDS)
