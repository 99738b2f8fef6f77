"""What staff see of the protection: the keys, how many records each has, and the work under way."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from school21_bot import clock
from school21_bot.jobs import JobState, JobView
from school21_bot.protection.deeds import Deed, Phase
from school21_bot.sealing import KeyPurpose, KeyState
from school21_bot.sealing.models import DataKey


@dataclass(frozen=True, slots=True)
class KeyView:
    """A data key; `records`: how many carry it, None for one that makes tags."""

    id: int
    purpose: KeyPurpose
    state: KeyState
    created_at: datetime
    records: int | None

    @property
    def days(self) -> int:
        """How old it is, in whole days."""
        return max(0, (clock.now() - self.created_at).days)

    @classmethod
    def of(cls, row: DataKey, counts: dict[int, int]) -> Self:
        """The view of a row."""
        records = None if row.purpose is KeyPurpose.INDEX else counts.get(row.id, 0)
        return cls(row.id, row.purpose, row.state, row.created_at, records)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A record that did not open: in which table, and the id of its row, which for `person` is the member's."""

    table: str
    row_id: int


@dataclass(frozen=True, slots=True)
class Operation:
    """Work on everything that is kept, as it was a moment ago.

    `seconds_left` is None until there is something to reckon from. `waiting_for`: so many processes have yet to learn
    of a key. `unreadable` is how many records did not open and were left as they are, `named` the first of them.
    `is_clean`: whether old pages of the database were overwritten; None where that is not called for.
    """

    job_id: int
    deed: Deed
    state: JobState
    phase: Phase
    done: int
    total: int | None
    seconds_left: int | None
    waiting_for: int
    unreadable: int
    named: tuple[Unreadable, ...]
    is_clean: bool | None
    error: str | None
    created_at: datetime
    finished_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether there is more to do."""
        return self.state in (JobState.ACTIVE, JobState.PAUSED)

    @property
    def percent(self) -> int:
        """How much of it is done."""
        if self.state is JobState.DONE:
            return 100
        return 100 * self.done // self.total if self.total else 0

    @classmethod
    def of(cls, job: JobView) -> Self:
        """The view of a job of ours."""
        facts = job.parameters
        done = job.done if job.total is None else min(job.done, job.total)
        return cls(
            job_id=job.id,
            deed=Deed(facts["deed"]),
            state=job.state,
            phase=Phase(facts.get("phase", Phase.WAITING)),
            done=done,
            total=job.total,
            seconds_left=_seconds_left(done, job.total, facts.get("worked", 0)),
            waiting_for=facts.get("lag", 0),
            unreadable=facts.get("damaged", 0),
            named=tuple(Unreadable(*one) for one in facts.get("unreadable", ())),
            is_clean=facts.get("clean"),
            error=job.error,
            created_at=job.created_at,
            finished_at=job.finished_at,
        )


@dataclass(frozen=True, slots=True)
class ProtectionStatus:
    """The state of everything that is kept.

    `seals`: what is written now is sealed; otherwise it is kept readable. `old_wraps`: so many keys are still wrapped
    by ENCRYPTION_KEY_OLD. `operation` is under way, or was the last.
    """

    seals: bool
    sealed: int
    unsealed: int
    primary: KeyView
    keys: tuple[KeyView, ...]
    old_wraps: int
    processes: int
    operation: Operation | None


def _seconds_left(done: int, total: int | None, worked: int) -> int | None:
    if not done or total is None or worked <= 0:
        return None
    return max(0, round((total - done) * worked / done / 1000))
