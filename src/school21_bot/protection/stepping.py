"""What the steps of all deeds share: rounds, patience, the clock of the work, damaged records, the end."""

from datetime import timedelta

from school21_bot import audit, clock
from school21_bot.audit import Action, Target
from school21_bot.jobs import Step
from school21_bot.logs import logger
from school21_bot.protection.deeds import Phase

log = logger("protection")

MOST_NAMED = 20
"""So many damaged records are named; all are counted."""
_AGAIN = timedelta(seconds=1)
_SOON = timedelta(milliseconds=100)
# A longer pause between two steps was none of the work.
_LONGEST_STEP = 10_000


async def be_patient(step: Step, lag: int) -> None:
    """Wait for so many processes that do not know the latest change of the keys."""
    async with step.transaction():
        step.remember(lag=lag)
        step.again(_AGAIN)


def begin_round(step: Step, number: int, total: int | None = None) -> None:
    """Go through everything from the beginning."""
    step.remember(phase=Phase.WRITING, damaged=0, unreadable=[], **clocked(step))
    cursor = f"{Phase.WRITING}:{number}:0:0:0"
    if number == 1:
        step.advance(cursor, total=total)
    else:  # somebody may be about to let go of a row
        step.again(_SOON, cursor=cursor)


def clocked(step: Step) -> dict[str, int]:
    """When this step ends, and how long the work has taken without its pauses, in milliseconds."""
    now = int(clock.now().timestamp() * 1000)
    took = now - step.parameters.get("at", now)
    return {"at": now, "worked": step.parameters.get("worked", 0) + (took if took <= _LONGEST_STEP else 0)}


def note_damaged(step: Step, table: str, ids: list[int]) -> None:
    """Count records that do not open, and name the first."""
    if not ids:
        return
    log.warning("records cannot be read and stay as they are", table=table, ids=ids[:MOST_NAMED])
    named = [*step.parameters["unreadable"], *([table, row_id] for row_id in ids)]
    step.remember(damaged=step.parameters["damaged"] + len(ids), unreadable=named[:MOST_NAMED])


async def finish(step: Step) -> None:
    """The deed is done: write that down, and end the job."""
    facts = step.parameters
    details = {"deed": facts["deed"], "records": step.done, "unreadable": facts["damaged"]}
    await audit.note(
        facts["via"],
        facts["actor"],
        Action.ENCRYPTION_DONE,
        target=(Target.KEY, facts["target"]),
        details=details,
    )
    step.finish()
