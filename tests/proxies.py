"""A wire between a process and a server that can be cut."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress


class Wire:
    """Carries bytes from a port of this machine to a socket; while it is cut nothing passes, and nothing is lost.

    A `silent` cut is that of a network: nobody is told. Otherwise whoever connects is refused.
    """

    def __init__(self, socket: str, port: int) -> None:
        self._socket = socket
        self.port = port
        self._open = asyncio.Event()
        self._open.set()
        self._refuses = False
        self._carrying: set[asyncio.Task[None]] = set()

    def cut(self, *, silent: bool) -> None:
        """Let nothing pass."""
        self._open.clear()
        self._refuses = not silent
        if not silent:
            self._drop()

    def mend(self) -> None:
        """Let everything pass again; what hung is dropped, as by a network that has forgotten it."""
        self._drop()
        self._refuses = False
        self._open.set()

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Wire"]:
        """Carry meanwhile."""
        server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        try:
            yield self
        finally:
            server.close()
            self._drop()
            await asyncio.gather(*self._carrying, return_exceptions=True)

    def _drop(self) -> None:
        for task in self._carrying:
            task.cancel()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._carrying.add(task)
        try:
            if not self._refuses:
                await self._open.wait()
                there, back = await asyncio.open_unix_connection(self._socket)
                try:
                    ways = [asyncio.create_task(self._carry(*way)) for way in ((reader, back), (there, writer))]
                    try:
                        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
                    finally:
                        for way in ways:
                            way.cancel()
                finally:
                    back.close()
        except (OSError, asyncio.CancelledError):
            pass
        finally:
            self._carrying.discard(task)
            with suppress(OSError):
                writer.close()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            await self._open.wait()
            writer.write(data)
            await writer.drain()
