"""Inline mode: what people type reaches the bot, what it offers reaches them, and what they choose the chat."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    SwitchInlineQueryChosenChat,
)

from school21_bot.sandbox.client import Person, SimClient, SimRefused
from school21_bot.sandbox.running import RunningSandbox
from tests.sandbox.calling import BAD, Json, call
from tests.sandbox.conftest import news, stranger


def article(number: str = "1", text: str = "<b>Кто-то</b>") -> InlineQueryResultArticle:
    """A result that posts a text with a button."""
    button = InlineKeyboardButton(text="Открыть", url="https://t.me/school21_sandbox_bot?start=x")
    return InlineQueryResultArticle(
        id=number,
        title="Иван",
        description="QA",
        input_message_content=InputTextMessageContent(message_text=text, parse_mode="HTML"),
        reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]),
    )


STALE = "query is too old and response timeout expired or query ID is invalid"


async def asked(person: Person, bot: Bot, words: str = "qa", offset: str = "") -> str:
    """A query that has reached the bot."""
    number = await person.sim.ask_inline(person.id, words, offset)
    query = (await news(bot))[-1].inline_query
    assert query is not None
    assert (query.id, query.query, query.offset, query.from_user.id) == (number, words, offset, person.id)
    return number


async def test_what_is_chosen_stands_in_the_chat_by_its_author_via_the_bot(
    person: Person, bot: Bot, sim: SimClient
) -> None:
    await news(bot)
    query = await asked(person, bot)
    button = InlineQueryResultsButton(text="Открыть бота", start_parameter="inline")
    await bot.answer_inline_query(query, [article()], cache_time=5, is_personal=True, next_offset="10", button=button)
    answer = await sim.inline_answer(query)
    assert answer == {
        "query_id": query,
        "answered": True,
        "results": [{"id": "1", "title": "Иван", "description": "QA", "html": "<b>Кто-то</b>"}],
        "next_offset": "10",
        "button": {"text": "Открыть бота", "start_parameter": "inline"},
        "cache_time": 5,
        "is_personal": True,
    }
    number = await sim.choose_inline(query, "1", person.id)
    chosen, posted = await news(bot)
    assert chosen.chosen_inline_result is not None
    assert chosen.chosen_inline_result.result_id == "1"
    message = posted.message
    assert message is not None
    assert message.from_user is not None
    assert message.via_bot is not None
    assert (message.message_id, message.from_user.id, message.via_bot.id) == (number, person.id, bot.id)
    assert message.html_text == "<b>Кто-то</b>"
    assert (await person.link("Открыть")) == "https://t.me/school21_sandbox_bot?start=x"


async def test_a_chat_without_the_bot_takes_it_too_and_tells_nobody(person: Person, bot: Bot, sim: SimClient) -> None:
    other = await stranger(sim)
    chat = await sim.save_group("Соседи", bot="left")
    await sim.put_in(chat, person.id)
    await news(bot)
    query = await asked(person, bot)
    await bot.answer_inline_query(query, [article()])
    await sim.choose_inline(query, "1", chat)
    assert (await sim.group(chat))[-1]["via_bot"]["id"] == bot.id
    assert [update.message for update in await news(bot)] == [None]
    for where, result in ((other.id, "1"), (chat, "2"), (-1, "1")):
        with pytest.raises(SimRefused):
            await sim.choose_inline(query, result, where)
    with pytest.raises(SimRefused):
        await sim.choose_inline("1", "1", chat)


async def test_without_inline_mode_nothing_reaches_the_bot(
    person: Person, bot: Bot, sandbox: RunningSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    await news(bot)
    assert (await bot.get_me()).supports_inline_queries
    monkeypatch.setattr(sandbox.world, "supports_inline", False)
    await person.sim.ask_inline(person.id, "qa")
    assert await news(bot) == []
    assert not (await bot.get_me()).supports_inline_queries


async def test_a_button_that_leads_into_inline_mode_says_with_what(person: Person, bot: Bot) -> None:
    chosen = SwitchInlineQueryChosenChat(query="card_1", allow_group_chats=True)
    buttons = [
        InlineKeyboardButton(text="Там", switch_inline_query_chosen_chat=chosen),
        InlineKeyboardButton(text="Здесь", switch_inline_query_current_chat="qa"),
        InlineKeyboardButton(text="Везде", switch_inline_query="go"),
    ]
    await bot.send_message(person.id, "?", reply_markup=InlineKeyboardMarkup(inline_keyboard=[buttons]))
    pressed = [await person.press(label) for label in ("Там", "Здесь", "Везде")]
    assert pressed == [{"inline_query": "card_1"}, {"inline_query": "qa"}, {"inline_query": "go"}]


async def test_a_query_is_answered_once_and_in_time(
    person: Person, bot: Bot, sim: SimClient, sandbox: RunningSandbox
) -> None:
    await news(bot)
    query, late = await asked(person, bot), await asked(person, bot)
    await bot.answer_inline_query(query, [])
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_inline_query(query, [])
    await sim.shift_clock(31)
    with pytest.raises(TelegramBadRequest, match=STALE):
        await bot.answer_inline_query(late, [])
    assert not (await sim.inline_answer(late))["answered"]


UNREADABLE = "can't parse inline query result: "
HTML = {"message_text": "<x>", "parse_mode": "HTML"}
RAW: Json = {"type": "article", "id": "1", "title": "Иван", "input_message_content": {"message_text": "?"}}


@pytest.mark.parametrize(
    ("parameters", "description"),
    [
        ({"results": [RAW | {"id": str(number)} for number in range(51)]}, "too many inline query results specified"),
        ({"results": [RAW, RAW]}, "RESULT_ID_DUPLICATE"),
        ({"results": [RAW | {"id": "я" * 33}]}, "RESULT_ID_INVALID"),
        ({"results": [RAW | {"title": " "}]}, "ARTICLE_TITLE_EMPTY"),
        ({"results": [{name: RAW[name] for name in ("type", "id", "title")}]}, UNREADABLE + "Can't find field \"mess"),
        (
            {"results": [RAW | {"input_message_content": {"x": 1}}]},
            UNREADABLE + "Input message content is not specified",
        ),
        ({"results": [RAW | {"input_message_content": {"message_text": ""}}]}, UNREADABLE + "Message text is empty"),
        ({"results": [RAW | {"input_message_content": HTML}]}, UNREADABLE + "Can't parse entities: Unsupported start"),
        ({"results": [RAW | {"input_message_content": {"message_text": "  "}}]}, "text must be non-empty"),
        (
            {"results": [RAW | {"reply_markup": {"inline_keyboard": [[{"text": "?"}]]}}]},
            UNREADABLE + "Can't parse inline k",
        ),
        ({"results": [{"id": "1"}]}, UNREADABLE + 'Can\'t find field "type"'),
        ({"results": [{"type": "article"}]}, UNREADABLE + 'Can\'t find field "id"'),
        ({"results": [RAW | {"title": None}]}, UNREADABLE + 'Can\'t find field "title"'),
        ({"results": [1]}, UNREADABLE + "Inline query result must be an object"),
        ({"results": "{"}, "can't parse JSON encoded inline query results: "),
        ({"results": {}}, "expected an Array of inline query results"),
        ({"results": [], "next_offset": "я" * 33}, "NEXT_OFFSET_INVALID"),
        ({"results": [], "button": {"text": "?", "start_parameter": "a b"}}, "START_PARAM_INVALID"),
        (
            {"results": [], "inline_query_id": "1"},
            STALE,
        ),
        (
            {"results": [], "button": []},
            "can't parse inline query results button: InlineQueryResultsButton must be an O",
        ),
        ({"results": [], "button": {}}, "can't parse inline query results button: Can't find field \"text\""),
        (
            {"results": [], "button": {"text": "?"}},
            "can't parse inline query results button: InlineQueryResultsButton mus",
        ),
    ],
)
async def test_what_telegram_would_not_take_is_refused(
    parameters: Json, description: str, person: Person, bot: Bot, sandbox: RunningSandbox
) -> None:
    query = await person.sim.ask_inline(person.id, "qa")
    status, answer = await call(sandbox, "answerInlineQuery", {"inline_query_id": query} | parameters)
    assert (status, answer["description"][: len(BAD + description)]) == (400, BAD + description)


@pytest.mark.parametrize("body", [{"user_id": 999_999}, {"user_id": "x"}, {}])
async def test_a_stranger_to_the_sandbox_types_nothing(body: Json, sim: SimClient) -> None:
    with pytest.raises(SimRefused):
        await sim._ask("POST", "/sim/inline", body)
