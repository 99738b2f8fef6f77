"""Requests for help as the services keep them: numbers, states, repeats, limits, and what is left of them."""

import asyncio
from datetime import timedelta
from itertools import count

import pytest

from school21_bot import clock
from school21_bot.access import COMMAND_LINE, StaffRole, in_the_bot
from school21_bot.app import Services
from school21_bot.audit.models import AuditEntry
from school21_bot.errors import Conflict, NotAllowed, NotFound, RuleViolated
from school21_bot.journal.models import Event
from school21_bot.messages import Author, Request, RequestState, Said, SaidKind
from school21_bot.messages.facts import Facts
from school21_bot.messages.facts import place_of as facts_place
from school21_bot.messages.models import Delivery, Outgoing, SupportMessage, SupportRequest
from school21_bot.messages.said import LONGEST_CAPTION, LONGEST_TEXT
from school21_bot.messages.support import MOST_IN_AN_HOUR
from school21_bot.people import Account, Status, TelegramNames
from school21_bot.people.models import Person
from school21_bot.ports import Topic
from tests.flows.people import make_member
from tests.services import OWNER

STAFF = in_the_bot(1, OWNER)
_causes = count(1)


@pytest.fixture
async def person(services: Services) -> Account:
    """Somebody who has pressed start."""
    return await services.accounts.arrive(700, TelegramNames("Иван"), "ru")


async def ask(services: Services, person: Account, text: str = "Не могу войти", cause: str = "") -> Request:
    """Write to the staff."""
    return await services.support.ask(person.id, Said(html=text), cause=cause or f"message:{next(_causes)}")


async def answer(services: Services, request: Request, text: str = "Попробуйте ещё раз", cause: str = "") -> Request:
    """Answer as the owner does."""
    cause = cause or f"700:{next(_causes)}"
    return await services.helpdesk.answer(STAFF, request.id, Said(html=text), cause=cause)


async def said(services: Services, request: Request) -> list[tuple[Author, str]]:
    """What was said in a request."""
    view = await services.helpdesk.view(STAFF, request.id)
    return [(told.author, told.said.plain if told.said else "") for told in view.messages]


async def letters(topic: Topic) -> list[int]:
    """To which chats the bot has something to say about this."""
    return [row.chat_id for row in await Outgoing.filter(kind=topic.value).order_by("id")]


async def cards(services: Services) -> list[str]:
    """What the cards of the staff say of how the request stands, the oldest first."""
    found = []
    for row in await Outgoing.filter(kind=Topic.STAFF_SUPPORT.value).order_by("id"):
        facts = await services.sealer.open(facts_place(row.id), row.record, Facts)
        found.append(str(facts.values.get("state", facts.values.get("outcome"))))
    return found


class TestAsking:
    async def test_messages_gather_in_one_request_until_it_is_closed(self, services: Services, person: Account) -> None:
        first = await ask(services, person, "Раз")
        assert (first.number, first.state) == (1, RequestState.OPEN)
        assert (await ask(services, person, "Два")).id == first.id
        assert (await answer(services, first)).state is RequestState.ANSWERED
        again = await ask(services, person, "Три")
        assert (again.id, again.state) == (first.id, RequestState.OPEN)
        await services.helpdesk.close(STAFF, first.id)
        other = await ask(services, person, "Четыре")
        assert (other.number, other.state) == (2, RequestState.OPEN)
        assert await said(services, first) == [
            (Author.PERSON, "Раз"),
            (Author.PERSON, "Два"),
            (Author.STAFF, "Попробуйте ещё раз"),
            (Author.PERSON, "Три"),
        ]

    async def test_what_telegram_delivers_twice_is_brought_once(self, services: Services, person: Account) -> None:
        first = await ask(services, person, cause="message:5")
        await answer(services, first)
        assert (await ask(services, person, cause="message:5")).state is RequestState.ANSWERED
        assert await SupportMessage.filter(author=Author.PERSON).count() == 1
        assert await Event.filter(kind="support_asked").count() == 1
        assert await letters(Topic.STAFF_SUPPORT) == [OWNER]
        other = await services.accounts.arrive(701, TelegramNames("Анна"), "ru")
        assert (await ask(services, other, cause="message:5")).id != first.id

    async def test_numbers_are_given_once_however_many_ask_at_a_time(self, services: Services) -> None:
        people = [await services.accounts.arrive(number, TelegramNames("Иван"), "ru") for number in range(800, 812)]
        requests = await asyncio.gather(*(ask(services, person) for person in people))
        assert sorted(request.number for request in requests) == list(range(1, 13))

    async def test_two_messages_at_a_time_make_one_request(self, services: Services, person: Account) -> None:
        requests = await asyncio.gather(*(ask(services, person) for _ in range(5)))
        assert len({request.id for request in requests}) == 1

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (Said(html="  \n\u200b"), "empty"),
            (Said(html="я" * (LONGEST_TEXT + 1)), "too-long"),
            (Said(html="😀" * (LONGEST_TEXT // 2 + 1)), "too-long"),
            (Said(SaidKind.PHOTO, "я" * (LONGEST_CAPTION + 1), "id"), "caption-too-long"),
        ],
    )
    async def test_what_cannot_be_carried_is_refused(
        self, services: Services, person: Account, content: Said, reason: str
    ) -> None:
        with pytest.raises(RuleViolated) as refused:
            await services.support.ask(person.id, content, cause="message:1")
        assert (refused.value.field, refused.value.reason) == ("support", reason)
        assert await SupportRequest.all().count() == 0

    async def test_markup_does_not_count_and_a_file_needs_no_words(self, services: Services, person: Account) -> None:
        long = Said(html="<b>я</b>" * LONGEST_TEXT)
        await services.support.ask(person.id, long, cause="message:1")
        await services.support.ask(person.id, Said(SaidKind.PHOTO, "", "id"), cause="message:2")

    async def test_nobody_writes_more_than_a_few_in_an_hour(
        self, services: Services, person: Account, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for _ in range(MOST_IN_AN_HOUR):
            request = await ask(services, person)
        with pytest.raises(RuleViolated) as refused:
            await ask(services, person)
        assert refused.value.reason == "too-many"
        await services.helpdesk.close(STAFF, request.id)
        with pytest.raises(RuleViolated):
            await ask(services, person)
        later = clock.now() + timedelta(minutes=61)
        monkeypatch.setattr(clock, "now", lambda: later)
        assert (await ask(services, person)).number == 2

    async def test_who_is_gone_asks_nothing(self, services: Services, person: Account) -> None:
        await services.deletion.delete(person.id)
        with pytest.raises(NotAllowed):
            await ask(services, person)

    async def test_without_a_staff_chat_all_who_may_answer_are_told(self, services: Services, person: Account) -> None:
        await services.access.grant(COMMAND_LINE, 31, StaffRole.ADMIN)
        await services.access.grant(COMMAND_LINE, 32, StaffRole.ANALYST)
        await services.access.grant(COMMAND_LINE, OWNER + 1, StaffRole.OWNER)
        await ask(services, person)
        assert sorted(await letters(Topic.STAFF_SUPPORT)) == [31, OWNER, OWNER + 1]

    async def test_what_is_said_lies_sealed(self, services: Services, person: Account) -> None:
        request = await services.support.ask(
            person.id, Said(SaidKind.DOCUMENT, "Зюзибалда", "file-1", "Хвощ.pdf"), cause="message:1"
        )
        await answer(services, request, "Бздыхмурий")
        rows: list[SupportMessage | Outgoing] = [*await SupportMessage.all(), *await Outgoing.all()]
        for row in rows:
            for text in ("Зюзибалда", "Хвощ", "Бздыхмурий"):
                assert text.encode() not in row.record
                assert text not in str(vars(row))


class TestAnswering:
    async def test_a_second_answer_is_another_answer_and_a_repeated_one_is_not(
        self, services: Services, person: Account
    ) -> None:
        request = await ask(services, person)
        for cause in ("7:1", "7:1", "7:2"):
            await answer(services, request, cause=cause)
        assert await letters(Topic.SUPPORT_ANSWER) == [700, 700]
        assert await Event.filter(kind="support_answered").count() == 2
        assert await AuditEntry.filter(action="support-answered").count() == 2

    async def test_cards_say_how_the_request_stands(self, services: Services, person: Account) -> None:
        request = await ask(services, person)
        await answer(services, request)
        await ask(services, person)
        assert await cards(services) == ["answered", "open"]
        await answer(services, request)
        assert await cards(services) == ["answered", "answered"]
        await services.helpdesk.close(STAFF, request.id)
        assert await cards(services) == ["closed", "closed"]
        await services.helpdesk.reopen(STAFF, request.id)
        assert await cards(services) == ["open", "open"]

    async def test_an_answer_opens_a_closed_request_unless_there_is_another(
        self, services: Services, person: Account
    ) -> None:
        first = await ask(services, person)
        await services.helpdesk.close(STAFF, first.id)
        assert (await answer(services, first)).state is RequestState.ANSWERED
        await services.helpdesk.close(STAFF, first.id)
        await ask(services, person)
        assert (await answer(services, first)).state is RequestState.CLOSED
        assert len(await letters(Topic.SUPPORT_ANSWER)) == 2
        with pytest.raises(Conflict):
            await services.helpdesk.reopen(STAFF, first.id)

    async def test_closing_tells_whoever_got_no_answer(self, services: Services, person: Account) -> None:
        request = await ask(services, person)
        await answer(services, request)
        await services.helpdesk.close(STAFF, request.id)
        assert await letters(Topic.SUPPORT_CLOSED) == []
        other = await ask(services, person)
        await services.helpdesk.close(STAFF, other.id)
        assert await letters(Topic.SUPPORT_CLOSED) == [700]
        with pytest.raises(Conflict):
            await services.helpdesk.close(STAFF, other.id)
        await services.helpdesk.reopen(STAFF, other.id)
        with pytest.raises(Conflict):
            await services.helpdesk.reopen(STAFF, other.id)

    async def test_of_closing_and_answering_at_a_time_both_count_and_each_is_written_down_once(
        self, services: Services, person: Account
    ) -> None:
        request = await ask(services, person)
        done = await asyncio.gather(
            *(services.helpdesk.close(STAFF, request.id) for _ in range(3)),
            answer(services, request),
            return_exceptions=True,
        )
        assert sum(isinstance(one, Conflict) for one in done) in {1, 2}
        assert not [one for one in done if isinstance(one, Exception) and not isinstance(one, Conflict)]
        assert await letters(Topic.SUPPORT_ANSWER) == [700]
        closed = await AuditEntry.filter(action="support-closed").count()
        assert closed == 3 - sum(isinstance(one, Conflict) for one in done)

    @pytest.mark.parametrize("role", [None, StaffRole.ANALYST])
    async def test_nobody_else_reads_answers_closes_or_reopens(
        self, services: Services, person: Account, role: StaffRole | None
    ) -> None:
        request = await ask(services, person)
        if role is not None:
            await services.access.grant(COMMAND_LINE, 700, role)
        by, desk = in_the_bot(person.id, 700), services.helpdesk
        message_id = (await desk.view(STAFF, request.id)).messages[0].id
        for refused in (
            desk.counts(by),
            desk.page(by, RequestState.OPEN, 0),
            desk.view(by, request.id),
            desk.message(by, request.id, message_id),
            desk.answer(by, request.id, Said(html="Я"), cause="1:1"),
            desk.close(by, request.id),
            desk.reopen(by, request.id),
            desk.view(by, 1),
        ):
            with pytest.raises(NotAllowed):
                await refused
        assert await letters(Topic.SUPPORT_ANSWER) == []
        assert (await SupportRequest.get()).state is RequestState.OPEN

    async def test_what_is_not_there_is_not_found(self, services: Services, person: Account) -> None:
        request = await ask(services, person)
        for missing in (
            services.helpdesk.view(STAFF, 1),
            services.helpdesk.message(STAFF, request.id, 1),
            services.helpdesk.close(STAFF, 1),
        ):
            with pytest.raises(NotFound):
                await missing

    async def test_who_has_no_account_any_more_cannot_be_answered(self, services: Services, person: Account) -> None:
        request = await ask(services, person)
        await Person.filter(id=person.id).update(telegram_id=None)
        with pytest.raises(Conflict):
            await answer(services, request)

    async def test_lists_are_paged_who_waits_longest_first(self, services: Services) -> None:
        for number in range(10):
            person = await services.accounts.arrive(900 + number, TelegramNames("Иван"), "ru")
            await ask(services, person, f"Вопрос {number}")
        first = await services.helpdesk.page(STAFF, RequestState.OPEN, 0)
        last = await services.helpdesk.page(STAFF, RequestState.OPEN, 7)
        assert [line.request.number for line in (*first.lines, *last.lines)] == list(range(1, 11))
        assert (last.number, last.pages, last.total) == (1, 2, 10)
        assert first.lines[0].last is not None
        assert first.lines[0].last.said == Said(html="Вопрос 0")
        counts = await services.helpdesk.counts(STAFF)
        assert counts == {RequestState.OPEN: 10, RequestState.ANSWERED: 0, RequestState.CLOSED: 0}


class TestUndelivered:
    @pytest.mark.parametrize("state", [Delivery.BLOCKED, Delivery.FAILED, Delivery.UNKNOWN])
    async def test_the_staff_learn_once_that_an_answer_did_not_arrive(
        self, services: Services, person: Account, state: Delivery
    ) -> None:
        await answer(services, await ask(services, person))
        row = await Outgoing.get(kind=Topic.SUPPORT_ANSWER.value)
        for _ in range(2):
            await services.cards.undelivered(row.id, state)
        assert await letters(Topic.STAFF_SUPPORT_UNDELIVERED) == [OWNER]

    async def test_a_message_leads_to_its_request_in_its_own_chat_only(
        self, services: Services, person: Account
    ) -> None:
        request = await ask(services, person)
        await Outgoing.all().update(message_id=55)
        assert await services.cards.request_behind(OWNER, 55) == request.id
        assert await services.cards.request_behind(700, 55) is None
        assert await services.cards.request_behind(OWNER, 56) is None
        await answer(services, request)
        await Outgoing.filter(kind=Topic.SUPPORT_ANSWER.value).update(message_id=56)
        assert await services.cards.is_answer(700, 56)
        assert not await services.cards.is_answer(OWNER, 55)
        assert await services.cards.request_behind(700, 56) is None


class TestLeaving:
    async def test_deletion_takes_requests_along_and_leaves_no_words_on_cards(
        self, services: Services, person: Account
    ) -> None:
        other = await services.accounts.arrive(701, TelegramNames("Анна"), "ru")
        await ask(services, other)
        request = await ask(services, person)
        await Outgoing.filter(kind=Topic.STAFF_SUPPORT.value).update(message_id=5, state=Delivery.SENT)
        await ask(services, person, "Этого никто ещё не видел")
        await answer(services, request)
        await services.cards.undelivered((await Outgoing.get(kind=Topic.SUPPORT_ANSWER.value)).id, Delivery.BLOCKED)
        await services.deletion.delete(person.id)
        assert [row.person_id for row in await SupportRequest.all()] == [other.id]
        assert await SupportMessage.all().count() == 1
        assert await cards(services) == ["open", "withdrawn"]
        assert await letters(Topic.STAFF_SUPPORT_UNDELIVERED) == []
        with pytest.raises(NotFound):
            await answer(services, request)

    async def test_their_own_data_hold_what_was_said(self, services: Services, person: Account) -> None:
        await services.support.ask(person.id, Said(html="<b>Где</b> &lt;чат&gt;?"), cause="message:1")
        request = await services.support.ask(
            person.id, Said(SaidKind.DOCUMENT, "", "file-1", "screen.pdf"), cause="message:2"
        )
        await answer(services, request, "Здесь")
        (found,) = (await services.own_data.copy(person.id))["support"]
        assert (found["number"], found["state"]) == (1, "answered")
        assert [(one["author"], one["kind"], one["text"], one["file_name"]) for one in found["messages"]] == [
            ("person", "text", "Где <чат>?", None),
            ("person", "document", "", "screen.pdf"),
            ("staff", "text", "Здесь", None),
        ]
        assert "file-1" not in str(found)

    async def test_requests_move_with_whoever_asked_for_the_move(self, services: Services, person: Account) -> None:
        member = await make_member(services, 500)
        request = await ask(services, person, "Потерял аккаунт, это я")
        await services.moving.move(STAFF, member.id, 700)
        assert (await SupportRequest.get(id=request.id)).person_id == member.id
        await answer(services, request)
        assert await letters(Topic.SUPPORT_ANSWER) == [700]

    async def test_the_banned_may_ask_too(self, services: Services, person: Account) -> None:
        await Person.filter(id=person.id).update(status=Status.BANNED)
        assert (await ask(services, person)).number == 1
