"""People write to the staff through the bot: in their chat, by reply, or from the menu the staff answer."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from school21_bot.access import COMMAND_LINE, StaffRole
from school21_bot.app import Services
from school21_bot.messages import RequestState
from school21_bot.messages.models import Outgoing, SupportMessage, SupportRequest
from school21_bot.people import Status
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.client import Person, SimClient
from school21_bot.sandbox.running import RunningSandbox
from school21_bot.setting_types import QuietHours
from school21_bot.settings import Settings
from tests.bot import Arrive
from tests.flows.communities import eventually, reads
from tests.flows.desks import Colleague, card_in, card_of, labels, plain, seen_in
from tests.flows.people import make_member, set_status
from tests.flows.staff import at_admin, line_with


@pytest.fixture
async def staff(sim: SimClient) -> int:
    """The chat of those who look after the community: a basic group, which may become a supergroup."""
    return await sim.save_group("Организаторы", type="group", bot="member")


# A number that no person of the sandbox has before the owner comes.
OWNER = 7_001
NOT_YOURS = "могут владельцы и администраторы бота"

Json = dict[str, Any]
Join = Callable[..., Awaitable[Colleague]]


@pytest.fixture
def settings(settings: Settings, staff: int) -> Settings:
    """A bot without another support, with a staff chat and one owner."""
    update = {"support_url": "", "staff_chat_id": staff, "admin_ids": (OWNER,), "quiet_hours": QuietHours(0, 0)}
    return settings.model_copy(update=update)


@pytest.fixture
def join(sim: SimClient, staff: int, arrive: Arrive) -> Join:
    """Put somebody into the staff's group."""

    async def newcomer(name: str, **fields: Any) -> Colleague:
        person = await arrive(name, **fields)
        await sim.put_in(staff, person.id)
        return Colleague(sim, staff, person.id)

    return newcomer


@pytest.fixture
async def owner(join: Join) -> Colleague:
    """The owner, in the group."""
    return await join("Ольга", id=OWNER)


async def at_support(person: Person) -> None:
    """In front of the window of the support."""
    await person.send("/support")
    await person.sees("Напишите сюда, что случилось")


async def asks(person: Person, text: str = "Не вижу чата") -> None:
    """Write to the staff."""
    await at_support(person)
    await person.send(text)
    await person.sees("Отправлено, обращение № ")


async def states() -> list[RequestState]:
    """How the requests stand, by their numbers."""
    return [row.state for row in await SupportRequest.all().order_by("number")]


@pytest.mark.usefixtures("worker")
class TestInTheStaffChat:
    async def test_a_text_is_carried_there_and_a_reply_back_and_neither_side_sees_the_others_account(
        self, bot: Services, arrive: Arrive, sim: SimClient, staff: int, owner: Colleague
    ) -> None:
        person = await arrive("Зюзибалда", username="zyuzi")
        await asks(person, "Не вижу чата <b>совсем</b> & где он?")
        shown = await person.sees("обращение № 1 · ждёт ответа")
        assert "Не вижу чата <b>совсем</b> & где он?" in shown
        assert "Ответ придёт сюда" in shown
        card = await card_in(sim, staff, "Обращение № 1 · гость", "Не вижу чата <b>совсем</b> & где он?")
        assert labels(card) == ["Закрыть"]
        for private in ("Зюзибалда", "zyuzi", str(person.id)):
            assert private not in card["html"]
        await owner.replies(card, "Отправьте /invite")
        answer = await reads(person, "Ответ поддержки по обращению № 1")
        assert answer.endswith("Отправьте /invite")
        assert "Ольга" not in answer
        assert "Отвечено" in plain((await card_in(sim, staff, "Отвечено"))["text"])
        assert await states() == [RequestState.ANSWERED]
        calls = [call for call in await sim.calls() if call["method"] == "setMessageReaction"]
        assert [call["ok"] for call in calls] == [True]

    async def test_a_person_writes_back_by_the_button_by_a_reply_and_by_the_command(
        self, bot: Services, arrive: Arrive, sim: SimClient, staff: int, owner: Colleague
    ) -> None:
        person = await arrive("Иван")
        await asks(person)
        await owner.replies(await card_in(sim, staff, "Не вижу чата"), "А какой у вас ник?")
        await reads(person, "А какой у вас ник?")
        await person.press("Написать ещё")
        await person.sees("обращение № 1 · есть ответ")
        assert await card_of(person, "Ответ поддержки по обращению № 1", "А какой у вас ник?")
        assert len([one for one in await person.messages() if not one["outgoing"]]) == 2
        await person.send("ivanpetr")
        await person.sees("Отправлено, обращение № 1")
        await card_in(sim, staff, "Обращение № 1", "ivanpetr")
        letter = await card_of(person, "Ответ поддержки по обращению № 1", "А какой у вас ник?")
        await person.replies(letter["message_id"], "и в чате так же")
        await person.sees("Отправлено, обращение № 1")
        await card_in(sim, staff, "Обращение № 1", "и в чате так же")
        await person.press("‹ Назад")
        await person.sees("Добро пожаловать")
        await person.replies(letter["message_id"], "спасибо")
        assert "Добро пожаловать" in await person.sees("Отправлено, обращение № 1")
        assert await states() == [RequestState.OPEN]

    async def test_photos_and_documents_go_both_ways(
        self, bot: Services, arrive: Arrive, sim: SimClient, staff: int, owner: Colleague
    ) -> None:
        person = await arrive("Иван")
        await at_support(person)
        await person.sends("photo", caption="Вот что вижу")
        await person.sees("Отправлено, обращение № 1")
        await person.sends("document")
        photo = await card_in(sim, staff, "Обращение № 1", "Вот что вижу")
        assert photo["photo"]
        document = await seen_in(sim, staff, lambda one: "document" in one)
        assert document["document"]["file_name"] == "document.pdf"
        await owner.replies(photo, kind="document", caption="Инструкция")
        got = await card_of(person, "Ответ поддержки по обращению № 1", "Инструкция")
        assert got["document"]
        await card_in(sim, staff, "Вот что вижу", "Отвечено")
        await owner.replies(document, kind="photo")
        await eventually(lambda: _has_photo(person))

    async def test_of_an_album_everything_is_carried_and_answered_once(
        self, bot: Services, arrive: Arrive, sim: SimClient, staff: int
    ) -> None:
        person = await arrive("Иван")
        await at_support(person)
        before = len(await sim.calls())
        for number in range(3):
            await person.sends("photo", media_group_id="album", caption="Раз" if number == 0 else "")
        await person.sees("Отправлено, обращение № 1")

        async def all_are_there() -> bool:
            return sum("photo" in one for one in await sim.group(staff)) == 3

        await eventually(all_are_there)
        sent = [call for call in (await sim.calls())[before:] if call["method"] == "sendMessage"]
        assert len(sent) == 1

    @pytest.mark.parametrize("kind", ["sticker", "voice", "video", "location", "contact", "animation", "poll"])
    async def test_what_cannot_be_carried_gets_a_kind_answer_on_both_sides(
        self, bot: Services, arrive: Arrive, sim: SimClient, staff: int, owner: Colleague, kind: str
    ) -> None:
        person = await arrive("Иван")
        await asks(person)
        await person.sends(kind)
        shown = await person.sees("Передать можно текст, фото или файл")
        assert "обращение № 1" in shown
        await person.send("/nothing")
        await person.sees("Такой команды нет")
        card = await card_in(sim, staff, "Не вижу чата")
        await owner.replies(card, kind=kind)
        await card_in(sim, staff, "Передать можно текст, фото или файл")
        assert await SupportMessage.all().count() == 1

    async def test_what_is_too_long_is_refused_with_what_fits(
        self, bot: Services, arrive: Arrive, sim: SimClient, staff: int, owner: Colleague
    ) -> None:
        person = await arrive("Иван")
        await at_support(person)
        await person.send("я" * 3501)
        await person.sees("Слишком длинно: 3 501 знаков, а помещается 3 500")
        await person.sends("photo", caption="я" * 801)
        await person.sees("Подпись слишком длинная")
        await person.send("я" * 3500)
        await person.sees("Отправлено")
        card = await card_in(sim, staff, "я" * 3500)
        await owner.replies(card, "я" * 3501)
        await card_in(sim, staff, "Слишком длинно")
        await owner.replies(card, "я" * 3500)
        await reads(person, "я" * 3500)

    async def test_nobody_but_staff_answers_or_closes_and_others_are_no_business_of_the_bots(
        self, bot: Services, arrive: Arrive, sim: SimClient, staff: int, join: Join
    ) -> None:
        person = await arrive("Иван")
        await asks(person)
        card = await card_in(sim, staff, "Не вижу чата")
        stranger, analyst = await join("Чужой"), await join("Анна")
        await bot.access.grant(COMMAND_LINE, analyst.id, StaffRole.ANALYST)
        for nobody in (stranger, analyst):
            await nobody.replies(card, "Ваш чат закрыт")
            assert NOT_YOURS in await nobody.presses("Закрыть", card)
        assert sum(NOT_YOURS in plain(one.get("text", "")) for one in await sim.group(staff)) == 2
        before = len(await sim.group(staff))
        mine = await sim.send_to_group(staff, stranger.id, "Просто разговор")
        await sim.send_to_group(staff, analyst.id, "Ответ коллеге", reply_to=mine)
        await sim.send_to_group(staff, analyst.id, "/help", reply_to=card["message_id"])
        await sim.idle()
        assert len(await sim.group(staff)) == before + 3
        await person.does_not_see("Ваш чат закрыт")
        assert await states() == [RequestState.OPEN]
        assert not await Row.filter(telegram_id__in=[stranger.id, analyst.id]).exists()

    async def test_a_reply_to_the_same_number_in_another_group_does_nothing(
        self, bot: Services, arrive: Arrive, sim: SimClient, staff: int, owner: Colleague
    ) -> None:
        person = await arrive("Иван")
        await asks(person)
        card = await card_in(sim, staff, "Не вижу чата")
        other = await sim.save_group("Другая", bot="member")
        await sim.put_in(other, owner.id)
        await Outgoing.all().update(chat_id=other)  # even if the bot has written there
        posted = await sim.send_to_group(other, owner.id, "Не ответ")
        await Outgoing.all().update(message_id=posted)
        await sim.send_to_group(other, owner.id, "Ответ не отсюда", reply_to=posted)
        await sim.idle()
        await person.does_not_see("Ответ не отсюда")
        assert card["message_id"]

    async def test_a_second_answer_is_another_answer(
        self, bot: Services, arrive: Arrive, sim: SimClient, staff: int, owner: Colleague, join: Join
    ) -> None:
        person = await arrive("Иван")
        await asks(person)
        card = await card_in(sim, staff, "Не вижу чата")
        admin = await join("Борис")
        await bot.access.grant(COMMAND_LINE, admin.id, StaffRole.ADMIN)
        await owner.replies(card, "Первый ответ")
        await admin.replies(card, "Второй ответ")
        await reads(person, "Первый ответ")
        await reads(person, "Второй ответ")

    async def test_a_closed_request_has_no_button_and_the_next_message_is_another_request(
        self, bot: Services, arrive: Arrive, sim: SimClient, staff: int, owner: Colleague
    ) -> None:
        person = await arrive("Иван")
        await asks(person)
        card = await card_in(sim, staff, "Не вижу чата")
        assert "Обращение закрыто" in await owner.presses("Закрыть", card)
        closed = await card_in(sim, staff, "Не вижу чата", "Закрыто")
        assert labels(closed) == []
        await reads(person, "Обращение № 1 закрыто")
        request = await SupportRequest.get()
        assert "уже закрыто" in await owner.forges(f"support:close:{request.id}", card)
        for forged in ("support:", "support:close", "support:close:x", f"support:close:{'9' * 19}", "support:open:1"):
            assert "Этого обращения больше нет" in await owner.forges(forged, card)
        await person.send("Снова я")
        await person.sees("Отправлено, обращение № 2")
        await card_in(sim, staff, "Обращение № 2", "Снова я")
        await owner.replies(closed, "И ещё по первому")
        await reads(person, "Ответ поддержки по обращению № 1")
        assert await states() == [RequestState.CLOSED, RequestState.OPEN]

    async def test_staff_learn_that_an_answer_met_a_closed_door(
        self, bot: Services, arrive: Arrive, sim: SimClient, staff: int, owner: Colleague
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
        self,
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
        assert not await _has_photo(person)

    @pytest.mark.parametrize("status", [400, 500])
    async def test_a_card_that_cannot_be_shown_is_looked_for_in_the_bot(
        self, bot: Services, arrive: Arrive, sim: SimClient, sandbox: RunningSandbox, staff: int, status: int
    ) -> None:
        person = await arrive("Иван")
        await at_support(person)
        sandbox.fail_next("sendPhoto", 1, status=status, description="Bad Request: not enough rights to send photos")
        await person.sends("photo", caption="Снимок")
        await card_in(sim, staff, "Обращение № 1: новое сообщение", "Посмотрите в боте")
        await sim.idle()
        assert not any("Снимок" in one.get("caption", "") for one in await sim.group(staff))

    async def test_a_pause_that_telegram_asks_for_is_kept_and_nothing_is_lost_or_doubled(
        self, bot: Services, arrive: Arrive, sim: SimClient, sandbox: RunningSandbox, staff: int, owner: Colleague
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
        self, bot: Services, arrive: Arrive, sim: SimClient, staff: int, owner: Colleague
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
        self, bot: Services, arrive: Arrive, sim: SimClient, staff: int, owner: Colleague
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
        self, bot: Services, arrive: Arrive, sim: SimClient, sandbox: RunningSandbox, staff: int
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


async def _has_photo(person: Person) -> bool:
    return any("photo" in one and not one["outgoing"] for one in await person.messages())


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
        await eventually(lambda: _has_photo(owner))
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
