"""The support for whoever cannot come in, for staff without a chat of their own, and from the staff's menu."""

from typing import Any

import pytest

from school21_bot.access import COMMAND_LINE, StaffRole
from school21_bot.app import Services
from school21_bot.messages import RequestState
from school21_bot.messages.models import SupportMessage, SupportRequest
from school21_bot.people import Status
from school21_bot.sandbox.client import SimClient
from school21_bot.settings import Settings
from tests.bot import Arrive
from tests.flows import supports
from tests.flows.communities import eventually, reads
from tests.flows.desks import card_of, labels
from tests.flows.people import make_member, set_status
from tests.flows.staff import at_admin, line_with
from tests.flows.supports import NOT_YOURS, OWNER, asks, has_photo, states

staff, settings, join, owner = supports.staff, supports.settings, supports.join, supports.owner

Json = dict[str, Any]


class TestForEverybody:
    @pytest.mark.parametrize("status", [Status.SUSPENDED, Status.REMOVED, Status.BANNED, Status.LEFT])
    async def test_whoever_cannot_come_in_can_still_write(self, bot: Services, arrive: Arrive, status: Status) -> None:
        person = await arrive("Иван")
        await set_status(await make_member(bot, person.id), status)
        await asks(person)
        await person.press("‹ Назад")
        if status in {Status.BANNED, Status.SUSPENDED}:
            await person.sees("Если это ошибка, напишите: /support")

    async def test_in_the_middle_of_the_registration_it_opens_over_the_question_and_leads_back(
        self, bot: Services, arrive: Arrive
    ) -> None:
        person = await arrive("Иван")
        await person.send("/start")
        await person.press("Зарегистрироваться")
        await person.sees("Шаг 1 из 5")
        for _ in range(2):
            await asks(person) if not await SupportRequest.exists() else await person.send("/support")
        await person.sees("обращение № 1")
        await person.press("‹ Назад")
        await person.sees("Шаг 1 из 5")
        await person.send("ivanpetr")
        await person.sees("Шаг 2 из 5")

    async def test_too_many_an_hour_are_refused_kindly(
        self, unthrottled: None, bot: Services, arrive: Arrive, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("school21_bot.messages.support.MOST_IN_AN_HOUR", 3)
        person = await arrive("Иван")
        await asks(person)
        for _ in range(3):
            await person.send("И ещё")
        await person.sees("За час можно отправить 3 сообщения")
        assert await SupportMessage.all().count() == 3

    async def test_an_address_that_staff_set_meanwhile_is_shown_from_then_on(
        self, bot: Services, arrive: Arrive
    ) -> None:
        person = await arrive("Иван")
        await asks(person)
        bot.tuning.now = bot.tuning.now.model_copy(update={"support_url": "help@example.com"})
        await person.send("Ещё одно")
        await person.sees("Отправлено, обращение № 1")
        await person.send("/support")
        await reads(person, "Напишите сюда, вам помогут: help@example.com")


@pytest.mark.usefixtures("worker")
class TestWithoutAStaffChat:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        """Without a staff chat."""
        return settings.model_copy(update={"staff_chat_id": None})

    async def test_all_who_may_answer_get_the_card_and_reply_in_private(
        self, bot: Services, arrive: Arrive, sim: SimClient
    ) -> None:
        first, second = await arrive("Ольга", id=OWNER), await arrive("Борис")
        for one in (first, second):
            await one.send("/start")
            await one.sees("Добро пожаловать")
        await bot.access.grant(COMMAND_LINE, second.id, StaffRole.ADMIN)
        person = await arrive("Иван")
        await asks(person)
        card = await card_of(first, "Обращение № 1 · гость", "Не вижу чата")
        await card_of(second, "Обращение № 1 · гость", "Не вижу чата")
        await first.replies(card["message_id"], "Смотрите /invite")
        shown = await first.sees("Ответ отправлен")
        assert "Добро пожаловать" in shown
        await reads(person, "Смотрите /invite")
        for one in (first, second):
            await card_of(one, "Не вижу чата", "Отвечено")
        await second.press("Закрыть", (await card_of(second, "Не вижу чата"))["message_id"])
        assert "Обращение закрыто" in await second.toast()
        for one in (first, second):
            assert labels(await card_of(one, "Не вижу чата", "Закрыто")) == []

    async def test_a_role_that_was_withdrawn_answers_nothing(
        self, bot: Services, arrive: Arrive, sim: SimClient
    ) -> None:
        former = await arrive("Борис")
        await former.send("/start")
        await former.sees("Добро пожаловать")
        await bot.access.grant(COMMAND_LINE, former.id, StaffRole.ADMIN)
        person = await arrive("Иван")
        await asks(person)
        card = await card_of(former, "Не вижу чата")
        await bot.access.withdraw(COMMAND_LINE, former.id)
        await former.replies(card["message_id"], "Я ещё тут")
        await former.sees(NOT_YOURS)
        await former.press("Закрыть", card["message_id"])
        assert NOT_YOURS in await former.toast()
        await person.does_not_see("Я ещё тут")
        assert await states() == [RequestState.OPEN]


class TestFromTheMenu:
    async def test_staff_go_through_requests_answer_close_and_reopen(
        self, bot: Services, worker: None, arrive: Arrive, sim: SimClient
    ) -> None:
        person, owner = await arrive("Иван"), await arrive("Ольга", id=OWNER)
        await asks(person, "Не вижу чата " + "я" * 700)
        await person.sends("photo", caption="Вот")
        await person.sees("[фото]")
        await at_admin(owner, "Поддержка · 1", "Ждут ответа · 1")
        await owner.press(await line_with(owner, "№ 1 · "))
        shown = await owner.sees("Обращение № 1 · ждёт ответа")
        assert "Не вижу чата" in shown
        assert "[фото]\nВот" in shown
        assert "Иван" not in shown
        await owner.press(await line_with(owner, "Показать целиком"))
        await reads(owner, "Не вижу чата " + "я" * 700)
        await owner.sees("Обращение № 1 · ждёт ответа")
        await owner.press(await line_with(owner, "Показать фото"))
        await eventually(lambda: has_photo(owner))
        await owner.sees("Обращение № 1 · ждёт ответа")
        await owner.press("Ответить")
        await owner.sees("Ответ на обращение № 1")
        await owner.sends("sticker")
        await owner.sees("Передать можно текст, фото или файл")
        await owner.send("Смотрите /invite")
        await owner.sees("Ответ отправлен")
        await reads(person, "Смотрите /invite")
        await owner.press("‹ Назад")
        await owner.sees("Обращение № 1 · есть ответ")
        await owner.press("Закрыть")
        await owner.sees("Обращение закрыто")
        await owner.press("Открыть снова")
        await owner.sees("Обращение снова открыто")
        await owner.press("Открыть карточку")
        await owner.sees("Иван · ")

    async def test_a_request_that_is_gone_is_no_trouble(self, bot: Services, arrive: Arrive) -> None:
        person, owner = await arrive("Иван"), await arrive("Ольга", id=OWNER)
        await asks(person)
        await at_admin(owner, "Поддержка · 1", "Ждут ответа · 1")
        await owner.press(await line_with(owner, "№ 1 · "))
        await owner.press("Ответить")
        await owner.sees("Ответ на обращение")
        account = await bot.accounts.find(person.id)
        assert account is not None
        await bot.deletion.delete(account.id)
        await owner.send("Где вы?")
        await owner.sees("Этого обращения больше нет")
        await owner.press("Ждут ответа · 0")
        await owner.sees("Здесь пусто")

    async def test_a_role_withdrawn_in_the_middle_of_an_answer_sends_nothing(
        self, bot: Services, arrive: Arrive
    ) -> None:
        person, admin = await arrive("Иван"), await arrive("Борис")
        await admin.send("/start")
        await admin.sees("Добро пожаловать")
        await bot.access.grant(COMMAND_LINE, admin.id, StaffRole.ADMIN)
        await asks(person)
        await at_admin(admin, "Поддержка · 1", "Ждут ответа · 1")
        await admin.press(await line_with(admin, "№ 1 · "))
        await admin.press("Ответить")
        await admin.sees("Ответ на обращение")
        await bot.access.withdraw(COMMAND_LINE, admin.id)
        await admin.send("Уже не моё")
        await admin.sees("ваша роль сюда не пускает")
        assert await SupportMessage.all().count() == 1
