"""Who let a registration rest for too long is told once, with a way on."""

from school21_bot.failpoints import failpoint
from school21_bot.logs import logger
from school21_bot.messages.outbox import Outbox
from school21_bot.people import Abandoned, Deadlines, Due, Status
from school21_bot.ports import Topic
from school21_bot.storage import transaction

log = logger("messages")

BATCH = 50


class AbandonedRegistrations:
    """The tick of the registrations' timer; any number of workers may run it at once."""

    def __init__(self, deadlines: Deadlines, outbox: Outbox) -> None:
        self._deadlines = deadlines
        self._outbox = outbox

    async def tick(self) -> bool:
        """Abandon what is due, each in a transaction with the message about it; whether there may be more."""
        due = await self._deadlines.due(BATCH)
        for one in due:
            async with transaction():
                abandoned = await self._deadlines.abandon(one)
                if abandoned is not None:
                    await self._tell(one, abandoned)
            failpoint("abandon:after-commit")
            if abandoned is not None:
                log.info("registration abandoned", person=one.person_id, step=abandoned.step.value)
        return len(due) == BATCH

    async def _tell(self, due: Due, abandoned: Abandoned) -> None:
        person = abandoned.person
        if person.telegram_id is None or person.bot_blocked or person.status is not Status.APPLYING:
            return
        if person.reminders_off:
            return
        # Whoever resumes and drops out again is told again.
        key = f"abandoned:{due.registration_id}:{person.version}"
        await self._outbox.remind(person.id, person.telegram_id, Topic.ABANDONED, key, step=abandoned.step.value)
