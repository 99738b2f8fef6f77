"""What was asked of the dashboard, and how long it took: what answered and the status, never an address or a name."""

import secrets

from tornado.web import RequestHandler

from school21_bot.logs import bind, logger, unbind_all
from school21_bot.metrics import PAGES

log = logger("dashboard")

# Machines ask these all the time.
_QUIET = ("Alive", "Ready")


def begin() -> None:
    """Give the request that begins a number, which every line of its log carries."""
    unbind_all()
    bind(request=secrets.token_hex(4))


def note(handler: RequestHandler) -> None:
    """Count and log a request that has been answered."""
    page, status, seconds = _name_of(handler), handler.get_status(), handler.request.request_time()
    PAGES.labels(page, str(status)).observe(seconds)
    if page not in _QUIET:
        log.info("request", page=page, status=status, milliseconds=round(seconds * 1000))


def _name_of(handler: RequestHandler) -> str:
    """The class that answers; the gate puts one of its own before it."""
    return next(kind.__name__ for kind in type(handler).__mro__ if kind.__name__ != "Guarded")
