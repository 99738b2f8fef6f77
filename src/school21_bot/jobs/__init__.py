"""Long work that survives a crash: the row is the truth, the stream a nudge, the tick the recovery.

`Jobs` starts work and tells how far it is, from any process; a `JobKind` says how it is done, one `Step` at a time; the
`Engine` does it, in as many workers as there are.
"""

from school21_bot.jobs.alone import work_off
from school21_bot.jobs.engine import Engine
from school21_bot.jobs.kinds import JobKind, Work
from school21_bot.jobs.models import JobState
from school21_bot.jobs.pace import Pace
from school21_bot.jobs.periodic import Periodic, repeat
from school21_bot.jobs.service import Jobs
from school21_bot.jobs.step import Overtaken, Step
from school21_bot.jobs.stream import STREAM, JobStream
from school21_bot.jobs.view import JobView

__all__ = [
    "STREAM",
    "Engine",
    "JobKind",
    "JobState",
    "JobStream",
    "JobView",
    "Jobs",
    "Overtaken",
    "Pace",
    "Periodic",
    "Step",
    "Work",
    "repeat",
    "work_off",
]
