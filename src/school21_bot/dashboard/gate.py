"""Nobody without a session: the one place through which every request and every socket of the dashboard goes.

Panel's own ways to sign people in leave files, modules and sockets open; this stands before all of its handlers.
It leans on private names of Bokeh (`_tornado`, `_clients`): the versions are pinned, and tests/attacks try each hole.
"""

import asyncio
import hmac
from collections.abc import Awaitable
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from bokeh.util.token import get_token_payload
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketHandler

from school21_bot.access import Sessions, hash_of
from school21_bot.dashboard.measuring import begin, note
from school21_bot.logs import logger
from school21_bot.texts import LANGUAGES

log = logger("dashboard")

SESSION_HEADER = "X-Auth-Sid"
"""Which session a page belongs to; the gate writes it, and Panel signs it into the page's token."""
LANGUAGE_HEADER = "X-Auth-Language"
"""The language of whoever opens the page."""
THEME_HEADER = "X-Auth-Theme"
"""Whether the page is to be "dark" or "light"."""
LANGUAGE_COOKIE, THEME_COOKIE = "language", "theme"
"""What this browser has chosen instead."""
_SYSTEM_THEME = "Sec-CH-Prefers-Color-Scheme"
SWEEP_SECONDS = 1.0
SIGNED_OUT = 4001
"""Why a socket is closed, for the page (RFC 6455 leaves 4000–4999 to applications)."""

HEADERS = {
    # `no-referrer` would make the browser send `Origin: null` with the form of the login page.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    # So that a browser says which theme its owner likes, where it can (RFC 8942).
    "Accept-CH": _SYSTEM_THEME,
}
_OWN_ARGUMENTS = ("bokeh-token", "bokeh-session-id")
_LASTING = ("/static/",)
"""Files of the libraries: the same for everybody, and large."""
# Panel serves files of any Python module that an address names, and imports it for that.
_MODULES = ("panel", "panel_material_ui")


class Gate:
    """Lets through who has a session and comes from the dashboard's own pages."""

    def __init__(self, sessions: Sessions, address: str) -> None:
        self._sessions = sessions
        self.address = address
        self.origin = address.lower()
        self.host = urlsplit(address).netloc.lower()
        self.is_secure = address.startswith("https:")
        # A browser sends a cookie of this name only to the host that set it, and only over TLS (RFC 6265bis, 4.1.3).
        self.cookie = "__Host-session" if self.is_secure else "session"
        self._guarded: dict[type[RequestHandler], type[RequestHandler]] = {}

    def stand_before(self, application: Application) -> None:
        """Put every handler of the application behind the gate, those that it does not have yet included."""
        find = application.find_handler

        def find_guarded(request: Any, **options: Any) -> Any:
            delegate: Any = find(request, **options)
            delegate.handler_class = self._behind(delegate.handler_class)
            return delegate

        application.settings["log_function"] = note
        application.find_handler = find_guarded  # type: ignore[method-assign]  # the choke point

    async def sweep(self, application: Any, stop: asyncio.Event) -> None:
        """Close the sockets of ended sessions, every second until it is time to stop."""
        while not stop.is_set():
            try:
                await self._close_ended(application)
            except Exception as error:
                log.error("the sweep failed, and is tried again", exc_info=error)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), SWEEP_SECONDS)

    async def _close_ended(self, application: Any) -> None:
        sockets = [connection._socket for connection in list(application._clients)]
        if not sockets:
            return
        alive = {one.hex() for one in await self._sessions.alive()}
        for socket in sockets:
            if getattr(socket, "session_of_visitor", None) not in alive:
                socket.close(SIGNED_OUT, "signed out")

    def _behind(self, handler: type[RequestHandler]) -> type[RequestHandler]:
        if handler not in self._guarded:
            gate = self

            class Guarded(handler):  # type: ignore[misc, valid-type]  # whichever it is
                async def prepare(self) -> None:
                    begin()
                    await gate.admit(self)
                    prepared = None if self._finished else super().prepare()
                    if isinstance(prepared, Awaitable):
                        await prepared

            self._guarded[handler] = Guarded
        return self._guarded[handler]

    async def admit(self, handler: RequestHandler) -> None:
        """Refuse, redirect, or let the request go on; whoever goes on has a session."""
        request = handler.request
        for name in [name for name in request.headers if name.lower().startswith("x-auth-")]:
            del request.headers[name]
        for name, value in HEADERS.items():
            handler.set_header(name, value)
        if request.path.startswith(_LASTING):
            handler.set_header("Cache-Control", "private, max-age=86400")
        if getattr(handler, "needs_no_host", False):
            return
        if (request.host or "").lower() != self.host:
            self._lead_here(handler)
        elif not self._comes_from_here(handler):
            _refuse(handler, 403)
        elif not getattr(handler, "needs_no_session", False):
            await self._require_session(handler)

    async def _require_session(self, handler: RequestHandler) -> None:
        request = handler.request
        cookie = request.cookies.get(self.cookie)
        visitor = await self._sessions.visitor(cookie.value) if cookie else None
        if cookie is None or visitor is None:
            self._lead_to_login(handler)
            return
        session = hash_of(cookie.value).hex()
        is_foreign_socket = isinstance(handler, WebSocketHandler) and not _is_token_of(request, session)
        if is_foreign_socket or _brings_own(handler) or _names_a_foreign_module(request.path):
            _refuse(handler, 403)
        else:
            request.headers[SESSION_HEADER] = session
            chosen = request.cookies.get(LANGUAGE_COOKIE)
            language = chosen.value if chosen and chosen.value in LANGUAGES else visitor.language
            request.headers[LANGUAGE_HEADER] = language
            theme = request.cookies.get(THEME_COOKIE)
            wish = theme.value if theme else request.headers.get(_SYSTEM_THEME, "").strip('"')
            request.headers[THEME_HEADER] = "dark" if wish == "dark" else "light"
            handler.session_of_visitor = session  # type: ignore[attr-defined]  # for the sweep

    def _comes_from_here(self, handler: RequestHandler) -> bool:
        """Reading needs no Origin, but a foreign one is refused; a socket and a POST need ours."""
        origin = handler.request.headers.get("Origin")
        if origin is None:
            return handler.request.method in {"GET", "HEAD"} and not isinstance(handler, WebSocketHandler)
        return origin.lower() == self.origin and handler.request.method in {"GET", "HEAD", "POST"}

    def _lead_here(self, handler: RequestHandler) -> None:
        """To the address that is served, for whoever typed another name of this machine."""
        if _is_navigation(handler):
            handler.redirect(self.address + "/login" * (handler.request.path == "/login"), status=303)
        else:
            _refuse(handler, 421)

    def _lead_to_login(self, handler: RequestHandler) -> None:
        if _is_navigation(handler):
            handler.redirect("/login", status=303)
        else:
            _refuse(handler, 401)


def _is_navigation(handler: RequestHandler) -> bool:
    wants = handler.request.headers.get("Accept", "")
    return handler.request.method == "GET" and "text/html" in wants and not isinstance(handler, WebSocketHandler)


def _brings_own(handler: RequestHandler) -> bool:
    """Whether the request names the page's session by itself instead of taking the one it is given."""
    request = handler.request
    return any(name in request.arguments for name in _OWN_ARGUMENTS) or "Bokeh-Session-Id" in request.headers


def _names_a_foreign_module(path: str) -> bool:
    parts = path.split("/")
    return parts[1:2] == ["components"] and not (len(parts) > 3 and parts[2].split(".")[0] in _MODULES)


def _is_token_of(request: Any, session: str) -> bool:
    protocols = [one.strip() for one in request.headers.get("Sec-WebSocket-Protocol", "").split(",")]
    try:
        headers = get_token_payload(protocols[1]).get("headers", {})
    except Exception:  # whatever a stranger writes there
        return False
    return hmac.compare_digest(str(headers.get(SESSION_HEADER, "")), session)


def _refuse(handler: RequestHandler, status: int) -> None:
    handler.set_status(status)
    handler.set_header("Content-Type", "text/plain; charset=utf-8")
    handler.finish("")
