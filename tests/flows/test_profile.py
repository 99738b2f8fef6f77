"""The own card, and correcting it."""

import asyncio

import pytest

from school21_bot.app import Services
from school21_bot.journal.models import Event
from school21_bot.people import Status
from school21_bot.people.models import Person as Row
from school21_bot.people.models import Role
from tests.flows.answers import press_twice
from tests.flows.conftest import Arrive
from tests.flows.facts import happened
from tests.flows.people import make_member, make_members, set_status
from tests.flows.profiles import OTHER, at_profile, find_everybody, known, looking


async def test_the_profile_shows_the_card_as_others_see_it(bot: Services, arrive: Arrive) -> None:
    person = await at_profile(bot, arrive)
    own = await person.sees("Иван Петров")
    other = await looking(bot, arrive)
    await find_everybody(other)
    await other.press("Иван Петров · Lab.SberPay.NFC")
    card = await other.sees("Иван Петров")
    assert card in own
    assert await person.buttons() == [
        *("Изменить карточку", "Что видят участники", "Сообщения"),
        *("Язык", "Мои данные", "В меню"),
    ]


async def test_the_profile_opens_from_the_menu_and_leads_back_to_it(bot: Services, arrive: Arrive) -> None:
    person = await looking(bot, arrive)
    await person.press("Мой профиль")
    await person.sees("Так вас видят участники")
    await person.press("В меню")
    await person.sees("Кого поищем?")


@pytest.mark.parametrize(
    ("button", "correction", "shown"),
    [
        ("✎ Ник в школе", "@petrivan", "Ник в Школе 21: petrivan"),
        ("✎ Ник в школе", "IvanPetr", "Ник в Школе 21: IvanPetr"),
        ("✎ Ник в чате", "petr.ivanov@example.com", "СберЧат: petr.ivanov"),
        ("✎ Команда", "A & <b>B</b>", "Команда: A & <b>B</b>"),
        ("✎ Роль", "Junior повар", "повар · Junior"),
        ("✎ Роль", "Lead", "golang разработчик · Lead"),
        ("✎ Уровень", "Стажёр", "golang разработчик · Стажёр"),
        ("✎ О работе", "Кафка\nи Рэббит", "О работе:\nКафка\nи Рэббит"),
    ],
)
async def test_every_field_can_be_corrected_in_one_message_that_is_edited_in_place(
    button: str, correction: str, shown: str, bot: Services, arrive: Arrive
) -> None:
    person = await at_profile(bot, arrive)
    await person.press("Изменить карточку")
    await person.sees("Что изменить?")
    form = (await person.messages())[-1]["message_id"]
    await person.press(button)
    await person.sees("Сейчас: ")
    await person.send(correction)
    card = await person.sees("✓ Записано.")
    assert shown in card
    await person.sim.idle()
    left = await person.messages()
    assert [one["message_id"] for one in left if not one["outgoing"]] == [form]
    assert [one["text"] for one in left if one["outgoing"]] == ["/profile"]


async def test_a_corrected_card_is_what_others_see_at_once(bot: Services, arrive: Arrive) -> None:
    person, other = await at_profile(bot, arrive), await looking(bot, arrive)
    await person.press("Изменить карточку")
    await person.press("✎ Команда")
    await person.send("Core.Ledger")
    await person.sees("Команда: Core.Ledger")
    await find_everybody(other)
    await other.press("Иван Петров · Core.Ledger")
    await other.sees("Команда: Core.Ledger")


async def test_a_role_and_a_level_are_chosen_from_their_lists(bot: Services, arrive: Arrive) -> None:
    await make_members(bot, 9)
    person = await at_profile(bot, arrive)
    await person.press("Изменить карточку")
    await person.press("✎ Роль")
    await person.press("QA")
    shown = await person.sees("✓ Роль записана. А уровень?")
    assert "Роль: QA" in shown
    await person.press("Lead")
    await person.sees("QA · Lead")


async def test_another_role_asks_for_the_level_which_may_stay(bot: Services, arrive: Arrive) -> None:
    person = await at_profile(bot, arrive)
    await person.press("Изменить карточку")
    await person.press("✎ Роль")
    await person.send("системный аналитик")
    await person.sees("А уровень?")
    await person.press("Оставить как есть ›")
    await person.sees("системный аналитик · Senior")


async def test_a_role_that_nobody_had_enters_the_dictionary_and_is_offered_to_others(
    bot: Services, arrive: Arrive
) -> None:
    person, other = await at_profile(bot, arrive), await looking(bot, arrive)
    await other.press("Найти коллегу")
    await other.sees("Выберите роль")
    await person.press("Изменить карточку")
    await person.press("✎ Роль")
    await person.send("Senior Повар-кондитер")
    await person.sees("Повар-кондитер · Senior")
    await other.press("Любая роль")
    await other.press("‹ Назад")
    await other.press("Повар-кондитер · 1")
    await other.press("Senior · 1")
    await other.sees("Нашёлся 1 человек")
    assert await Role.filter(name="Повар-кондитер").count() == 1
    assert (await known(bot, person)).record.new_role is None


async def test_the_description_can_be_taken_away(bot: Services, arrive: Arrive) -> None:
    person = await at_profile(bot, arrive)
    await person.press("Изменить карточку")
    await person.press("✎ О работе")
    await person.sees("Меняем ответ")
    await press_twice(person, "Убрать рассказ")
    card = await person.sees("✓ Записано.")
    assert "О работе" not in card
    await person.press("Изменить карточку")
    await person.sees("О работе: не указано")
    await person.press("✎ О работе")
    await person.sees("Чем вы занимаетесь?")
    assert "Убрать рассказ" not in await person.buttons()


@pytest.mark.parametrize(
    ("button", "wrong", "reason", "right"),
    [
        ("✎ Ник в школе", "иван", "только латинские буквы", "petrivan"),
        ("✎ Ник в чате", "иван петров", "не похоже на начало рабочей почты", "petr"),
        ("✎ Команда", "я" * 257, "до 256 знаков", "Core"),
        ("✎ Роль", "🙂 21", "нет ни одной буквы", "Lead повар"),
        ("✎ Уровень", "повар", "Такого уровня нет", "Lead"),
        ("✎ О работе", "я" * 4096, "до 1 024 знаков", "Кафка"),
    ],
)
async def test_the_rules_of_the_registration_hold_and_what_was_refused_goes_with_the_next_right_answer(
    button: str, wrong: str, reason: str, right: str, bot: Services, arrive: Arrive
) -> None:
    person = await at_profile(bot, arrive)
    before = (await known(bot, person)).record
    await person.press("Изменить карточку")
    await person.press(button)
    await person.sees("Меняем ответ")
    await person.send(wrong)
    shown = await person.sees(reason)
    assert "Меняем ответ" in shown
    assert not (await person.messages())[-1]["outgoing"], "the form is the last message"
    assert (await known(bot, person)).record == before
    await person.send(right)
    await person.sees("✓ Записано.")
    await person.sim.idle()
    assert [one["text"] for one in await person.messages() if one["outgoing"]] == ["/profile"]


@pytest.mark.parametrize(
    ("button", "taken"), [("✎ Ник в школе", "ANNASMIR"), ("✎ Ник в чате", "Anna.Smirnova@example.com")]
)
async def test_the_nickname_of_another_member_is_refused_with_the_way_to_support(
    button: str, taken: str, bot: Services, arrive: Arrive
) -> None:
    await looking(bot, arrive)
    person = await at_profile(bot, arrive)
    await person.press("Изменить карточку")
    await person.press(button)
    await person.send(taken)
    shown = await person.sees("Этот ник уже занят другим участником")
    assert "help@example.com" in shown
    assert "Меняем ответ" in shown


async def test_a_nickname_that_a_member_gave_up_is_free_and_the_new_one_is_taken(bot: Services, arrive: Arrive) -> None:
    person = await at_profile(bot, arrive)
    await person.press("Изменить карточку")
    await person.press("✎ Ник в школе")
    await person.send("petrivan")
    await person.sees("Ник в Школе 21: petrivan")
    other = await looking(bot, arrive)
    await other.press("Мой профиль")
    await other.press("Изменить карточку")
    await other.press("✎ Ник в школе")
    await other.send("petrivan")
    await other.sees("уже занят")
    await other.send("ivanpetr")
    await other.sees("Ник в Школе 21: ivanpetr")


async def test_of_two_members_who_race_for_a_nickname_one_gets_it_and_the_other_is_told(
    bot: Services, arrive: Arrive
) -> None:
    people = [await at_profile(bot, arrive), await looking(bot, arrive)]
    await people[1].press("Мой профиль")
    for person in people:
        await person.press("Изменить карточку")
        await person.press("✎ Ник в школе")
        await person.sees("Меняем ответ")
    await asyncio.gather(*(person.send("wanted") for person in people))
    await people[0].sim.idle()
    screens = [await person.screen() for person in people]
    assert sum("Ник в Школе 21: wanted" in screen for screen in screens) == 1
    assert sum("Этот ник уже занят" in screen for screen in screens) == 1


async def test_back_leads_from_every_correction_to_the_fields_and_on_to_the_card(bot: Services, arrive: Arrive) -> None:
    person = await at_profile(bot, arrive)
    await person.press("Изменить карточку")
    for button in ("✎ Ник в школе", "✎ Ник в чате", "✎ Команда", "✎ Роль", "✎ Уровень", "✎ О работе"):
        await person.press(button)
        await person.sees("Меняем ответ")
        await person.press("‹ Назад")
        await person.sees("Что изменить?")
    await person.press("‹ Назад")
    await person.sees("Так вас видят участники")
    for window in ("Что видят участники", "Сообщения", "Язык", "Мои данные"):
        await person.press(window)
        await person.press("‹ Назад")
        await person.sees("Так вас видят участники")


async def test_the_journal_knows_which_field_was_corrected_and_nothing_personal(bot: Services, arrive: Arrive) -> None:
    person = await at_profile(bot, arrive)
    await person.press("Изменить карточку")
    await person.press("✎ Команда")
    await person.send("я" * 300)
    await person.sees("до 256 знаков")
    await person.send("Тайная команда")
    await person.sees("✓ Записано.")
    account = await known(bot, person)
    (event,) = await Event.filter(kind="profile_edited")
    assert (event.person, event.step, event.details) == (account.id, "team", None)
    assert ("refused", "team") not in await happened(), "corrections are no part of the registration's statistics"
    assert "Тайная" not in str(await Event.all().values())


@pytest.mark.parametrize("status", [Status.LEFT, Status.REMOVED, Status.BANNED, Status.SUSPENDED, Status.WAITING])
@pytest.mark.parametrize("do", ["a correction", "a choice", "a tap"])
async def test_whoever_is_no_member_any_more_changes_nothing_in_a_profile_left_open(
    status: Status, do: str, bot: Services, arrive: Arrive
) -> None:
    person = await at_profile(bot, arrive)
    account = await known(bot, person)
    if do == "a tap":
        await person.press("Что видят участники")
        await person.sees("Карточка в поиске")
    else:
        await person.press("Изменить карточку")
        await person.press("✎ Команда" if do == "a correction" else "✎ Уровень")
        await person.sees("Меняем ответ")
    await set_status(account, status)
    if do == "a correction":
        await person.send("Core.Ledger")
    else:
        await person.press("Скрыть карточку" if do == "a tap" else "Lead")
        await person.toast()
    await person.sees("Это доступно только участникам сообщества.")
    after = await known(bot, person)
    assert (after.record, after.listed) == (account.record, True)


@pytest.mark.parametrize(
    ("status", "advice"),
    [
        (None, "Карточки у вас пока нет"),
        (Status.APPLYING, "Карточка появится, когда вы закончите регистрацию"),
        (Status.ABANDONED, "Карточка появится, когда вы закончите регистрацию"),
        (Status.WAITING, "когда организаторы одобрят вашу анкету"),
        (Status.SUSPENDED, "пока доступ приостановлен"),
        (Status.LEFT, "Вы вышли из сообщества"),
        (Status.REMOVED, "Вы больше не в сообществе"),
        (Status.BANNED, "Доступ к сообществу закрыт"),
    ],
)
async def test_whoever_is_no_member_is_told_what_to_do_and_reaches_their_data_all_the_same(
    status: Status | None, advice: str, bot: Services, arrive: Arrive
) -> None:
    person = await arrive()
    if status is not None:
        await set_status(await make_member(bot, person.id, answers=OTHER), status)
    await person.send("/profile")
    await person.sees(advice)
    assert await person.buttons() == ["Сообщения", "Язык", "Мои данные", "В меню"]
    await person.press("Мои данные")
    await person.sees("Получить")
    await person.press("Удалить мои данные")
    await person.sees("Удалить мои данные?")
    await person.press("Нет, оставить")
    await person.sees(advice)


async def test_whoever_becomes_a_member_with_the_window_for_others_open_is_shown_the_menu(
    bot: Services, arrive: Arrive
) -> None:
    person = await arrive()
    account = await make_member(bot, person.id)
    await set_status(account, Status.WAITING)
    await person.send("/profile")
    await person.sees("когда организаторы одобрят")
    await set_status(account, Status.MEMBER)
    await person.sends("sticker")
    await person.sees("Кого поищем?")


async def test_forged_buttons_of_the_profile_do_nothing_for_an_outsider(bot: Services, arrive: Arrive) -> None:
    outsider = await arrive("Чужой")
    await outsider.send("/profile")
    await outsider.sees("Карточки у вас пока нет")
    newest = (await outsider.messages())[-1]
    intent = newest["reply_markup"]["inline_keyboard"][0][0]["callback_data"].partition("\x1d")[0]
    for data in ("to_fields", "edit_team", "hide_card", "hide_team", "remove_description", "really_delete", "agree:x"):
        await outsider.press_data(f"{intent}\x1d{data}")
        assert "сломалось" not in await outsider.toast()
        await outsider.sees("Карточки у вас пока нет")
    assert await Row.all().count() == 1
