"""Answering inline queries."""

import re
from typing import Any

import msgspec

from school21_bot.sandbox.errors import bad_request
from school21_bot.sandbox.keyboards import read_inline_keyboard
from school21_bot.sandbox.methods.texts import check_text, read_text
from school21_bot.sandbox.registry import Call, method

Json = dict[str, Any]

MOST_RESULTS = 50
LONGEST_ID = 64
LONGEST_OFFSET = 64
_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")


@method("answerInlineQuery")
def answer_inline_query(call: Call) -> bool:
    """Answer what somebody types, once and in time, with articles."""
    world = call.world
    results = call.json("results", "inline query results")
    if not isinstance(results, list) or not all(isinstance(result, dict) for result in results):
        raise bad_request("expected an Array of InlineQueryResult")
    if len(results) > MOST_RESULTS:
        raise bad_request("too many inline query results specified")
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


def _id(result: Json) -> str:
    found = result.get("id")
    if not isinstance(found, str) or not 1 <= len(found.encode()) <= LONGEST_ID:
        raise bad_request("RESULT_ID_INVALID")
    return found


def _content(call: Call, result: Json) -> Json:
    """What a result posts: its text and its buttons."""
    if result.get("type") != "article":
        raise bad_request("unallowed type of inline query result in the sandbox: articles alone")
    title, message = result.get("title"), result.get("input_message_content")
    if not isinstance(title, str) or not title.strip():
        raise bad_request("ARTICLE_TITLE_EMPTY")
    if not isinstance(message, dict):
        raise bad_request("message content is not specified")
    content = read_text(_call(call, text=message.get("message_text"), parse_mode=message.get("parse_mode")))
    check_text(content)
    markup = result.get("reply_markup")
    keyboard = read_inline_keyboard(_call(call, reply_markup=msgspec.json.encode(markup).decode() if markup else None))
    return content | ({"reply_markup": keyboard} if keyboard else {})


def _button(call: Call) -> Json | None:
    """The button above the results, which leads into the chat with the bot."""
    button = call.json("button", "inline query results button")
    if button is None:
        return None
    if not isinstance(button, dict) or not isinstance(button.get("text"), str) or not button["text"].strip():
        raise bad_request("inline query results button text must be non-empty")
    parameter = button.get("start_parameter")
    if not isinstance(parameter, str) or not _PARAMETER.fullmatch(parameter):
        raise bad_request("START_PARAM_INVALID")
    return {"text": button["text"], "start_parameter": parameter}


def _call(call: Call, **parameters: Any) -> Call:
    return Call(call.world, {name: str(value) for name, value in parameters.items() if value is not None})
