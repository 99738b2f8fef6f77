"""Calls as they go over the wire, and the rows of a table of refusals."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import aiohttp

from school21_bot.sandbox.running import RunningSandbox
from tests.sandbox.conftest import TOKEN
from tests.sandbox.contract.shapes import read

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
    """Call as aiogram does: urlencoded, objects as JSON strings; whatever is accepted has the shape that it knows."""
    form = {name: value if isinstance(value, str) else json.dumps(value) for name, value in parameters.items()}
    url = f"{sandbox.url}/bot{token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(url, data=form) as response:
        answer: Json = await response.json()
        if response.status == 200:
            read(method, answer["result"])
        return response.status, answer
