"""The first /start, also when many come at the same moment."""

import asyncio

from school21_bot.app import Services
from tests.flows.conftest import Arrive
from tests.flows.facts import happened, people_by_status


async def test_fifty_first_starts_of_one_person_make_one_row(unthrottled: None, bot: Services, arrive: Arrive) -> None:
    person = await arrive("Иван")
    await asyncio.gather(*(person.send("/start") for _ in range(50)))
    await person.sim.idle(30)
    await person.sees("Добро пожаловать, Иван!")
    assert await people_by_status() == {"new": 1}
    assert await happened() == {("arrived", None): 1}
    assert len([one for one in await person.messages() if not one["outgoing"]]) == 1


async def test_fifty_people_who_start_at_once_get_a_row_each(bot: Services, arrive: Arrive) -> None:
    people = [await arrive(f"Иван {number}") for number in range(50)]
    await asyncio.gather(*(person.send("/start") for person in people))
    await asyncio.gather(*(person.sees("Добро пожаловать, Иван") for person in people))
    assert await people_by_status() == {"new": 50}
    assert await happened() == {("arrived", None): 50}
