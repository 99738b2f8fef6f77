"""Admins look through personal links and end one; the link itself they never see."""

import pytest

from school21_bot import clock
from school21_bot.app import Services
from school21_bot.invites import Links
from school21_bot.invites.models import InviteState
from school21_bot.people import Account, Step
from school21_bot.sandbox.client import Person, SimClient
from tests.bot import Arrive
from tests.flows import communities
from tests.flows.answers import data_of, press_twice
from tests.flows.communities import eventually, states_of
from tests.flows.people import make_member
from tests.flows.staff import at_admin, line_with, make_admin, make_analyst

community, staff, settings = communities.community, communities.staff, communities.settings
mode, kind = communities.mode, communities.kind


async def member(bot: Services, person: Person, number: str = "a", *, name: str = "Иван") -> Account:
    answers = {Step.SCHOOL_NICKNAME: f"person{number}", Step.MESSENGER_NICKNAME: f"person.{number}"}
    return await make_member(bot, person.id, name=name, answers=answers)


async def link_of(bot: Services, owner: Account) -> str:
    return (await bot.invites.ensure(owner)).link


@pytest.mark.usefixtures("worker")
async def test_an_admin_ends_a_link_and_it_opens_nothing_any_more(
    bot: Services, arrive: Arrive, sim: SimClient, community: int
) -> None:
    owner, person = await arrive("Иван"), await arrive("Анна")
    link = await link_of(bot, await member(bot, owner))
    await make_admin(bot, person.id)
    await at_admin(person, "Приглашения", "Действуют · 1")
    await person.press(await line_with(person, "Иван ·"))
    shown = await person.sees("Приглашение · действует")
    assert "t.me/+" not in shown
    assert link not in str(await sim.chat(person.id))
    await person.press("Отозвать ссылку")
    await person.sees("По ней Иван больше не войдёт в чат")
    await press_twice(person, "Отозвать")
    await person.sees("Ссылка отозвана")
    await person.sees("отозвано")
    assert "Отозвать ссылку" not in await person.buttons()
    assert await states_of(owner) == [InviteState.REVOKED]

    async def is_over() -> bool:
        return any(one["url"] == link and one["revoked"] for one in await sim.links(community))

    await eventually(is_over)
    await person.press("‹ Назад")
    await person.sees("Здесь пусто")
    await person.press("‹ Назад")
    await person.press("Отозваны · 1")


async def test_a_misused_link_says_by_whom_with_a_way_to_them(bot: Services, arrive: Arrive) -> None:
    owner, known, person = await arrive("Иван"), await arrive("Пётр"), await arrive("Анна")
    account = await member(bot, owner)
    await member(bot, known, "b", name="Пётр")
    link = await Links(bot.sealer).called(await link_of(bot, account))
    assert link is not None
    stranger = await arrive("Чужой")
    await Links(bot.sealer).note_misuse(link, stranger.id, clock.now())
    await make_admin(bot, person.id)
    await at_admin(person, "Приглашения", "Чужие попытки · 1")
    await person.press(await line_with(person, "Иван ·"))
    await person.sees("Чужая попытка")
    shown = await person.sees(str(stranger.id))
    assert stranger.id in _mentioned((await person.messages())[-1]), shown
    await Links(bot.sealer).note_misuse(link, known.id, clock.now())
    await person.press("‹ Назад")
    await person.press(await line_with(person, "Иван ·"))
    await person.sees("Пётр")
    assert "Написать" in await person.buttons()
    await person.press("Открыть карточку")
    await person.sees("Иван · участник")
    await person.press("‹ Назад")
    await person.sees("Приглашение · действует")


async def test_a_link_that_went_with_its_owner_or_was_used_meanwhile_is_no_trouble(
    bot: Services, arrive: Arrive
) -> None:
    owner, other, person = await arrive("Иван"), await arrive("Пётр"), await arrive("Анна")
    account, gone = await member(bot, owner), await member(bot, other, "b", name="Пётр")
    for one in (account, gone):
        await bot.invites.ensure(one)
    await make_admin(bot, person.id)
    await at_admin(person, "Приглашения", "Действуют · 2")
    label = await line_with(person, "Пётр ·")
    await bot.deletion.delete(gone.id)
    await person.press(label)
    await person.sees("Этого уже нет")
    await person.press(await line_with(person, "Иван ·"))
    await person.press("Отозвать ссылку")
    await bot.invites.withdraw(account.id)
    await person.press("Отозвать")
    await person.sees("всё изменилось")
    await person.sees("отозвано")


async def test_analysts_and_members_come_to_no_link(bot: Services, arrive: Arrive) -> None:
    owner, analyst, person = await arrive("Иван"), await arrive("Пётр"), await arrive("Анна")
    await bot.invites.ensure(await member(bot, owner))
    await make_admin(bot, person.id)
    await make_analyst(bot, analyst.id)
    await at_admin(person, "Приглашения", "Действуют · 1")
    await person.press(await line_with(person, "Иван ·"))
    await person.press("Отозвать ссылку")
    await person.sees("Отозвать ссылку?")
    forged, _ = await data_of(person, "Отозвать")
    await at_admin(analyst)
    assert "Приглашения" not in await analyst.buttons()
    data, message_id = await data_of(analyst, "В меню")
    await analyst.press_data(data.replace("close", "invites"), message_id)
    await analyst.sees("⚠️")
    await owner.send("/start")
    await owner.press("Найти коллегу")
    await owner.sees("Кого вы ищете?")
    _, message_id = await data_of(owner, "В меню")
    await owner.press_data(forged, message_id)
    await owner.sim.idle()
    assert await states_of(owner) == [InviteState.ISSUED]


def _mentioned(message: dict[str, object]) -> set[int]:
    entities = message.get("entities", [])
    assert isinstance(entities, list)
    return {entity["user"]["id"] for entity in entities if "user" in entity}
