"""Answering inline queries."""

import re
from typing import Any

import msgspec

from school21_bot.sandbox.errors import ApiError, bad_request
from school21_bot.sandbox.keyboards import read_inline_keyboard
from school21_bot.sandbox.methods.texts import check_text, read_text
from school21_bot.sandbox.registry import Call, method

Json = dict[str, Any]

MOST_RESULTS = 50
LONGEST_ID = 64
LONGEST_OFFSET = 64
# These are told of while the result is read, all others when Telegram is asked to take it.
_PARSING = (
    "can't parse",
    "message text is empty",
    "text is too long",
    "unsupported parse_mode",
    "object expected",
    "field",
)
_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")


@method("answerInlineQuery")
def answer_inline_query(call: Call) -> bool:
    """Answer what somebody types, once and in time, with articles."""
    world = call.world
    results = _results(call)
    contents = {_id(result): _content(call, result) for result in results}
    if len(contents) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    next_offset = call.text("next_offset")
    if len(next_offset.encode()) > LONGEST_OFFSET:
        raise bad_request("NEXT_OFFSET_INVALID")
    button = _button(call)
    asked = world.inline_queries.get(call.text("inline_query_id"))
    if asked is None or asked.answer is not None or asked.expires <= world.now():
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    cache = {"cache_time": call.integer("cache_time", 300), "is_personal": call.flag("is_personal")}
    asked.take(results, contents, next_offset=next_offset, button=button, **cache)
    return True


def _results(call: Call) -> list[Json]:
    """The results as they came; raises 400."""
    try:
        results = msgspec.json.decode(call.text("results") or "[]")
    except msgspec.DecodeError as error:
        raise bad_request(f"can't parse JSON encoded inline query results: {error}") from None
    if results is None:
        return []
    if not isinstance(results, list):
        raise bad_request("expected an Array of inline query results")
    if len(results) > MOST_RESULTS:
        raise bad_request("too many inline query results specified")
    for result in results:
        if not isinstance(result, dict):
            raise _unreadable("Inline query result must be an object")
        for name in ("type", "id"):
            if not isinstance(result.get(name), str):
                raise _unreadable(f'Can\'t find field "{name}"')
    return results


def _unreadable(reason: str) -> ApiError:
    return bad_request(f"can't parse inline query result: {reason}")


def _id(result: Json) -> str:
    found: str = result["id"]
    if not 1 <= len(found.encode()) <= LONGEST_ID:
        raise bad_request("RESULT_ID_INVALID")
    return found


def _content(call: Call, result: Json) -> Json:
    """What a result posts: its text and its buttons."""
    if result["type"].lower() != "article":
        raise bad_request("unallowed type of inline query result in the sandbox: articles alone")
    message = result.get("input_message_content") or result
    if not isinstance(message, dict) or not isinstance(message.get("message_text"), str):
        raise _unreadable(
            'Can\'t find field "message_text"' if message is result else "Input message content is not specified"
        )
    try:
        content, keyboard = _text(call, message), _keyboard(call, result.get("reply_markup"))
    except ApiError as error:
        reason = error.description.removeprefix("Bad Request: ")
        raise _unreadable(reason[0].upper() + reason[1:]) if reason.startswith(_PARSING) else error from None
    if not isinstance(result.get("title"), str):
        raise _unreadable('Can\'t find field "title"')
    if not result["title"].strip():
        raise bad_request("ARTICLE_TITLE_EMPTY")
    check_text(content)
    return content | ({"reply_markup": keyboard} if keyboard else {})


def _text(call: Call, message: Json) -> Json:
    entities = message.get("entities")
    return read_text(
        _call(
            call,
            text=message["message_text"],
            parse_mode=message.get("parse_mode"),
            entities=msgspec.json.encode(entities).decode() if entities else None,
        )
    )


def _keyboard(call: Call, markup: Any) -> Json | None:
    return read_inline_keyboard(_call(call, reply_markup=msgspec.json.encode(markup).decode() if markup else None))


def _button(call: Call) -> Json | None:
    """The button above the results, which leads into the chat with the bot."""
    button = call.json("button", "inline query results button")
    if button is None:
        return None
    where = "can't parse inline query results button: "
    if not isinstance(button, dict):
        raise bad_request(where + "InlineQueryResultsButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise bad_request(where + 'Can\'t find field "text"')
    if not button["text"].strip():
        raise bad_request("inline query results button text must be non-empty")
    parameter = button.get("start_parameter")
    if parameter is None:
        raise bad_request(where + "InlineQueryResultsButton must have exactly one optional field")
    if not isinstance(parameter, str) or not _PARAMETER.fullmatch(parameter):
        raise bad_request("START_PARAM_INVALID")
    return {"text": button["text"], "start_parameter": parameter}


def _call(call: Call, **parameters: Any) -> Call:
    return Call(call.world, {name: str(value) for name, value in parameters.items() if value is not None})
