"""The services without a bot."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from school21_bot.app import Services, open_services
from school21_bot.settings import Settings

OWNER = 9_001
"""The Telegram id of the owner that the settings name."""


@pytest.fixture
async def services(database_url: str, tmp_path: Path) -> AsyncIterator[Services]:
    """The services on a clean database, without a bot."""
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]  # the parameter exists, pydantic hides it
        bot_token=SecretStr(""),
        database_url=database_url,
        data_dir=tmp_path / "data",
        admin_ids=(OWNER,),
    )
    async with open_services(settings) as found:
        yield found
