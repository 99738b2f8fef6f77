"""What the tests of leaks share."""

import io
import logging
from collections.abc import Iterator

import pytest

from school21_bot import logs


@pytest.fixture
def output() -> Iterator[io.StringIO]:
    """The log down to its least important lines."""
    root, written = logging.getLogger(), io.StringIO()
    handlers, level = root.handlers[:], root.level
    logs.configure(format="json", level="DEBUG")
    (handler,) = root.handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(written)
    yield written
    root.handlers[:] = handlers
    root.setLevel(level)
