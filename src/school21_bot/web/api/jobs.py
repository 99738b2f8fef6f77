"""Long work that the maker of the key has asked for: how far it is, and ending it."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from school21_bot.access import Caller, Scope
from school21_bot.dumps import EXPORT_JOBS, IMPORT_JOBS
from school21_bot.errors import Conflict
from school21_bot.jobs import JobState, JobView
from school21_bot.web.api.asking import Asked, needs
from school21_bot.web.api.once import OnlyOnce
from school21_bot.web.api.paging import After, Id, Limit, Paged, before, next_before, number
from school21_bot.web.api.problems import problems

router = APIRouter(prefix="/jobs", tags=["jobs"])

Reads = Annotated[Caller, needs(Scope.JOBS_READ)]
Writes = Annotated[Caller, needs(Scope.JOBS_WRITE)]


class Job(BaseModel):
    """A piece of long work."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "id": "915123456789088888",
                "kind": "dump-file",
                "state": "active",
                "done": 1200,
                "total": 4100,
                "failures": 0,
                "created_at": "2026-11-28T12:00:00Z",
                "updated_at": "2026-11-28T12:00:04Z",
                "finished_at": None,
            }
        }
    )

    id: str
    kind: str
    state: JobState
    done: int
    total: int | None
    failures: int = Field(description="How often the present step has failed in a row.")
    created_at: datetime
    updated_at: datetime
    finished_at: datetime | None


class JobPage(Paged):
    """Some jobs, the newest first."""

    items: list[Job]


class Cancelled(BaseModel):
    """A job that goes on no further."""

    id: str
    state: JobState


@router.get("", summary="List jobs", responses=problems())
async def list_jobs(services: Asked, caller: Reads, limit: Limit = 25, cursor: After = None) -> JobPage:
    """The jobs that the maker of the key has asked for, anywhere. Scope: `jobs:read`."""
    found = await services.own_jobs.before(caller.actor, before(cursor), limit + 1)
    return JobPage(items=[_job(one) for one in found[:limit]], next=next_before([one.id for one in found], limit))


@router.get("/{job_id}", summary="Read a job", responses=problems(404))
async def read_job(services: Asked, caller: Reads, job_id: Id) -> Job:
    """How far one of them is. Scope: `jobs:read`."""
    return _job(await services.own_jobs.read(caller.actor, number(job_id)))


@router.post("/{job_id}/cancel", summary="Cancel a job", responses=problems(404, 409, 413), response_model=Cancelled)
async def cancel_job(services: Asked, caller: Writes, job_id: Id, once: OnlyOnce) -> Response:
    """End an export or an import. Scope: `jobs:write`; the key also needs one of the scopes of dumps.

    409: it is over, or it is of a kind that is ended in the bot.
    """
    found = number(job_id)

    async def cancel() -> dict[str, Any]:
        job = await services.own_jobs.read(caller.actor, found)
        if job.kind in EXPORT_JOBS:
            if not job.is_open:
                raise Conflict
            await services.exports.cancel(caller.actor, found)
        elif job.kind in IMPORT_JOBS:
            await services.imports.cancel(caller.actor, job.parameters["import"])
        else:
            raise Conflict
        return {"id": str(found), "state": JobState.CANCELLED.value}

    return await once(200, cancel)


def _job(found: JobView) -> Job:
    return Job(
        id=str(found.id),
        kind=found.kind,
        state=found.state,
        done=found.done,
        total=found.total,
        failures=found.failures,
        created_at=found.created_at,
        updated_at=found.updated_at,
        finished_at=found.finished_at,
    )
