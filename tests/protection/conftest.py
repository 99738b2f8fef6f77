"""What the tests of the protection share."""

import pytest

from tests.protection import kit


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that are gone are waited for no longer than a test can wait."""
    for name in ("BEAT", "GONE"):
        monkeypatch.setattr(f"school21_bot.sealing.replicas.{name}", getattr(kit, name))
