"""The Bot API over HTTP: token, method, parameters, envelope, and a record of every call."""

import asyncio
import logging
import re
import time
from contextlib import suppress
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from school21_bot.sandbox import methods
from school21_bot.sandbox.errors import ApiError, BrokenAnswer, Unanswered
from school21_bot.sandbox.faults import Fault
from school21_bot.sandbox.files import Upload
from school21_bot.sandbox.forms import decode_form
from school21_bot.sandbox.mishaps import befall
from school21_bot.sandbox.registry import METHODS, Call, Method
from school21_bot.sandbox.world import World

__all__ = ["BotApi", "methods"]

log = logging.getLogger(__name__)

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_WHAT_PEOPLE_WROTE = re.compile(r"URL '.*'|\"[^\"]*\"", re.DOTALL)
_encode = msgspec.json.Encoder().encode


class BotApi:
    """Answers `/bot<token>/<method>`."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one call."""
        world, name = self.world, scope["path_params"]["method"]
        found = METHODS.get(name.lower())
        counts = found is None or not found.waits
        started = time.perf_counter()
        world.calls.begin(counts)
        parameters: dict[str, str] = {}
        faults: tuple[Fault, ...] = ()
        try:
            parameters, files = await _sent(scope, receive)
            known = self._known(scope["path_params"]["token"], found)
            faults = world.faults.of_call(known.name, self._chat_id(parameters))
            result = await self._run(known, Call(world, parameters, files), faults)
            error, body = None, b'{"ok":true,"result":%s}' % _encode(result)
        except ApiError as refusal:
            error, body = refusal, _refusal(refusal)
            if isinstance(refusal, Unanswered) and refusal.hangs:
                await _wait_for_goodbye(receive)
        finally:
            world.calls.end(counts)
        if error is not None and not (counts or faults) and await _has_left(receive):
            return  # nobody is there to read the refusal, so that it is no news
        if counts or error is not None:
            milliseconds = (time.perf_counter() - started) * 1000
            answer = _as_kept(error, body)
            self._record(name if found is None else found.name, parameters, error, faults, milliseconds, answer)
        if isinstance(error, Unanswered) or any(fault.kind == "lose" for fault in faults):
            await _hang_up(scope, receive)
        else:
            await _answer(send, error, body)

    def _known(self, token: str, found: Method | None) -> Method:
        if token != self.world.token:
            well_formed = _TOKEN.fullmatch(token)
            raise ApiError(401, "Unauthorized" if well_formed else "Unauthorized: invalid token specified")
        if found is None:
            raise ApiError(404, "Not Found: method not found")
        return found

    async def _run(self, found: Method, call: Call, faults: tuple[Fault, ...]) -> Any:
        if faults:
            await befall(self.world, faults, self._chat_id(call.parameters))
        if self.world.limits.on:
            self.world.limits.count(found.name, self._chat_id(call.parameters), self.world.now())
        result = found.run(call)
        return await result if found.waits else result

    def _record(
        self,
        name: str,
        parameters: dict[str, str],
        error: ApiError | None,
        faults: tuple[Fault, ...],
        milliseconds: float,
        answer: msgspec.Raw | str | None,
    ) -> None:
        world = self.world
        entry = world.calls.add(
            {
                "at": world.now(),
                "method": name,
                "chat_id": self._chat_id(parameters),
                "ok": error is None,
                "error_code": error.code if error else None,
                "description": error.description if error else None,
                "faults": [fault.kind for fault in faults],
                "parameters": parameters,
                "answer": answer,
                "milliseconds": round(milliseconds, 2),
            }
        )
        world.revision += 1
        world.events.publish("call", entry.copy)
        if error is not None:
            level = logging.ERROR if error.code == 404 else logging.WARNING
            log.log(level, "%s refused: %d %s", name, error.code, _WHAT_PEOPLE_WROTE.sub("…", error.description))

    def _chat_id(self, parameters: dict[str, str]) -> int | None:
        """The chat that a call is about, if it names one or a button in one."""
        pressed = parameters.get("callback_query_id")
        if pressed is not None:
            callback = self.world.callbacks.get(pressed)
            return None if callback is None else callback.chat_id
        try:
            return int(parameters["chat_id"])
        except (KeyError, ValueError):
            return None


async def _has_left(receive: Receive) -> bool:
    """Whether whoever called has closed the connection meanwhile."""
    with suppress(TimeoutError):
        async with asyncio.timeout(0.05):
            message = await receive()
            return bool(message["type"] == "http.disconnect")
    return False


async def _hang_up(scope: Scope, receive: Receive) -> None:
    """Close the connection instead of answering."""
    scope["app"].state.hang_up(scope["client"])
    await _wait_for_goodbye(receive)


async def _wait_for_goodbye(receive: Receive) -> None:
    """Wait until whoever called has had enough."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def _sent(scope: Scope, receive: Receive) -> tuple[dict[str, str], dict[str, Upload]]:
    """What a call brings: parameters, all as text, from the address and a body of any of the three kinds, and files."""
    parameters = decode_form(scope["query_string"])
    if scope["method"] != "POST":
        return parameters, {}
    kind = next((value for name, value in scope["headers"] if name == b"content-type"), b"")
    if kind.startswith(b"multipart/form-data"):
        fields, files = await _from_multipart(Request(scope, receive))
        return parameters | fields, files
    body = await _body(receive)
    return parameters | (_from_json(body) if kind.startswith(b"application/json") else decode_form(body)), {}


async def _from_multipart(request: Request) -> tuple[dict[str, str], dict[str, Upload]]:
    fields: dict[str, str] = {}
    files: dict[str, Upload] = {}
    async with request.form() as form:
        for name, value in form.items():
            if isinstance(value, str):
                fields[name] = value
            else:
                files[name] = Upload(value.filename or name, await value.read())
    return fields, files


async def _body(receive: Receive) -> bytes:
    message = await receive()
    if not message.get("more_body"):
        whole: bytes = message.get("body", b"")
        return whole
    chunks = [message.get("body", b"")]
    while message.get("more_body"):
        message = await receive()
        chunks.append(message.get("body", b""))
    return b"".join(chunks)


def _from_json(body: bytes) -> dict[str, str]:
    try:
        values = msgspec.json.decode(body) if body else {}
    except msgspec.DecodeError:
        values = None
    if not isinstance(values, dict):
        raise ApiError(400, "Bad Request: can't parse JSON object")
    return {
        name: value if isinstance(value, str) else msgspec.json.encode(value).decode()
        for name, value in values.items()
        if value is not None
    }


def _refusal(error: ApiError) -> bytes:
    if isinstance(error, BrokenAnswer):
        return error.body
    answer: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    return _encode(answer | {"parameters": error.parameters} if error.parameters else answer)


def _as_kept(error: ApiError | None, body: bytes) -> msgspec.Raw | str | None:
    """What goes back, for the log: JSON as it is, a proxy's page as text; None when nothing does."""
    if isinstance(error, Unanswered):
        return None
    return error.body.decode(errors="replace") if isinstance(error, BrokenAnswer) else msgspec.Raw(body)


async def _answer(send: Send, error: ApiError | None, body: bytes) -> None:
    kind = b"text/html" if isinstance(error, BrokenAnswer) else b"application/json"
    headers = [(b"content-type", kind), (b"content-length", b"%d" % len(body))]
    if error is not None and "retry_after" in error.parameters:
        headers.append((b"retry-after", b"%d" % error.parameters["retry_after"]))
    await send({"type": "http.response.start", "status": error.code if error else 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
