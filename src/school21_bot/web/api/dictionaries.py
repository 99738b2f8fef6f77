"""The roles and levels that members have: what the filters of members take."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from school21_bot.access import Caller, Scope
from school21_bot.web.api.asking import Asked, needs
from school21_bot.web.api.problems import problems

router = APIRouter(tags=["dictionaries"])

Reads = Annotated[Caller, needs(Scope.MEMBERS_READ)]


class KnownRole(BaseModel):
    """A role, and how many listed members have it."""

    id: str
    name: str
    members: int


class Roles(BaseModel):
    """The roles that members have, those of most members first."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {"items": [{"id": "915100000000000001", "name": "Golang developer", "members": 41}]}
        }
    )

    items: list[KnownRole]


class KnownLevel(BaseModel):
    """A level; `name` if staff have given it one of their own."""

    code: str
    name: str | None


class Levels(BaseModel):
    """All levels, the lowest first."""

    model_config = ConfigDict(json_schema_extra={"example": {"items": [{"code": "senior", "name": None}]}})

    items: list[KnownLevel]


@router.get("/roles", summary="List roles", responses=problems())
async def list_roles(services: Asked, _: Reads) -> Roles:
    """The roles that listed members have. Scope: `members:read`."""
    roles = await services.dictionary.roles_by_use()
    return Roles(items=[KnownRole(id=str(role.id), name=role.name, members=role.members) for role in roles])


@router.get("/levels", summary="List levels", responses=problems())
async def list_levels(services: Asked, _: Reads) -> Levels:
    """The levels, in order. Scope: `members:read`."""
    return Levels(items=[KnownLevel(code=level.code, name=level.name) for level in await services.dictionary.levels()])
