"""What every test of the whole service starts from: PostgreSQL, a Valkey that keeps what it is told, and people."""

import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from school21_bot.app import Services, open_services
from school21_bot.sandbox import webhooks
from school21_bot.settings import Settings
from tests.proxies import Wire
from tests.resilience.kit import DurableValkey, wire_to


@pytest.fixture(autouse=True)
def soon_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Telegram brings again what was refused sooner than it really does."""
    monkeypatch.setattr(webhooks, "FIRST_PAUSE", 0.05)
    monkeypatch.setattr(webhooks, "LONGEST_PAUSE", 0.5)


@pytest.fixture
def valkey() -> Iterator[DurableValkey]:
    folder = Path(tempfile.mkdtemp(prefix="s21dv", dir="/tmp"))
    valkey = DurableValkey(folder)
    valkey.start()
    yield valkey
    valkey.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
async def wire(valkey: DurableValkey) -> AsyncIterator[Wire]:
    """Between every process and Valkey."""
    async with wire_to(valkey) as wire:
        yield wire


@pytest.fixture
def settings(settings: Settings, wire: Wire) -> Settings:
    return settings.model_copy(update={"redis_url": f"redis://127.0.0.1:{wire.port}/0", "admin_ids": (9_001,)})


@pytest.fixture
async def services(settings: Settings) -> AsyncIterator[Services]:
    """To look at what the processes have done; without Redis, which comes and goes."""
    async with open_services(settings.model_copy(update={"redis_url": ""})) as services:
        yield services
