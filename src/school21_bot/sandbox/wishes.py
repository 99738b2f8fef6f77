"""Reading what the page or a test wishes, and answering, in JSON."""

import math
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

Json = dict[str, Any]


class SimError(Exception):
    """A wish that cannot be fulfilled; the answer says why."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


def answer(content: Any, status: int = 200) -> Response:
    """The answer as JSON, never cached."""
    headers = {"cache-control": "no-store"}
    return Response(msgspec.json.encode(content), status, headers, media_type="application/json")


async def read_body(request: Request) -> Json:
    """The JSON object in the body; raises SimError."""
    try:
        body = msgspec.json.decode(await request.body() or b"{}")
    except msgspec.DecodeError:
        raise SimError(400, "the body is not JSON") from None
    if not isinstance(body, dict):
        raise SimError(400, "the body is not a JSON object")
    return body


def field(body: Json, name: str, kind: type | tuple[type, ...], default: Any = None) -> Any:
    """A field of the right type; raises SimError."""
    value = body.get(name, default)
    if not isinstance(value, kind):
        raise SimError(400, f"{name} is missing" if value is None else f"{name} has the wrong type")
    return value


def number(request: Request, name: str, default: float = 0) -> float:
    """A number in the address; raises SimError."""
    try:
        value = float(request.query_params.get(name, default))
    except ValueError:
        raise SimError(400, f"{name} is not a number") from None
    if not math.isfinite(value):
        raise SimError(400, f"{name} is not a number")
    return value
