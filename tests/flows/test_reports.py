"""A member says what is wrong on a card, and the staff see what and on whose."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from school21_bot import clock
from school21_bot.app import Services
from school21_bot.journal.models import Event
from school21_bot.people import Status
from school21_bot.sandbox.client import Person, SimClient
from school21_bot.storage import fetch
from tests.bot import Arrive
from tests.flows import supports
from tests.flows.communities import eventually
from tests.flows.desks import Colleague, card_in, labels
from tests.flows.people import make_member, set_status
from tests.flows.profiles import known, looking

staff, settings, join, owner = supports.staff, supports.settings, supports.join, supports.owner

TITLE = "Сообщение об ошибке в карточке"
TEXT = "ушёл в <b>другую</b> команду"

Json = dict[str, Any]


async def at_report(services: Services, arrive: Arrive) -> Person:
    """A member in front of the question what is wrong on the card of Иван."""
    friend = await make_member(services, 4001, name="Иван", last_name="Петров", username="ivanpetr")
    person = await looking(services, arrive)
    await person.send(f"/start card_{friend.id}")
    await person.press("Сообщить об ошибке")
    await person.sees("Что не так в карточке?")
    return person


def link(card: Json, label: str) -> str:
    """Where a button of a letter leads, as what is sent to the bot by it."""
    url = next(one["url"] for row in card["reply_markup"]["inline_keyboard"] for one in row if one["text"] == label)
    return f"/start {url.partition('?start=')[2]}"


async def test_the_staff_read_it_and_open_both_files_and_the_reporter_is_thanked(
    bot: Services, worker: None, arrive: Arrive, sim: SimClient, staff: int, owner: Colleague
) -> None:
    person = await at_report(bot, arrive)
    await person.send(TEXT)
    await person.sees("Спасибо!")
    letter = await card_in(sim, staff, TITLE, TEXT)
    assert labels(letter) == ["Чья карточка", "Кто сообщил"]
    for personal in ("Иван", "Анна", "ivanpetr", "annasmir"):
        assert personal not in str(letter)
    boss = Person(sim, owner.id)
    await boss.send(link(letter, "Чья карточка"))
    await boss.sees("Петров")
    await boss.send(link(letter, "Кто сообщил"))
    await boss.sees("Анна")
    await person.press("‹ К карточке")
    await person.sees("Ник в Школе 21: ivanpetr")


async def test_neither_the_journal_nor_any_table_keeps_it_readable(bot: Services, arrive: Arrive) -> None:
    person = await at_report(bot, arrive)
    await person.send(TEXT)
    await person.sees("Спасибо!")
    event = await Event.get(kind="reported")
    assert (event.person, event.details) == ((await known(bot, person)).id, None)
    assert TEXT not in str(await Event.all().values())
    assert all(TEXT.encode() not in bytes(row["record"]) for row in await fetch("SELECT record FROM outgoing"))


async def test_it_can_be_given_up_and_what_is_no_text_is_refused(bot: Services, arrive: Arrive) -> None:
    person = await at_report(bot, arrive)
    await person.sends("sticker")
    await person.sees("Это не текст")
    await person.send("\u200b\u2060")
    await person.sees("Здесь пусто")
    await person.send("ы" * 501)
    await person.sees("Слишком длинно: 501 из 500")
    await person.press("Отмена")
    await person.sees("Ник в Школе 21: ivanpetr")
    assert await fetch("SELECT 1 FROM outgoing") == []


async def test_what_is_reported_from_the_search_leads_back_to_the_card_there(bot: Services, arrive: Arrive) -> None:
    await make_member(bot, 4001, name="Иван")
    person = await looking(bot, arrive)
    await person.press("Найти коллегу")
    await person.press("golang разработчик · 1")
    await person.press("Любой уровень")
    await person.press("Иван · Lab.SberPay.NFC")
    await person.press("Сообщить об ошибке")
    await person.sees("Что не так в карточке?")
    await person.send(TEXT)
    await person.press("‹ К карточке")
    await person.sees("Ник в Школе 21: ivanpetr")
    await person.press("‹ К списку")
    await person.sees("Нашёлся 1 человек")


async def test_ten_reports_a_day_are_enough(
    unthrottled: None, bot: Services, arrive: Arrive, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = await at_report(bot, arrive)
    for number in range(10):
        await person.send(f"{number}: {TEXT}")
        await person.press("‹ К карточке")
        await person.press("Сообщить об ошибке")
        await person.sees("Что не так в карточке?")
    await person.send(TEXT)
    await person.sees("За сутки можно отправить не больше 10 сообщений")
    assert len(await fetch("SELECT 1 FROM outgoing")) == 10
    monkeypatch.setattr(clock, "now", lambda: datetime.now(UTC) + timedelta(days=1, minutes=1))
    await person.send(TEXT)
    await person.sees("Спасибо!")


@pytest.mark.parametrize("status", [Status.LEFT, Status.REMOVED, Status.BANNED])
async def test_whoever_is_no_member_any_more_reports_nothing(status: Status, bot: Services, arrive: Arrive) -> None:
    person = await at_report(bot, arrive)
    await set_status(await known(bot, person), status)
    await person.send(TEXT)
    await person.sees("Это доступно только участникам сообщества.")
    assert await fetch("SELECT 1 FROM outgoing") == []


async def test_a_card_that_is_gone_meanwhile_needs_no_report(bot: Services, arrive: Arrive) -> None:
    person = await at_report(bot, arrive)
    friend = await bot.accounts.find(4001)
    assert friend is not None
    await set_status(friend, Status.LEFT)
    await person.send(TEXT)
    await person.sees("Этого уже нет")
    assert await fetch("SELECT 1 FROM outgoing") == []


@pytest.mark.parametrize("whose", ["card", "reporter"])
async def test_whoever_is_deleted_takes_what_was_reported_along(
    whose: str, bot: Services, worker: None, arrive: Arrive, sim: SimClient, staff: int
) -> None:
    person = await at_report(bot, arrive)
    await person.send(TEXT)
    letter = await card_in(sim, staff, TEXT)
    gone = await bot.accounts.find(4001 if whose == "card" else person.id)
    assert gone is not None
    await bot.deletion.delete(gone.id)

    async def is_withdrawn() -> bool:
        (found,) = [one for one in await sim.group(staff) if one["message_id"] == letter["message_id"]]
        return "Больше не нужно: данные удалены." in found["text"] and labels(found) == []

    await eventually(is_withdrawn)


async def test_a_report_on_its_way_is_gone_with_who_is_deleted(bot: Services, arrive: Arrive) -> None:
    person = await at_report(bot, arrive)
    await person.send(TEXT)
    await person.sees("Спасибо!")
    friend = await bot.accounts.find(4001)
    assert friend is not None
    await bot.deletion.delete(friend.id)
    assert await fetch("SELECT 1 FROM outgoing") == []
