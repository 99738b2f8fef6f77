"""What a worker can do: the kinds of jobs, and what it does again and again."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from school21_bot.jobs.periodic import Periodic
from school21_bot.jobs.step import Step

# How long a task may lie in the stream before the tick sends another after it.
QUEUED = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class JobKind:
    """A name, and how one step of such a job is done.

    `lease`: how long a step may take, what it does outside its transaction included; when the worker dies, so long
    nobody takes the job up. A step that fails is done again after `pause`, then after twice that, and so on up to
    `longest_pause`; when it has failed `attempts` times in a row, the job has failed.
    """

    name: str
    handle: Callable[[Step], Awaitable[None]]
    lease: timedelta = timedelta(seconds=30)
    attempts: int = 10
    pause: timedelta = timedelta(seconds=1)
    longest_pause: timedelta = timedelta(minutes=5)

    @property
    def queued(self) -> timedelta:
        """How long its task may lie in the stream."""
        return min(self.lease, QUEUED)

    def pause_after(self, failures: int) -> timedelta:
        """How long to wait after so many failures in a row."""
        return min(self.longest_pause, self.pause * (1 << min(failures - 1, 30)))


@dataclass(frozen=True, slots=True)
class Work:
    """Everything that a worker does."""

    kinds: Sequence[JobKind] = ()
    periodics: Sequence[Periodic] = ()
