"""The process `school21-bot dashboard`: Panel's server behind the gate, on the database of the bot."""

import asyncio
import logging
import os
import secrets
import signal
import sys
import warnings
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from typing import Any

from bokeh.util.warnings import BokehUserWarning
from panel.io.server import get_server

from school21_bot.access import at_the_dashboard
from school21_bot.app import Services, open_services
from school21_bot.dashboard.downloads import Downloads
from school21_bot.dashboard.files import file_routes
from school21_bot.dashboard.gate import LANGUAGE_HEADER, SESSION_HEADER, THEME_HEADER, Gate
from school21_bot.dashboard.leaving import end_pages, pass_over_who_is_gone
from school21_bot.dashboard.login import routes
from school21_bot.dashboard.shell import applications
from school21_bot.logs import logger
from school21_bot.private import make_private_folder
from school21_bot.processes import CannotStart
from school21_bot.settings import Settings

log = logger("dashboard")

Beside = Callable[[Services, asyncio.Event], AbstractAsyncContextManager[None]]

SECRET_FILE = "dashboard.secret"  # noqa: S105  # a file's name
# How long a page that was sent may take to open its socket.
_TOKEN_SECONDS = 60


@asynccontextmanager
async def _nothing(_services: Services, _stop: asyncio.Event) -> AsyncIterator[None]:
    yield


async def run_dashboard(
    settings: Settings, *, stop: asyncio.Event | None = None, link_for: int | None = None, beside: Beside = _nothing
) -> None:
    """Serve the dashboard until it is told to stop.

    `link_for`: whose link to print, by Telegram id; `beside`: what else the process does meanwhile.

    Raises:
        CannotStart: its port is taken.
        WrongSetting: a key or an address cannot be used.
    """
    stop = stop or _stop_on_signals()
    os.environ["BOKEH_RESOURCES"] = "server"  # no page ever asks anybody else for a file
    _quiet_libraries()
    pass_over_who_is_gone(asyncio.get_running_loop())
    async with open_services(settings) as services, beside(services, stop):
        gate = Gate(services.sessions, settings.dashboard())
        server = _server(gate, services)
        application = server._tornado
        gate.stand_before(application)
        others = asyncio.all_tasks()
        server.start()
        log.info("started", port=settings.dashboard_port)
        if link_for is not None:
            await _print_link(services, link_for)
        sweep = asyncio.create_task(gate.sweep(application, stop))
        try:
            await stop.wait()
        finally:
            await end_pages(server, {*others, sweep})
            await sweep
    log.info("stopped")


async def _print_link(services: Services, telegram_id: int) -> None:
    person = await services.accounts.find(telegram_id)
    # Whoever has not yet pressed start is staff all the same.
    actor = at_the_dashboard(person.id if person else None, telegram_id)
    secret = await services.sessions.invite(actor, person.language if person else services.settings.default_language)
    sys.stdout.write(f"\n  Dashboard, for five minutes and one visit: {services.sessions.address(secret)}\n\n")
    sys.stdout.flush()


def _server(gate: Gate, services: Services) -> Any:
    settings, downloads = services.settings, Downloads()
    try:
        return get_server(
            applications(services, downloads),
            port=settings.dashboard_port,
            address=settings.dashboard_host,
            websocket_origin=[gate.host],
            extra_patterns=[
                *routes(gate, services.sessions, settings.default_language),
                *file_routes(services, downloads),
            ],
            sign_sessions=True,
            secret_key=_secret(settings),
            session_token_expiration=_TOKEN_SECONDS,
            include_cookies=[],
            include_headers=[SESSION_HEADER, LANGUAGE_HEADER, THEME_HEADER],
            start=False,
            show=False,
        )
    except OSError:
        raise CannotStart(
            f"DASHBOARD_PORT: {settings.dashboard_port} is taken. Choose another: "
            f"DASHBOARD_PORT={settings.dashboard_port + 1}"
        ) from None


def _secret(settings: Settings) -> str:
    """The secret that signs what pages carry; one of this machine is made at the first start."""
    if secret := settings.dashboard_secret.get_secret_value():
        return secret
    make_private_folder(settings.data_dir)
    path = settings.data_dir / SECRET_FILE
    if not path.exists():
        # Complete before it has its name: of two that start at once, one takes the other's.
        draft = path.with_name(f"{SECRET_FILE}.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(32))
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text(encoding="ascii").strip()


def _quiet_libraries() -> None:
    """Let the libraries write into our log, and only what is worth a line."""
    for name in ("bokeh", "panel", "param", "tornado.access"):
        library = logging.getLogger(name)
        library.handlers.clear()
        library.propagate = True
        library.setLevel(logging.WARNING)
    # The theme of the pages dresses a table in the browser, which then sends the table's style sheets back.
    warnings.filterwarnings("ignore", "reference already known", BokehUserWarning)


def _stop_on_signals() -> asyncio.Event:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop
