"""How far a job is, for whoever shows it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from school21_bot.jobs.models import Job, JobState

OPEN = (JobState.ACTIVE, JobState.PAUSED)


@dataclass(frozen=True, slots=True)
class JobView:
    """A job as it was a moment ago; `error` is the type of what failed last, never its message."""

    id: int
    kind: str
    state: JobState
    parameters: dict[str, Any]
    done: int
    total: int | None
    run_at: datetime
    failures: int
    error: str | None
    asked_by: int | None
    created_at: datetime
    updated_at: datetime
    finished_at: datetime | None

    @classmethod
    def of(cls, job: Job) -> Self:
        """The view of a row."""
        return cls(**{name: getattr(job, name) for name in cls.__slots__})

    @property
    def is_open(self) -> bool:
        """Whether there is, or may be, more to do."""
        return self.state in OPEN
