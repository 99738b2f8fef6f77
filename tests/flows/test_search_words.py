"""Words that are written at the menu or in the search find people, best first, and can be taken out again."""

import pytest

from school21_bot.app import Services
from school21_bot.journal.models import Event
from school21_bot.people import Account, Status
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.client import Person
from tests.flows.answers import data_of
from tests.flows.conftest import Arrive
from tests.flows.people import set_status
from tests.flows.searches import make_four, people_in, seeker


@pytest.fixture
async def four(bot: Services) -> list[Account]:
    """Four people to be found."""
    return await make_four(bot)


async def bot_messages(person: Person) -> list[int]:
    return [one["message_id"] for one in await person.messages() if not one["outgoing"]]


async def finds(person: Person) -> list[str]:
    """Who is on the page that is shown, once the bot has nothing to do."""
    assert await person.sim.idle()
    return people_in(await person.buttons())


@pytest.mark.usefixtures("four")
async def test_words_written_at_the_menu_open_the_list_in_the_same_message(bot: Services, arrive: Arrive) -> None:
    person = await seeker(bot, arrive)
    (menu,) = await bot_messages(person)
    await person.send("иван")
    shown = await person.sees("Поиск · «иван»")
    assert "Нашлось 2 человека" in shown
    assert await finds(person) == ["Пётр Иванов · Core.Ledger", "Иван Петров · lab sberpay"]
    assert await bot_messages(person) == [menu]
    assert not any(one.get("text") == "иван" for one in await person.messages()), "what was written is gone"
    await person.press("Иван Петров · lab sberpay")
    await person.sees("СберЧат: i.petrov")
    await person.press("‹ К списку")
    await person.sees("Поиск · «иван»")
    await person.press("В меню")
    await person.sees("Кого поищем?")


@pytest.mark.usefixtures("four")
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("annasmi", ["Анна Смирнова"]),
        ("@AnnaSmi", ["Анна Смирнова"]),
        ("Petrov", ["Иван Петров"]),
        ("golang senior", ["Иван Петров"]),
        ("core.ledger нагрузка", ["Анна Смирнова"]),
        ("нагрузкой", ["Анна Смирнова", "Иван Петров"]),
        ("ИВАН\u200b  петро\u0301в", ["Иван Петров"]),
    ],
)
async def test_what_is_written_finds_who_is_meant(bot: Services, arrive: Arrive, text: str, names: list[str]) -> None:
    person = await seeker(bot, arrive)
    await person.send(text)
    await person.sees("Поиск · «")
    assert [line.partition(" · ")[0] for line in await finds(person)] == names


@pytest.mark.usefixtures("four")
async def test_a_near_miss_is_marked_and_explained(bot: Services, arrive: Arrive) -> None:
    person = await seeker(bot, arrive)
    await person.send("кротава")
    shown = await person.sees("Точно таких никого не нашлось")
    assert "Похожие" in shown
    assert "Нашл" not in shown
    assert await finds(person) == ["≈ Вера Кротова · Pay.Risk"]
    await person.press("≈ Вера Кротова · Pay.Risk")
    await person.sees("СберЧат: v.krotova")
    await person.send("петров")
    await person.sees("Нашёлся 1 человек")
    await person.send("иваново")
    await person.sees("Точно таких никого не нашлось")
    (event, *_) = await Event.filter(kind="searched").order_by("id")
    assert event.details == {"found": 0, "words": 1}, "the miss is in the journal, without its words"


@pytest.mark.usefixtures("four")
async def test_the_other_keyboard_layout_is_understood_and_said(bot: Services, arrive: Arrive) -> None:
    person = await seeker(bot, arrive)
    await person.send("Gtnhjd")
    await person.sees("Поиск · «петров»")
    await person.sees("Искали «петров»: похоже, была другая раскладка.")
    assert await finds(person) == ["Иван Петров · lab sberpay"]
    await person.press("✕ «петров»")
    await person.sees("Нашлось 5 человек")
    assert "раскладка" not in await person.screen()


@pytest.mark.usefixtures("four")
async def test_filters_stay_when_other_words_are_written_and_each_is_taken_out_by_a_tap(
    bot: Services, arrive: Arrive
) -> None:
    person = await seeker(bot, arrive)
    await person.press("Найти коллегу")
    await person.press("Golang разработчик · 2")
    await person.sees("Какого уровня?")
    await person.send("иван")
    await person.sees("Поиск · «иван» · Golang разработчик")
    assert [one for one in await person.buttons() if one.startswith("✕")] == ["✕ «иван»", "✕ Golang разработчик"]
    await person.send("нагрузка")
    await person.sees("Поиск · «нагрузка» · Golang разработчик")
    assert await finds(person) == ["Иван Петров · lab sberpay"]
    await person.press("✕ Golang разработчик")
    await person.sees("Поиск · «нагрузка»")
    assert await finds(person) == ["Анна Смирнова · Core.Ledger", "Иван Петров · lab sberpay"]
    await person.press("✕ «нагрузка»")
    await person.sees("Поиск · Любая роль · Любой уровень")
    await person.sees("Нашлось 5 человек")


@pytest.mark.usefixtures("four")
async def test_whoever_finds_nobody_is_told_what_to_drop(bot: Services, arrive: Arrive) -> None:
    person = await seeker(bot, arrive)
    await person.press("Найти коллегу")
    await person.press("DevOps · 1")
    await person.press("Middle · 1")
    await person.send("анна")
    shown = await person.sees("Никого не нашлось.")
    assert "Зато есть, если убрать что-то одно" in shown
    buttons = await person.buttons()
    assert buttons[:2] == ["Без слов «анна» · 1", "✕ «анна»"]
    await person.press("✕ Middle")
    assert await person.sim.idle()
    await person.sees("Поиск · «анна» · DevOps\n")
    assert (await person.buttons())[:2] == ["Без слов «анна» · 1", "Без фильтра «DevOps» · 1"]
    data, _ = await data_of(person, "Без фильтра «DevOps» · 1")
    for _ in range(2):
        await person.press_data(data)
    await person.sees("Нашёлся 1 человек")
    assert await finds(person) == ["Анна Смирнова · Core.Ledger"]
    await person.send("щщщщъъъъ")
    shown = await person.sees("Никого не нашлось.")
    assert "Зато" not in shown


@pytest.mark.usefixtures("four")
async def test_the_newest_come_first_when_asked_for(bot: Services, arrive: Arrive) -> None:
    person = await seeker(bot, arrive)
    await person.send("верно нагрузка")
    await person.sees("Никого не нашлось")
    assert "Сначала новые" not in await person.buttons()
    await person.send("нагрузка")
    await person.sees("Нашлось 2 человека")
    searched = await Event.filter(kind="searched").count()
    await person.press("Сначала новые")
    assert await finds(person) == ["Анна Смирнова · Core.Ledger", "Иван Петров · lab sberpay"]
    assert "Сначала точные" in await person.buttons()
    await person.press("Сначала точные")
    assert await finds(person)
    assert "Сначала новые" in await person.buttons()
    assert await Event.filter(kind="searched").count() == searched, "it is the same search"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("🙂 !!! …", "Здесь одни знаки"),
        ("\u200b\u200d", "Здесь"),
        ("я" * 4096, "Слишком длинно для поиска"),
        ("/ivan", "Такой команды нет"),
    ],
)
async def test_what_cannot_be_looked_for_is_refused_kindly(
    bot: Services, arrive: Arrive, text: str, answer: str
) -> None:
    person = await seeker(bot, arrive)
    for shows in ("Кого поищем?", "Кого вы ищете?"):
        await person.send(text)
        shown = await person.sees(answer)
        assert shows in shown
        await person.press("Найти коллегу" if shows == "Кого поищем?" else "В меню")
        await person.sees("Кого вы ищете?" if shows == "Кого поищем?" else "Кого поищем?")
    assert not await Event.filter(kind="searched").exists()


async def test_refused_attempts_are_tidied_up_by_the_words_that_are_taken(bot: Services, arrive: Arrive) -> None:
    person = await seeker(bot, arrive)
    for text in ("!!!", "я" * 300):
        await person.send(text)
    await person.sees("Слишком длинно")
    await person.send("кто-нибудь")
    await person.sees("Никого не нашлось")
    assert await person.sim.idle()
    assert [one["text"] for one in await person.messages() if one["outgoing"]] == ["/start"]


@pytest.mark.parametrize("text", ["İ ß ﷺ ﬁ", "ivan\u0000petrov", "ﷺ", "१२३", "a" * 200, "e\u0301" * 60])
async def test_any_writing_finds_or_finds_nothing_and_never_fails(bot: Services, arrive: Arrive, text: str) -> None:
    person = await seeker(bot, arrive)
    await person.send(text)
    await person.sees("Никого не нашлось")
    await person.does_not_see("Что-то сломалось")


@pytest.mark.usefixtures("four")
async def test_a_search_whose_words_were_erased_goes_on_without_them(bot: Services, arrive: Arrive) -> None:
    person = await seeker(bot, arrive)
    await person.send("иван")
    await person.sees("Нашлось 2 человека")
    account = await bot.accounts.find(person.id)
    assert account is not None
    await bot.searching.forget(account)
    await person.press("Сначала новые")
    await person.sees("Слова этого поиска стёрты")
    await person.sees("Поиск · Любая роль · Любой уровень")
    await person.sees("Нашлось 5 человек")


@pytest.mark.usefixtures("four")
@pytest.mark.parametrize("status", [Status.LEFT, Status.BANNED, Status.WAITING])
async def test_whoever_is_no_member_any_more_finds_nobody_by_words(
    bot: Services, arrive: Arrive, status: Status
) -> None:
    person = await seeker(bot, arrive)
    account = await bot.accounts.find(person.id)
    assert account is not None
    await set_status(account, status)
    await person.send("иван")
    await person.sees("Это доступно только участникам сообщества.")
    await person.does_not_see("Петров")
    await set_status(account, Status.MEMBER)
    await person.send("/start")
    await person.sees("Кого поищем?")
    await person.send("иван")
    await person.sees("Нашлось 2 человека")
    await set_status(account, status)
    await person.send("смирнова")
    await person.sees("Это доступно только участникам сообщества.")
    await person.does_not_see("Смирнова")


@pytest.mark.usefixtures("four")
@pytest.mark.parametrize("tap", ["✕ «иван»", "Сначала новые", "Фильтры", "Пётр Иванов · Core.Ledger"])
async def test_whose_consent_falls_due_in_the_middle_is_asked_first(bot: Services, arrive: Arrive, tap: str) -> None:
    person = await seeker(bot, arrive)
    await person.send("иван")
    await person.sees("Нашлось 2 человека")
    await Row.filter(telegram_id=person.id).update(consent_version="2020-01")
    await person.press(tap)
    await person.sees("Сначала согласие: без него поиск закрыт.")
    await person.send("иван")
    await person.sees("Здесь нужны кнопки")


@pytest.mark.usefixtures("four")
async def test_the_same_words_delivered_twice_are_one_search(bot: Services, arrive: Arrive) -> None:
    person = await seeker(bot, arrive)
    await person.send("иван")
    await person.send("петров")
    await person.sees("Поиск · «петров»")
    assert await person.sim.idle()
    assert len(await bot_messages(person)) == 1
    assert await Event.filter(kind="searched").count() == 2


async def test_a_menu_left_open_that_fits_no_more_gives_way_to_the_one_that_does(bot: Services, arrive: Arrive) -> None:
    person = await seeker(bot, arrive)
    account = await bot.accounts.find(person.id)
    assert account is not None
    await person.sends("sticker")
    await person.sees("Здесь я понимаю только слова и кнопки")
    await set_status(account, Status.LEFT)
    await person.sends("sticker")
    await person.sees("Здесь нужны кнопки")
    await person.sees("С возвращением")
