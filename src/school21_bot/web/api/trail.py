"""The log of what staff and keys did: ids and no names."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from school21_bot.access import Caller, Scope, Via
from school21_bot.audit import Action, Entry, Filter, Target
from school21_bot.web.api.asking import Asked, needs
from school21_bot.web.api.paging import ID_PATTERN, After, Limit, Paged, before, next_before, number
from school21_bot.web.api.problems import problems
from school21_bot.web.api.strict import MomentText, moment

router = APIRouter(prefix="/audit", tags=["audit"])

Reads = Annotated[Caller, needs(Scope.AUDIT_READ)]


class Act(BaseModel):
    """One act, as it was written down."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "id": "915123456789077777",
                "at": "2026-11-28T12:00:00Z",
                "via": "api",
                "actor": "915123456789012345",
                "action": "person-edited",
                "target_kind": "person",
                "target": "915123456789055555",
                "details": {"step": "team", "key": 915123456789000001},
            }
        }
    )

    id: str
    at: datetime
    via: str
    actor: str | None = Field(description="The person who acted, or who made the key that did.")
    action: str
    target_kind: str | None
    target: str | None
    details: dict[str, Any]


class ActPage(Paged):
    """Some acts, the newest first."""

    items: list[Act]


@router.get("", summary="Read the log", responses=problems())
async def read_log(
    services: Asked,
    caller: Reads,
    action: Annotated[Action | None, Query(description="Only this kind.")] = None,
    via: Annotated[Via | None, Query(description="Only what was done in this way.")] = None,
    actor: Annotated[str | None, Query(pattern=ID_PATTERN, description="Only what this person did.")] = None,
    target_kind: Annotated[Target | None, Query(description="Only what was done to such a thing.")] = None,
    target: Annotated[str | None, Query(pattern=ID_PATTERN, description="Only what was done to this one.")] = None,
    since: Annotated[MomentText | None, Query(description="From this moment on.")] = None,
    until: Annotated[MomentText | None, Query(description="Before this moment.")] = None,
    limit: Limit = 25,
    cursor: After = None,
) -> ActPage:
    """What staff did, and what keys did. Scope: `audit:read`."""
    wanted = Filter(
        actor=None if actor is None else number(actor),
        via=via,
        action=action,
        since=None if since is None else moment(since),
        until=None if until is None else moment(until),
        target_kind=target_kind,
        target=None if target is None else number(target),
    )
    found = await services.trail.before(caller.actor, wanted, before(cursor), limit + 1)
    return ActPage(
        items=[_act(entry) for entry in found[:limit]], next=next_before([entry.id for entry in found], limit)
    )


def _act(entry: Entry) -> Act:
    return Act(
        id=str(entry.id),
        at=entry.at,
        via=entry.via,
        actor=str(entry.actor) if entry.actor is not None else None,
        action=entry.action,
        target_kind=entry.target_kind,
        target=str(entry.target) if entry.target is not None else None,
        details=entry.details,
    )
