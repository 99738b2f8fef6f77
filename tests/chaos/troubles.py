"""What strikes while people live: processes die, Telegram refuses and garbles, Valkey and PostgreSQL come and go."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

from tests.chaos.town import Town

LOOK_SECONDS = 0.1
_METHODS = ("sendMessage", "editMessageText", "answerCallbackQuery", "deleteMessage", "deleteMessages", "")
_CHAT_METHODS = ("createChatInviteLink", "approveChatJoinRequest", "declineChatJoinRequest", "banChatMember")
_MORE_METHODS = ("revokeChatInviteLink", "getChatMember", "sendDocument", "unbanChatMember")


class Troubles:
    """A schedule of its own chance: something strikes, there is a pause, something strikes."""

    def __init__(self, town: Town, chance: random.Random) -> None:
        self._town = town
        self._random = chance
        self.struck: Counter[str] = Counter()

    async def strike_while(self, people_live: Awaitable[Any], done: Callable[[], int]) -> None:
        """Let a trouble strike after every few deeds that are `done`, until people are done with this round."""
        living = asyncio.ensure_future(people_live)
        try:
            while not living.done():
                until = done() + self._random.randint(0, 3)
                while not living.done() and done() <= until:
                    await asyncio.wait({living}, timeout=LOOK_SECONDS)
                if not living.done():
                    await self._strike()
        except asyncio.CancelledError:
            living.cancel()
            raise
        finally:
            await living

    async def arm(self) -> None:
        """Let a process die at one of the points, whenever it comes there."""
        if names := self._town.system.names:
            name = self._random.choice(names)
            await self._town.system.kill(name, *self._town.system.a_point(name, self._random))

    async def _strike(self) -> None:
        what = self._random.choices(*zip(*_WEIGHTS, strict=True), k=1)[0]
        self.struck[what.__name__.strip("_")] += 1
        await what(self)

    async def kill(self) -> None:
        """SIGKILL at no chosen moment."""
        await self._town.system.kill(self._random.choice(sorted(self._town.system.commands)))

    async def restart(self) -> None:
        """A deploy."""
        await self._town.system.restart(self._random.choice(sorted(self._town.system.commands)))

    async def refuse(self) -> None:
        """Telegram refuses for a while."""
        refusal = self._random.choice(("internal", "flood", "internal"))
        fields: dict[str, Any] = {"refusal": refusal}
        if refusal == "flood":
            fields = {"status": 429, "description": "Too Many Requests: retry after 1", "retry_after": 1}
        await self._fault("refuse", self._random.choice(_METHODS), **fields)

    async def garble(self) -> None:
        """A proxy answers in Telegram's place."""
        await self._fault("garble", self._random.choice((*_METHODS, *_MORE_METHODS)))

    async def cut(self) -> None:
        """Connections break before a call was carried out, or after it."""
        await self._fault(self._random.choice(("cut", "lose")), self._random.choice((*_METHODS, *_MORE_METHODS)))

    async def late(self) -> None:
        """Calls take their time."""
        await self._fault("late", self._random.choice(_METHODS), seconds=self._random.uniform(0.2, 1.5))

    async def chat_trouble(self) -> None:
        """What the bot does in the chat does not work for a while."""
        kind = self._random.choice(("refuse", "cut", "lose", "garble"))
        fields = {"refusal": "internal"} if kind == "refuse" else {}
        await self._fault(kind, self._random.choice((*_CHAT_METHODS, *_MORE_METHODS)), **fields)

    async def updates(self) -> None:
        """Updates come twice, late, or one after the next; buttons are too old."""
        kind = self._random.choice(("duplicate", "delay", "reorder", "expire"))
        await self._fault(kind, "", seconds=self._random.uniform(0.1, 1.0))

    async def demote(self) -> None:
        """The bot loses its rights in the community's chat, and gets them back after a moment."""
        town = self._town
        town.watch.struck("demoted", chat_id=town.community)
        await town.sim.save_group(id=town.community, bot="member")
        await asyncio.sleep(self._random.uniform(0.3, 2.0))
        await town.sim.save_group(id=town.community, bot="administrator")
        town.watch.struck("promoted", chat_id=town.community)

    async def valkey(self) -> None:
        """Valkey is restarted, emptied, or out of reach for a moment."""
        what = self._random.choice(("restart", "flush", "cut", "silent"))
        self._town.watch.struck("valkey", how=what)
        if what == "restart":
            await asyncio.to_thread(self._town.valkey.restart)
        elif what == "flush":
            await asyncio.to_thread(self._town.valkey.flush)
        else:
            self._town.wire.cut(silent=what == "silent")
            await asyncio.sleep(self._random.uniform(0.2, 2.0))
            self._town.wire.mend()

    async def database(self) -> None:
        """PostgreSQL is restarted, or drops whoever is connected; a file of SQLite does neither."""
        if self._town.postgres is None:
            return
        if self._random.random() < 0.5:
            self._town.watch.struck("postgres", how="restart")
            await asyncio.to_thread(self._town.postgres.restart)
        else:
            self._town.watch.struck("postgres", how="dropped")
            await asyncio.to_thread(self._town.postgres.drop_connections)

    async def _fault(self, kind: str, method: str, **fields: Any) -> None:
        times, probability = self._random.randint(1, 8), self._random.choice((0.3, 1.0))
        seed = self._random.randrange(2**31)
        self._town.watch.struck("fault", kind=kind, method=method, times=times, probability=probability, **fields)
        await self._town.sim.break_next(kind, method, times, probability=probability, seed=seed, **fields)


_Strike = Callable[[Troubles], Awaitable[None]]
_WEIGHTS: tuple[tuple[_Strike, int], ...] = (
    (Troubles.arm, 5),
    (Troubles.kill, 2),
    (Troubles.restart, 1),
    (Troubles.refuse, 3),
    (Troubles.garble, 2),
    (Troubles.cut, 4),
    (Troubles.late, 2),
    (Troubles.chat_trouble, 4),
    (Troubles.updates, 4),
    (Troubles.demote, 1),
    (Troubles.valkey, 2),
    (Troubles.database, 2),
)
