"""A system that asks the API."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Self

import aiohttp

from school21_bot.access import Actor, Scope, in_the_bot
from school21_bot.app import Services
from school21_bot.people import TelegramNames
from tests.services import OWNER

NEW = {
    "name": "Пётр Сидоров",
    "school_nickname": "petrsidr",
    "messenger_nickname": "petr.sidorov",
    "team": "Платежи",
    "role": "QA инженер",
    "level": "middle",
    "description": "Автотесты",
}
"""A member to be entered."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def body(self) -> Any:
        """The JSON of it."""
        return json.loads(self.content)

    @property
    def problem(self) -> str:
        """The kind of the problem, which has to be one."""
        assert self.headers["Content-Type"] == "application/problem+json"
        assert self.body["status"] == self.status
        assert self.body["request_id"] == self.headers["X-Request-Id"]
        return str(self.body["type"]).removeprefix("urn:school21-bot:problem:")


class Api:
    """Asks with a key."""

    def __init__(self, services: Services, url: str) -> None:
        self.services = services
        self.url = url
        self.key = ""

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession()
        owner = await self.services.accounts.arrive(OWNER, TelegramNames("Ольга"), "ru")
        self.owner = in_the_bot(owner.id, OWNER)
        self.key = await self.made()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()

    async def made(self, *scopes: Scope, by: Actor | None = None) -> str:
        """A key with these scopes; without any, with all."""
        wanted: Collection[Scope] = scopes or tuple(Scope)
        return (await self.services.api_keys.make(by or self.owner, "Intranet", wanted, timedelta(days=30)))[1]

    async def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        key: str | None = None,
        headers: Mapping[str, str] | None = None,
        data: Any = None,
    ) -> Answered:
        """Send a request; `key`: instead of the one for everything, "" for none."""
        given = self.key if key is None else key
        sent = {"Authorization": f"Bearer {given}"} if given else {}
        async with self._session.request(
            method,
            f"{self.url}/api/v1{path}",
            headers={**sent, **(headers or {})},
            **({"json": body} if body is not None else {"data": data}),
        ) as answer:
            return Answered(answer.status, answer.headers, await answer.read())

    async def get(self, path: str, **more: Any) -> Answered:
        """Read."""
        return await self.ask("GET", path, **more)

    async def post(self, path: str, body: Any = None, **more: Any) -> Answered:
        """Do."""
        return await self.ask("POST", path, body, **more)

    async def entered(self, **changes: Any) -> str:
        """A member made through the API; gives the id."""
        answer = await self.post("/members", NEW | changes)
        assert answer.status == 201, answer.content
        return str(answer.body["id"])
