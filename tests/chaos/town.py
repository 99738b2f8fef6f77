"""Where a life takes place: a Telegram with a community's chat and a staff's chat, a Valkey, a database, a clock."""

import asyncio
import json
import random
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from school21_bot.sandbox import webhooks
from school21_bot.sandbox.client import SimClient
from school21_bot.settings import Settings
from school21_bot.storage.migrations import migrate
from school21_bot.tables import MODELS
from tests.chaos.system import System, running_system
from tests.chaos.times import SharedClock, restore
from tests.chaos.watching import Watch, WatchedSandbox
from tests.proxies import Wire
from tests.resilience.kit import DurableValkey, wire_to
from tests.servers import PostgresForTests

TOKEN = "42:sandbox-token-of-the-chaos"
OWNER = 7_001
# A Monday, at noon in Moscow.
BEGINNING = datetime(2027, 1, 11, 9, tzinfo=UTC)


@dataclass
class Town:
    """Everything that a life needs."""

    settings: Settings
    folder: Path
    watch: Watch
    clock: SharedClock
    sandbox: WatchedSandbox
    sim: SimClient
    valkey: DurableValkey
    wire: Wire
    postgres: PostgresForTests | None
    system: System
    community: int
    staff: int

    async def jump(self, by: timedelta) -> None:
        """Let time pass for everybody at once."""
        self.watch.struck("clock", seconds=by.total_seconds())
        self.clock.shift += by.total_seconds()
        await self.sim.shift_clock(self.clock.shift)


@asynccontextmanager
async def founded(folder: Path, postgres: PostgresForTests | None, chance: random.Random) -> AsyncIterator[Town]:
    """A town with its service up, on SQLite or, if there is one, on PostgreSQL."""
    async with AsyncExitStack() as stack:
        watch = Watch(folder)
        stack.callback(watch.close)
        clock = SharedClock(folder / "clock")
        clock.shift = (BEGINNING - datetime.now(UTC)).total_seconds()
        stack.callback(restore, clock.rule())
        _bring_again_soon(stack)
        sandbox = stack.enter_context(WatchedSandbox(TOKEN, watch))
        sim = await stack.enter_async_context(SimClient(sandbox.url))
        await sim.shift_clock(clock.shift)
        kind = chance.choice(("supergroup", "supergroup", "channel"))
        community = await sim.save_group("Школа 21", type=kind, bot="administrator")
        staff = await sim.save_group("Организаторы", type="supergroup", bot="member")
        valkey = _valkey(stack)
        wire = await stack.enter_async_context(wire_to(valkey))
        settings = Settings(
            _env_file=None,  # type: ignore[call-arg]  # the parameter exists, pydantic hides it
            bot_token=SecretStr(TOKEN),
            telegram_api_url=sandbox.url,
            database_url=await _database(folder, postgres),
            redis_url=f"redis://127.0.0.1:{wire.port}/0",
            data_dir=folder / "data",
            community_chat_id=community,
            staff_chat_id=staff,
            admin_ids=(OWNER,),
            invite_mode=chance.choice(("join_request", "one_time")),
            registration=chance.choice(("open", "open", "approval")),
            digest="daily",
            timezone="Europe/Moscow",
            log_format="json",
        )
        await migrate(settings.database(), MODELS)
        system = await stack.enter_async_context(
            running_system(settings, watch, clock, folder, bots=1 if postgres is None else 2)
        )
        yield Town(settings, folder, watch, clock, sandbox, sim, valkey, wire, postgres, system, community, staff)


async def _database(folder: Path, postgres: PostgresForTests | None) -> str:
    if postgres is None:
        return f"sqlite://{folder / 'school21.db'}"
    return await asyncio.to_thread(postgres.create_database, f"chaos_{folder.name.replace('-', '_').lower()}")


def _valkey(stack: AsyncExitStack) -> DurableValkey:
    folder = Path(tempfile.mkdtemp(prefix="s21cv", dir="/tmp"))
    stack.callback(shutil.rmtree, folder, ignore_errors=True)
    valkey = DurableValkey(folder)
    valkey.start()
    stack.callback(valkey.stop)
    return valkey


def _bring_again_soon(stack: AsyncExitStack) -> None:
    """Telegram brings again what was refused sooner than it really does."""
    for name, seconds in (("FIRST_PAUSE", 0.05), ("LONGEST_PAUSE", 0.5)):
        stack.callback(setattr, webhooks, name, getattr(webhooks, name))
        setattr(webhooks, name, seconds)


async def look_around(town: Town) -> dict[str, Any]:
    """Every chat with who is in it, who is not let in, and which links lead there."""
    return {
        str(chat): {
            "id": chat,
            "kind": town.sandbox.world.chats[chat].type,
            "what": what,
            "members": await town.sim.members(chat),
            "banned": await town.sim.banned(chat),
            "requests": await town.sim.requests(chat),
            "links": await town.sim.links(chat),
        }
        for chat, what in ((town.community, "community"), (town.staff, "staff"))
    }


def write_json(file: Path, what: Any) -> None:
    """Write it down to be read by people too."""
    file.write_text(json.dumps(what, ensure_ascii=False, indent=1, default=str), encoding="utf-8")
