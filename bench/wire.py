"""A client that costs next to nothing: requests over kept connections, as bytes, one at a time on each."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, cast
from urllib.parse import urlencode, urlsplit

import msgspec

_LENGTH = b"content-length: "


class Line(asyncio.Protocol):
    """A connection that carries one request at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._got = bytearray()
        self._answer: asyncio.Future[bytes] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where to write."""
        # The transports of uvloop are no subclass of it, but alike.
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Give the body to whoever waits once it is complete."""
        self._got += data
        head = self._got.find(b"\r\n\r\n")
        if head < 0 or self._answer is None:
            return
        start = self._got.find(_LENGTH) + len(_LENGTH)
        length = int(self._got[start : self._got.find(b"\r\n", start)])
        if len(self._got) < head + 4 + length:
            return
        body, ok = bytes(self._got[head + 4 :]), self._got.startswith(b"HTTP/1.1 200")
        self._got.clear()
        if ok:
            self._answer.set_result(body)
        else:
            self._answer.set_exception(RuntimeError(body.decode()))

    def connection_lost(self, _: Exception | None) -> None:
        """Nobody waits any more."""
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(ConnectionError("the server has hung up"))

    async def ask(self, request: bytes) -> bytes:
        """The body of the answer."""
        assert self._transport is not None
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._answer

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.close()


@asynccontextmanager
async def lines(url: str, number: int) -> AsyncIterator[list[Line]]:
    """So many connections to the server at an address."""
    place = urlsplit(url)
    host, port = str(place.hostname), int(place.port or 80)
    loop = asyncio.get_running_loop()
    opened = [(await loop.create_connection(Line, host, port))[1] for _ in range(number)]
    try:
        yield opened
    finally:
        for line in opened:
            line.close()


def form(url: str, path: str, parameters: Mapping[str, Any]) -> bytes:
    """A request as the bot's client makes it: urlencoded, objects as JSON."""
    written = {
        name: value if isinstance(value, str | int) else msgspec.json.encode(value).decode()
        for name, value in parameters.items()
    }
    return _request(url, path, "application/x-www-form-urlencoded", urlencode(written).encode())


def json(url: str, path: str, body: Mapping[str, Any]) -> bytes:
    """A request with JSON."""
    return _request(url, path, "application/json", msgspec.json.encode(body))


def _request(url: str, path: str, kind: str, body: bytes) -> bytes:
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {urlsplit(url).netloc}\r\nAccept: */*\r\nAccept-Encoding: gzip, deflate\r\n"
        f"User-Agent: Python/3.11 aiohttp/3.13\r\nContent-Length: {len(body)}\r\nContent-Type: {kind}\r\n\r\n"
    )
    return head.encode() + body
