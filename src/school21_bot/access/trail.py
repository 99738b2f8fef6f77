"""What staff did, for those who may look at it."""

import json
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import replace

from school21_bot import audit, clock
from school21_bot.access.actor import Actor
from school21_bot.access.rights import Right
from school21_bot.access.service import Access
from school21_bot.audit import Action, Entry, Filter
from school21_bot.errors import NotFound
from school21_bot.storage import Page, transaction


class Trail:
    """Reads the log of what staff did. It holds ids and no names: those are asked for when somebody looks."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def page(self, actor: Actor, wanted: Filter, number: int) -> Page[Entry]:
        """A page of the entries that are wanted, the newest first.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.AUDIT)
        return await audit.page(wanted, number)

    async def before(self, actor: Actor, wanted: Filter, entry_id: int, size: int) -> list[Entry]:
        """So many of the entries that are wanted whose ids lie before one, the newest first.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.AUDIT)
        return await audit.before(wanted, entry_id, size)

    async def entry(self, actor: Actor, entry_id: int) -> Entry:
        """One entry.

        Raises:
            NotAllowed: not for this actor.
            NotFound: there is none.
        """
        await self._access.require(actor, Right.AUDIT)
        found = await audit.entry(entry_id)
        if found is None:
            raise NotFound
        return found

    async def actors(self, actor: Actor) -> list[int]:
        """Everybody who ever did something, by the id of the person.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.AUDIT)
        return await audit.actors()

    async def actions(self, actor: Actor) -> list[Action]:
        """Everything that was ever done.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.AUDIT)
        return await audit.actions()

    async def export(self, actor: Actor, wanted: Filter) -> "Export":
        """Note that the log is taken along, and hand out what is wanted of it until now.

        Raises:
            NotAllowed: not for this actor.
            NotFound: nothing is wanted of it.
        """
        now = clock.now()
        bounded = replace(wanted, until=min(wanted.until, now) if wanted.until else now)
        await self._access.require(actor, Right.AUDIT)
        total = (await audit.page(bounded, 0)).total
        if not total:
            raise NotFound
        async with transaction():
            await self._access.act(actor, Action.AUDIT_EXPORTED, details={"entries": total})
        return Export(bounded)


class Export:
    """Lines of JSON, the oldest entry first, a batch at a time; each reading begins anew."""

    def __init__(self, wanted: Filter) -> None:
        self._wanted = wanted

    def __aiter__(self) -> AsyncIterator[bytes]:
        return _lines(self._wanted)


async def _lines(wanted: Filter) -> AsyncIterator[bytes]:
    async with aclosing(audit.everything(wanted)) as batches:
        async for batch in batches:
            yield b"".join(map(_line, batch))


def _line(entry: Entry) -> bytes:
    fields = {
        "id": entry.id,
        "at": entry.at.isoformat(),
        "via": entry.via,
        "actor": entry.actor,
        "action": entry.action,
        "target_kind": entry.target_kind,
        "target": entry.target,
        "details": entry.details,
    }
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"
