"""The API on a real server, beside the services that it answers with, and systems that ask it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from school21_bot.app import Services
from school21_bot.settings import Settings
from school21_bot.storage import connect_redis
from school21_bot.web import serving
from school21_bot.web.process import routes
from tests.dashboards import free_port
from tests.services import OWNER
from tests.web.client import Api


@pytest.fixture
def settings_of_services(database_url: str, redis_url: str, tmp_path: Path) -> Settings:
    """The settings of a process that serves the API."""
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # the parameter exists, pydantic hides it
        bot_token=SecretStr(""),
        database_url=database_url,
        redis_url=redis_url,
        data_dir=tmp_path / "data",
        admin_ids=(OWNER,),
        community_chat_id=-100,
        web_port=free_port(),
        # Named, because the ORM leaves TIMEZONE=UTC in the environment.
        timezone="Europe/Moscow",
    )


@pytest.fixture
async def api(services: Services, settings_of_services: Settings) -> AsyncIterator[Api]:
    """The API, and whoever asks it with a key for everything."""
    port = settings_of_services.web_port
    redis = await connect_redis(settings_of_services.redis_url)
    async with (
        serving(routes(services, redis, asyncio.Event()), "127.0.0.1", port),
        Api(services, f"http://127.0.0.1:{port}") as asking,
    ):
        yield asking
    await redis.aclose()
