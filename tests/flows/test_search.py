"""Finding a member and reading the card."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from school21_bot.app import Services
from school21_bot.journal.models import Event
from school21_bot.people import Account, Status, Step
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.client import Person
from tests.flows.conftest import Arrive
from tests.flows.people import make_applicant, make_member, make_members, set_status

PEOPLE_ON_A_PAGE = 10


async def searcher(services: Services, arrive: Arrive) -> Person:
    """A member of a role of their own, in front of the menu."""
    person = await arrive("Ищущий")
    answers = {Step.SCHOOL_NICKNAME: "searcher", Step.MESSENGER_NICKNAME: "the.searcher", Step.ROLE: "Ищейка"}
    await make_member(services, person.id, answers=answers, name="Ищущий")
    await person.send("/start")
    await person.sees("Кого поищем?")
    return person


async def look_for(person: Person, role: str, level: str) -> None:
    """From the menu to the list."""
    await person.press("Найти коллегу")
    await person.press(role)
    await person.sees("Какого уровня?")
    await person.press(level)
    await person.sees("Нажмите, чтобы открыть карточку")


async def lines(person: Person) -> list[str]:
    """The people on the page that is shown."""
    return [label for label in await person.buttons() if label.removeprefix("≈ ").startswith("Коллега")]


async def button(person: Person, label: str) -> dict[str, Any]:
    """The button with this label on the newest message."""
    rows = (await person.messages())[-1]["reply_markup"]["inline_keyboard"]
    found: dict[str, Any] = next(one for row in rows for one in row if one["text"] == label)
    return found


async def test_a_member_finds_another_by_role_and_level_and_reads_the_whole_card(bot: Services, arrive: Arrive) -> None:
    answers = {
        Step.SCHOOL_NICKNAME: "ivanpetr",
        Step.MESSENGER_NICKNAME: "ivan.petrov",
        Step.TEAM: 'A<b>&"R&amp;D"',
        Step.ROLE: "golang <разработчик>",
        Step.LEVEL: "Senior",
        Step.DESCRIPTION: "Пишу <code>код</code>\nи & тесты",
    }
    await make_member(bot, 4001, answers=answers, name='<b>Иван</b> & "Ко"', last_name="</b>", username="ivanpetr")
    person = await searcher(bot, arrive)
    await person.press("Найти коллегу")
    await person.sees("Кого вы ищете? Выберите роль.")
    await person.press("golang <разработчик> · 1")
    await person.sees("Поиск · golang <разработчик>")
    await person.press("Senior · 1")
    await person.sees("Нашёлся 1 человек")
    await person.press('<b>Иван</b> & "Ко" </b> · A<b>&"R&amp;D"')
    card = await person.sees("Ник в Школе 21: ivanpetr")
    assert card == (
        '<b>Иван</b> & "Ко" </b>\n'
        "golang <разработчик> · Senior\n"
        "\n"
        "СберЧат: ivan.petrov\n"
        "Telegram: @ivanpetr\n"
        "Ник в Школе 21: ivanpetr\n"
        'Команда: A<b>&"R&amp;D"\n'
        "\n"
        "О работе:\n"
        "Пишу <code>код</code>\n"
        "и & тесты"
    )
    assert (await button(person, "Написать"))["url"] == "https://t.me/ivanpetr"


async def test_somebody_without_a_user_name_can_be_written_to_all_the_same(bot: Services, arrive: Arrive) -> None:
    friend = await arrive("Безымянный")
    await make_member(bot, friend.id, name="Безымянный")
    person = await searcher(bot, arrive)
    await look_for_one(person, "golang разработчик · 1")
    await person.press("Безымянный · Lab.SberPay.NFC")
    await person.sees("Telegram: без имени пользователя")
    assert (await button(person, "Написать"))["url"] == f"tg://user?id={friend.id}"


async def look_for_one(person: Person, role: str) -> None:
    await person.press("Найти коллегу")
    await person.press(role)
    await person.press("Любой уровень")
    await person.sees("Нашёлся 1 человек")


async def test_a_list_has_ten_on_a_page_true_page_numbers_and_the_newest_first(bot: Services, arrive: Arrive) -> None:
    members = await make_members(bot, 25)
    person = await searcher(bot, arrive)
    await look_for(person, "QA · 25", "Middle · 25")
    await person.sees("Нашлось 25 человек")
    seen = []
    for number in (1, 2, 3):
        await person.sees(f"Страница {number} из 3")
        page = await lines(person)
        assert len(page) == (5 if number == 3 else PEOPLE_ON_A_PAGE)
        assert ("‹ Предыдущие" in await person.buttons()) == (number > 1)
        seen += page
        if number < 3:
            await person.press("Следующие ›")
    assert "Следующие ›" not in await person.buttons()
    assert seen == [f"Коллега {n} · T-{n}" for n in range(25, 0, -1)]
    await Row.filter(id=members[3].id).update(version=99)  # a row that is written again does not change its place
    await person.press("‹ Предыдущие")
    await person.sees("Страница 2 из 3")
    await person.press("‹ Предыдущие")
    await person.sees("Страница 1 из 3")
    assert await lines(person) == seen[:PEOPLE_ON_A_PAGE]


async def test_a_card_leads_back_to_the_same_page(bot: Services, arrive: Arrive) -> None:
    await make_members(bot, 12)
    person = await searcher(bot, arrive)
    await look_for(person, "QA · 12", "Любой уровень")
    await person.press("Следующие ›")
    await person.sees("Страница 2 из 2")
    await person.press("Коллега 1 · T-1")
    await person.sees("СберЧат: peer.1")
    await person.press("‹ К списку")
    await person.sees("Страница 2 из 2")
    assert await lines(person) == ["Коллега 2 · T-2", "Коллега 1 · T-1"]


async def test_a_new_search_begins_at_the_first_page(bot: Services, arrive: Arrive) -> None:
    await make_members(bot, 11)
    await make_members(bot, 11, role="DevOps", first=50)
    person = await searcher(bot, arrive)
    await look_for(person, "QA · 11", "Любой уровень")
    await person.press("Следующие ›")
    await person.sees("Страница 2 из 2")
    await person.press("Другая роль")
    await person.press("DevOps · 11")
    await person.press("Middle · 11")
    await person.sees("Страница 1 из 2")
    assert (await lines(person))[0] == "Коллега 60 · T-60"


async def test_any_role_and_any_level_finds_everybody(bot: Services, arrive: Arrive) -> None:
    await make_members(bot, 2)
    await make_members(bot, 2, role="DevOps", level="Lead", first=50)
    person = await searcher(bot, arrive)
    await look_for(person, "Любая роль", "Любой уровень")
    await person.sees("Поиск · Любая роль · Любой уровень")
    await person.sees("Нашлось 5 человек")
    await person.press("Другой уровень")
    await person.press("Lead · 2")
    await person.sees("Поиск · Любая роль · Lead")
    assert await lines(person) == ["Коллега 51 · T-51", "Коллега 50 · T-50"]


async def test_an_empty_result_says_what_to_do(bot: Services, arrive: Arrive) -> None:
    (last,) = await make_members(bot, 1)
    person = await searcher(bot, arrive)
    await person.press("Найти коллегу")
    await person.press("QA · 1")
    await person.sees("Какого уровня?")
    await set_status(last, Status.LEFT)
    await person.press("Middle · 1")
    await person.sees("Никого не нашлось.")
    assert await person.buttons() == ["✕ QA", "✕ Middle", "Другой уровень", "Другая роль", "Фильтры", "В меню"]
    await person.press("Другой уровень")
    await person.sees("Какого уровня?")
    assert await person.buttons() == ["Любой уровень", "‹ Назад", "В меню"]


async def test_the_first_member_of_all_is_told_that_there_is_nobody_yet(bot: Services, arrive: Arrive) -> None:
    person = await searcher(bot, arrive)
    await Row.all().update(listed=False)
    await person.press("Найти коллегу")
    await person.sees("Пока в сообществе некого искать")
    await person.press("В меню")
    await person.sees("Кого поищем?")


async def test_people_who_leave_while_others_page_do_no_harm(bot: Services, arrive: Arrive) -> None:
    members = await make_members(bot, 21)
    person = await searcher(bot, arrive)
    await look_for(person, "QA · 21", "Любой уровень")
    await person.press("Следующие ›")
    await person.sees("Страница 2 из 3")
    await set_status(members[0], Status.LEFT)
    await set_status(members[1], Status.LEFT)
    await person.press("Следующие ›")
    await person.sees("Нашлось 19 человек")
    await person.sees("Страница 2 из 2")
    assert "Следующие ›" not in await person.buttons()
    await set_status(members[5], Status.LEFT)
    await person.press("Коллега 6 · T-6")
    await person.sees("Этого уже нет")
    await person.sees("Нашлось 18 человек")
    assert "Коллега 6 · T-6" not in await person.buttons()


async def test_a_card_that_is_open_when_its_person_leaves_says_so_and_leads_on(bot: Services, arrive: Arrive) -> None:
    (member,) = await make_members(bot, 1)
    person = await searcher(bot, arrive)
    await look_for_one(person, "QA · 1")
    await person.press("Коллега 1 · T-1")
    await person.sees("Коллега 1")
    await set_status(member, Status.LEFT)
    await person.sends("sticker")
    await person.sees("Этого уже нет")
    await person.press("Найти коллегу")
    await person.sees("Кого вы ищете?")


async def test_roles_come_most_used_first_and_in_pages(bot: Services, arrive: Arrive) -> None:
    for n in range(12):
        await make_members(bot, 1, role=f"Роль {n:02}", first=100 + n)
    await make_members(bot, 2, role="Редкая", first=200)
    await make_members(bot, 3, role="Частая", first=300)
    person = await searcher(bot, arrive)
    await person.press("Найти коллегу")
    await person.sees("Выберите роль")
    first = await person.buttons()
    assert first[:3] == ["Частая · 3", "Редкая · 2", "Ищейка · 1"]
    assert first[10:] == ["Следующие ›", "Любая роль", "Фильтры", "В меню"]
    await person.press("Следующие ›")
    await person.press("Роль 11 · 1")
    await person.sees("Поиск · Роль 11")
    await person.press("‹ Назад")
    await person.sees("Выберите роль")
    second = await person.buttons()
    assert second == [*(f"Роль {n:02} · 1" for n in range(7, 12)), "‹ Предыдущие", "Любая роль", "Фильтры", "В меню"]


async def test_what_a_member_hides_is_not_shown(bot: Services, arrive: Arrive) -> None:
    (member,) = await make_members(bot, 1)
    await Row.filter(id=member.id).update(hidden_fields=["team", "school_nickname"])
    person = await searcher(bot, arrive)
    await look_for_one(person, "QA · 1")
    await person.press("Коллега 1 · peer.1")
    card = await person.sees("СберЧат: peer.1")
    assert "Команда: скрыто" in card
    assert "Ник в Школе 21: скрыто" in card
    assert "T-1" not in card
    await Row.filter(id=member.id).update(
        hidden_fields=["team", "school_nickname", "messenger_nickname", "description"]
    )
    await person.press("‹ К списку")
    await person.press("Коллега 1")
    await person.sees("СберЧат: скрыто")


async def test_a_member_who_is_not_listed_is_not_found_by_anybody(bot: Services, arrive: Arrive) -> None:
    members = await make_members(bot, 3)
    await Row.filter(id=members[1].id).update(listed=False)
    person = await searcher(bot, arrive)
    await look_for(person, "QA · 2", "Любой уровень")
    await person.sees("Нашлось 2 человека")
    assert await lines(person) == ["Коллега 3 · T-3", "Коллега 1 · T-1"]
    await forge(person, f"person:{members[1].id}")
    await person.sees("Этого уже нет")


async def test_only_members_are_found_never_applicants_interrupted_left_removed_or_banned_people(
    bot: Services, arrive: Arrive
) -> None:
    (member, *others) = await make_members(bot, 6)
    gone = [Status.WAITING, Status.LEFT, Status.REMOVED, Status.BANNED, Status.ABANDONED]
    for other, status in zip(others, gone, strict=True):
        await set_status(other, status)
    applying = {Step.ROLE: "QA", Step.SCHOOL_NICKNAME: "applying", Step.MESSENGER_NICKNAME: "peer.applying"}
    applicant = await make_applicant(bot, 4100, answers=applying)
    abandoned = await make_applicant(bot, 4101, answers=applying)
    await set_status(abandoned, Status.ABANDONED)
    person = await searcher(bot, arrive)
    await person.press("Найти коллегу")
    await person.sees("Выберите роль")
    assert await person.buttons() == ["QA · 1", "Ищейка · 1", "Любая роль", "Фильтры", "В меню"]
    await person.press("Любая роль")
    await person.press("Любой уровень")
    await person.sees("Нашлось 2 человека")
    assert await lines(person) == ["Коллега 1 · T-1"]
    for hidden in (applicant, abandoned, *others):
        await forge(person, f"person:{hidden.id}")
        await person.sees("Этого уже нет")
    await forge(person, f"person:{member.id}")
    await person.sees("Коллега 1")


async def forge(person: Person, data: str) -> None:
    """Send a callback as if the open list had a button with this behind it."""
    newest = (await person.messages())[-1]
    intent = newest["reply_markup"]["inline_keyboard"][0][0]["callback_data"].partition("\x1d")[0]
    await person.press_data(f"{intent}\x1d{data}")
    await person.toast()


async def at_the_roles(person: Person) -> None:
    await person.press("Найти коллегу")
    await person.sees("Выберите роль")


async def at_the_levels(person: Person) -> None:
    await at_the_roles(person)
    await person.press("QA · 2")
    await person.sees("Какого уровня?")


async def at_the_list(person: Person) -> None:
    await at_the_levels(person)
    await person.press("Любой уровень")
    await person.sees("Нашлось 2 человека")


async def at_a_card(person: Person) -> None:
    await at_the_list(person)
    await person.press("Коллега 1 · T-1")
    await person.sees("Коллега 1")


@pytest.mark.parametrize(
    ("status", "go", "label"),
    [
        (Status.LEFT, at_the_roles, "QA · 2"),
        (Status.REMOVED, at_the_roles, "Любая роль"),
        (Status.BANNED, at_the_levels, "Любой уровень"),
        (Status.WAITING, at_the_levels, "Middle · 2"),
        (Status.BANNED, at_the_list, "Коллега 2 · T-2"),
        (Status.LEFT, at_the_list, "Другая роль"),
        (Status.REMOVED, at_a_card, "‹ К списку"),
        (Status.BANNED, at_a_card, "sticker"),
    ],
)
async def test_whoever_is_no_member_any_more_learns_nothing_from_a_search_left_open(
    status: Status, go: Callable[[Person], Awaitable[None]], label: str, bot: Services, arrive: Arrive
) -> None:
    await make_members(bot, 2)
    person = await searcher(bot, arrive)
    await go(person)
    account = await known(bot, person)
    await set_status(account, status)
    if label == "sticker":
        await person.sends("sticker")
    else:
        await person.press(label)
        await person.toast()
    await person.sees("Это доступно только участникам сообщества.")
    await person.sees(MENUS[status])
    await person.does_not_see("peer.")
    await person.does_not_see("Коллега")


MENUS = {
    Status.NEW: "Добро пожаловать",
    Status.APPLYING: "Вы не закончили регистрацию",
    Status.LEFT: "С возвращением",
    Status.REMOVED: "Вы больше не в сообществе",
    Status.BANNED: "Вам закрыли доступ",
    Status.WAITING: "Регистрация на проверке",
}


async def known(services: Services, person: Person) -> Account:
    account = await services.accounts.find(person.id)
    assert account is not None
    return account


async def test_an_outsider_who_forges_buttons_reads_no_card(bot: Services, arrive: Arrive) -> None:
    (member,) = await make_members(bot, 1)
    insider = await searcher(bot, arrive)
    await look_for_one(insider, "QA · 1")
    stolen = (await button(insider, "Коллега 1 · T-1"))["callback_data"]
    intent = stolen.partition("\x1d")[0]
    outsider = await arrive("Чужой")
    for step in ("/start", "Зарегистрироваться"):
        if step.startswith("/"):
            await outsider.send(step)
        else:
            await outsider.press(step)
        await outsider.sees("Добро пожаловать" if step.startswith("/") else "Шаг 1 из 5")
        own = (await outsider.messages())[-1]["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        for data in (
            stolen,
            f"{intent}\x1dfind",
            f"{own.partition(chr(0x1D))[0]}\x1dfind",
            f"{own.partition(chr(0x1D))[0]}\x1dperson:{member.id}",
            f"person:{member.id}",
        ):
            await outsider.press_data(data)
            await outsider.toast()
            assert await outsider.buttons()
        await outsider.does_not_see("peer.")
        await outsider.does_not_see("Выберите роль")
    for text in ("Найти коллегу", "Коллега 1 · T-1", "Senior · 1"):
        await outsider.send(text)
    await outsider.does_not_see("Коллега 1")
    assert not await Event.filter(kind="card_opened").exists()


async def test_the_journal_knows_what_was_looked_for_and_nothing_personal(bot: Services, arrive: Arrive) -> None:
    (member,) = await make_members(bot, 1)
    person = await searcher(bot, arrive)
    await look_for_one(person, "QA · 1")
    await person.press("Коллега 1 · T-1")
    await person.sees("Коллега 1")
    viewer = await known(bot, person)
    searched = await Event.get(kind="searched")
    opened = await Event.get(kind="card_opened")
    row = await Row.get(id=member.id)
    assert (searched.person, searched.role, searched.level) == (viewer.id, row.role_id, None)
    assert searched.details == {"found": 1, "words": 0}
    assert (opened.person, opened.role, opened.level) == (viewer.id, row.role_id, row.level_id)
    assert opened.details is None
    everything = str(await Event.all().values())
    for personal in ("peer", "Коллега", "T-1", "searcher", "Ищущий"):
        assert personal not in everything
