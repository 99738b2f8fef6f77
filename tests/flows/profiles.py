"""People in front of their profile, and those who look at them."""

from school21_bot.app import Services
from school21_bot.people import Account, Step
from school21_bot.sandbox.client import Person
from tests.flows.conftest import Arrive
from tests.flows.people import make_member

OTHER = {Step.SCHOOL_NICKNAME: "annasmir", Step.MESSENGER_NICKNAME: "anna.smirnova", Step.ROLE: "Ищейка"}
"""Answers that differ from everybody else's in the tests."""


async def known(services: Services, person: Person) -> Account:
    """The person as the bot knows them."""
    account = await services.accounts.find(person.id)
    assert account is not None
    return account


async def at_profile(services: Services, arrive: Arrive, **fields: object) -> Person:
    """A member in front of their profile."""
    person = await arrive("Иван", last_name="Петров", username="ivanpetr", **fields)
    await make_member(services, person.id, name="Иван", last_name="Петров", username="ivanpetr")
    await person.send("/profile")
    await person.sees("Так вас видят участники")
    return person


async def looking(services: Services, arrive: Arrive) -> Person:
    """Another member, in front of the menu."""
    person = await arrive("Анна")
    await make_member(services, person.id, name="Анна", answers=OTHER)
    await person.send("/start")
    await person.sees("Кого поищем?")
    return person


async def find_everybody(person: Person) -> None:
    """From wherever, to the list of all."""
    await person.send("/start")
    await person.sim.idle()
    await person.press("Найти коллегу")
    await person.press("Любая роль")
    await person.press("Любой уровень")
    await person.sees("Поиск · Любая роль · Любой уровень")
