"""Links to cards open them for members, and tell nobody else anything."""

import pytest

from school21_bot.access import COMMAND_LINE, StaffRole
from school21_bot.app import Services
from school21_bot.audit.models import AuditEntry
from school21_bot.journal.models import Event
from school21_bot.people import Status, Step
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.client import Person
from school21_bot.settings import Settings
from tests.flows.conftest import Arrive
from tests.flows.people import make_applicant, make_member, make_members, set_status
from tests.flows.profiles import known, looking

MEMBERS_ONLY = "Карточки видят только участники сообщества."

APPLYING = {Step.SCHOOL_NICKNAME: "foreign", Step.MESSENGER_NICKNAME: "for.eign"}


async def test_a_member_opens_the_card_and_goes_to_the_menu_from_there(bot: Services, arrive: Arrive) -> None:
    friend = await make_member(bot, 4001, name="Иван", last_name="Петров", username="ivanpetr")
    person = await looking(bot, arrive)
    await person.send(f"/start card_{friend.id}")
    card = await person.sees("Ник в Школе 21: ivanpetr")
    assert card.startswith("Иван Петров\ngolang разработчик · Senior")
    assert await person.buttons() == ["Написать", "Поделиться", "Сообщить об ошибке", "В меню"]
    assert (await person.press("Написать"))["url"] == "https://t.me/ivanpetr"
    opened = await Event.get(kind="card_opened")
    assert (opened.person, opened.role) == ((await known(bot, person)).id, (await Row.get(id=friend.id)).role_id)
    await person.press("В меню")
    await person.sees("Кого поищем?")


async def test_the_card_says_what_the_member_shows_now(bot: Services, arrive: Arrive) -> None:
    friend = await make_member(bot, 4001)
    person = await looking(bot, arrive)
    await Row.filter(id=friend.id).update(hidden_fields=["team", "messenger_nickname"])
    await person.send(f"/start card_{friend.id}")
    await person.sees("Команда: скрыто")
    await person.does_not_see("SberPay")


async def test_the_own_card_is_neither_written_to_nor_reported(bot: Services, arrive: Arrive) -> None:
    person = await looking(bot, arrive)
    await person.send(f"/start card_{(await known(bot, person)).id}")
    await person.sees("Ник в Школе 21: annasmir")
    assert await person.buttons() == ["Поделиться", "В меню"]


@pytest.mark.parametrize("payload", ["card_1", "card_", "card_x", f"card_{2**63}", f"card_{10**40}", "card_-5"])
async def test_a_card_that_never_was_is_said_to_be_gone(payload: str, bot: Services, arrive: Arrive) -> None:
    person = await looking(bot, arrive)
    await person.send(f"/start {payload}")
    await person.sees("Этого уже нет")
    await person.sees("Кого поищем?")


async def test_a_card_of_somebody_who_left_or_is_not_listed_is_gone(bot: Services, arrive: Arrive) -> None:
    left, unlisted = await make_members(bot, 2)
    await set_status(left, Status.LEFT)
    await Row.filter(id=unlisted.id).update(listed=False)
    person = await looking(bot, arrive)
    for gone in (left, unlisted):
        await person.send(f"/start card_{gone.id}")
        await person.sees("Этого уже нет")
        await person.press("Найти коллегу")
        await person.sees("Выберите роль")


async def screen_after(person: Person, payload: str) -> str:
    """What somebody sees who follows a link."""
    sent = await person.send(f"/start {payload}")
    assert await person.sim.idle()
    assert (await person.messages())[-1]["message_id"] > sent
    return await person.screen()


@pytest.mark.parametrize("status", [None, Status.NEW, Status.APPLYING, Status.WAITING, Status.LEFT, Status.BANNED])
async def test_whoever_is_no_member_sees_the_same_for_a_card_and_for_none(
    status: Status | None, bot: Services, arrive: Arrive
) -> None:
    (member,) = await make_members(bot, 1)
    person = await arrive("Чужой")
    if status is not None:
        await set_status(await make_applicant(bot, person.id, answers=APPLYING), status)
    screens = [await screen_after(person, payload) for payload in (f"card_{member.id}", "card_1", "card_?")]
    assert len(set(screens)) == 1
    assert MEMBERS_ONLY in screens[0]
    await person.does_not_see("Коллега")
    assert not await Event.filter(kind="card_opened").exists()


async def test_the_link_opens_the_card_once_the_registration_is_done(bot: Services, arrive: Arrive) -> None:
    (member,) = await make_members(bot, 1)
    person = await arrive("Новый")
    await person.send(f"/start card_{member.id}")
    await person.sees(MEMBERS_ONLY)
    await person.sees("Добро пожаловать")
    await make_member(bot, person.id, answers=APPLYING)
    await person.send(f"/start card_{member.id}")
    await person.sees("Коллега 1")


async def test_a_member_who_has_to_agree_first_is_asked(bot: Services, arrive: Arrive) -> None:
    (member,) = await make_members(bot, 1)
    person = await looking(bot, arrive)
    await Row.filter(telegram_id=person.id).update(consent_version="2001-01")
    await person.send(f"/start card_{member.id}")
    await person.sees("Сначала согласие")
    await person.does_not_see("Коллега")


async def test_a_card_left_open_shows_nothing_to_whoever_is_no_member_any_more(bot: Services, arrive: Arrive) -> None:
    (member,) = await make_members(bot, 1)
    person = await looking(bot, arrive)
    await person.send(f"/start card_{member.id}")
    await person.sees("Коллега 1")
    await set_status(await known(bot, person), Status.LEFT)
    await person.sends("sticker")
    await person.sees("Это доступно только участникам сообщества.")


class TestFiles:
    async def test_staff_open_a_file_by_its_link_and_it_is_noted(
        self, bot: Services, arrive: Arrive, settings: Settings
    ) -> None:
        (member,) = await make_members(bot, 1)
        person = await arrive("Админ")
        await make_member(bot, person.id, answers=APPLYING)
        await bot.access.grant(COMMAND_LINE, person.id, StaffRole.ADMIN)
        await person.send(f"/start file_{member.id}")
        await person.sees("Коллега 1")
        assert await AuditEntry.filter(action="person-opened", target=member.id).exists()
        await person.send("/start file_1")
        await person.sees("Этого уже нет")

    @pytest.mark.parametrize("role", [None, StaffRole.ANALYST])
    async def test_to_anybody_else_it_is_the_start(self, role: StaffRole | None, bot: Services, arrive: Arrive) -> None:
        (member,) = await make_members(bot, 1)
        person = await looking(bot, arrive)
        if role is not None:
            await bot.access.grant(COMMAND_LINE, person.id, role)
        screens = {await screen_after(person, payload) for payload in (f"file_{member.id}", "file_1", "")}
        assert len(screens) == 1
        await person.does_not_see("Коллега")
