"""A member sends a message, a contact or a user name of somebody, and sees the card if there is one to see."""

import pytest

from school21_bot.app import Services
from school21_bot.people import Status, Step
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.client import Person
from tests.flows.conftest import Arrive
from tests.flows.people import make_applicant, make_member, make_members, set_status
from tests.flows.profiles import known, looking

UNKNOWN = "Среди участников, которых можно найти, такого человека нет."


async def friend_of(services: Services, arrive: Arrive, **fields: object) -> Person:
    """Another member with an account of their own."""
    friend = await arrive("Иван", last_name="Петров", username="Ivan_Petr", **fields)
    await make_member(services, friend.id, name="Иван", last_name="Петров", username="Ivan_Petr")
    return friend


async def test_a_forwarded_message_opens_the_card_of_who_wrote_it(bot: Services, arrive: Arrive) -> None:
    friend, person = await friend_of(bot, arrive), await looking(bot, arrive)
    await person.forwards(friend.id)
    await person.sees("Ник в Школе 21: ivanpetr")
    assert await person.buttons() == ["Написать", "Поделиться", "Сообщить об ошибке", "В меню"]
    await person.press("В меню")
    await person.sees("Кого поищем?")


async def test_a_contact_opens_the_card_too(bot: Services, arrive: Arrive) -> None:
    friend, person = await friend_of(bot, arrive), await looking(bot, arrive)
    await person.sends("contact", contact_of=friend.id)
    await person.sees("Ник в Школе 21: ivanpetr")
    await person.sends("contact")
    await person.sees("В этом контакте нет аккаунта Telegram")


@pytest.mark.parametrize(
    "text",
    ["@Ivan_Petr", " @ivan_petr ", "https://t.me/Ivan_Petr", "t.me/ivan_petr/", "http://telegram.me/IVAN_PETR?a=1"],
)
async def test_a_user_name_opens_the_card(text: str, bot: Services, arrive: Arrive) -> None:
    await friend_of(bot, arrive)
    person = await looking(bot, arrive)
    await person.send(text)
    await person.sees("Ник в Школе 21: ivanpetr")


async def test_a_name_that_is_no_user_name_is_looked_for_like_any_word(bot: Services, arrive: Arrive) -> None:
    await friend_of(bot, arrive)
    person = await looking(bot, arrive)
    await person.send("@ivanpetr")  # how they are called in the school
    await person.sees("Нашёлся 1 человек")
    assert "Иван Петров · Lab.SberPay.NFC" in await person.buttons()
    await person.send("t.me/ivanpetr")
    await person.sees(UNKNOWN)


async def test_from_the_search_the_way_back_leads_to_the_same_place(bot: Services, arrive: Arrive) -> None:
    friend, person = await friend_of(bot, arrive), await looking(bot, arrive)
    await make_members(bot, 1)
    await person.press("Найти коллегу")
    await person.press("QA · 1")
    await person.sees("Какого уровня?")
    await person.forwards(friend.id)
    await person.sees("Ник в Школе 21: ivanpetr")
    await person.send("@nobody_at_all")
    await person.sees(UNKNOWN)
    await person.sees("Ник в Школе 21: ivanpetr")
    await person.press("‹ Назад")
    await person.sees("Какого уровня?")
    await person.sees("QA")


async def test_from_a_card_another_one_takes_its_place(bot: Services, arrive: Arrive) -> None:
    friend, person = await friend_of(bot, arrive), await looking(bot, arrive)
    other = await arrive("Пётр")
    await make_member(
        bot, other.id, name="Пётр", answers={Step.SCHOOL_NICKNAME: "petrpetr", Step.MESSENGER_NICKNAME: "petr.petr"}
    )
    await person.forwards(friend.id)
    await person.sees("Ник в Школе 21: ivanpetr")
    await person.forwards(other.id)
    await person.sees("Ник в Школе 21: petrpetr")
    assert "‹ Назад" not in await person.buttons()


async def test_an_applicant_a_stranger_and_whoever_is_not_listed_are_all_nobody(bot: Services, arrive: Arrive) -> None:
    unlisted, person = await friend_of(bot, arrive), await looking(bot, arrive)
    await Row.filter(telegram_id=unlisted.id).update(listed=False)
    applicant, stranger = await arrive("Петя", username="petya_x"), await arrive("Вася", username="vasya_x")
    answers = {Step.SCHOOL_NICKNAME: "petyapet", Step.MESSENGER_NICKNAME: "petya.pet"}
    await make_applicant(bot, applicant.id, answers=answers, username="petya_x")
    screens = set()
    for somebody, username in ((unlisted, "@Ivan_Petr"), (applicant, "@petya_x"), (stranger, "@vasya_x")):
        await person.forwards(somebody.id)
        screens.add(await person.sees(UNKNOWN))
        await person.send(username)
        assert await person.sim.idle()
        screens.add(await person.sees(UNKNOWN))
    assert len(screens) == 1
    await person.does_not_see("Петр")


async def test_whoever_hides_behind_their_name_is_not_guessed(bot: Services, arrive: Arrive) -> None:
    friend, person = await friend_of(bot, arrive, private=True), await looking(bot, arrive)
    await person.forwards(friend.id)
    await person.sees("Telegram скрывает, кто это написал")
    await person.does_not_see("ivanpetr")


async def test_with_nothing_open_the_card_opens_above_the_menu(bot: Services, arrive: Arrive, redis_url: str) -> None:
    friend, person = await friend_of(bot, arrive), await arrive("Анна")
    await make_member(
        bot,
        person.id,
        name="Анна",
        answers={Step.SCHOOL_NICKNAME: "annasmir", Step.MESSENGER_NICKNAME: "anna.smirnova"},
    )
    await person.send("@nobody_at_all")
    await person.sees(UNKNOWN)
    await person.forwards(friend.id)
    await person.sees("Ник в Школе 21: ivanpetr")
    await person.press("В меню")
    await person.sees("Кого поищем?")


async def test_in_the_middle_of_a_correction_nothing_is_taken_away(bot: Services, arrive: Arrive) -> None:
    friend, person = await friend_of(bot, arrive), await looking(bot, arrive)
    await person.send("/profile")
    await person.press("Изменить карточку")
    await person.press("✎ О работе")
    await person.sees("Меняем ответ")
    await person.forwards(friend.id, "Разбираюсь в очередях")
    await person.sees("Разбираюсь в очередях")
    assert (await known(bot, person)).record.description == "Разбираюсь в очередях"
    await person.press("Изменить карточку")
    await person.press("✎ О работе")
    await person.sees("Меняем ответ")
    await person.send("@Ivan_Petr")
    await person.sees("О работе:\n@Ivan_Petr")


async def test_what_is_written_to_support_or_reported_reaches_the_staff(bot: Services, arrive: Arrive) -> None:
    friend, person = await friend_of(bot, arrive), await looking(bot, arrive)
    await person.forwards(friend.id)
    await person.press("Сообщить об ошибке")
    await person.sees("Что не так в карточке?")
    await person.send("@Ivan_Petr")
    await person.sees("Спасибо!")


@pytest.mark.parametrize("status", [Status.NEW, Status.APPLYING, Status.WAITING, Status.LEFT, Status.BANNED])
async def test_whoever_is_no_member_learns_nothing(status: Status, bot: Services, arrive: Arrive) -> None:
    friend, person = await friend_of(bot, arrive), await arrive("Чужой")
    answers = {Step.SCHOOL_NICKNAME: "foreign", Step.MESSENGER_NICKNAME: "for.eign"}
    await set_status(await make_applicant(bot, person.id, answers=answers), status)
    await person.send("/start")
    assert await person.sim.idle()
    await person.forwards(friend.id)
    await person.send("@Ivan_Petr")
    assert await person.sim.idle()
    await person.does_not_see("ivanpetr")
    await person.does_not_see(UNKNOWN)


async def test_a_membership_that_ended_a_moment_ago_opens_nothing(bot: Services, arrive: Arrive) -> None:
    friend, person = await friend_of(bot, arrive), await looking(bot, arrive)
    await set_status(await known(bot, person), Status.REMOVED)
    await person.forwards(friend.id)
    await person.sees("Вы больше не в сообществе")
    await person.does_not_see("ivanpetr")
