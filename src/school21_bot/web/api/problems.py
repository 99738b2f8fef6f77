"""Everything that goes wrong, as RFC 9457 has it: what it is, and which field; never what was sent."""

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from school21_bot.access import OtherRequest, Scope
from school21_bot.dumps import DumpRefused, Reason
from school21_bot.errors import Conflict, IsStaff, NotAllowed, NotFound, Refused, RuleViolated, TooSlow
from school21_bot.lifecycle import NoLinkPossible, OtherVersion
from school21_bot.logs import logger
from school21_bot.storage import is_out_of_reach
from school21_bot.web.api.faults import NO_OTHERS, Fault, faults_of

log = logger("web")

MEDIA_TYPE = "application/problem+json"
AGAIN_SECONDS = 5
_KIND = "urn:school21-bot:problem:"


class Problem(BaseModel):
    """What went wrong (RFC 9457). `type` says it to programs, `title` and `detail` to people."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "type": f"{_KIND}rule-violated",
                "title": "A value breaks a rule of its field",
                "status": 422,
                "request_id": "5f0d3c1e9a7b4d22",
                "errors": [{"field": "school_nickname", "reason": "too-short", "limit": 4, "length": 3}],
            }
        }
    )

    type: str = Field(description="A URN that names the kind of the problem; it stays the same.")
    title: str = Field(description="The same in words.")
    status: int = Field(description="The status of the answer.")
    detail: str | None = Field(default=None, description="What to do about it.")
    request_id: str | None = Field(default=None, description="Find it in the log by this.")
    scope: str | None = Field(default=None, description="The scope that the key lacks.")
    errors: list[Fault] | None = Field(default=None, description="Which parts of the request are wrong.")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem before it is written."""

    status: int
    kind: str
    title: str
    detail: str | None = None
    scope: str | None = None
    errors: list[Fault] | None = None
    headers: dict[str, str] = field(default_factory=dict)


class Told(Exception):
    """A problem of the protocol, ready to be told."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.kind)
        self.trouble = trouble


UNAUTHORIZED = Trouble(
    401,
    "unauthorized",
    "The key opens nothing",
    "Send `Authorization: Bearer s21_…` with a key that is not over.",
    headers={"WWW-Authenticate": 'Bearer realm="school21-bot"'},
)
UNKNOWN_PARAMETER = Trouble(
    422,
    "invalid-request",
    "The request does not fit the schema",
    "There is no such parameter in the query here; a misspelt filter would be none.",
    errors=[NO_OTHERS],
)
MISSING_VERSION = Trouble(428, "version-missing", "If-Match is missing", "Read it, and send its ETag as If-Match.")
OTHER_VERSION = Trouble(412, "other-version", "It has changed since it was read", "Read it again.")
NOT_THIS_METHOD = Trouble(405, "method-not-allowed", "There is no such method here")
TOO_BIG = Trouble(413, "too-big", "The body is too big")
INTERNAL = Trouble(500, "internal", "Something broke here", "It is in the log by its request id.")
UNAVAILABLE = Trouble(
    503,
    "unavailable",
    "The service cannot answer at this moment",
    "Repeat it, with the same Idempotency-Key.",
    headers={"Retry-After": str(AGAIN_SECONDS)},
)
_TOO_SLOW = Trouble(
    503,
    "too-slow",
    "There is too much to look through",
    "Ask for less: more of a word, or a role.",
    headers={"Retry-After": str(AGAIN_SECONDS)},
)
_GONE = Trouble(410, "gone", "It is not there any more", "Start anew.")
_NO_LINK = Trouble(
    409,
    "conflict",
    "No link can be made for them",
    "Only for a member with a Telegram account, and where COMMUNITY_CHAT_ID names a chat.",
)
_LEFT = Trouble(400, "bad-request", "The request has broken off")
_OTHER_REQUEST = Trouble(422, "other-request", "This Idempotency-Key came with another request before")


def missing_scope(scope: Scope) -> Told:
    """The key may not do this."""
    return Told(Trouble(403, "scope-missing", "The key lacks a scope", scope=scope.value))


def too_many(seconds: int) -> Trouble:
    """The key asks too often."""
    return Trouble(429, "too-many-requests", "Too many requests", headers={"Retry-After": str(seconds)})


def trouble_of(error: Exception) -> Trouble:
    """What to tell of an exception."""
    match error:
        case Told():
            return error.trouble
        case Refused():
            return _refused(error)
        case RequestValidationError():
            faults, detail = faults_of(error)
            return Trouble(422, "invalid-request", "The request does not fit the schema", detail, errors=faults)
        case HTTPException():
            return _of_http(error)
        case ClientDisconnect():
            return _LEFT
        case _ if is_out_of_reach(error):
            return UNAVAILABLE
        case _:
            return INTERNAL


def answer_to(trouble: Trouble, request_id: str | None) -> Response:
    """The problem as an answer."""
    body = Problem(
        type=_KIND + trouble.kind,
        title=trouble.title,
        status=trouble.status,
        detail=trouble.detail,
        request_id=request_id,
        scope=trouble.scope,
        errors=trouble.errors,
    )
    return JSONResponse(
        body.model_dump(exclude_none=True), trouble.status, headers=trouble.headers, media_type=MEDIA_TYPE
    )


async def on_error(request: Request, error: Exception) -> Response:
    """Handler of every exception; what nobody expected is logged by whatever stands around the endpoints."""
    if isinstance(error, TooSlow):
        log.warning("too slow")
    return answer_to(trouble_of(error), request.scope.get("request_id"))


def _refused(error: Refused) -> Trouble:
    match error:
        case RuleViolated():
            status, kind = (409, "taken") if error.reason == "taken" else (422, "rule-violated")
            fault = Fault(field=str(error.field), reason=error.reason, **error.facts)
            return Trouble(status, kind, "A value breaks a rule of its field", errors=[fault])
        case DumpRefused():
            if error.reason is Reason.GONE:
                return _GONE
            fault = Fault(field="file", reason=error.reason.value, limit=error.facts.get("limit"))
            return Trouble(422, "dump-refused", "The file cannot be imported", errors=[fault])
        case OtherRequest():
            return _OTHER_REQUEST
        case OtherVersion():
            return OTHER_VERSION
        case NoLinkPossible():
            return _NO_LINK
        case IsStaff():
            return Trouble(409, "is-staff", "This is somebody of the staff", "Their role has to be withdrawn first.")
        case NotAllowed():
            return Trouble(403, "forbidden", "The key, or whoever made it, may not do this")
        case NotFound():
            return Trouble(404, "not-found", "It is not there, or not any more")
        case TooSlow():
            return _TOO_SLOW
        case Conflict():
            return Trouble(409, "conflict", "It is not in the state that this needs", "Read it again.")
        case _:
            return Trouble(409, "conflict", "It was refused")


def _of_http(error: HTTPException) -> Trouble:
    if error.status_code == TOO_BIG.status:
        return TOO_BIG
    status = HTTPStatus(error.status_code)
    kind = status.phrase.lower().replace(" ", "-")
    return Trouble(error.status_code, kind, status.phrase, headers=dict(error.headers or {}))


_PROBLEM = {"content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
_ALWAYS = (400, 401, 403, 422, 429, 500, 503)
_WORDS = {
    400: "The request cannot be read.",
    401: "There is no key, or it opens nothing (any more).",
    403: "The key lacks the scope, or its maker the right.",
    404: "It is not there, or not any more.",
    409: "It is not in the state that this needs, or a nickname is taken.",
    410: "The file is not there any more.",
    412: "It has changed since it was read.",
    413: "The body is too big.",
    422: "The request does not fit the schema, or a value breaks a rule of its field.",
    428: "If-Match is missing.",
    429: "Too many requests; Retry-After says when to go on.",
    500: "Something broke here.",
    503: "The service cannot answer at this moment; Retry-After says when to try again.",
}


def problems(*more: int) -> dict[int | str, dict[str, Any]]:
    """The problems that an endpoint may answer with: those of every endpoint, and some more."""
    found: dict[int | str, dict[str, Any]] = {}
    for status in sorted({*_ALWAYS, *more}):
        found[status] = {"description": _WORDS[status], **_PROBLEM}
        if status in {429, 503}:
            found[status]["headers"] = {"Retry-After": {"description": "Seconds.", "schema": {"type": "integer"}}}
    return found
