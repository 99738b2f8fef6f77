"""People who open a page of the dashboard, without the work that their own browsers would do on their own machines."""

import asyncio
import json
import re
import time

import aiohttp

from school21_bot.access import at_the_dashboard
from school21_bot.app import open_services
from tests.dashboards import OWNER, Dashboard

PATIENCE_SECONDS = 120.0

# What Bokeh's own script says when it has drawn what the page came with: now the rest is to be built.
_READY = {
    "kind": "MessageSent",
    "msg_type": "bokeh_event",
    "msg_data": {"type": "event", "name": "document_ready", "values": {"type": "map", "entries": []}},
}


async def open_page(dashboard: Dashboard, number: int, *, at_once: bool) -> float:
    """How many seconds it takes until each of so many newcomers has been sent a chart."""
    sessions = [await _signed_in(dashboard) for _ in range(number)]
    try:
        begun = time.perf_counter()
        if at_once:
            await asyncio.gather(*(_open(session, dashboard) for session in sessions))
        else:
            for session in sessions:
                await _open(session, dashboard)
        return time.perf_counter() - begun
    finally:
        for session in sessions:
            await session.close()


async def _signed_in(dashboard: Dashboard) -> aiohttp.ClientSession:
    async with open_services(dashboard.settings) as services:
        secret = await services.sessions.invite(at_the_dashboard(None, OWNER), "en")
    session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))
    form, headers = {"secret": secret}, {"Origin": dashboard.url}
    async with session.post(f"{dashboard.url}/login", data=form, headers=headers, allow_redirects=False) as answer:
        if answer.status != 303:
            raise RuntimeError(f"nobody could sign in: {answer.status}")
    return session


async def _open(session: aiohttp.ClientSession, dashboard: Dashboard) -> None:
    async with session.get(dashboard.url, headers={"Accept": "text/html"}) as answer:
        found = re.search(r'"token":"([^"]+)"', await answer.text())
    if found is None:
        raise RuntimeError("there is no page")
    async with (
        asyncio.timeout(PATIENCE_SECONDS),
        session.ws_connect(
            dashboard.url + "/ws",
            protocols=("bokeh", found[1]),
            headers={"Origin": dashboard.url},
            max_msg_size=0,
        ) as socket,
    ):
        await _hear(socket, "ACK")
        await _say(socket, "PULL-DOC-REQ", {})
        await _hear(socket, "PULL-DOC-REPLY")
        await _say(socket, "PATCH-DOC", {"events": [_READY]})
        await _hear(socket, '"name":"Figure"')


async def _say(socket: aiohttp.ClientWebSocketResponse, kind: str, content: dict[str, object]) -> None:
    for part in ({"msgid": kind, "msgtype": kind}, {}, content):
        await socket.send_str(json.dumps(part))


async def _hear(socket: aiohttp.ClientWebSocketResponse, words: str) -> None:
    async for message in socket:
        if message.type is aiohttp.WSMsgType.TEXT and words in message.data:
            return
    raise RuntimeError(f"the page was closed: {socket.close_code}")
