"""Seal everything, unseal everything, rotate: three names for one job, which writes all records with another key.

A key comes, every process learns of it, it becomes primary, the records are written anew, the old key goes. Each step
is one transaction with its cursor; a record that a live writer changes meanwhile is left to that writer.
"""

import asyncio
import time

from school21_bot.failpoints import failpoint
from school21_bot.jobs import Pace, Step
from school21_bot.protection import sweep
from school21_bot.protection.cleaning import Cleaning
from school21_bot.protection.deeds import Deed, Phase
from school21_bot.protection.stepping import be_patient, begin_round, clocked, finish, note_damaged
from school21_bot.protection.tables import SEALED, count_of
from school21_bot.sealing import KeyPurpose, Keyring, KeyState, Sealer, ring
from school21_bot.sealing.models import OF_RECORDS, DataKey
from school21_bot.sealing.replicas import lagging

_BATCH = 2000
_LONGEST_REST = 0.05


class Resealing:
    """Does the steps of such a job."""

    def __init__(self, keyring: Keyring, cleaning: Cleaning) -> None:
        self._keyring = keyring
        self._sealer = Sealer(keyring)
        self._cleaning = cleaning
        self._pace = Pace(most=_BATCH)
        self._took = 0.0

    async def work(self, step: Step) -> None:
        """One step; the cursor says which."""
        await self._keyring.catch_up()
        phase, *where = step.cursor.split(":")
        match phase:
            case "":
                await self._begin(step)
            case Phase.WAITING:
                await self._wait(step)
            case Phase.WRITING:
                await self._write(step, *map(int, where))
            case Phase.SETTLING:
                await self._settle(step, int(where[0]))
            case Phase.CLEANING:
                await self._clean(step)

    async def _begin(self, step: Step) -> None:
        """Choose the key that everything is to be written with, or make it."""
        deed = Deed(step.parameters["deed"])
        purpose = KeyPurpose.UNSEALED if deed is Deed.UNSEAL else KeyPurpose.RECORD
        async with step.transaction():
            version = await ring.change()
            keys = [row for row in await ring.rows() if row.purpose in OF_RECORDS]
            target = next((row.id for row in keys if row.state is KeyState.PRIMARY and row.purpose is purpose), None)
            if target is None or deed is Deed.ROTATE:
                target = await self._next_key(keys, purpose)
            was_bare = any(row.purpose is KeyPurpose.UNSEALED and row.id != target for row in keys)
            step.remember(phase=Phase.WAITING, target=target, version=version, bare=was_bare, lag=0)
            step.advance(Phase.WAITING)
            failpoint("reseal:begun")

    async def _next_key(self, keys: list[DataKey], purpose: KeyPurpose) -> int:
        """A key that is not in use yet: one that a cancelled job left behind, or a new one."""
        left = [row for row in keys if row.state is KeyState.NEXT]
        for row in left:
            if row.purpose is not purpose:
                await ring.remove(row.id)
        fitting = [row.id for row in left if row.purpose is purpose]
        return fitting[0] if fitting else await ring.add(self._keyring.kek, purpose)

    async def _wait(self, step: Step) -> None:
        """Let the key become primary once every living process knows it."""
        if lag := await lagging(step.parameters["version"]):
            await be_patient(step, lag)
            return
        target = step.parameters["target"]
        total = sum([await count_of(key) for key in self._sources(target)])
        async with step.transaction():
            rows = {row.id: row for row in await ring.rows()}
            if rows[target].state is not KeyState.PRIMARY:
                step.remember(version=await ring.change())
                await ring.promote(rows[target])
            step.remember(phase=Phase.WRITING, lag=0)
            begin_round(step, 1, total=total)
            failpoint("reseal:promoted")

    async def _write(self, step: Step, number: int, table: int, key: int, after: int) -> None:
        """Write a batch of records anew; the cursor is the round, the table, the key and the last id."""
        target = step.parameters["target"]
        # As long as the last batch took everybody else has the database, and the processor.
        await asyncio.sleep(min(self._took, _LONGEST_REST))
        batch = await self._next_batch(self._sources(target), target, table, key, after)
        async with step.transaction():
            began = time.perf_counter()
            if batch is None:
                step.remember(phase=Phase.SETTLING, **clocked(step))
                step.advance(f"{Phase.SETTLING}:{number}")
                return
            found, key = batch
            await sweep.write(found)
            note_damaged(step, found.table, found.damaged)
            step.remember(**clocked(step))
            step.advance(
                f"{Phase.WRITING}:{number}:{SEALED.index(found.table)}:{key}:{found.last_id}",
                count=found.count if number == 1 else 0,
            )
            failpoint("reseal:batch")
        self._took = time.perf_counter() - began
        self._pace.note(self._took)
        failpoint("reseal:batch-done")

    async def _next_batch(
        self, sources: list[int], target: int, table: int, key: int, after: int
    ) -> tuple[sweep.Batch, int] | None:
        """The next records that are not written with the target yet, and their key; None behind the last table."""
        if self._keyring.primary.id != target:
            raise RuntimeError("another key has become primary")
        for number in range(table, len(SEALED)):
            for source in sources:
                if number > table or source >= key:
                    start = after if (number, source) == (table, key) else 0
                    batch = await sweep.read(self._sealer, SEALED[number], source, start, self._pace.size)
                    if batch.count:
                        return batch, source
        return None

    async def _settle(self, step: Step, number: int) -> None:
        """Remove the old keys; what was written with them since, by whoever had not heard, is written anew first."""
        if lag := await lagging(step.parameters["version"]):
            await be_patient(step, lag)
            return
        async with step.transaction():
            left = [key for key in self._sources(step.parameters["target"]) if not await ring.remove(key)]
            records = sum([await count_of(key) for key in left])
            if records > step.parameters["damaged"]:
                begin_round(step, number + 1)
                return
            await ring.change()
            for key in left:
                await ring.keep(key)
            step.remember(lag=0)
            failpoint("reseal:settled")
            if step.parameters["bare"] and step.parameters["deed"] == Deed.SEAL:
                step.remember(phase=Phase.CLEANING)
                step.advance(Phase.CLEANING)
            else:
                await finish(step)

    async def _clean(self, step: Step) -> None:
        """Let the files forget what stood in them readable."""
        is_clean = await self._cleaning.clean()
        failpoint("reseal:cleaned")
        async with step.transaction():
            step.remember(clean=is_clean)
            await finish(step)

    def _sources(self, target: int) -> list[int]:
        """The keys whose records are to be written anew."""
        states = self._keyring.record_keys()
        return sorted(key for key, state in states.items() if key != target and state is not KeyState.NEXT)
