"""Staff for the flows, made by an owner as staff is made: through the services."""

import asyncio

from school21_bot.access import COMMAND_LINE, Actor, StaffRole, in_the_bot
from school21_bot.app import Services
from school21_bot.people import TelegramNames
from school21_bot.sandbox.client import Person


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


async def at_admin(person: Person, *labels: str) -> None:
    """From anywhere to the staff's menu, and behind these buttons."""
    await person.send("/admin")
    await person.sees("Управление сообществом")
    for label in labels:
        await person.press(label)


async def line_with(person: Person, text: str) -> str:
    """The label of the button that holds the text, as soon as it is there."""
    for _ in range(600):
        for label in await person.buttons():
            if text in label:
                return label
        await asyncio.sleep(0.05)
    raise AssertionError(f"no button with {text!r}:\n{await person.screen()}")
