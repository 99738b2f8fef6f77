"""Webhooks: the updates brought to the bot's own address, as Telegram brings them.

One update of a queue is on its way at a time: messages queue by chat, taps by person. A head that is not answered with
2xx is brought again, at once and then after pauses that double, and whatever stands behind it waits.
"""

import asyncio
import re
import time
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import msgspec

from school21_bot.sandbox.errors import bad_request
from school21_bot.sandbox.queue import UpdateQueue, chat_of

LONGEST_PAUSE = 120.0
FIRST_PAUSE = 0.5
ANSWER_SECONDS = 60.0
MOST_CONNECTIONS, USUAL_CONNECTIONS = 100, 40
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the name of a header

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_PORTS = {443, 80, 88, 8443}
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class Webhook:
    """An address to which updates are brought, until it is closed."""

    def __init__(self, queue: UpdateQueue, url: str, secret: str, connections: int) -> None:
        self.url = url
        self.connections = connections
        self.last_error: tuple[int, str] | None = None
        self._secret = secret
        self._queue = queue
        self._woken = asyncio.Event()
        self._carrying: dict[object, asyncio.Task[None]] = {}
        queue.on_put = self._woken.set
        self._task = asyncio.create_task(self._deliver())

    def saved(self) -> list[Any]:
        """What another start makes the same of: address, secret, connections."""
        return [self.url, self._secret, self.connections]

    async def close(self) -> None:
        """Bring nothing more."""
        self._queue.on_put = None
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task

    async def _deliver(self) -> None:
        timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        connector = aiohttp.TCPConnector(limit=self.connections)
        async with aiohttp.ClientSession(timeout=timeout, connector=connector) as client:
            try:
                while True:
                    self._woken.clear()
                    self._queue.forget_expired()
                    self._take(client)
                    await self._woken.wait()
            finally:
                for task in self._carrying.values():
                    task.cancel()
                await asyncio.gather(*self._carrying.values(), return_exceptions=True)

    def _take(self, client: aiohttp.ClientSession) -> None:
        """Send the head of each queue on its way that is not on it."""
        held_back = set()
        for waiting in self._queue.waiting:
            if len(self._carrying) == self.connections:
                return
            key = queue_of(waiting.update)
            if not waiting.is_ready:
                held_back.add(key)
            elif key not in self._carrying and key not in held_back:
                self._carrying[key] = asyncio.create_task(self._bring(client, key, waiting.update))

    async def _bring(self, client: aiohttp.ClientSession, key: object, update: dict[str, Any]) -> None:
        pause = 0.0
        headers = {SECRET_HEADER: self._secret} if self._secret else {}
        body = msgspec.json.encode(update)
        try:
            await self._forge(client, update, body)
            while self._queue.holds(update):
                if await self._is_accepted(client, headers, body):
                    self._queue.remove(update)
                    return
                await asyncio.sleep(pause)
                pause = min(LONGEST_PAUSE, max(FIRST_PAUSE, 2 * pause))
                self._queue.forget_expired()
        finally:
            del self._carrying[key]
            self._woken.set()

    async def _forge(self, client: aiohttp.ClientSession, update: dict[str, Any], body: bytes) -> None:
        """When a fault wants it, bring the same as somebody would who does not know the secret."""
        kind, payload = next((name, value) for name, value in update.items() if name != "update_id")
        faults = self._queue.faults
        if faults.of_update("forge", kind, chat_of(payload)) is None:
            return
        headers = {"Content-Type": "application/json", SECRET_HEADER: "forged"}
        with suppress(aiohttp.ClientError, TimeoutError):
            async with client.post(self.url, data=body, headers=headers) as answer:
                faults.note_forged(answer.status)

    async def _is_accepted(self, client: aiohttp.ClientSession, headers: dict[str, str], body: bytes) -> bool:
        headers = {"Content-Type": "application/json", **headers}
        try:
            async with client.post(self.url, data=body, headers=headers) as answer:
                await answer.read()
                if answer.ok:
                    return True
                problem = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except TimeoutError:
            problem = "Read timeout expired"
        except aiohttp.ClientError:
            problem = "Connection refused"
        self.last_error = (int(time.time()), problem)
        return False


def queue_of(update: dict[str, Any]) -> object:
    """The queue that an update stands in."""
    for kind in ("callback_query", "inline_query", "chosen_inline_result"):
        if kind in update:
            return kind, update[kind]["from"]["id"]
    content = next(value for name, value in update.items() if name != "update_id")
    return "chat", content["chat"]["id"]


def check(url: str, secret: str) -> None:
    """Refuse an address or a secret as Telegram does; plain http is allowed on this machine alone."""
    parts = urlsplit(url)
    local = parts.hostname in _LOOPBACK
    if parts.scheme != "https" and not (local and parts.scheme == "http"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not local and (parts.port or 443) not in _PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
