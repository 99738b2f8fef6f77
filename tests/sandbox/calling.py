"""Calls as they go over the wire, and the rows of a table of refusals."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import aiohttp

from school21_bot.sandbox.running import RunningSandbox
from tests.sandbox.conftest import TOKEN

Json = dict[str, Any]

BAD = "Bad Request: "


@dataclass
class Row:
    """A call and the refusal it must meet; the parameters are taken from a scene."""

    condition: str
    method: str
    parameters: Callable[[Any], Json]
    code: int
    description: str


async def call(sandbox: RunningSandbox, method: str, parameters: Json, token: str = TOKEN) -> tuple[int, Json]:
    """Call as aiogram does: urlencoded, objects as JSON strings."""
    form = {name: value if isinstance(value, str) else json.dumps(value) for name, value in parameters.items()}
    url = f"{sandbox.url}/bot{token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(url, data=form) as response:
        return response.status, await response.json()
