"""Running the sandbox: as a process of its own, or in a thread beside a test."""

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import uvicorn

from school21_bot.sandbox.faults import Fault
from school21_bot.sandbox.server import create_app
from school21_bot.sandbox.world import World

LOOPBACK = "127.0.0.1"
START_SECONDS = 10.0


# A client that takes a resting connection at the moment in which it is closed finds itself cut off.
REST_SECONDS = 120


class PortTaken(Exception):
    """Another program listens on the port, or it is not ours to take."""


class SandboxServer(uvicorn.Server):
    """A server that lets long polls and event streams go before it waits for its connections to end."""

    def __init__(self, token: str, data_dir: Path | None = None) -> None:
        app = create_app(token, data_dir=data_dir)
        self.world: World = app.state.world
        app.state.hang_up = self.hang_up
        super().__init__(
            uvicorn.Config(
                app, log_config=None, access_log=False, timeout_graceful_shutdown=2, timeout_keep_alive=REST_SECONDS
            )
        )

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop within seconds, whoever still listens."""
        self.world.close()
        await super().shutdown(sockets)

    def hang_up(self, client: tuple[str, int]) -> None:
        """Close the connection of a client without a word."""
        for connection in self.server_state.connections:
            if getattr(connection, "client", None) == client:
                connection.transport.abort()


def listen(port: int) -> socket.socket:
    """A socket on the loopback interface, on any free port for 0; raises PortTaken."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((LOOPBACK, port))
        listener.listen(2048)
    except OSError as error:
        listener.close()
        trouble = "needs an administrator" if isinstance(error, PermissionError) else "is taken"
        raise PortTaken(f"port {port} {trouble}; choose another one") from None
    listener.setblocking(False)
    return listener


def serve(
    token: str,
    port: int,
    data_dir: Path | None = None,
    *,
    limits: bool = False,
    on_listening: Callable[[int], None] = lambda _: None,
) -> None:
    """Run the sandbox until a signal ends it; raises PortTaken, DataUnreadable."""
    listener = listen(port)
    server = SandboxServer(token, data_dir)
    server.world.limits.on = limits
    on_listening(listener.getsockname()[1])
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listener])


class RunningSandbox:
    """A sandbox in a thread of this process, for tests: `with RunningSandbox(token) as sandbox: sandbox.url`."""

    def __init__(self, token: str, *, data_dir: Path | None = None, port: int = 0, limits: bool = False) -> None:
        self.token = token
        self._listener = listen(port)
        self.port: int = self._listener.getsockname()[1]
        self.url = f"http://{LOOPBACK}:{self.port}"
        self._server = SandboxServer(token, data_dir)
        self.world = self._server.world
        self.world.limits.on = limits
        self._thread = threading.Thread(target=self._server.run, args=([self._listener],), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        deadline = time.monotonic() + START_SECONDS
        while not self._server.started:
            if not self._thread.is_alive() or time.monotonic() > deadline:
                raise RuntimeError("the sandbox did not start")
            time.sleep(0.005)
        return self

    def fail_next(
        self,
        method: str,
        times: int = 1,
        *,
        status: int = 500,
        description: str = "",
        retry_after: int | None = None,
        body: bytes | None = None,
    ) -> None:
        """Let the next calls of a method fail: refused, or with `body` in place of the Bot API's answer."""
        if body is None:
            refusal = {"status": status, "description": description, "retry_after": retry_after or 0}
            self.break_next("refuse", method, times, **refusal)
        else:
            self.break_next("garble", method, times, status=status, body=body)

    def lose_answer(self, method: str, times: int = 1) -> None:
        """Let the next calls of a method take effect, their connections be closed without an answer."""
        self.break_next("lose", method, times)

    def delay_next(self, method: str, seconds: float, times: int = 1) -> None:
        """Let the next calls of a method take so long."""
        self.break_next("late", method, times, seconds=seconds)

    def break_next(self, kind: str, method: str = "", times: int = 1, **fields: Any) -> int:
        """Let something go wrong, as `Fault` says; returns its number."""
        return self.world.faults.add(Fault(kind, method, times=times, **fields))

    def mend(self, method: str = "") -> None:
        """Let the next calls of a method, or everything, go well again, whatever was to happen to it."""
        self.world.faults.mend(method)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join(START_SECONDS)
        self._listener.close()
