"""The yardstick of the API: a bare FastAPI endpoint that reads as many plain rows by Tortoise, without key and rules.

`python -m bench.bare_api DATABASE PORT`
"""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict
from tortoise import Tortoise, fields
from tortoise.models import Model


class PlainMember(Model):
    """What the API shows of a member, in the clear."""

    id = fields.BigIntField(primary_key=True, generated=False)
    version = fields.IntField()
    status = fields.CharField(max_length=16)
    role = fields.CharField(max_length=256)
    level = fields.CharField(max_length=32)
    team = fields.CharField(max_length=256)
    description = fields.CharField(max_length=1024)
    listed = fields.BooleanField()
    language = fields.CharField(max_length=8)
    name = fields.CharField(max_length=130)
    school_nickname = fields.CharField(max_length=16)
    messenger_nickname = fields.CharField(max_length=256)
    username = fields.CharField(max_length=32)
    telegram_id = fields.BigIntField()
    joined_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()

    class Meta:
        table = "plain_member"
        indexes = (("status", "id"),)


class Shown(BaseModel):
    """The same as an answer."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    version: int
    status: str
    role: str
    level: str
    team: str
    description: str
    listed: bool
    language: str
    name: str
    school_nickname: str
    messenger_nickname: str
    username: str
    telegram_id: int
    joined_at: datetime
    updated_at: datetime


@asynccontextmanager
async def _opened(_: FastAPI) -> AsyncIterator[None]:
    await Tortoise.init(db_url=sys.argv[1], modules={"models": ["bench.bare_api"]}, _enable_global_fallback=True)
    yield
    await Tortoise.close_connections()


app = FastAPI(lifespan=_opened)


@app.get("/members")
async def members(limit: int = 25) -> list[Shown]:
    """A page of members, the newest first."""
    return [Shown.model_validate(one) for one in await PlainMember.filter(status="member").order_by("-id").limit(limit)]


@app.get("/members/{member_id}")
async def member(member_id: int) -> Shown:
    """One of them."""
    return Shown.model_validate(await PlainMember.get(id=member_id))


if __name__ == "__main__":
    # By name: the models of the module are those that Tortoise knows, not those of what was started.
    uvicorn.run("bench.bare_api:app", port=int(sys.argv[2]), loop="uvloop", access_log=False, log_level="warning")
