"""What a request of the person's side says that a person did."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs

from starlette.types import Scope

from school21_bot.sandbox.world import ADMIN_ID, World
from tests.chaos.record import Deed

Json = dict[str, Any]
Done = tuple[int, Deed, int, int, Json]
"""Who, what, in which group, by which message, and what there is to say of it."""

_CHAT = re.compile(r"/sim/chats/(\d+)/(\w+)")
_GROUP = re.compile(r"/sim/groups/(-\d+)/(\w+)")
_INLINE = re.compile(r"/sim/inline/(\d+)")


def deed_of(world: World, scope: Scope, asked: bytes, answered: bytes) -> Iterator[Done]:
    """What was done by a request that went well."""
    path, method = scope["path"], scope["method"]
    if method == "GET":
        if (match := _INLINE.fullmatch(path)) and (answer := json.loads(answered)).get("answered"):
            query = world.inline_queries[match[1]]
            shown = {"results": "title", "descriptions": "description"}
            details = {name: [one.get(key, "") for one in answer["results"]] for name, key in shown.items()}
            yield query.user_id, Deed.INLINE, 0, 0, {"query": query.query, **details}
        return
    if path.endswith("/documents"):
        match = _CHAT.fullmatch(path)
        assert match is not None
        name = parse_qs(scope["query_string"].decode()).get("name", [""])[0]
        yield int(match[1]), Deed.SEND, 0, json.loads(answered)["message_id"], {"kind": "document", "name": name}
        return
    body: Json = json.loads(asked) if asked else {}
    answer = json.loads(answered)
    if match := _CHAT.fullmatch(path):
        yield from _in_private(int(match[1]), match[2], body, answer)
    elif match := _GROUP.fullmatch(path):
        yield from _in_group(int(match[1]), match[2], body, answer)
    elif path == "/sim/join":
        yield body["user_id"], Deed.JOIN, 0, 0, {"link": body["link"], "came_of_it": answer["result"]}
    elif path == "/sim/users" and "blocked" in body:
        yield body["id"], Deed.BLOCK if body["blocked"] else Deed.UNBLOCK, 0, 0, {}


def _in_private(who: int, what: str, body: Json, answer: Json) -> Iterator[Done]:
    if what == "start":
        yield who, Deed.START, 0, answer["message_id"], {"payload": body.get("payload", "")}
    elif what == "press":
        yield who, Deed.PRESS, 0, body.get("message_id") or 0, _pressed(body, answer)
    elif what == "messages":
        yield who, *_written(0, body, answer)


def _in_group(chat_id: int, what: str, body: Json, answer: Json) -> Iterator[Done]:
    who = body.get("user_id", 0)
    if what == "press":
        yield who, Deed.PRESS, chat_id, body.get("message_id") or 0, _pressed(body, answer)
    elif what == "messages":
        yield who, *_written(chat_id, body, answer)
    elif what == "leave":
        yield who, Deed.LEAVE, chat_id, 0, {"chat_id": chat_id}
    elif what in ("kick", "unban"):
        yield ADMIN_ID, Deed(what), chat_id, 0, {"user_id": who, "chat_id": chat_id}


def _pressed(body: Json, answer: Json) -> Json:
    details = {"label": body.get("label", ""), "message_id": body.get("message_id") or 0}
    return details | {name: answer[name] for name in ("url", "inline_query", "copied", "callback_id") if name in answer}


def _written(chat_id: int, body: Json, answer: Json) -> tuple[Deed, int, int, Json]:
    details: Json = {"chat_id": chat_id} if chat_id else {}
    details |= {name: body[name] for name in ("reply_to", "forward_from", "caption") if body.get(name)}
    if "kind" in body:
        return Deed.SEND, chat_id, answer["message_id"], details | {"kind": body["kind"], "name": ""}
    text = body["text"]
    if text == "/start" and not chat_id:
        return Deed.START, 0, answer["message_id"], {"payload": ""}
    return Deed.TYPE, chat_id, answer["message_id"], details | {"text": text}
