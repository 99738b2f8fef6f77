"""Broadcasts in the tests: making one as an admin does, and what people got."""

from typing import Any

from school21_bot.app import Services
from school21_bot.messages.models import Campaign
from school21_bot.people import Step
from school21_bot.sandbox.client import Person
from tests.flows.communities import eventually
from tests.flows.conftest import Arrive
from tests.flows.people import make_member
from tests.flows.staff import at_admin, make_admin

TEXT = "Митап в пятницу, приходите <все> & каждый"


async def an_admin(bot: Services, arrive: Arrive, *labels: str) -> Person:
    """An admin in front of broadcasts."""
    admin = await arrive("Анна")
    await make_admin(bot, admin.id)
    await at_admin(admin, "Рассылки", *labels)
    return admin


async def a_member(bot: Services, arrive: Arrive, name: str = "Иван", **fields: Any) -> Person:
    """Somebody who gets broadcasts."""
    person = await arrive(name, **fields)
    nickname = "peer" + "".join(chr(ord("a") + int(digit)) for digit in str(person.id))
    answers = {Step.SCHOOL_NICKNAME: nickname, Step.MESSENGER_NICKNAME: nickname}
    await make_member(bot, person.id, name=name, answers=answers)
    await person.send("/start")
    await person.sees("Кого поищем?" if fields.get("language_code", "ru") == "ru" else "You are a member")
    return person


async def writes(admin: Person, text: str = TEXT) -> None:
    """The text of a new broadcast, as far as the question whether to send it."""
    await admin.press("+ Новая рассылка")
    await admin.press("По-русски")
    await admin.sees("до 4 096 знаков")
    await admin.send(text)
    await admin.sees("Новая рассылка")
    await admin.press("Посмотреть ›")
    await admin.sees("Отправить рассылку?")


async def posts(person: Person, text: str) -> list[dict[str, Any]]:
    """What a person got that says so."""
    return [
        one
        for one in await person.messages()
        if not one["outgoing"] and text in str(one.get("text", one.get("caption", "")))
    ]


async def gets(person: Person, text: str) -> dict[str, Any]:
    """Wait until a person got it, once."""

    async def is_there() -> bool:
        return bool(await posts(person, text))

    await eventually(is_there)
    (found,) = await posts(person, text)
    return found


async def is_over(number: int = 1) -> None:
    """Wait until so many broadcasts are done."""

    async def done() -> bool:
        return await Campaign.filter(state="done").count() == number

    await eventually(done)
