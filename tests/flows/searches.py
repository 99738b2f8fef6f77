"""People who look for others, and a few to be found."""

from typing import Any

from school21_bot import clock
from school21_bot.app import Services
from school21_bot.ids import new_ids
from school21_bot.people import CONSENT_VERSION, Account, Status, Step
from school21_bot.people.accounts import place_of
from school21_bot.people.record import PersonRecord
from school21_bot.sandbox.client import Person
from school21_bot.storage import insert_rows, transaction
from tests.flows.conftest import Arrive
from tests.flows.people import make_member

SEEKER = {
    Step.SCHOOL_NICKNAME: "seekerx",
    Step.MESSENGER_NICKNAME: "s.eeker",
    Step.TEAM: "Lab.SberPay",
    Step.ROLE: "Ищейка",
    Step.LEVEL: "Lead",
    Step.DESCRIPTION: "",
}
_FOUND = (
    ("Иван", "Петров", "ivanpetr", "i.petrov", "lab sberpay", "Golang разработчик", "Senior", "Нагрузка платежей"),
    ("Пётр", "Иванов", "petriva", "p.ivanov", "Core.Ledger", "Golang разработчик", "Middle", "Пишу автотесты"),
    ("Анна", "Смирнова", "annasmi", "a.smirnova", "Core.Ledger", "QA", "Senior", "Проверяю нагрузку"),
    ("Вера", "Кротова", "verakro", "v.krotova", "Pay.Risk", "DevOps", "Middle", ""),
)
"""First and last name, nicknames, team, role, level, description: the last one comes first where the newest do."""

_COLUMNS = (
    *("id", "telegram_id", "status", "role_id", "level_id", "language", "language_chosen", "listed", "hidden_fields"),
    *("reminders_off", "news_off", "bot_blocked", "consent_version", "consent_at", "joined_at", "updated_at"),
    *("version", "key_id", "record"),
)


async def seeker(services: Services, arrive: Arrive) -> Person:
    """A member of the team Lab.SberPay in front of the menu; nobody else has their role."""
    person = await arrive("Ищущий")
    await make_member(services, person.id, name="Ищущий", answers=SEEKER)
    await person.send("/start")
    await person.sees("Кого поищем?")
    assert await person.sim.idle()
    return person


async def make_four(services: Services) -> list[Account]:
    """Ivan Petrov, Pyotr Ivanov, Anna Smirnova and Vera Krotova, in this order."""
    return [
        await make_member(
            services,
            6_000_000 + number,
            name=name,
            last_name=last_name,
            answers=dict(zip(SEEKER, (school, messenger, team, role, level, description), strict=True)),
        )
        for number, (name, last_name, school, messenger, team, role, level, description) in enumerate(_FOUND)
    ]


async def make_crowd(services: Services, number: int, role: str = "QA") -> None:
    """So many members at once, who are found by role and level, not by words."""
    role_id = await services.dictionary.enter_role(role)
    level = (await services.dictionary.level_coded("middle")).id
    at, rows = clock.now(), list[tuple[Any, ...]]()
    for count, person_id in enumerate(new_ids(number), start=1):
        record = PersonRecord(first_name=f"Некто {count}", team="Толпа", messenger_nickname=f"m.{count}")
        sealed = services.sealer.seal(place_of(person_id), record)
        rows.append(
            (
                *(person_id, 7_000_000 + count, Status.MEMBER.value, role_id, level, "ru", False, True, "[]"),
                *(False, False, False, CONSENT_VERSION, at, at, at, 1, sealed.key_id, sealed.record),
            )
        )
    async with transaction():
        await insert_rows("person", _COLUMNS, rows)


def people_in(buttons: list[str]) -> list[str]:
    """The lines of a list among all buttons: every other button has no team."""
    return [label for label in buttons if " · " in label and not label.rpartition(" · ")[2].isdigit()]
