"""Personal links into the community: issued anew, revoked, listed; the links themselves go to their owners alone."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict
from starlette.responses import Response

from school21_bot.access import Caller, Scope
from school21_bot.invites import InviteFacts, Shelf
from school21_bot.invites.models import InviteMode, InviteState
from school21_bot.web.api.asking import Asked, needs
from school21_bot.web.api.once import OnlyOnce
from school21_bot.web.api.paging import ID_PATTERN, After, Id, IdText, Limit, Paged, before, next_before, number
from school21_bot.web.api.problems import problems
from school21_bot.web.api.strict import Body

router = APIRouter(prefix="/invites", tags=["invites"])

Reads = Annotated[Caller, needs(Scope.INVITES_READ)]
Writes = Annotated[Caller, needs(Scope.INVITES_WRITE)]


class Invite(BaseModel):
    """A link: whose, and what became of it; never the link itself."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "id": "915123456789099999",
                "member_id": "915123456789012345",
                "mode": "join_request",
                "state": "issued",
                "issued_at": "2026-11-28T12:00:00Z",
                "expires_at": "2026-12-01T12:00:00Z",
                "closed_at": None,
                "misused_at": None,
            }
        }
    )

    id: str
    member_id: str
    mode: InviteMode
    state: InviteState
    issued_at: datetime
    expires_at: datetime
    closed_at: datetime | None
    misused_at: datetime | None


class InvitePage(Paged):
    """Some links, the newest first."""

    items: list[Invite]


class Wanted(Body):
    """For whom a link is wanted."""

    model_config = ConfigDict(json_schema_extra={"example": {"member_id": "915123456789012345"}})

    member_id: IdText


class Requested(BaseModel):
    """A link that is being made: its owner gets it in Telegram, and it is in the list as soon as it is there."""

    member_id: str


class Revoked(BaseModel):
    """A link that opens nothing any more."""

    id: str
    state: InviteState


@router.get("", summary="List invites", responses=problems())
async def list_invites(
    services: Asked,
    caller: Reads,
    state: Annotated[Shelf | None, Query(description="`misused`: each that a stranger has tried.")] = None,
    member: Annotated[str | None, Query(pattern=ID_PATTERN, description="Only those of this member.")] = None,
    limit: Limit = 25,
    cursor: After = None,
) -> InvitePage:
    """Links, the newest first. Scope: `invites:read`."""
    owner = None if member is None else number(member)
    found = await services.invite_book.before(caller.actor, state, owner, before(cursor), limit + 1)
    ids = [one.id for one in found]
    return InvitePage(items=[_invite(one) for one in found[:limit]], next=next_before(ids, limit))


@router.get("/{invite_id}", summary="Read an invite", responses=problems(404))
async def read_invite(services: Asked, caller: Reads, invite_id: Id) -> Invite:
    """One link. Scope: `invites:read`."""
    return _invite(await services.invite_book.facts(caller.actor, number(invite_id)))


@router.post(
    "", status_code=202, summary="Issue an invite", responses=problems(404, 409, 413), response_model=Requested
)
async def issue_invite(services: Asked, caller: Writes, body: Wanted, once: OnlyOnce) -> Response:
    """Give a member a new link in place of the one before; the bot sends it to them. Scope: `invites:write`."""
    member = number(body.member_id)

    async def issue() -> dict[str, Any]:
        await services.membership.reissue_invite(caller.actor, member)
        return {"member_id": str(member)}

    return await once(202, issue)


@router.post(
    "/{invite_id}/revoke", summary="Revoke an invite", responses=problems(404, 409, 413), response_model=Revoked
)
async def revoke_invite(services: Asked, caller: Writes, invite_id: Id, once: OnlyOnce) -> Response:
    """End a link that opens the chat; its owner may ask for another. Scope: `invites:write`."""
    found = number(invite_id)

    async def revoke() -> dict[str, Any]:
        await services.invite_book.revoke(caller.actor, found)
        return {"id": str(found), "state": InviteState.REVOKED.value}

    return await once(200, revoke)


def _invite(found: InviteFacts) -> Invite:
    return Invite(
        id=str(found.id),
        member_id=str(found.person_id),
        mode=found.mode,
        state=found.state,
        issued_at=found.issued_at,
        expires_at=found.expires_at,
        closed_at=found.closed_at,
        misused_at=found.misused_at,
    )
