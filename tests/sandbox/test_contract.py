"""One row per condition under which Telegram refuses: code and description, word for word."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from school21_bot.sandbox.client import Person, SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.sandbox.calling import BAD, Json, Row, call

ENTITIES = BAD + "can't parse entities: "
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
STALE = "query is too old and response timeout expired or query ID is invalid"
PLAIN_BUTTON = {"text": "Да", "callback_data": "yes"}


@dataclass
class Scene:
    """What is there before each refused call: a chat, some messages in it, pressed buttons, people of all kinds."""

    sandbox: RunningSandbox
    chat: int
    stranger: int
    blocked: int
    deleted: int
    group: int
    kicked_group: int
    left_group: int
    typed: int
    sent: int
    with_keyboard: int
    with_reply_keyboard: int
    without_text: int
    in_group: int
    answered_query: str
    stale_query: str
    fresh_query: str


def sends(condition: str, description: str, **parameters: Any) -> Row:
    """A refused sendMessage into the good chat."""
    text = {"text": "Привет"}
    return Row(condition, "sendMessage", lambda s: {"chat_id": s.chat} | text | parameters, 400, BAD + description)


def sends_html(condition: str, html: str, description: str) -> Row:
    """A refused text in HTML."""
    return sends(condition, "can't parse entities: " + description, text=html, parse_mode="HTML")


def sends_button(condition: str, button: Json, description: str) -> Row:
    """A refused inline button."""
    return sends(condition, description, reply_markup={"inline_keyboard": [[button]]})


def sends_to(condition: str, whom: Callable[[Scene], Any], description: str) -> Row:
    """A message to somebody who cannot be written to."""
    return Row(condition, "sendMessage", lambda s: {"chat_id": whom(s), "text": "Привет"}, 403, description)


def link(condition: str, url: str, reason: str) -> Row:
    """A refused link of a button."""
    button = {"text": "Открыть", "url": url}
    return sends_button(condition, button, f"inline keyboard button URL '{url}' is invalid: {reason}")


ROWS = [
    # who is called
    Row("an unknown method", "logOut", lambda s: {}, 404, "Not Found: method not found"),
    Row("no chat", "sendMessage", lambda s: {"text": "x"}, 400, BAD + "chat_id is empty"),
    Row("an unknown chat", "sendMessage", lambda s: {"chat_id": 5, "text": "x"}, 400, BAD + "chat not found"),
    Row("a chat by name", "sendMessage", lambda s: {"chat_id": "@nobody", "text": "x"}, 400, BAD + "chat not found"),
    Row("getChat unknown", "getChat", lambda s: {"chat_id": 5}, 400, BAD + "chat not found"),
    Row("getChat without a chat", "getChat", lambda s: {}, 400, BAD + "chat_id is empty"),
    sends_to("never started", lambda s: s.stranger, "Forbidden: bot can't initiate conversation with a user"),
    sends_to("blocked", lambda s: s.blocked, "Forbidden: bot was blocked by the user"),
    sends_to("deleted", lambda s: s.deleted, "Forbidden: user is deactivated"),
    sends_to("kicked", lambda s: s.kicked_group, "Forbidden: bot was kicked from the supergroup chat"),
    sends_to("left", lambda s: s.left_group, "Forbidden: bot is not a member of the supergroup chat"),
    Row(
        "a chat action to a stranger",
        "sendChatAction",
        lambda s: {"chat_id": s.stranger, "action": "typing"},
        403,
        "Forbidden: bot can't initiate conversation with a user",
    ),
    Row(
        "an unknown chat action",
        "sendChatAction",
        lambda s: {"chat_id": s.chat, "action": "dancing"},
        400,
        BAD + "wrong parameter action in request",
    ),
    # the text
    sends("no text", "message text is empty", text=""),
    sends("blank text", "text must be non-empty", text=" \n "),
    sends("only empty tags", "text must be non-empty", text="<b></b> ", parse_mode="HTML"),
    sends("a long text", "message is too long", text="я" * 4097),
    sends("a long text between tags", "message is too long", text=f"<b>{'я' * 4097}</b>", parse_mode="HTML"),
    sends("an unknown parse mode", "unsupported parse_mode", parse_mode="BBCode"),
    sends_html("an unknown tag", "Привет <x>", 'Unsupported start tag "x" at byte offset 13'),
    sends_html("an unknown tag after an emoji", "👋🏽<Table>", 'Unsupported start tag "table" at byte offset 8'),
    sends_html("a lone less-than sign", "1 < 2 >", 'Unsupported start tag "" at byte offset 2'),
    sends_html("an open tag", "<b>жирно", 'Can\'t find end tag corresponding to start tag "b"'),
    sends_html(
        "crossed tags",
        "<b>жирно <i>и</b></i>",
        'Unmatched end tag at byte offset 19, expected "</i>", found "</b>"',
    ),
    sends_html("the tag of the table", "<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    sends_html("an end without a start", "да</b>", "Unexpected end tag at byte offset 4"),
    sends_html("a start cut off", "да <b", "Unclosed start tag at byte offset 5"),
    sends_html("an end cut off", "<b>да</b", "Unclosed end tag at byte offset 7"),
    sends_html(
        "a span that is no spoiler", "<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'
    ),
    sends_html(
        "an attribute without value",
        "<a href>x</a>",
        'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
    ),
    sends_html("an attribute without name", '<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
    sends_html("an unquoted address", "<a href=http://x.ru>y</a>", "Unexpected end of name token at byte offset 8"),
    # replies
    sends("no reply target", "message to be replied not found", reply_parameters={"message_id": 999_999}),
    sends("no reply target, old style", "message to be replied not found", reply_to_message_id=999_999),
    # keyboards
    sends("a keyboard that is not JSON", "can't parse reply keyboard markup JSON object", reply_markup="{"),
    sends("a keyboard that is a list", "object expected as reply markup", reply_markup="[1]"),
    sends_button("data of 65 bytes", {"text": "x", "callback_data": "x" * 65}, "BUTTON_DATA_INVALID"),
    sends_button("data of 33 Cyrillic letters", {"text": "x", "callback_data": "я" * 33}, "BUTTON_DATA_INVALID"),
    sends_button("empty data", {"text": "x", "callback_data": ""}, "BUTTON_DATA_INVALID"),
    sends_button(
        "no action",
        {"text": "x"},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    sends_button("no label", {"callback_data": "x"}, "can't parse inline keyboard button: Can't find field \"text\""),
    sends_button("a blank label", PLAIN_BUTTON | {"text": " "}, "inline keyboard button text must be non-empty"),
    sends_button("long text to copy", {"text": "x", "copy_text": {"text": "x" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
    link("a host without a dot", "http://localhost:8021/login", "Wrong HTTP URL"),
    link("no host", "http://", "URL host is empty"),
    link("an empty address", "", "URL host is empty"),
    link("a host with a space", "https://school 21.ru", "Wrong HTTP URL"),
    link("another protocol", "ftp://school21.ru/x", "Unsupported URL protocol"),
    link("script", "javascript://x.ru/%0aalert(1)", "Unsupported URL protocol"),
    link("a wrong port", "https://school21.ru:99999/", "Wrong port number specified in the URL"),
    sends("101 buttons", "reply markup is too long", reply_markup={"inline_keyboard": [[PLAIN_BUTTON]] * 101}),
    sends("nine in a row", "reply markup is too long", reply_markup={"inline_keyboard": [[PLAIN_BUTTON] * 9]}),
    # editing
    Row(
        "an edit of nothing",
        "editMessageText",
        lambda s: {"chat_id": s.chat, "message_id": 999_999, "text": "x"},
        400,
        BAD + "message to edit not found",
    ),
    Row(
        "an edit without a number",
        "editMessageText",
        lambda s: {"chat_id": s.chat, "text": "x"},
        400,
        BAD + "message identifier is not specified",
    ),
    Row(
        "an edit of what the person wrote",
        "editMessageText",
        lambda s: {"chat_id": s.chat, "message_id": s.typed, "text": "x"},
        400,
        BAD + "message can't be edited",
    ),
    Row(
        "an edit of a message with a reply keyboard",
        "editMessageText",
        lambda s: {"chat_id": s.chat, "message_id": s.with_reply_keyboard, "text": "x"},
        400,
        BAD + "message can't be edited",
    ),
    Row(
        "new buttons for a message with a reply keyboard",
        "editMessageReplyMarkup",
        lambda s: {"chat_id": s.chat, "message_id": s.with_reply_keyboard},
        400,
        BAD + "message can't be edited",
    ),
    Row(
        "the same text again",
        "editMessageText",
        lambda s: {"chat_id": s.chat, "message_id": s.sent, "text": "<b>Было</b>", "parse_mode": "HTML"},
        400,
        BAD + NOT_MODIFIED,
    ),
    Row(
        "the same text and buttons again",
        "editMessageText",
        lambda s: {
            "chat_id": s.chat,
            "message_id": s.with_keyboard,
            "text": "Кнопки",
            "reply_markup": {"inline_keyboard": [[PLAIN_BUTTON]]},
        },
        400,
        BAD + NOT_MODIFIED,
    ),
    Row(
        "no buttons again",
        "editMessageReplyMarkup",
        lambda s: {"chat_id": s.chat, "message_id": s.sent},
        400,
        BAD + NOT_MODIFIED,
    ),
    Row(
        "a reply keyboard in an edit",
        "editMessageText",
        lambda s: {
            "chat_id": s.chat,
            "message_id": s.sent,
            "text": "x",
            "reply_markup": {"keyboard": [[{"text": "Да"}]]},
        },
        400,
        BAD + "inline keyboard expected",
    ),
    Row(
        "an edit without a text",
        "editMessageText",
        lambda s: {"chat_id": s.chat, "message_id": s.sent, "text": ""},
        400,
        BAD + "message text is empty",
    ),
    Row(
        "an edit into a long text",
        "editMessageText",
        lambda s: {"chat_id": s.chat, "message_id": s.sent, "text": "x" * 4097},
        400,
        BAD + "message is too long",
    ),
    # deleting
    Row(
        "deleting nothing",
        "deleteMessage",
        lambda s: {"chat_id": s.chat, "message_id": 999_999},
        400,
        BAD + "message to delete not found",
    ),
    Row(
        "deleting in a group what others wrote",
        "deleteMessage",
        lambda s: {"chat_id": s.group, "message_id": s.in_group},
        400,
        BAD + "message can't be deleted",
    ),
    Row(
        "deleting no list",
        "deleteMessages",
        lambda s: {"chat_id": s.chat, "message_ids": []},
        400,
        BAD + "message identifiers are not specified",
    ),
    Row(
        "deleting too many",
        "deleteMessages",
        lambda s: {"chat_id": s.chat, "message_ids": list(range(1, 102))},
        400,
        BAD + "too many message identifiers specified",
    ),
    # callbacks
    Row("an unknown query", "answerCallbackQuery", lambda s: {"callback_query_id": "1"}, 400, BAD + STALE),
    Row("no query", "answerCallbackQuery", lambda s: {}, 400, BAD + STALE),
    Row(
        "a query answered before",
        "answerCallbackQuery",
        lambda s: {"callback_query_id": s.answered_query},
        400,
        BAD + STALE,
    ),
    Row("a stale query", "answerCallbackQuery", lambda s: {"callback_query_id": s.stale_query}, 400, BAD + STALE),
    Row(
        "a long answer",
        "answerCallbackQuery",
        lambda s: {"callback_query_id": s.fresh_query, "text": "x" * 201},
        400,
        BAD + "MESSAGE_TOO_LONG",
    ),
    Row(
        "a foreign link in an answer",
        "answerCallbackQuery",
        lambda s: {"callback_query_id": s.fresh_query, "url": "https://school21.ru/"},
        400,
        BAD + "URL_INVALID",
    ),
    # commands
    Row(
        "a command in capitals",
        "setMyCommands",
        lambda s: {"commands": [{"command": "Start", "description": "x"}]},
        400,
        BAD + "BOT_COMMAND_INVALID",
    ),
    Row(
        "a command without description",
        "setMyCommands",
        lambda s: {"commands": [{"command": "start", "description": ""}]},
        400,
        BAD + "BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    Row(
        "commands for an unknown scope",
        "setMyCommands",
        lambda s: {"commands": [], "scope": {"type": "moon"}},
        400,
        BAD + "can't parse BotCommandScope: Unsupported type specified",
    ),
    Row(
        "commands for an unknown chat",
        "setMyCommands",
        lambda s: {"commands": [], "scope": {"type": "chat", "chat_id": 5}},
        400,
        BAD + "chat not found",
    ),
    Row(
        "commands in a wrong language",
        "getMyCommands",
        lambda s: {"language_code": "rus"},
        400,
        BAD + "invalid language code specified",
    ),
]


async def sent(sandbox: RunningSandbox, **parameters: Any) -> int:
    """Send a message that nobody refuses; returns its number."""
    status, answer = await call(sandbox, "sendMessage", parameters)
    assert status == 200, answer
    number: int = answer["result"]["message_id"]
    return number


@pytest.fixture
async def scene(sandbox: RunningSandbox, sim: SimClient, person: Person) -> Scene:
    """Everything that a row may need."""

    async def somebody(**fields: Any) -> int:
        number: int = (await sim.save_user("Борис"))["id"]
        await sim.send(number, "/start")
        await sim.save_user(id=number, **fields)
        return number

    group = await sim.save_group("Школа")
    keyboard = {"inline_keyboard": [[PLAIN_BUTTON]]}
    with_keyboard = await sent(sandbox, chat_id=person.id, text="Кнопки", reply_markup=keyboard)
    with_reply_keyboard = await sent(
        sandbox, chat_id=person.id, text="Ответ", reply_markup={"keyboard": [[{"text": "Да"}]]}
    )
    stale = (await person.press_data("yes", with_keyboard))["callback_id"]
    sandbox.world.clock_shift = 151.0
    fresh = (await person.press_data("yes", with_keyboard))["callback_id"]
    answered = (await person.press_data("yes", with_keyboard))["callback_id"]
    status, _ = await call(sandbox, "answerCallbackQuery", {"callback_query_id": answered})
    assert status == 200
    return Scene(
        sandbox,
        chat=person.id,
        stranger=(await sim.save_user("Вера"))["id"],
        blocked=await somebody(blocked=True),
        deleted=await somebody(deleted=True),
        group=group,
        kicked_group=await sim.save_group("Выгнали", bot="kicked"),
        left_group=await sim.save_group("Ушёл", bot="left"),
        typed=await person.send("мой текст"),
        sent=await sent(sandbox, chat_id=person.id, text="<b>Было</b>", parse_mode="HTML"),
        with_keyboard=with_keyboard,
        with_reply_keyboard=with_reply_keyboard,
        without_text=await person.sends("sticker"),
        in_group=await sim.send_to_group(group, person.id, "всем привет"),
        answered_query=answered,
        stale_query=stale,
        fresh_query=fresh,
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.condition.replace(" ", "-"))
async def test_telegram_refuses(row: Row, scene: Scene) -> None:
    status, answer = await call(scene.sandbox, row.method, row.parameters(scene))
    assert answer == {"ok": False, "error_code": row.code, "description": row.description}
    assert status == row.code


@pytest.mark.parametrize(
    ("token", "description"),
    [("42:other", "Unauthorized"), ("nonsense", "Unauthorized: invalid token specified")],
)
async def test_a_wrong_token_is_refused(sandbox: RunningSandbox, token: str, description: str) -> None:
    status, answer = await call(sandbox, "getMe", {}, token)
    assert (status, answer) == (401, {"ok": False, "error_code": 401, "description": description})


async def test_a_refused_call_is_in_the_log_without_what_people_wrote(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    secret = {"text": "x", "url": "http://ivanov"}
    await call(scene.sandbox, "sendMessage", {"chat_id": scene.chat, "text": "<ivanov>", "parse_mode": "HTML"})
    markup = {"inline_keyboard": [[secret]]}
    await call(scene.sandbox, "sendMessage", {"chat_id": scene.chat, "text": "x", "reply_markup": markup})
    await call(scene.sandbox, "sendRocket", {})
    assert "Unsupported start tag" in caplog.text
    assert "sendRocket refused: 404 Not Found: method not found" in caplog.text
    assert "ivanov" not in caplog.text


@pytest.mark.parametrize(
    "url",
    [
        "tg://user?id=1001",
        "https://t.me/school21",
        "http://127.0.0.1:8021/login",
        "school21.ru",
        "tg://resolve?domain=x",
    ],
)
async def test_a_good_link_is_accepted(scene: Scene, url: str) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Открыть", "url": url}]]}
    assert await sent(scene.sandbox, chat_id=scene.chat, text="x", reply_markup=keyboard)


async def test_what_is_exactly_at_a_limit_is_accepted(scene: Scene) -> None:
    data = {"text": "x", "callback_data": "я" * 32}
    keyboard = {"inline_keyboard": [*([[data] * 8] * 12), [data] * 4]}
    html = f"<b>{'&lt;' * 4096}</b>"
    assert await sent(scene.sandbox, chat_id=scene.chat, text=html, parse_mode="HTML", reply_markup=keyboard)
