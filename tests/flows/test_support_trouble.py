"""What becomes of questions and answers when the bot is blocked, Telegram refuses, a group moves, data are deleted."""

from typing import Any

import pytest

from school21_bot.app import Services
from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.bot import Arrive
from tests.flows import supports
from tests.flows.communities import eventually, reads
from tests.flows.desks import Colleague, card_in, labels
from tests.flows.supports import asks, at_support, has_photo

staff, settings, join, owner = supports.staff, supports.settings, supports.join, supports.owner

Json = dict[str, Any]


pytestmark = pytest.mark.usefixtures("worker")


async def test_staff_learn_that_an_answer_met_a_closed_door(
    bot: Services, arrive: Arrive, sim: SimClient, staff: int, owner: Colleague
) -> None:
    person = await arrive("Иван")
    await asks(person)
    card = await card_in(sim, staff, "Не вижу чата")
    await sim.save_user(id=person.id, blocked=True)
    await owner.replies(card, "Вы ещё тут?")
    news = await card_in(sim, staff, "Ответ по обращению № 1 не дошёл", "заблокировал бота")
    await person.send("Вернулся")
    await owner.replies(news, "Тогда ещё раз: /invite")
    await reads(person, "Тогда ещё раз: /invite")


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        ({"status": 400, "description": "Bad Request: wrong file identifier"}, "Telegram не принял сообщение"),
        ({"status": 500}, "Неизвестно, дошёл ли"),
        ({"status": 403, "description": "Forbidden: user is deactivated"}, "заблокировал бота"),
    ],
)
async def test_staff_learn_what_telegram_did_to_an_answer_and_it_is_not_repeated(
    bot: Services,
    arrive: Arrive,
    sim: SimClient,
    sandbox: RunningSandbox,
    staff: int,
    owner: Colleague,
    fault: Json,
    says: str,
) -> None:
    person = await arrive("Иван")
    await asks(person)
    card = await card_in(sim, staff, "Не вижу чата")
    sandbox.fail_next("sendPhoto", 1, **fault)
    await owner.replies(card, kind="photo", caption="Схема")
    await card_in(sim, staff, "Ответ по обращению № 1 не дошёл", says)
    assert not await has_photo(person)


@pytest.mark.parametrize("status", [400, 500])
async def test_a_card_that_cannot_be_shown_is_looked_for_in_the_bot(
    bot: Services, arrive: Arrive, sim: SimClient, sandbox: RunningSandbox, staff: int, status: int
) -> None:
    person = await arrive("Иван")
    await at_support(person)
    sandbox.fail_next("sendPhoto", 1, status=status, description="Bad Request: not enough rights to send photos")
    await person.sends("photo", caption="Снимок")
    await card_in(sim, staff, "Обращение № 1: новое сообщение", "Посмотрите в боте")
    await sim.idle()
    assert not any("Снимок" in one.get("caption", "") for one in await sim.group(staff))


async def test_a_pause_that_telegram_asks_for_is_kept_and_nothing_is_lost_or_doubled(
    bot: Services, arrive: Arrive, sim: SimClient, sandbox: RunningSandbox, staff: int, owner: Colleague
) -> None:
    person = await arrive("Иван")
    await at_support(person)
    sandbox.fail_next("sendPhoto", 2, status=429, retry_after=1)
    await person.sends("photo", caption="Скриншот")
    card = await card_in(sim, staff, "Скриншот")
    await owner.replies(card, "Понятно")
    await reads(person, "Понятно")
    await sim.idle()
    assert sum("Скриншот" in one.get("caption", "") for one in await sim.group(staff)) == 1


async def test_a_group_that_becomes_a_supergroup_still_hears(
    bot: Services, arrive: Arrive, sim: SimClient, staff: int, owner: Colleague
) -> None:
    person = await arrive("Иван")
    await asks(person, "До переезда")
    await card_in(sim, staff, "До переезда")
    new = await sim.migrate(staff)
    await sim.idle()
    await person.send("После переезда")
    card = await card_in(sim, new, "После переезда")
    await sim.send_to_group(new, owner.id, "И вам ответ", reply_to=card["message_id"])
    await reads(person, "И вам ответ")
    await card_in(sim, new, "После переезда", "Отвечено")


async def test_deleting_ones_data_takes_the_words_off_the_cards(
    bot: Services, arrive: Arrive, sim: SimClient, staff: int, owner: Colleague
) -> None:
    person = await arrive("Иван")
    await asks(person, "Секрет Ивана")
    await person.sends("photo", caption="Снимок Ивана")
    card = await card_in(sim, staff, "Секрет Ивана")
    await card_in(sim, staff, "Снимок Ивана")
    account = await bot.accounts.find(person.id)
    assert account is not None
    await bot.deletion.delete(account.id)
    await card_in(sim, staff, "Обращение отозвано")

    async def nothing_is_left() -> bool:
        return not any("photo" in one or "Секрет" in one.get("text", "") for one in await sim.group(staff))

    await eventually(nothing_is_left)
    await owner.replies(card, "Кто здесь?")
    await card_in(sim, staff, "Этого обращения больше нет")


async def test_a_photo_that_is_too_old_to_be_deleted_loses_its_words(
    bot: Services, arrive: Arrive, sim: SimClient, sandbox: RunningSandbox, staff: int
) -> None:
    person = await arrive("Иван")
    await at_support(person)
    await person.sends("photo", caption="Снимок Ивана")
    await card_in(sim, staff, "Снимок Ивана")
    sandbox.fail_next("deleteMessage", 1, status=400, description="Bad Request: message can't be deleted")
    account = await bot.accounts.find(person.id)
    assert account is not None
    await bot.deletion.delete(account.id)
    withdrawn = await card_in(sim, staff, "Обращение отозвано")
    assert labels(withdrawn) == []
    assert "Снимок Ивана" not in withdrawn["caption"]
