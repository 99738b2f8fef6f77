"""Members: listed, searched, read, entered, changed, and ended, by the rules that staff have in the bot."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from school21_bot.access import Caller, Scope
from school21_bot.app import Services
from school21_bot.people import Choice, Order, Status
from school21_bot.people import Query as Wanted
from school21_bot.search import LARGEST_ID
from school21_bot.web.api.asking import Asked, needs
from school21_bot.web.api.member_bodies import Changes, Enrolled, Member, MemberPage, NewMember, changed_steps, shown
from school21_bot.web.api.once import OnlyOnce
from school21_bot.web.api.paging import (
    ID_PATTERN,
    AfterFound,
    AfterPerson,
    Id,
    Limit,
    key_of,
    next_key,
    number,
    place_of,
)
from school21_bot.web.api.problems import problems
from school21_bot.web.api.versions import IfMatch, IfNoneMatch, tagged, version_of

router = APIRouter(tags=["members"])

Reads = Annotated[Caller, needs(Scope.MEMBERS_READ)]
Searches = Annotated[Caller, needs(Scope.MEMBERS_READ, Scope.MEMBERS_CONTACT)]
Writes = Annotated[Caller, needs(Scope.MEMBERS_WRITE)]

Roles = Annotated[
    list[Annotated[str, Query(pattern=ID_PATTERN)]],
    Query(max_length=20, description="Only people of these roles: ids of `/roles`; several are any of them."),
]
Levels = Annotated[
    list[Annotated[str, Query(pattern=r"^[a-z0-9_-]{1,32}$")]],
    Query(max_length=20, description="Only people of these levels: codes of `/levels`; several are any of them."),
]
Statuses = Annotated[
    list[Status], Query(max_length=9, description="Only people who stand so with the community; several are any.")
]
_NOBODY = MemberPage(items=[], next=None)


@router.get("/members", summary="List members", responses=problems(), response_model=MemberPage)
async def list_members(
    services: Asked,
    caller: Reads,
    status: Statuses = [Status.MEMBER],  # noqa: B006  # nobody changes it
    role: Roles = [],  # noqa: B006
    level: Levels = [],  # noqa: B006
    order: Annotated[Order, Query(description="By what they are ordered.")] = Order.NEWEST,
    limit: Limit = 25,
    cursor: AfterPerson = None,
) -> Response:
    """People by where they stand, role and level. Scope: `members:read`; names and nicknames need `members:contact`."""
    narrowed = await _narrowed(services, role, level)
    if narrowed is None:
        return _json(_NOBODY)
    choice = Choice(tuple(dict.fromkeys(status)), *narrowed, order=order)
    page = await services.wholes.page(caller.actor, choice, key_of(cursor), limit)
    return _json(MemberPage(items=[shown(one, caller) for one in page.people], next=next_key(page.after)))


@router.get("/search", summary="Search members", responses=problems(), response_model=MemberPage)
async def search_members(
    services: Asked,
    caller: Searches,
    q: Annotated[str, Query(min_length=1, max_length=200, description="Words, as members type them into the search.")],
    role: Roles = [],  # noqa: B006
    level: Levels = [],  # noqa: B006
    limit: Limit = 25,
    cursor: AfterFound = None,
) -> Response:
    """Listed members by words, typos forgiven, the best first; what somebody hides from members is not searched.

    Scopes: `members:read` and `members:contact`, because whoever may search for a nickname learns whose it is.
    """
    narrowed = await _narrowed(services, role, level)
    if narrowed is None:
        return _json(_NOBODY)
    page = await services.wholes.found(caller.actor, Wanted(q, *narrowed), place_of(cursor), limit)
    return _json(MemberPage(items=[shown(one, caller) for one in page.people], next=next_key(page.after)))


@router.get(
    "/members/{member_id}",
    summary="Read a member",
    responses={304: {"description": "It is as the ETag in If-None-Match says."}, **problems(404)},
    response_model=Member,
)
async def read_member(services: Asked, caller: Reads, member_id: Id, known: IfNoneMatch = None) -> Response:
    """One person with everything that the key may see, and an ETag. Scope: `members:read`.

    With `members:contact` the log of what staff did says that the card was opened.
    """
    noted = Scope.MEMBERS_CONTACT in caller.scopes
    person = await services.wholes.one(caller.actor, number(member_id), noted=noted)
    return tagged(shown(person, caller), person.version, known)


@router.post(
    "/members", status_code=201, summary="Enter a member", responses=problems(404, 409, 413), response_model=Enrolled
)
async def enter_member(services: Asked, caller: Writes, body: NewMember, once: OnlyOnce) -> Response:
    """Make a member of somebody who has not come to the bot. Scope: `members:write`.

    They are asked for their consent when they come. 409 with the problem `taken`: somebody else has that nickname.
    """

    async def enter() -> dict[str, Any]:
        person = await services.enrolment.enter(caller.actor, body.name, body.language, body.steps(), cause=once.cause)
        return {"id": str(person.id), "version": person.version, "status": person.status.value}

    return await once(201, enter, location="/api/v1/members/{id}")


@router.patch(
    "/members/{member_id}",
    summary="Change a member",
    responses=problems(404, 409, 412, 413, 428),
    response_model=Member,
)
async def change_member(
    services: Asked, caller: Writes, member_id: Id, body: Changes, once: OnlyOnce, if_match: IfMatch = None
) -> Response:
    """Put answers in place of those given: all that are sent, or none. Scope: `members:write`. Needs If-Match."""
    version = version_of(if_match)
    person = await services.enrolment.change(
        caller.actor, number(member_id), changed_steps(body), version=version, cause=once.cause
    )
    whole = await services.wholes.one(caller.actor, person.id, noted=False)
    return tagged(shown(whole, caller), whole.version)


@router.post(
    "/members/{member_id}/deactivate",
    summary="End a membership",
    responses=problems(404, 409, 412, 413, 428),
    response_model=Enrolled,
)
async def deactivate_member(
    services: Asked, caller: Writes, member_id: Id, once: OnlyOnce, if_match: IfMatch = None
) -> Response:
    """Remove a member: the card is gone, the person is put out of the chat, told, and may register again.

    Scope: `members:write`. Needs If-Match. Somebody of the staff cannot be removed: 409 with the problem `is-staff`.
    """
    version, person_id = version_of(if_match), number(member_id)

    async def end() -> dict[str, Any]:
        person = await services.enrolment.end(caller.actor, person_id, version=version)
        return {"id": str(person.id), "version": person.version, "status": person.status.value}

    return await once(200, end)


async def _narrowed(
    services: Services, roles: Sequence[str], levels: Sequence[str]
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """The ids of roles and levels; None if there are none of these, so that nobody can have them."""
    known = {level.code: level.id for level in await services.dictionary.levels()} if levels else {}
    level_ids = tuple(known[code] for code in dict.fromkeys(levels) if code in known)
    role_ids = tuple(role for role in map(int, dict.fromkeys(roles)) if role <= LARGEST_ID)
    if (levels and not level_ids) or (roles and not role_ids):
        return None
    return role_ids, level_ids


def _json(page: MemberPage) -> Response:
    return Response(page.model_dump_json(), media_type="application/json")
