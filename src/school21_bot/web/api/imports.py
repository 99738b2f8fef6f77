"""Imports: a file is sent up, checked, looked at, and then taken in, or not."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse, Response

from school21_bot.access import Caller, Scope
from school21_bot.dumps import (
    LONGEST_PASSPHRASE,
    Arrived,
    DumpRefused,
    ImportState,
    ImportView,
    Reason,
)
from school21_bot.web.api.asking import Asked, needs
from school21_bot.web.api.once import OnlyOnce
from school21_bot.web.api.paging import Id, number
from school21_bot.web.api.problems import problems
from school21_bot.web.api.strict import Body

router = APIRouter(prefix="/dumps", tags=["dumps"])

Writes = Annotated[Caller, needs(Scope.DUMPS_WRITE)]

_BINARY = {
    "requestBody": {
        "required": True,
        "description": "A dump of this bot, plain, compressed or sealed by age, or one of the original system.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary", "minLength": 1}}},
    }
}


class Uploaded(BaseModel):
    """A file that is here, sealed; it waits for a quarter of an hour."""

    upload: str = Field(description="What names it in the request that imports it.")
    locked: bool = Field(description="Whether it came sealed, so that its passphrase is needed.")


class Import(Body):
    """Which file, and what opens it."""

    model_config = ConfigDict(json_schema_extra={"example": {"upload": "kTJr0aZq8yq2Vb7uXnE4c1Qd", "passphrase": None}})

    upload: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{24}(\.[A-Za-z0-9_-]{22})?$")]
    passphrase: Annotated[str | None, Field(min_length=1, max_length=LONGEST_PASSPHRASE)] = None


class Decision(Body):
    """What is to be done with people who are here already."""

    model_config = ConfigDict(json_schema_extra={"example": {"update_existing": False}})

    update_existing: bool = False


class ImportStarted(BaseModel):
    """An import, and where it stands."""

    id: str
    state: ImportState


class Preview(BaseModel):
    """An import as it stands: `counts` say what it would do, or did."""

    id: str
    state: ImportState
    counts: dict[str, int]
    refusal: str | None = Field(description="Why the file cannot be imported.")
    job_id: str | None
    done: int
    total: int | None
    imported: int
    left_out: int = Field(description="Who was left out in the end because they had changed meanwhile.")


@router.post(
    "/uploads",
    status_code=201,
    summary="Send up a file",
    responses=problems(413),
    response_model=Uploaded,
    openapi_extra=_BINARY,
)
async def send_up(services: Asked, caller: Writes, request: Request) -> Response:
    """Take in a file as the body, of any size; it is sealed from the first byte. Scope: `dumps:write`."""
    with await services.uploads.begin(caller.actor) as arriving:
        async for piece in request.stream():
            if piece:
                arriving.write(piece)
        arrived = arriving.close()
    return JSONResponse({"upload": _name(arrived), "locked": arrived.is_locked}, 201)


@router.post(
    "/imports", status_code=202, summary="Check a file", responses=problems(409, 410, 413), response_model=ImportStarted
)
async def start_import(services: Asked, caller: Writes, body: Import, once: OnlyOnce) -> Response:
    """Let a file that was sent up be checked; nothing is changed yet. Scope: `dumps:write`.

    One at a time for the whole community: 409 while another is under way.
    """
    arrived = _arrived(body.upload)
    if arrived.is_locked:
        if body.passphrase is None:
            raise DumpRefused(Reason.NEEDS_PASSPHRASE)
        arrived = await services.uploads.opened(caller.actor, arrived.token, body.passphrase)

    async def start() -> dict[str, Any]:
        found = await services.uploads.offer(caller.actor, arrived)
        return {"id": str(found), "state": ImportState.CHECKING.value}

    return await once(202, start, location="/api/v1/dumps/imports/{id}")


@router.get("/imports/{import_id}", summary="Look at an import", responses=problems(404))
async def read_import(services: Asked, caller: Writes, import_id: Id) -> Preview:
    """What it would do, and how far it is. Scope: `dumps:write`."""
    return _preview(await services.imports.view(caller.actor, number(import_id)))


@router.post(
    "/imports/{import_id}/start",
    status_code=202,
    summary="Take a file in",
    responses=problems(404, 409, 413),
    response_model=ImportStarted,
)
async def confirm_import(services: Asked, caller: Writes, import_id: Id, body: Decision, once: OnlyOnce) -> Response:
    """Import a file that was checked: all of it, or nothing. Scope: `dumps:write`."""
    found = number(import_id)

    async def confirm() -> dict[str, Any]:
        await services.imports.confirm(caller.actor, found, update_existing=body.update_existing)
        return {"id": str(found), "state": ImportState.STAGING.value}

    return await once(202, confirm)


@router.post(
    "/imports/{import_id}/cancel",
    summary="Leave a file out",
    responses=problems(404, 409, 413),
    response_model=ImportStarted,
)
async def cancel_import(services: Asked, caller: Writes, import_id: Id, once: OnlyOnce) -> Response:
    """Let an import come to nothing, if it is not too late. Scope: `dumps:write`."""
    found = number(import_id)

    async def cancel() -> dict[str, Any]:
        await services.imports.cancel(caller.actor, found)
        return {"id": str(found), "state": ImportState.CANCELLED.value}

    return await once(200, cancel)


def _name(arrived: Arrived) -> str:
    """What names the file, with what opens it: so we need not keep that, and whoever has sent it up knows it anyway."""
    if arrived.file_key is None:
        return arrived.token
    return f"{arrived.token}.{urlsafe_b64encode(arrived.file_key).decode().rstrip('=')}"


def _arrived(name: str) -> Arrived:
    token, _, key = name.partition(".")
    return Arrived(token, urlsafe_b64decode(f"{key}==") if key else None)


def _preview(found: ImportView) -> Preview:
    return Preview(
        id=str(found.id),
        state=found.state,
        counts={name: value for name, value in found.counts.items() if isinstance(value, int)},
        refusal=found.refusal.reason.value if found.refusal else None,
        job_id=str(found.job_id) if found.job_id else None,
        done=found.done,
        total=found.total,
        imported=found.imported,
        left_out=found.meanwhile,
    )
