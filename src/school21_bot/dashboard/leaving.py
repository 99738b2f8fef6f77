"""How pages are left: browsers go at any moment, and at the end of the process all pages go before the database."""

import asyncio
import logging
from collections.abc import Collection
from typing import Any

from tornado.websocket import WebSocketClosedError

GRACE_SECONDS = 0.5
"""What was being saved is saved within it, and browsers say good-bye; what takes longer is broken off."""
GOING_AWAY = 1001
"""Why the sockets are closed (RFC 6455, 7.4.1)."""

Tasks = Collection["asyncio.Task[Any]"]


async def end_pages(server: Any, others: Tasks) -> None:
    """Take in nobody more, let work end that was begun, let go of all pages; `others`: tasks that are not theirs."""
    sockets = [connection._socket for connection in server._tornado._clients]
    server.stop(wait=False)
    await _wait(others)
    for socket in sockets:
        socket.close(GOING_AWAY)
    closing = asyncio.create_task(server._http.close_all_connections())
    await _wait(others)
    closing.cancel()
    await _break_off(others)
    for session in server.get_sessions():
        session.destroy()  # and what it does again and again
    await _break_off(others)


def pass_over_who_is_gone(loop: asyncio.AbstractEventLoop) -> None:
    """Log nothing of browsers that go before everything is sent, nor of what is broken off at the end."""
    for name in ("bokeh.server.views.ws", "panel.io.document"):
        logging.getLogger(name).setLevel(logging.ERROR)
    logging.getLogger("tornado.application").addFilter(_was_not_broken_off)

    def note(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        if not isinstance(context.get("exception"), WebSocketClosedError):
            loop.default_exception_handler(context)

    loop.set_exception_handler(note)


def _was_not_broken_off(line: logging.LogRecord) -> bool:
    return not (line.exc_info and isinstance(line.exc_info[1], asyncio.CancelledError))


async def _wait(others: Tasks) -> None:
    if begun := _begun(others):
        await asyncio.wait(begun, timeout=GRACE_SECONDS)


async def _break_off(others: Tasks) -> None:
    begun = _begun(others)
    for task in begun:
        task.cancel()
    await asyncio.gather(*begun, return_exceptions=True)


def _begun(others: Tasks) -> Tasks:
    return [task for task in asyncio.all_tasks() if task not in others and task is not asyncio.current_task()]
