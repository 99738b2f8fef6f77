"""A community whose clock the tests move, and people in it who let their registration rest."""

from datetime import UTC, datetime, timedelta

from school21_bot.app import Services
from school21_bot.journal.models import Event
from school21_bot.messages import AbandonedRegistrations
from school21_bot.messages.models import Delivery, Outgoing
from school21_bot.people import Account, Deadlines, Step
from school21_bot.people.models import Registration
from tests.flows.people import make_applicant

NOON = datetime(2026, 11, 24, 9, 10, tzinfo=UTC)
"""In Moscow."""
TIMEOUT = timedelta(hours=6)
DAY = timedelta(days=1)


class Time:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.at = NOON

    def now(self) -> datetime:
        """What it shows."""
        return self.at

    def passes(self, by: timedelta) -> None:
        """Move it."""
        self.at += by


async def abandon(services: Services, time: Time, telegram_id: int = 77, until: Step = Step.LEVEL) -> Account:
    """Somebody who stopped at a step, and whose time has just run out."""
    person = await make_applicant(services, telegram_id, until=until)
    await run_out(services, time)
    return person


async def run_out(services: Services, time: Time) -> None:
    """Let every open registration be abandoned at this moment."""
    time.passes(TIMEOUT)
    while await AbandonedRegistrations(Deadlines(services.accounts, services.tuning), services.outbox).tick():
        pass


async def attempt_of(person: Account) -> Registration:
    """The latest attempt of a person."""
    found = await Registration.filter(person_id=person.id).order_by("-attempt").first()
    assert found is not None
    return found


async def reminded(kind: str = "reminded") -> int:
    """How many reminders are on their way or have arrived."""
    return await Outgoing.filter(kind=kind).count()


async def noted(kind: str) -> list[Event]:
    """What the journal holds of a kind."""
    return await Event.filter(kind=kind).order_by("id")


async def go_out(services: Services) -> None:
    """Remind whoever is due, and let what waits be sent."""
    await services.reminders.tick()
    await Outgoing.filter(state=Delivery.WAITING).update(state=Delivery.SENT)


async def begin(services: Services, person_id: int) -> None:
    """Come back."""
    await services.registration.begin(person_id)
