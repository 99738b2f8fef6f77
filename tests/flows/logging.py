"""The log as it is in production, for tests in which something breaks."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from school21_bot import logs


@contextmanager
def as_in_production() -> Iterator[None]:
    """Log as the commands do, but to the handlers that are there."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    logs.configure(format="json", level="INFO")
    root.handlers[:] = handlers
    yield
    root.setLevel(level)
