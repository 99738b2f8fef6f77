"""The services without a bot."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from school21_bot.app import Services, open_services
from school21_bot.settings import Settings
from tests.protection import kit
from tests.quick import settings_with

OWNER = 9_001
"""The Telegram id of the owner that the settings name."""


@pytest.fixture
def settings_of_services(database_url: str, tmp_path: Path) -> Settings:
    """The settings of those services; a test that wants others overrides it."""
    return settings_with(
        bot_token=SecretStr(""), database_url=database_url, data_dir=tmp_path / "data", admin_ids=(OWNER,)
    )


@pytest.fixture
async def services(settings_of_services: Settings) -> AsyncIterator[Services]:
    """The services on a clean database, without a bot."""
    async with open_services(settings_of_services) as found:
        yield found


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that are gone are waited for no longer than a test can wait."""
    for name in ("BEAT", "GONE"):
        monkeypatch.setattr(f"school21_bot.sealing.replicas.{name}", getattr(kit, name))
