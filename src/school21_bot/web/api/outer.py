"""What stands around every endpoint: a request id, the key, the rate, a limit, a line in the log, an answer at the end.

Here and not in the endpoints, so that none can be without it, and before the body is read.
"""

import re
import secrets
import time
from typing import Any

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from school21_bot.access import ApiKeys, Caller
from school21_bot.logs import bind, logger, unbind_all
from school21_bot.metrics import API
from school21_bot.web.api.problems import (
    INTERNAL,
    TOO_BIG,
    UNAUTHORIZED,
    Told,
    Trouble,
    answer_to,
    too_many,
    trouble_of,
)
from school21_bot.web.api.rate import Rate, Rates

log = logger("web")

OPEN = ("/openapi.json",)
"""What anybody may read: it says how to ask, and nothing of anybody."""

UPLOADS = "/dumps/uploads"
"""Where files are sent up, which have a limit of their own."""
MOST_BYTES = 64 * 1024
"""Of any other body."""

_REQUEST_ID = re.compile(rb"[A-Za-z0-9-]{8,64}")
_ALWAYS = [(b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff")]


class Outer:
    """The ASGI application around the API."""

    def __init__(self, inner: ASGIApp, keys: ApiKeys, rates: Rates) -> None:
        self._inner = inner
        self._keys = keys
        self._rates = rates

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        answering = _Answering(scope, send)
        began = time.perf_counter()
        bind(request=answering.request_id)
        try:
            await self._answer(scope, receive, answering)
        except Exception as problem:
            trouble = trouble_of(problem)
            if trouble.status >= INTERNAL.status:
                log.error("trouble", exc_info=problem)
            if not answering.has_begun:
                await answering.tell(trouble, receive)
        finally:
            seconds = time.perf_counter() - began
            route = getattr(scope.get("route"), "path", "none")
            API.labels(scope["method"] if route != "none" else "none", route, f"{answering.status // 100}xx").observe(
                seconds
            )
            log.info(
                "answered",
                route=route,
                method=scope["method"],
                status=answering.status,
                milliseconds=round(seconds * 1000, 1),
                key=caller.key if (caller := scope.get("caller")) is not None else None,
            )
            unbind_all()

    async def _answer(self, scope: Scope, receive: Receive, answering: "_Answering") -> None:
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        if path in OPEN:
            await self._inner(scope, receive, answering.send)
            return
        caller = await self._caller(scope)
        if caller is None:
            await answering.tell(UNAUTHORIZED, receive)
            return
        scope["caller"] = caller
        answering.rate = await self._rates.of(caller.key)
        if answering.rate is not None and answering.rate.is_over:
            await answering.tell(too_many(answering.rate.seconds), receive)
            return
        await self._inner(scope, receive if path == UPLOADS else _limited(scope, receive), answering.send)

    async def _caller(self, scope: Scope) -> Caller | None:
        given = [value for name, value in scope["headers"] if name == b"authorization"]
        if len(given) != 1:
            return None
        kind, _, key = given[0].partition(b" ")
        if kind.lower() != b"bearer":
            return None
        return await self._keys.caller(key.strip().decode("ascii", "replace"))


class _Answering:
    """The answer to one request, with what every answer has."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope = scope
        self._send = send
        self.request_id = _request_id(scope)
        scope["request_id"] = self.request_id
        self.rate: Rate | None = None
        self.status = INTERNAL.status
        self.has_begun = False

    async def send(self, message: Message) -> None:
        """Pass on what the endpoint answers."""
        if message["type"] == "http.response.start":
            self.has_begun = True
            self.status = message["status"]
            more: list[Any] = [*_ALWAYS, (b"x-request-id", self.request_id.encode())]
            if self.rate is not None:
                more += self.rate.headers
            message = {**message, "headers": [*message.get("headers", ()), *more]}
        await self._send(message)

    async def tell(self, trouble: Trouble, receive: Receive) -> None:
        """Answer with a problem."""
        await answer_to(trouble, self.request_id)(self._scope, receive, self.send)


def _limited(scope: Scope, receive: Receive) -> Receive:
    """What comes in, up to a limit.

    Raises:
        HTTPException: there is more; of a kind that the framework lets through while it reads a body.
    """
    taken = 0
    for name, value in scope["headers"]:
        if name == b"content-length" and (not value.isdigit() or int(value) > MOST_BYTES):
            raise Told(TOO_BIG)

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MOST_BYTES:
            raise HTTPException(TOO_BIG.status)
        return message

    return limited


def _request_id(scope: Scope) -> str:
    """What the proxy calls the request, if it does."""
    for name, value in scope["headers"]:
        if name == b"x-request-id" and _REQUEST_ID.fullmatch(value):
            found: str = value.decode("ascii")
            return found
    return secrets.token_hex(8)
