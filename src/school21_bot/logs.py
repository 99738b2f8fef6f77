"""The log: structured, for people on the console or as JSON, without personal data.

Messages of exceptions are not written: those of drivers and of Telegram's client can quote what somebody typed. A
failure is logged as its type and the places it came through.
"""

import logging
import sys
from collections.abc import Callable
from typing import Any

import msgspec
import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

# Libraries that say at INFO, for every update or request, what our own lines say better.
_QUIET = (
    "aiogram",
    "aiogram_dialog",
    "aiohttp",
    "asyncio",
    "tortoise",
    "uvicorn",
    "asyncpg",
    "aiosqlite",
    "taskiq",
)


_GRAVE = ("error", "critical", "exception")

Report = Callable[[str, EventDict, BaseException | None], None]
"""Told of what went wrong: the room, its line with what was bound to it, and the failure. It must not raise."""

_report: Report | None = None


def report_to(report: Report | None) -> None:
    """Tell `report`, too, of every line that is an error; None: nobody."""
    global _report
    _report = report


def configure(*, format: str, level: str) -> None:  # noqa: A002  # the setting's own name
    """Set up logging for this process: `format` is "console" or "json"."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso" if format == "json" else "%H:%M:%S", utc=format == "json"),
    ]
    renderer: Processor = (
        structlog.processors.JSONRenderer(serializer=_as_json)
        if format == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stdout.isatty(), pad_event_to=24)
    )
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            _tell_of_ours,
            _describe_failure,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, _tell_of_theirs, _describe_failure],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    _leave_out_what_is_not_shown()
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))


def _leave_out_what_is_not_shown() -> None:
    """Threads, processes and calling lines cost half of a log line; the library's manual names these switches."""
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    logging._srcfile = None  # named under "Optimization"


def _as_json(line: EventDict, **_: Any) -> str:
    return msgspec.json.encode(line, enc_hook=repr).decode()


def logger(name: str) -> structlog.stdlib.BoundLogger:
    """The logger of one room, by its name ("telegram", "storage")."""
    bound: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(name)
    return bound


def failure(error: BaseException) -> dict[str, Any]:
    """What may be logged of an exception: its types, outermost first, and the places it came through."""
    kinds: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(kinds) < 5:
        kinds.append(f"{type(cause).__module__}.{type(cause).__qualname__}".removeprefix("builtins."))
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    places = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return {"error": " < ".join(kinds), "at": places[-6:]}


def _describe_failure(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace exc_info by what may be logged of it."""
    error = _failure_in(event)
    event.pop("exc_info", None)
    if error is not None:
        event.update(failure(error))
    return event


def _tell_of_ours(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Tell whoever is to be told of an error of ours."""
    if _report is not None and event["level"] in _GRAVE:
        _report(event["logger"], event, _failure_in(event))
    return event


def _tell_of_theirs(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """The same for a library's, whose words may quote anybody."""
    if _report is not None and event["level"] in _GRAVE:
        facts = {name: value for name, value in event.items() if name != "event"}
        _report(event["logger"], facts, _failure_in(event))
    return event


def _failure_in(event: EventDict) -> BaseException | None:
    given = event.get("exc_info")
    if given is True:
        given = sys.exc_info()
    error = given[1] if isinstance(given, tuple) else given
    return error if isinstance(error, BaseException) else None


def bind(**facts: str | int) -> None:
    """Let every line of the current task carry `facts`."""
    structlog.contextvars.bind_contextvars(**facts)


def unbind_all() -> None:
    """Forget what the current task's lines carry."""
    structlog.contextvars.clear_contextvars()
