"""What a person cannot see, read from the database."""

from collections import Counter

from school21_bot.journal.models import Event
from school21_bot.people.models import Person, Registration


async def happened() -> Counter[tuple[str, str | None]]:
    """How often each kind of event, with its step, is in the journal."""
    events = await Event.all()
    return Counter((event.kind, event.step) for event in events)


async def people_by_status() -> Counter[str]:
    """How many people there are of each status."""
    return Counter(person.status.value for person in await Person.all())


async def attempts_by_status() -> Counter[str]:
    """How many registration attempts there are of each status."""
    return Counter(attempt.status.value for attempt in await Registration.all())
