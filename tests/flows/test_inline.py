"""Members are found from any chat; what is posted there names nobody, and opens the card for members alone."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiogram.types import InlineQuery

from school21_bot.app import Services
from school21_bot.journal.models import Event
from school21_bot.people import Directory, Field, Status, Step
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.client import Person, SimClient
from school21_bot.storage import fetch
from school21_bot.telegram import inline, turns
from tests.flows.communities import eventually
from tests.flows.conftest import Arrive
from tests.flows.people import make_applicant, make_member, make_members, set_status
from tests.flows.profiles import known, looking

Json = dict[str, Any]

PERSONAL = ("Иван", "Петров", "ivanpetr", "ivan.petrov", "SberPay", "Нагрузочное")


def titles(answer: Json) -> list[str]:
    """Who is offered, in order."""
    return [result["title"] for result in answer["results"]]


async def shown_to(person: Person, words: str, offset: str = "") -> list[str]:
    """Who is offered to somebody who types this."""
    return titles(await person.types_inline(words, offset))


@pytest.fixture
def group(sim: SimClient) -> Callable[..., Awaitable[int]]:
    """A chat of some people that the bot is not in."""

    async def make(*people: Person) -> int:
        number = await sim.save_group("Соседи", bot="left")
        for person in people:
            await sim.put_in(number, person.id)
        return number

    return make


async def test_a_member_posts_somebody_into_a_chat_without_saying_who_it_is(
    bot: Services, arrive: Arrive, sim: SimClient, group: Callable[..., Awaitable[int]]
) -> None:
    friend = await make_member(bot, 4001, name="Иван", last_name="Петров", username="ivanpetr")
    person, neighbour = await looking(bot, arrive), await arrive("Сосед")
    chat = await group(person, neighbour)
    answer = await person.types_inline("golang senior")
    assert [(one["title"], one["description"]) for one in answer["results"]] == [
        ("Иван Петров", "golang разработчик · Senior · Lab.SberPay.NFC")
    ]
    assert (answer["is_personal"], answer["cache_time"], answer["next_offset"], answer["button"]) == (
        *(True, inline.CACHE_SECONDS, ""),
        None,
    )
    await sim.choose_inline(answer["query_id"], answer["results"][0]["id"], chat)
    posted = (await sim.group(chat))[-1]
    assert posted["text"] == "Участник сообщества Школы 21\ngolang разработчик · Senior"
    assert posted["reply_markup"]["inline_keyboard"] == [
        [
            {
                "text": "Открыть карточку",
                "url": f"https://t.me/school21_sandbox_bot?start=card_{friend.id}",
                "style": "primary",
            }
        ]
    ]
    raw = {name: value for name, value in posted.items() if name != "from"}  # the author is who posted it
    assert [word for word in (*PERSONAL, "4001") if word in str(raw)] == []


async def test_nothing_of_what_is_typed_is_noted_or_kept(bot: Services, arrive: Arrive) -> None:
    await make_members(bot, 1)
    person = await looking(bot, arrive)
    before = await Event.all().count()
    assert await shown_to(person, "QA") == ["Коллега 1"]
    assert await Event.all().count() == before
    assert await fetch("SELECT 1 FROM recent_search") == []


async def test_without_words_the_newest_members_are_shown(bot: Services, arrive: Arrive) -> None:
    await make_members(bot, 2)
    person = await looking(bot, arrive)
    assert await shown_to(person, "  ") == ["Анна", "Коллега 2", "Коллега 1"]


async def test_what_was_typed_in_the_wrong_layout_is_found_page_by_page(bot: Services, arrive: Arrive) -> None:
    await make_members(bot, 12)
    person = await looking(bot, arrive)
    first = await person.types_inline("rjkktuf")  # "коллега"
    assert titles(first) == [f"Коллега {n}" for n in range(12, 2, -1)]
    assert await shown_to(person, "rjkktuf", first["next_offset"]) == ["Коллега 2", "Коллега 1"]


async def test_pages_follow_each_other_and_end(bot: Services, arrive: Arrive) -> None:
    members = await make_members(bot, 23)
    person = await looking(bot, arrive)
    seen, offset = list[str](), ""
    for number in range(3):
        answer = await person.types_inline("qa", offset)
        seen += [one["id"] for one in answer["results"]]
        offset = answer["next_offset"]
        assert len(offset.encode()) <= 64
        assert bool(offset) == (number < 2)
    assert seen == [str(member.id) for member in reversed(members)]


@pytest.mark.parametrize(
    "offset", ["10", "-1", "9.1", "2.0", f"2.{2**63}", "2.1~~", "'; DROP", "2.\u0661", "я" * 32, "x" * 64]
)
async def test_a_forged_offset_is_no_error_and_shows_nobody(offset: str, bot: Services, arrive: Arrive) -> None:
    await make_members(bot, 1)
    person = await looking(bot, arrive)
    answer = await person.types_inline("qa", offset)
    assert (answer["results"], answer["next_offset"], answer["button"]) == ([], "", None)


@pytest.mark.parametrize(
    ("status", "label"),
    [
        (None, "Зарегистрироваться"),
        (Status.NEW, "Зарегистрироваться"),
        (Status.APPLYING, "Зарегистрироваться"),
        (Status.ABANDONED, "Зарегистрироваться"),
        (Status.LEFT, "Зарегистрироваться"),
        (Status.REMOVED, "Зарегистрироваться"),
        (Status.WAITING, "Открыть бота"),
        (Status.SUSPENDED, "Открыть бота"),
        (Status.BANNED, "Открыть бота"),
    ],
)
async def test_whoever_is_no_member_sees_nobody_and_the_way_in(
    status: Status | None, label: str, bot: Services, arrive: Arrive
) -> None:
    (member,) = await make_members(bot, 1)
    person = await arrive("Чужой")
    if status is not None:
        applying = {Step.SCHOOL_NICKNAME: "foreign", Step.MESSENGER_NICKNAME: "for.eign"}
        await set_status(await make_applicant(bot, person.id, answers=applying), status)
    rows = await Row.all().count()
    for words in ("", "qa", f"card_{member.id}", "card_1"):
        answer = await person.types_inline(words)
        assert answer["results"] == []
        assert answer["button"] == {"text": label, "start_parameter": "inline"}
    assert await Row.all().count() == rows  # typing makes nobody known
    await person.send("/start inline")
    await person.sees(" ")


async def test_a_member_who_has_to_agree_first_sees_nobody(bot: Services, arrive: Arrive) -> None:
    person = await looking(bot, arrive)
    await Row.filter(telegram_id=person.id).update(consent_version="2001-01")
    answer = await person.types_inline("")
    assert (answer["results"], answer["button"]["text"]) == ([], "Открыть бота")


async def test_whoever_hides_or_leaves_is_gone_with_the_next_letter(bot: Services, arrive: Arrive) -> None:
    unlisted, left, hides = await make_members(bot, 3)
    person = await looking(bot, arrive)
    assert len(await shown_to(person, "qa")) == 3
    await bot.profiles.list_card(unlisted.id, listed=False, cause="test")
    await bot.profiles.hide_field(hides.id, Field.TEAM, hidden=True, cause="test")
    await set_status(left, Status.LEFT)
    answer = await person.types_inline("qa")
    assert [(one["title"], one["description"]) for one in answer["results"]] == [("Коллега 3", "QA · Middle")]
    for gone in (unlisted, left):
        assert await shown_to(person, f"card_{gone.id}") == []


async def test_sharing_from_the_card_offers_exactly_that_member(bot: Services, arrive: Arrive) -> None:
    await make_members(bot, 3)
    person = await looking(bot, arrive)
    await person.press("Найти коллегу")
    await person.press("QA · 3")
    await person.press("Любой уровень")
    await person.press("Коллега 2 · T-2")
    await person.sees("Коллега 2")
    query = (await person.press("Поделиться"))["inline_query"]
    assert await shown_to(person, query) == ["Коллега 2"]
    (row,) = [
        row
        for row in (await person.messages())[-1]["reply_markup"]["inline_keyboard"]
        if row[0]["text"] == "Поделиться"
    ]
    chosen = row[0]["switch_inline_query_chosen_chat"]
    assert chosen == {
        "query": query,
        "allow_user_chats": True,
        "allow_group_chats": True,
        "allow_channel_chats": True,
    }


@pytest.mark.parametrize("words", ["card_", "card_0", "card_-1", f"card_{2**63}", "card_1", "card_x", "card_\u0661"])
async def test_a_card_that_never_was_is_nobody(words: str, bot: Services, arrive: Arrive) -> None:
    await make_members(bot, 1)
    person = await looking(bot, arrive)
    answer = await person.types_inline(words)
    assert (answer["results"], answer["button"]) == ([], None)


async def test_of_fast_letters_only_the_last_is_looked_for(
    bot: Services, arrive: Arrive, sim: SimClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_members(bot, 1)
    person = await looking(bot, arrive)
    looked_for = list[str]()
    answer = inline.answer
    monkeypatch.setattr(turns, "PAUSE_SECONDS", 0.5)

    async def watched(query: InlineQuery, services: Services) -> None:
        looked_for.append(query.query)
        await answer(query, services)

    monkeypatch.setattr(inline, "answer", watched)
    word = "коллега"
    queries = [await sim.ask_inline(person.id, word[:length]) for length in range(len(word) + 1)]
    last = await sim.inline_answer(queries[-1], 30)
    assert titles(last) == ["Коллега 1"]
    assert looked_for[-1] == word
    assert len(looked_for) < len(queries)
    assert await sim.idle()


async def test_typing_waits_for_nothing_that_the_person_does_in_the_bot_and_holds_nothing_up(
    bot: Services, arrive: Arrive, sim: SimClient
) -> None:
    await make_members(bot, 1)
    person = await looking(bot, arrive)
    asked = [sim.ask_inline(person.id, "к" * (number + 1)) for number in range(60)]
    await asyncio.gather(*asked)
    await person.press("Найти коллегу")  # more than people do in ten seconds, and yet nobody is asked to wait
    await person.sees("Выберите роль")


async def test_an_answer_that_comes_too_late_harms_nobody(
    bot: Services, arrive: Arrive, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_members(bot, 1)
    person = await looking(bot, arrive)
    monkeypatch.setattr("school21_bot.sandbox.inline.INLINE_SECONDS", -0.001)
    await person.sim.ask_inline(person.id, "qa")

    async def is_refused() -> bool:
        calls = [one for one in await person.sim.calls() if one["method"] == "answerInlineQuery"]
        return any("query is too old" in str(one) for one in calls)

    await eventually(is_refused)
    monkeypatch.undo()
    assert await shown_to(person, "qa") == ["Коллега 1"]


async def test_trouble_of_ours_shows_nobody_and_is_over_with_the_next_letter(
    bot: Services, arrive: Arrive, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_members(bot, 1)
    person = await looking(bot, arrive)

    async def broken(*_: object, **__: object) -> None:
        raise OSError("the database is away")

    with monkeypatch.context() as patch:
        patch.setattr(Directory, "cards", broken)
        answer = await person.types_inline("qa")
        assert (answer["results"], answer["button"]) == ([], None)
    assert await shown_to(person, "qa") == ["Коллега 1"]


async def test_what_is_posted_into_the_chat_with_the_bot_answers_no_question(
    bot: Services, arrive: Arrive, sim: SimClient
) -> None:
    await make_members(bot, 1)
    person = await looking(bot, arrive)
    await person.send("/profile")
    await person.press("Изменить карточку")
    await person.press("✎ О работе")
    await person.sees("Меняем ответ")
    form = await person.screen()
    answer = await person.types_inline("qa")
    await sim.choose_inline(answer["query_id"], answer["results"][0]["id"], person.id)
    assert await sim.idle()
    assert await person.screen() == form
    assert (await known(bot, person)).record.description == "Нагрузочное тестирование"


async def test_whoever_speaks_english_is_answered_in_english(bot: Services, arrive: Arrive) -> None:
    await make_member(bot, 4001, name="Иван")
    person = await arrive("John", language_code="en")
    answer = await person.types_inline("")
    assert answer["button"]["text"] == "Register"
