"""Turning pages and cards: the place is kept, whoever comes and goes meanwhile."""

import pytest

from school21_bot.app import Services
from school21_bot.journal.models import Event
from school21_bot.people import Status
from school21_bot.sandbox.client import Person
from tests.flows.answers import data_of, press_twice
from tests.flows.conftest import Arrive
from tests.flows.people import make_member, make_members, set_status
from tests.flows.searches import make_crowd, people_in, seeker


async def at_the_list(bot: Services, arrive: Arrive) -> Person:
    """In front of everybody who is QA."""
    person = await seeker(bot, arrive)
    await person.press("Найти коллегу")
    await person.press(next(label for label in await roles(person) if label.startswith("QA")))
    await person.press("Любой уровень")
    await person.sees("Нажмите, чтобы открыть карточку")
    return person


async def roles(person: Person) -> list[str]:
    await person.sees("Кого вы ищете?")
    return await person.buttons()


async def lines(person: Person) -> list[str]:
    assert await person.sim.idle()
    return people_in(await person.buttons())


def called(*numbers: int) -> list[str]:
    return [f"Коллега {n} · T-{n}" for n in numbers]


async def test_words_find_pages_that_lead_back_and_forth(bot: Services, arrive: Arrive) -> None:
    await make_members(bot, 23)
    person = await seeker(bot, arrive)
    await person.send("коллега")
    await person.sees("Нашлось 23 человека")
    seen = []
    for number in (1, 2, 3):
        await person.sees(f"Страница {number}")
        seen += await lines(person)
        if number < 3:
            await press_twice(person, "Следующие ›")
    assert seen == called(*range(23, 0, -1))
    for number in (2, 1):
        await press_twice(person, "‹ Предыдущие")
        await person.sees(f"Страница {number}")
        assert await lines(person) == seen[number * 10 - 10 : number * 10]
    assert "‹ Предыдущие" not in await person.buttons()


async def test_near_misses_come_last_over_the_pages(bot: Services, arrive: Arrive) -> None:
    await make_members(bot, 9)
    await make_member(bot, 41, name="Коллека")
    person = await seeker(bot, arrive)
    await person.send("коллега")
    assert "Знаком ≈ отмечены похожие" in await person.sees("Нашлось 9 человек")
    assert await lines(person) == [*called(*range(9, 0, -1)), "≈ Коллека · Lab.SberPay.NFC"]
    await make_members(bot, 2, first=50)
    await person.send("коллега")
    assert "≈" not in await person.sees("Нашлось 11 человек")
    await person.press("Следующие ›")
    assert "Знаком ≈" in await person.sees("Страница 2")
    assert await lines(person) == [*called(1), "≈ Коллека · Lab.SberPay.NFC"]
    await person.sees("Нашлось 11 человек")


async def test_newcomers_do_not_move_the_pages_that_are_open(bot: Services, arrive: Arrive) -> None:
    await make_members(bot, 21)
    person = await at_the_list(bot, arrive)
    await person.press("Следующие ›")
    await person.sees("Страница 2 из 3")
    await make_members(bot, 3, first=60)
    await person.press("Следующие ›")
    await person.sees("Страница 3 из 3")
    assert await lines(person) == called(1)
    await person.press("‹ Предыдущие")
    await person.sees("Страница 2 из 3")
    assert await lines(person) == called(*range(11, 1, -1))


async def test_cards_lead_from_one_to_the_next_over_the_ends_of_pages(bot: Services, arrive: Arrive) -> None:
    await make_members(bot, 12)
    person = await at_the_list(bot, arrive)
    await person.press("Коллега 12 · T-12")
    await person.sees("СберЧат: peer.12")
    assert "‹ Предыдущий" not in await person.buttons()
    for n in range(11, 0, -1):
        await person.press("Следующий ›")
        await person.sees(f"СберЧат: peer.{n}\n")
    assert "Следующий ›" not in await person.buttons()
    await person.press("‹ К списку")
    await person.sees("Страница 2 из 2")
    await person.press("Коллега 2 · T-2")
    await person.press("‹ Предыдущий")
    await person.sees("СберЧат: peer.3\n")
    await person.press("‹ К списку")
    await person.sees("Страница 1 из 2")
    assert await lines(person) == called(*range(12, 2, -1))
    assert await Event.filter(kind="card_opened").count() == 14


async def test_two_taps_lead_one_card_on(bot: Services, arrive: Arrive) -> None:
    await make_members(bot, 11)
    person = await at_the_list(bot, arrive)
    await person.press("Коллега 3 · T-3")
    await person.sees("СберЧат: peer.3\n")
    await press_twice(person, "Следующий ›")
    assert await person.sim.idle()
    await person.sees("СберЧат: peer.2\n")
    await press_twice(person, "Следующий ›")
    assert await person.sim.idle()
    await person.sees("СберЧат: peer.1\n")
    await press_twice(person, "‹ Предыдущий")
    assert await person.sim.idle()
    await person.sees("СберЧат: peer.2\n")
    await person.does_not_see("⚠️")


async def test_who_has_left_is_passed_over(bot: Services, arrive: Arrive) -> None:
    members = await make_members(bot, 12)
    person = await at_the_list(bot, arrive)
    await person.press("Коллега 4 · T-4")
    await person.sees("СберЧат: peer.4\n")
    for gone in (members[2], members[1]):
        await set_status(gone, Status.LEFT)
    await person.press("Следующий ›")
    await person.sees("СберЧат: peer.1\n")
    assert "Следующий ›" not in await person.buttons()
    await person.press("‹ Предыдущий")
    await person.sees("СберЧат: peer.4\n")
    await set_status(members[0], Status.LEFT)
    await person.press("Следующий ›")
    await person.sees("Дальше никого нет")
    await person.sees("СберЧат: peer.4\n")
    await person.press("‹ К списку")
    await person.sees("Нашлось 9 человек")


async def test_more_than_a_thousand_are_not_counted_and_not_all_turned_to(
    unthrottled: None, bot: Services, arrive: Arrive
) -> None:
    await make_crowd(bot, 1_010)
    person = await at_the_list(bot, arrive)
    await person.sees("Нашлось 1000+ человек")
    data, _ = await data_of(person, "Следующие ›")
    await person.press_data(f"{data.rpartition(':')[0]}:999")
    await person.sees("Страница 2")
    await person.press("Фильтры")
    await person.press("Показать · 1000+")
    await person.sees("Страница 2")
    for number in range(3, 101):
        await person.press("Следующие ›")
        await person.sees(f"Страница {number}")
    await person.sees("Дальше не листаю")
    assert await person.sim.idle()
    assert "Следующие ›" not in await person.buttons()
    assert "‹ Предыдущие" in await person.buttons()
    await person.press("Некто 11 · Толпа")
    await person.sees("Некто 11")
    assert "Следующий ›" not in await person.buttons()


@pytest.mark.parametrize("tap", ["Следующий ›", "‹ К списку", "Коллега 2"])
async def test_a_member_who_leaves_in_the_middle_sees_no_more_cards(bot: Services, arrive: Arrive, tap: str) -> None:
    await make_members(bot, 3)
    person = await at_the_list(bot, arrive)
    await person.press("Коллега 3 · T-3")
    await person.sees("СберЧат: peer.3\n")
    account = await bot.accounts.find(person.id)
    assert account is not None
    await set_status(account, Status.LEFT)
    if tap.startswith("Коллега"):
        await person.send(tap)
    else:
        await person.press(tap)
    await person.sees("Это доступно только участникам сообщества.")
    await person.does_not_see("peer.2")
