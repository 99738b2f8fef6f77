"""Whoever let a registration rest is reminded of it, by the timer or by staff; whoever comes back is left alone."""

from school21_bot.failpoints import failpoint
from school21_bot.logs import logger
from school21_bot.messages.outbox import Outbox
from school21_bot.people import Account, Reminder, Reminding
from school21_bot.ports import Topic
from school21_bot.storage import transaction

log = logger("messages")

BATCH = 50


class Reminders:
    """The tick of the reminders, which any number of workers may run at once, and the nudge of staff."""

    def __init__(self, reminding: Reminding, outbox: Outbox) -> None:
        self._reminding = reminding
        self._outbox = outbox

    async def tick(self) -> bool:
        """Remind whose time has come, each in a transaction with the message; whether there may be more.

        In the quiet hours nobody is: until they are over, the person may have come back.
        """
        if self._outbox.is_quiet():
            return False
        due = await self._reminding.due(BATCH)
        for one in due:
            async with transaction():
                reminder = await self._reminding.take(one)
                if reminder is not None:
                    await self._write(Topic.REMINDED, reminder)
                failpoint("remind:before-commit")
            failpoint("remind:after-commit")
            if reminder is not None:
                log.info("reminded", person=reminder.person_id, number=reminder.number)
        return len(due) == BATCH

    async def nudge(self, person: Account) -> None:
        """Remind a person, whom the caller has locked, for the staff.

        Raises:
            CannotRemind: with the reason.
        """
        await self._write(Topic.NUDGED, await self._reminding.nudge(person))

    async def _write(self, topic: Topic, reminder: Reminder) -> None:
        await self._outbox.remind(
            reminder.person_id,
            reminder.telegram_id,
            topic,
            f"{topic}:{reminder.registration_id}:{reminder.number}",
            step=reminder.step.value,
            number=reminder.number,
            last="yes" if reminder.is_last else "no",
        )
