"""Staff for the flows, made by an owner as staff is made: through the services."""

from school21_bot.access import COMMAND_LINE, Actor, StaffRole, in_the_bot
from school21_bot.app import Services
from school21_bot.people import TelegramNames


async def make_owner(services: Services, telegram_id: int) -> Actor:
    """Make somebody an owner; a member stays one, anybody else needs no card for it."""
    return await _make(services, telegram_id, StaffRole.OWNER)


async def make_admin(services: Services, telegram_id: int) -> Actor:
    """Make somebody an admin."""
    return await _make(services, telegram_id, StaffRole.ADMIN)


async def make_analyst(services: Services, telegram_id: int) -> Actor:
    """Make somebody an analyst, who may look at numbers and at nothing else."""
    return await _make(services, telegram_id, StaffRole.ANALYST)


async def _make(services: Services, telegram_id: int, role: StaffRole) -> Actor:
    person = await services.accounts.find(telegram_id)
    if person is None:
        person = await services.accounts.arrive(telegram_id, TelegramNames("Иван"), "ru")
    # Nobody is told: the message would come between the windows that a test looks at.
    await services.access.grant(COMMAND_LINE, telegram_id, role)
    return in_the_bot(person.id, telegram_id)
