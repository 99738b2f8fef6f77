"""Asking the person's side of a sandbox over HTTP."""

from typing import Any, Self

import aiohttp

Json = dict[str, Any]


class SimRefused(Exception):
    """The sandbox could not fulfil a wish; `answer` says why."""

    def __init__(self, status: int, answer: Json) -> None:
        super().__init__(f"{status}: {answer.get('error', answer)}")
        self.status = status
        self.answer = answer


class Asking:
    """The connections to a sandbox; close it, or use it as a context manager."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url.rstrip("/")
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Give the connections back."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _number(self, path: str, body: Json) -> int:
        number: int = (await self._ask("POST", path, body))["message_id"]
        return number

    async def _ask(self, method: str, path: str, body: Json | None = None) -> Json:
        async with self._open().request(method, self.base_url + path, json=body) as response:
            return await _read(response)

    async def _upload(self, path: str, content: bytes, **about: str) -> Json:
        async with self._open().post(self.base_url + path, data=content, params=about) as response:
            return await _read(response)

    async def _download(self, path: str) -> bytes:
        async with self._open().get(self.base_url + path) as response:
            if response.status >= 400:
                await _read(response)
            return await response.read()

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        return self._session


async def _read(response: aiohttp.ClientResponse) -> Json:
    answer: Json = await response.json()
    if response.status >= 400:
        raise SimRefused(response.status, answer)
    return answer
