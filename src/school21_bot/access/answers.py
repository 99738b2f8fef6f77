"""Requests that may come twice are done once: what was answered is kept with what was done, in one transaction."""

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from tortoise.exceptions import IntegrityError

from school21_bot import clock
from school21_bot.access.secrets import hash_of
from school21_bot.errors import Conflict
from school21_bot.failpoints import failpoint
from school21_bot.ids import new_id
from school21_bot.storage import as_json, fetch, insert_row, transaction, update_row

KEPT = timedelta(hours=24)
"""How long an answer is kept."""

_KEPT_ANSWER = "SELECT request_hash, status, body FROM api_answer WHERE api_key = $1 AND token_hash = $2"


class OtherRequest(Conflict):
    """The same name was used for something else before."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was done: a status of HTTP and a body of ids and states, never anything personal."""

    status: int
    body: dict[str, Any]
    is_repeated: bool = False


class Answers:
    """Remembers what was answered."""

    async def once(self, key: int, token: str | None, request: bytes, act: Callable[[], Awaitable[Answer]]) -> Answer:
        """What `act` answers, done once for each `token` of a key, however often and wherever it is asked for.

        `request`: what is asked for. Without a token it is done each time. What is refused is not kept.

        Raises:
            OtherRequest: the token came with another request before.
        """
        if token is None:
            return await act()
        # With the token as a key: a passphrase in the request could otherwise be guessed by what is kept.
        hashes = hash_of(token), hmac.digest(token.encode(), request, "sha256")
        if (kept := await self._kept(key, *hashes)) is not None:
            return kept
        answer_id = new_id()
        try:
            async with transaction():
                # Whoever comes with the same token at the same moment waits here until we are done.
                try:
                    await self._reserve(answer_id, key, *hashes)
                except IntegrityError:
                    raise _Taken from None
                answer = await act()
                await update_row("api_answer", answer_id, status=answer.status, body=answer.body)
                failpoint("api:before-commit")
        except _Taken:
            if (kept := await self._kept(key, *hashes)) is None:
                raise Conflict from None
            return kept
        return answer

    async def tidy(self) -> bool:
        """Forget what was answered long ago."""
        await fetch("DELETE FROM api_answer WHERE created_at < $1", clock.now() - KEPT)
        return False

    async def _reserve(self, answer_id: int, key: int, token_hash: bytes, request_hash: bytes) -> None:
        await insert_row(
            "api_answer",
            id=answer_id,
            api_key=key,
            token_hash=token_hash,
            request_hash=request_hash,
            status=0,
            body={},
            created_at=clock.now(),
        )

    async def _kept(self, key: int, token_hash: bytes, request_hash: bytes) -> Answer | None:
        rows = await fetch(_KEPT_ANSWER, key, token_hash)
        if not rows:
            return None
        (row,) = rows
        if bytes(row["request_hash"]) != request_hash:
            raise OtherRequest
        return Answer(row["status"], as_json(row["body"], dict[str, Any]), is_repeated=True)


class _Taken(Exception):
    """Somebody else is at it, or was."""
