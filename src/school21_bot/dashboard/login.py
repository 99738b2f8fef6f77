"""The few pages that need no session: the login, and whether the process is well."""

from datetime import timedelta
from functools import cache
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tornado.web import RequestHandler

from school21_bot.access import LONGEST_LIFE, Sessions
from school21_bot.dashboard.gate import LANGUAGE_COOKIE, Gate
from school21_bot.errors import NotAllowed, NotFound
from school21_bot.storage import fetch
from school21_bot.texts import LANGUAGES, pick_language, translator

_LONGEST_SECRET = 100
LANGUAGE_LIFE = timedelta(days=365)


class Login(RequestHandler):
    """A page with one button: following a link redeems nothing, because messengers look at links, too."""

    needs_no_session = True

    def initialize(self, gate: Gate, sessions: Sessions, language: str) -> None:
        """Take what `routes` hands over."""
        self._gate, self._sessions, self._language = gate, sessions, language

    def get(self) -> None:
        """Show the button."""
        self._show("hint")

    async def post(self) -> None:
        """Redeem the link, and lead to the dashboard with a session."""
        secret = self.get_body_argument("secret", "")
        try:
            cookie = await self._sessions.redeem(secret[:_LONGEST_SECRET])
        except (NotFound, NotAllowed):
            self.set_status(403)
            self._show("over")
            return
        self.set_cookie(
            self._gate.cookie,
            cookie,
            path="/",
            httponly=True,
            samesite="Lax",
            secure=self._gate.is_secure,
            max_age=int(LONGEST_LIFE.total_seconds()),
        )
        self.redirect("/", status=303)

    def _show(self, state: str) -> None:
        words = translator(pick_language(self.request.headers.get("Accept-Language"), self._language))
        page = _page()
        texts = {
            "language": words.language,
            "title": words.plain("dashboard-login-title"),
            "hint": words.plain(f"dashboard-login-{state}"),
            "without": words.plain("dashboard-login-without"),
            "over": "yes" if state == "over" else "no",
            "button": words.plain("dashboard-login-button"),
        }
        for name, text in texts.items():
            page = page.replace(f"{{{{ {name} }}}}", escape(text))
        self.finish(page)


class Logout(RequestHandler):
    """Ends the session of whoever presses the button."""

    def initialize(self, gate: Gate, sessions: Sessions) -> None:
        """Take what `routes` hands over."""
        self._gate, self._sessions = gate, sessions

    async def post(self) -> None:
        """End it, and lead to the login."""
        cookie = self.get_cookie(self._gate.cookie, "") or ""
        visitor = await self._sessions.visitor(cookie)
        if visitor is not None:
            await self._sessions.end(visitor.actor, visitor.session)
        self.clear_cookie(self._gate.cookie, path="/", secure=self._gate.is_secure, httponly=True, samesite="Lax")
        self.redirect("/login", status=303)


class Language(RequestHandler):
    """Chooses the language of the pages, for this browser."""

    def initialize(self, gate: Gate) -> None:
        """Take what `routes` hands over."""
        self._gate = gate

    def post(self) -> None:
        """Remember it, and lead back."""
        language = self.get_body_argument("language", "")
        if language in LANGUAGES:
            lasts = int(LANGUAGE_LIFE.total_seconds())
            self.set_cookie(
                LANGUAGE_COOKIE, language, path="/", samesite="Lax", secure=self._gate.is_secure, max_age=lasts
            )
        came_from = urlsplit(self.request.headers.get("Referer", ""))
        # Only within the dashboard, with the filters that stand in the address.
        path = came_from.path if came_from.path.startswith("/") and not came_from.path.startswith("//") else "/"
        self.redirect(f"{path}?{came_from.query}" if came_from.query else path, status=303)


class Alive(RequestHandler):
    """Says that the process runs."""

    needs_no_session = needs_no_host = True

    def get(self) -> None:
        """Say so."""
        self.finish("ok\n")


class Ready(RequestHandler):
    """Says whether the database answers."""

    needs_no_session = needs_no_host = True

    async def get(self) -> None:
        """Ask it."""
        try:
            await fetch("SELECT 1")
        except Exception:  # whatever keeps it from answering
            self.set_status(503)
            self.finish("the database does not answer\n")
        else:
            self.finish("ok\n")


@cache
def _page() -> str:
    return Path(__file__).with_name("login.html").read_text(encoding="utf-8")


def routes(gate: Gate, sessions: Sessions, language: str) -> list[Any]:
    """The addresses of these pages; `language`: for browsers that speak none of ours."""
    return [
        (r"/login", Login, {"gate": gate, "sessions": sessions, "language": language}),
        (r"/logout", Logout, {"gate": gate, "sessions": sessions}),
        (r"/language", Language, {"gate": gate}),
        (r"/healthz", Alive),
        (r"/readyz", Ready),
    ]
