"""Every limit: what is exactly at it is accepted, what is one more is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from school21_bot.sandbox.client import Person, SimClient, SimRefused
from tests.sandbox.calling import BAD, Json, call
from tests.sandbox.contract.stage import BUTTON, Stage
from tests.sandbox.contract.strictness import article


@dataclass(frozen=True)
class Limit:
    """A call that is made with a number at the limit, then with one more, which is refused."""

    what: str
    most: int
    method: str
    parameters: Callable[[Stage, int], Json]
    refusal: str


def send(what: str, most: int, refusal: str, parameters: Callable[[int], Json]) -> Limit:
    """The limit of a message to the person."""
    return Limit(what, most, "sendMessage", lambda s, n: {"chat_id": s.chat, "text": "x"} | parameters(n), refusal)


def button(what: str, most: int, refusal: str, fields: Callable[[int], Json]) -> Limit:
    """The limit of an inline button."""
    return send(what, most, refusal, lambda n: {"reply_markup": {"inline_keyboard": [[{"text": "x"} | fields(n)]]}})


def commands(most: int, what: str, refusal: str, of: Callable[[int], list[Any]]) -> Limit:
    """The limit of a menu of commands."""
    return Limit(what, most, "setMyCommands", lambda s, n: {"commands": of(n)}, refusal)


LIMITS = [
    send("characters of a text", 4096, "message is too long", lambda n: {"text": "я" * n}),
    send(
        "characters of a text after reading its tags",
        4096,
        "message is too long",
        lambda n: {"text": f"<b>{'&lt;' * n}</b>", "parse_mode": "HTML"},
    ),
    send(
        "bytes of a text with its tags",
        32768,
        "text is too long",
        lambda n: {"text": "<b></b>x".ljust(n), "parse_mode": "HTML"},
    ),
    send(
        "inline buttons",
        100,
        "reply markup is too long",
        lambda n: {"reply_markup": {"inline_keyboard": [[BUTTON]] * n}},
    ),
    send(
        "inline buttons in a row",
        8,
        "reply markup is too long",
        lambda n: {"reply_markup": {"inline_keyboard": [[BUTTON] * n]}},
    ),
    button("Cyrillic letters of data", 32, "BUTTON_DATA_INVALID", lambda n: {"callback_data": "я" * n}),
    button("bytes of data", 64, "BUTTON_DATA_INVALID", lambda n: {"callback_data": "x" * n}),
    button("characters to copy", 256, "BUTTON_COPY_TEXT_INVALID", lambda n: {"copy_text": {"text": "x" * n}}),
    Limit(
        "characters of a caption",
        1024,
        "editMessageCaption",
        lambda s, n: {"chat_id": s.chat, "message_id": s.document, "caption": "я" * n},
        "message caption is too long",
    ),
    Limit(
        "characters of a new media's caption",
        1024,
        "editMessageMedia",
        lambda s, n: {
            "chat_id": s.chat,
            "message_id": s.document,
            "media": {"type": "document", "media": s.file_id, "caption": "я" * n},
        },
        "message caption is too long",
    ),
    Limit(
        "characters of a callback's answer",
        200,
        "answerCallbackQuery",
        lambda s, n: {"callback_query_id": s.query if n == 200 else s.other_query, "text": "x" * n},
        "MESSAGE_TOO_LONG",
    ),
    Limit(
        "inline results",
        50,
        "answerInlineQuery",
        lambda s, n: {"inline_query_id": s.inline, "results": [article(one) for one in range(n)]},
        "too many inline query results specified",
    ),
    Limit(
        "messages deleted at once",
        100,
        "deleteMessages",
        lambda s, n: {"chat_id": s.chat, "message_ids": list(range(1, n + 1))},
        "too many message identifiers specified",
    ),
    commands(100, "commands", "BOT_COMMANDS_TOO_MUCH", lambda n: [{"command": "x", "description": "x"}] * n),
    commands(32, "letters of a command", "BOT_COMMAND_INVALID", lambda n: [{"command": "x" * n, "description": "x"}]),
    commands(
        256,
        "characters about a command",
        "BOT_COMMAND_DESCRIPTION_INVALID",
        lambda n: [{"command": "x", "description": "x" * n}],
    ),
]


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.what.replace(" ", "-"))
async def test_a_limit_is_where_telegram_has_it(limit: Limit, stage: Stage) -> None:
    status, answer = await call(stage.sandbox, limit.method, limit.parameters(stage, limit.most))
    assert status == 200, answer
    status, answer = await call(stage.sandbox, limit.method, limit.parameters(stage, limit.most + 1))
    assert (status, answer["description"]) == (400, BAD + limit.refusal)


async def test_data_has_one_byte_at_least(stage: Stage) -> None:
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": ""}]]}
    _, answer = await call(stage.sandbox, "sendMessage", {"chat_id": stage.chat, "text": "x", "reply_markup": markup})
    assert answer["description"] == BAD + "BUTTON_DATA_INVALID"


async def test_the_name_of_a_link_is_cut_in_silence(stage: Stage) -> None:
    _, answer = await call(stage.sandbox, "createChatInviteLink", {"chat_id": stage.community, "name": "я" * 33})
    assert answer["result"]["name"] == "я" * 32


@pytest.mark.parametrize("payload", ["", "x" * 64, "A-Z_09"])
async def test_a_link_to_the_bot_carries_a_payload(person: Person, payload: str) -> None:
    await person.starts(payload)
    assert (await person.messages())[-1]["text"] == f"/start {payload}".strip()


@pytest.mark.parametrize("payload", ["x" * 65, "привет", "a b", "a=b"])
async def test_no_link_carries_another_payload(person: Person, sim: SimClient, payload: str) -> None:
    with pytest.raises(SimRefused, match="no link carries such a payload"):
        await person.starts(payload)


@pytest.mark.parametrize("number", [0, -1, 1, 100, 101])
async def test_what_the_client_asks_for_is_brought_into_bounds(stage: Stage, number: int) -> None:
    stage.sandbox.world.queue.clear()
    for _ in range(102):
        await stage.person.send("x")
    _, answer = await call(stage.sandbox, "getUpdates", {"limit": number})
    assert len(answer["result"]) == max(1, min(number, 100))
    stage.sandbox.world.queue.clear()
