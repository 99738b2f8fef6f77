"""Writing down what a run leaves behind: the groups, Redis, and the calls as they come."""

import json
from pathlib import Path
from typing import Any, TextIO

from school21_bot.sandbox.client import SimClient
from tests.chaos.record import CALLS, GROUPS, REDIS
from tests.leaks.places import in_redis

__all__ = ["Calls", "write_groups", "write_redis"]


async def write_groups(folder: Path, sim: SimClient) -> None:
    """Each group and channel with its members, those who are banned, the requests and the links."""
    found = []
    for group in (await sim.state())["groups"]:
        number = group["id"]
        found.append(
            {
                **group,
                "kind": group["type"],
                "members": await sim.members(number),
                "banned": await sim.banned(number),
                "requests": await sim.requests(number),
                "links": await sim.links(number),
            }
        )
    (folder / GROUPS).write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")


async def write_redis(folder: Path, url: str) -> None:
    """Every key with its type and its values."""
    found = [[kind, value.decode("utf-8", "backslashreplace")] for kind, value in await in_redis(url)]
    (folder / REDIS).write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")


class Calls:
    """Fetches the calls of the bot, often enough that none is forgotten meanwhile."""

    def __init__(self, folder: Path, sim: SimClient) -> None:
        self._file: TextIO = (folder / CALLS).open("a", encoding="utf-8", buffering=1)
        self._sim = sim
        self._last = 0

    async def fetch(self) -> list[dict[str, Any]]:
        """Write down those that are new, and give them."""
        new = await self._sim.calls(after=self._last)
        for call in new:
            self._file.write(json.dumps(call, ensure_ascii=False) + "\n")
            self._last = call["n"]
        return new

    def close(self) -> None:
        """Nothing more comes."""
        self._file.close()
