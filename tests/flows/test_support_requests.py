"""People write to the staff through the bot, and the staff answer by replying in their chat."""

from typing import Any

import pytest

from school21_bot.access import COMMAND_LINE, StaffRole
from school21_bot.app import Services
from school21_bot.messages import RequestState
from school21_bot.messages.models import Outgoing, SupportMessage, SupportRequest
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.client import SimClient
from tests.bot import Arrive
from tests.flows import supports
from tests.flows.communities import eventually, reads
from tests.flows.desks import Colleague, card_in, card_of, labels, plain, seen_in
from tests.flows.supports import NOT_YOURS, Join, asks, at_support, has_photo, states

staff, settings, join, owner = supports.staff, supports.settings, supports.join, supports.owner

Json = dict[str, Any]


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
        await eventually(lambda: has_photo(person))

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
        assert "обращение № 1" in plain(shown)
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
