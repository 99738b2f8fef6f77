"""What a process counts of itself, for Prometheus: names of ours alone, never of a person, a chat or a text.

Kinds, flows, methods and reasons come from lists in the code, so that a label has few values.
"""

from contextvars import ContextVar

from prometheus_client import Counter, Histogram, disable_created_metrics

# When a number was first counted is one more series beside each, which nobody looks at.
disable_created_metrics()  # type: ignore[no-untyped-call]

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)

UPDATES = Histogram(
    "school21_update_seconds",
    "Updates from Telegram, and how long each was handled, by what it is and in which flow.",
    ["kind", "flow"],
    buckets=_SECONDS,
)
ERRORS = Counter(
    "school21_errors_total",
    "What went wrong in handling updates: stale buttons, refusals, people who blocked the bot, trouble of ours.",
    ["kind"],
)
CALLS = Histogram(
    "school21_telegram_call_seconds", "Calls of the Bot API, and how long each took.", ["method"], buckets=_SECONDS
)
REFUSALS = Counter(
    "school21_telegram_refusals_total",
    "Calls of the Bot API that were refused: flood (429), blocked (403), bad (400 and others), network, server.",
    ["method", "reason"],
)
API = Histogram(
    "school21_api_seconds",
    "Requests of other systems, and how long each took, by endpoint and kind of answer.",
    ["method", "route", "answer"],
    buckets=_SECONDS,
)
STEPS = Counter("school21_job_steps_total", "Steps of long work, by its kind and how each ended.", ["kind", "outcome"])
STEP_SECONDS = Histogram(
    "school21_job_step_seconds", "How long each step of long work took, by its kind.", ["kind"], buckets=_SECONDS
)
PAGES = Histogram(
    "school21_dashboard_request_seconds",
    "Requests to the dashboard, and how long each took, by what answered and the status.",
    ["page", "status"],
    buckets=_SECONDS,
)

flow: ContextVar[str] = ContextVar("flow", default="none")
"""In which flow the update that is handled now belongs."""
