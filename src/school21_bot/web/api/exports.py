"""Exports: a job makes the file, sealed with a passphrase of the caller's; then it is fetched."""

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import FileResponse, Response

from school21_bot.access import Caller, Scope
from school21_bot.dumps import LONGEST_PASSPHRASE, SHORTEST_PASSPHRASE, file_name
from school21_bot.errors import Conflict
from school21_bot.web.api.asking import Asked, needs
from school21_bot.web.api.once import OnlyOnce
from school21_bot.web.api.paging import Id, number
from school21_bot.web.api.problems import problems
from school21_bot.web.api.strict import Body

router = APIRouter(prefix="/dumps/exports", tags=["dumps"])

Reads = Annotated[Caller, needs(Scope.DUMPS_READ, Scope.MEMBERS_CONTACT)]
Passphrase = Annotated[str, Field(min_length=SHORTEST_PASSPHRASE, max_length=LONGEST_PASSPHRASE)]

_FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "An age file: `age -d` opens it with the passphrase.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


class Export(Body):
    """What the file is sealed with."""

    model_config = ConfigDict(json_schema_extra={"example": {"passphrase": "correct horse battery staple"}})

    passphrase: Passphrase


class Started(BaseModel):
    """A job that was started: `/jobs/{job_id}` says how far it is."""

    job_id: str


@router.post("", status_code=202, summary="Start an export", responses=problems(409, 413), response_model=Started)
async def start_export(services: Asked, caller: Reads, body: Export, once: OnlyOnce) -> Response:
    """Let everybody be written into a file. Scopes: `dumps:read` and `members:contact`, because everything is in it.

    One at a time for each who asks: 409 while another is under way.
    """
    try:
        key = await services.exports.key(caller.actor, body.passphrase)
    except Conflict:
        # Perhaps it is this very request that has started the other.
        key = None

    async def start() -> dict[str, Any]:
        if key is None:
            raise Conflict
        language = services.settings.default_language
        return {"job_id": str(await services.exports.begin(caller.actor, key, language=language, kept=True))}

    return await once(202, start, location="/api/v1/jobs/{job_id}")


@router.get(
    "/{job_id}/file",
    summary="Fetch an export",
    responses={**_FILE, **problems(404, 409, 410)},
    response_class=FileResponse,
)
async def fetch_export(services: Asked, caller: Reads, job_id: Id) -> Response:
    """The file that a job of the same maker's keys has made; it waits for an hour. Scopes: as for starting it."""
    path = await services.exports.file(caller.actor, number(job_id))
    name = file_name(compressed=False, sealed=True)
    return FileResponse(path, media_type="application/octet-stream", filename=name)
