"""The time, from one place, so that tests can move it."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment in UTC, timezone-aware."""
    return datetime.now(UTC)
