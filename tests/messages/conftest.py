"""What the tests of messages share."""

import pytest

from tests.messages.abandoning import Time


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    """A clock that only the test moves."""
    time = Time()
    monkeypatch.setattr("school21_bot.clock.now", time.now)
    return time
