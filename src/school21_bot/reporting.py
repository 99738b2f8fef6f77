"""Failures, reported to Sentry or a server that speaks like it, where SENTRY_DSN is set: where, never what about.

The log is where failures are told; of each line that is an error goes out what `_event` puts in: types, places in the
code, and numbers that mean something to us alone. Messages of exceptions, variables, texts, lines of source, names of
machines and what happened before stay here: they can quote what somebody typed.
"""

import atexit
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import version
from types import TracebackType
from typing import TYPE_CHECKING, Any

from school21_bot import logs
from school21_bot.errors import Refused
from school21_bot.settings import Settings

if TYPE_CHECKING:
    from sentry_sdk import Client

FACTS = ("request", "update", "person", "job", "kind", "periodic", "page", "milliseconds", "failures")
"""What our lines carry that is nobody's: `person` is the id that we gave, which means nothing elsewhere."""

SENT = ("event_id", "timestamp", "platform", "level", "logger", "logentry", "exception", "tags", "release", "sdk")
"""What may be in an event, whatever the library would add."""

FLUSH_SECONDS = 2.0
_LONGEST_CHAIN = 5
_MOST_FRAMES = 50


def begin(settings: Settings, process: str) -> "Client | None":
    """Report what goes wrong in this process until it ends; nothing, and nothing is loaded, without SENTRY_DSN.

    Gives what `end` ends sooner.
    """
    address = settings.sentry_dsn.get_secret_value()
    if not address:
        return None
    client = _client(address)
    release = f"school21-bot@{version('school21-bot')}"

    def report(logger: str, line: Mapping[str, Any], error: BaseException | None) -> None:
        event: Any = {**_event(logger, line, error, process), "release": release}
        with suppress(Exception):  # it would be reported again
            client.capture_event(event)

    logs.report_to(report)
    atexit.register(end, client)
    return client


def end(client: "Client") -> None:
    """Send what waits, for a moment, and report no more."""
    logs.report_to(None)
    client.close(timeout=FLUSH_SECONDS)


def _client(address: str) -> "Client":
    from sentry_sdk import Client

    # A client of its own: no integrations, nothing global, no look at what else the process does.
    return Client(
        dsn=address,
        default_integrations=False,
        auto_enabling_integrations=False,
        auto_session_tracking=False,
        before_send=_scrubbed,
        debug=False,
        enable_metrics=False,
        include_local_variables=False,
        include_source_context=False,
        max_breadcrumbs=0,
        propagate_traces=False,
        send_client_reports=False,
        server_name="",
        spotlight=False,
    )


def _scrubbed(event: Any, _hint: Any) -> Any:
    return {name: value for name, value in event.items() if name in SENT}


def _event(logger: str, line: Mapping[str, Any], error: BaseException | None, process: str) -> dict[str, Any]:
    """What goes out of a line of the log."""
    facts = {name: str(line[name]) for name in FACTS if isinstance(line.get(name), (int, str))}
    event: dict[str, Any] = {"level": "error", "logger": logger, "tags": {"process": process, **facts}}
    if "event" in line:  # one of our own sentences, which speak of nobody
        event["logentry"] = {"message": line["event"]}
    if error is not None:
        chain = _chain(error)
        event["exception"] = {"values": [_exception(one) for one in reversed(chain)]}
        event["tags"] |= dict(filter(None, map(_reason, chain)))
    return event


def _chain(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and len(found) < _LONGEST_CHAIN:
        found.append(cause)
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return found


def _exception(error: BaseException) -> dict[str, Any]:
    kind = type(error)
    return {
        "type": kind.__qualname__,
        "module": kind.__module__,
        "stacktrace": {"frames": _frames(error.__traceback__)[-_MOST_FRAMES:]},
    }


def _frames(trace: TracebackType | None) -> list[dict[str, Any]]:
    found = []
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__", "?"))
        found.append(
            {
                "module": module,
                "filename": f"{module.replace('.', '/')}.py",
                "function": trace.tb_frame.f_code.co_name,
                "lineno": trace.tb_lineno,
                "in_app": module.partition(".")[0] in {"school21_bot", "dialogs"},
            }
        )
        trace = trace.tb_next
    return found


def _reason(error: BaseException) -> tuple[str, str] | None:
    """The key by which our own errors name what is wrong, where they have one."""
    reason = getattr(error, "reason", None) if isinstance(error, Refused) else None
    return ("reason", str(reason)) if reason else None
