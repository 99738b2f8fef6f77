"""Registering, as people do it."""

from school21_bot.app import Services
from tests.flows.conftest import Arrive, register


async def test_a_newcomer_registers_in_five_steps_and_is_welcomed(bot: Services, arrive: Arrive) -> None:
    person = await arrive("Иван")
    await register(person)
    await person.press("Найти коллегу")
    await person.sees("Кого вы ищете")
