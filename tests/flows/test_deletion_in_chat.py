"""Deleting oneself while one is in the community's chat, or has a link into it."""

import pytest

from school21_bot.app import Services
from school21_bot.people import Status
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.client import Person, SimClient
from tests.bot import Arrive, register
from tests.flows import communities
from tests.flows.communities import comes_inside, eventually, inside, reads, staff_reads
from tests.flows.facts import people_by_status
from tests.flows.profiles import known
from tests.leaks.places import in_tables

community, staff, settings = communities.community, communities.staff, communities.settings
mode, kind = communities.mode, communities.kind

pytestmark = pytest.mark.usefixtures("worker")

UNMISTAKABLE, OTHER = 7_654_321_098_765, 6_543_210_987_654


async def at_the_question(person: Person) -> None:
    """In front of the question whether everything is to be deleted."""
    await person.send("/profile")
    await person.sees("Мой профиль")
    await person.press("Мои данные")
    await person.press("Удалить мои данные")
    await person.sees("Удалить мои данные?")


async def member_inside(arrive: Arrive, sim: SimClient, community: int) -> Person:
    """A member who has come in by a link of the bot."""
    person = await arrive("Иван", id=UNMISTAKABLE)
    await register(person)
    await person.joins(await person.link("Вступить в чат"))
    await comes_inside(sim, community, person)
    assert await sim.idle()
    return person


async def tables_with(*numbers: int) -> set[str]:
    """In which tables one of these numbers lies."""
    texts = [str(number).encode() for number in numbers]
    return {place for place, content in await in_tables() if any(text in content for text in texts)}


async def stays_in(number: int, tables: set[str]) -> None:
    """Wait until a number lies in these tables alone: a job's row goes a moment after what the job did is seen."""

    async def only_there() -> bool:
        return await tables_with(number) == tables

    await eventually(only_there)


async def test_whoever_is_in_the_chat_may_leave_it_with_the_same_tap(
    bot: Services, arrive: Arrive, sim: SimClient, community: int
) -> None:
    person = await member_inside(arrive, sim, community)
    await at_the_question(person)
    assert await person.buttons() == ["Нет, оставить", "Да, удалить", "Удалить и выйти из чата"]
    account = await known(bot, person)
    await person.press("Удалить и выйти из чата")
    await person.sees("Готово, ваши данные удалены")
    await person.does_not_see("В чате сообщества вы остались")
    assert person.id not in await inside(sim, community)
    await stays_in(UNMISTAKABLE, set())
    await stays_in(account.id, {"table event"})
    await person.send("/start")  # nobody is suspended for being let out by the bot
    await person.sees("Добро пожаловать")
    assert await people_by_status() == {"new": 1}


async def test_whoever_stays_in_the_chat_is_told_how_to_leave_it_later(
    bot: Services, arrive: Arrive, sim: SimClient, community: int
) -> None:
    person = await member_inside(arrive, sim, community)
    await at_the_question(person)
    await person.press("Да, удалить")
    await person.sees("В чате сообщества вы остались")
    assert person.id in await inside(sim, community)
    await stays_in(UNMISTAKABLE, set())


async def test_a_chat_in_which_the_bot_may_put_nobody_out_does_not_keep_the_deletion_away(
    bot: Services, arrive: Arrive, sim: SimClient, community: int
) -> None:
    person = await member_inside(arrive, sim, community)
    await at_the_question(person)
    await sim.save_group(id=community, bot="member")
    await person.press("Удалить и выйти из чата")
    await person.sees("В чате сообщества вы остались")
    assert await Row.all().count() == 0


@pytest.mark.parametrize("mode", ["join_request", "one_time"])
async def test_a_link_of_somebody_who_deleted_themselves_opens_nothing(
    bot: Services, arrive: Arrive, sim: SimClient, community: int
) -> None:
    person, friend = await arrive("Иван"), await arrive("Друг")
    await register(person)
    link = await person.link("Вступить в чат")
    await at_the_question(person)
    assert "Удалить и выйти из чата" not in await person.buttons()
    await person.press("Да, удалить")
    await person.sees("Готово, ваши данные удалены")
    assert await person.joins(link) == "expired"
    assert await friend.joins(link) == "expired"


async def test_what_staff_were_told_of_somebody_goes_with_them(
    bot: Services, arrive: Arrive, sim: SimClient, community: int, staff: int
) -> None:
    """The intruder's id is known by the invite, by a job and by messages; then the owner is deleted as well."""
    owner, intruder = await arrive("Иван", id=OTHER), await arrive("Чужой", id=UNMISTAKABLE)
    await register(owner)
    assert await intruder.joins(await owner.link("Вступить в чат")) == "requested"
    await reads(intruder, "Эта ссылка — личная")
    await staff_reads(sim, staff, "Чужая ссылка")
    await reads(owner, "По вашей ссылке пытался войти кто-то другой")
    await eventually(lambda: _nobody_asks(sim, community))
    assert await tables_with(UNMISTAKABLE) >= {"table invite", "table job", "table outgoing"}
    await at_the_question(intruder)
    await intruder.press("Да, удалить")
    await intruder.sees("Готово, ваши данные удалены")
    await stays_in(UNMISTAKABLE, set())
    account = await known(bot, owner)
    await at_the_question(owner)
    await owner.press("Да, удалить")
    await owner.sees("Готово, ваши данные удалены")
    await stays_in(OTHER, set())
    await stays_in(account.id, {"table event"})


async def _nobody_asks(sim: SimClient, chat_id: int) -> bool:
    return await sim.requests(chat_id) == []


async def test_whoever_was_put_out_by_an_admin_is_banned_once_deleted(
    bot: Services, arrive: Arrive, sim: SimClient, community: int
) -> None:
    person = await member_inside(arrive, sim, community)
    await sim.kick(community, person.id)

    async def is_suspended() -> bool:
        return (await known(bot, person)).status is Status.SUSPENDED

    await eventually(is_suspended)
    await reads(person, "Вас исключили из чата")
    await at_the_question(person)
    await person.press("Да, удалить")
    await person.sees("Доступ к сообществу по-прежнему закрыт.")
    await stays_in(UNMISTAKABLE, set())
    await person.send("/start")
    await person.sees("Доступ закрыт")
