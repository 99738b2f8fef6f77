"""POST with an Idempotency-Key: done once, however often it comes, to whichever replica."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import Depends, Header, Request
from starlette.responses import JSONResponse, Response

from school21_bot.access import Answer, Caller
from school21_bot.app import Services
from school21_bot.ids import new_id

REPEATED = "Idempotent-Replayed"
_TOKEN = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[A-Za-z0-9_.:-]{1,128}$",
        description="Names this request: sent again within 24 hours it is answered as before and done no second time. "
        "With another request it is refused (422).",
    ),
]

Act = Callable[[], Awaitable[dict[str, Any]]]


class Once:
    """Does something once for the request that is answered."""

    def __init__(self, services: Services, caller: Caller, token: str | None, asked: bytes) -> None:
        self._services = services
        self._caller = caller
        self._token = token
        self._asked = asked
        self.cause = f"api:{new_id()}"

    async def __call__(self, status: int, act: Act, *, location: str = "", asked: bytes = b"") -> Response:
        """Do it, or find what was answered before.

        `location`: where what was made is, with the `id` of the answer put in; `asked`: what else is asked for.
        """

        async def answered() -> Answer:
            return Answer(status, await act())

        answer = await self._services.answers.once(self._caller.key, self._token, self._asked + asked, answered)
        headers = {REPEATED: "true"} if answer.is_repeated else {}
        if location:
            headers["Location"] = location.format_map(answer.body)
        return JSONResponse(answer.body, answer.status, headers=headers)


async def _once(request: Request, token: _TOKEN = None) -> Once:
    described = f"{request.method} {request.url.path}\n{request.headers.get('if-match', '')}\n"
    return Once(request.app.state.services, request.scope["caller"], token, described.encode() + await request.body())


OnlyOnce = Annotated[Once, Depends(_once)]
