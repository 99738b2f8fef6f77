"""A new index key: everything that is found by keyed tags is written for it too, before anybody relies on it.

From the moment the new key is there every writer writes for both, because a writer holds the keys while it claims. So
what lacks the new generation only grows less; when a whole round finds nothing more of it, the new one is complete.
Lookups ask all generations at any time. What an index may need besides nicknames joins by the same four verbs.
"""

import time
from collections.abc import Sequence
from typing import Protocol

from school21_bot.failpoints import failpoint
from school21_bot.jobs import Pace, Step
from school21_bot.protection.deeds import Phase
from school21_bot.protection.stepping import be_patient, begin_round, clocked, finish, note_damaged
from school21_bot.sealing import KeyPurpose, Keyring, KeyState, ring
from school21_bot.sealing.models import DataKey
from school21_bot.sealing.replicas import lagging

_BATCH = 200


class Indexed(Protocol):
    """What is found by keyed tags; `table` is where those are whose ids the verbs speak of."""

    table: str

    async def total(self, old: int) -> int:
        """About how many have tags of the old generation."""
        ...

    async def lacking(self, old: int, new: int, after: int, limit: int) -> list[int]:
        """Those behind an id that have tags of the old generation alone; may take long, and holds nothing."""
        ...

    async def fill(self, ids: list[int], new: int) -> list[int]:
        """Write their tags for the new generation, in the caller's transaction; gives those for whom that cannot be."""
        ...

    async def clear(self, old: int, new: int, limit: int) -> int:
        """Remove tags of the old generation that the new one has too, in the caller's transaction; how many."""
        ...

    async def found(self, generation: int, number: int) -> tuple[int, int]:
        """Of so many that have tags of a generation, how many were looked at, and how many are found by them."""
        ...

    async def has(self, generation: int) -> bool:
        """Whether anything still speaks by a generation."""
        ...


class Generations:
    """Does the steps of such a job."""

    def __init__(self, keyring: Keyring, indexed: Sequence[Indexed]) -> None:
        self._keyring = keyring
        self._indexed = indexed
        self._pace = Pace(most=_BATCH)

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
                await self._fill(step, *map(int, where))
            case Phase.SETTLING:
                await self._clear(step, int(where[0]))

    async def speaks(self, old: int) -> bool:
        """Whether anything is left that only an old index key finds; what others find too is removed."""
        (new,) = [row.id for row in await ring.rows() if _is_primary_index(row)]
        for one in self._indexed:
            await one.clear(old, new, _BATCH)
        return any([await one.has(old) for one in self._indexed])

    async def _begin(self, step: Step) -> None:
        """Make the new key: from here on everybody writes for it too."""
        async with step.transaction():
            version = await ring.change()
            rows = await ring.rows()
            (old,) = [row.id for row in rows if _is_primary_index(row)]
            left = [row.id for row in rows if row.purpose is KeyPurpose.INDEX and row.state is KeyState.NEXT]
            new = left[0] if left else await ring.add(self._keyring.kek, KeyPurpose.INDEX)
            step.remember(phase=Phase.WAITING, target=new, old=old, version=version, lag=0)
            step.advance(Phase.WAITING)
            failpoint("retag:begun")

    async def _wait(self, step: Step) -> None:
        if lag := await lagging(step.parameters["version"]):
            await be_patient(step, lag)
            return
        total = sum([await one.total(step.parameters["old"]) for one in self._indexed])
        async with step.transaction():
            step.remember(lag=0)
            begin_round(step, 1, total=total)

    async def _fill(self, step: Step, number: int, index: int, found: int, after: int) -> None:
        """Write a batch; the cursor is the round, which index, how many it found so far, and the last id."""
        old, new = step.parameters["old"], step.parameters["target"]
        ids: list[int] = []
        while not ids and index < len(self._indexed):
            ids = await self._indexed[index].lacking(old, new, after, self._pace.size)
            if not ids:
                index, after = index + 1, 0
        async with step.transaction():
            began = time.perf_counter()
            if not ids:
                await self._end_round(step, number, found)
                return
            stuck = await self._indexed[index].fill(ids, new)
            note_damaged(step, self._indexed[index].table, stuck)
            step.remember(**clocked(step))
            step.advance(
                f"{Phase.WRITING}:{number}:{index}:{found + len(ids) - len(stuck)}:{ids[-1]}",
                count=len(ids) if number == 1 else 0,
            )
            failpoint("retag:batch")
        self._pace.note(time.perf_counter() - began)
        failpoint("retag:batch-done")

    async def _end_round(self, step: Step, number: int, found: int) -> None:
        """Let readers and writers rely on the new key, unless this round still found something to do."""
        if found:
            begin_round(step, number + 1)
            return
        version = await ring.change()
        (new,) = [row for row in await ring.rows() if row.id == step.parameters["target"]]
        await ring.promote(new)
        step.remember(phase=Phase.SETTLING, version=version, **clocked(step))
        step.advance(f"{Phase.SETTLING}:0")
        failpoint("retag:switched")

    async def _clear(self, step: Step, batch: int) -> None:
        """Remove what the old key made, once every living process has let go of it, and then the key itself."""
        if lag := await lagging(step.parameters["version"]):
            await be_patient(step, lag)
            return
        old, new = step.parameters["old"], step.parameters["target"]
        async with step.transaction():
            began = time.perf_counter()
            removed = sum([await one.clear(old, new, self._pace.size) for one in self._indexed])
            if removed:
                step.remember(lag=0)
                step.advance(f"{Phase.SETTLING}:{batch + 1}")
            else:
                await ring.change()
                await (ring.keep(old) if await self.speaks(old) else ring.remove(old))
                await finish(step)
            failpoint("retag:clearing")
        self._pace.note(time.perf_counter() - began)


def _is_primary_index(row: DataKey) -> bool:
    return row.purpose is KeyPurpose.INDEX and row.state is KeyState.PRIMARY
