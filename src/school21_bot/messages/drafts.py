"""Broadcasts before they go out: written by staff, kept sealed, looked at before they can be started."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import msgspec

from school21_bot import clock
from school21_bot.access import Access, Actor, Right
from school21_bot.errors import Conflict
from school21_bot.ids import new_id
from school21_bot.messages.audience import Audience
from school21_bot.messages.campaign_rows import Row, locked
from school21_bot.messages.content import Attachment, Content, LinkButton, place_of
from school21_bot.messages.models import CampaignState
from school21_bot.sealing import Sealer, Unreadable
from school21_bot.storage import fetch, insert_row, transaction, update_row

# So long a draft waits for whoever goes on with it.
FORGOTTEN = timedelta(days=90)

_FORGET = "DELETE FROM campaign WHERE state = 'draft' AND created_at < $1"


class Drafts:
    """What staff write; texts and file names lie sealed, and the log does not name them."""

    def __init__(self, access: Access, sealer: Sealer) -> None:
        self._access = access
        self._sealer = sealer

    async def begin(self, by: Actor) -> int:
        """Begin a new one, to members; gives its id. Drafts that were forgotten go. Raises NotAllowed."""
        campaign_id = new_id()
        sealed = self._sealer.seal(place_of(campaign_id), Content())
        async with transaction():
            await self._access.require(by, Right.MESSAGES)
            await fetch(_FORGET, clock.now() - FORGOTTEN)
            await insert_row(
                "campaign",
                id=campaign_id,
                state=CampaignState.DRAFT.value,
                audience=msgspec.to_builtins(Audience()),
                key_id=sealed.key_id,
                record=sealed.record,
                created_by=by.person_id,
                created_at=clock.now(),
            )
        return campaign_id

    async def set_audience(self, by: Actor, campaign_id: int, audience: Audience) -> None:
        """Say to whom it goes.

        Raises:
            NotAllowed: not for this actor.
            NotFound: there is no such broadcast.
            Conflict: it is no draft any more.
        """
        async with self.opened(by, campaign_id):
            await update_row("campaign", campaign_id, audience=msgspec.to_builtins(audience))

    async def set_text(self, by: Actor, campaign_id: int, language: str, html: str) -> None:
        """Say what it says in a language; nothing takes the text away.

        Raises:
            NotAllowed, NotFound, Conflict: as `set_audience`.
            RuleViolated: longer than Telegram lets it be.
        """
        await self._write(by, campaign_id, lambda content: content.with_text(language, html))

    async def set_attachment(self, by: Actor, campaign_id: int, attachment: Attachment | None) -> None:
        """Hang a file on it, or none. Raises as `set_text`."""
        await self._write(by, campaign_id, lambda content: content.with_attachment(attachment))

    async def set_post(self, by: Actor, campaign_id: int, language: str, html: str, attachment: Attachment) -> None:
        """Both at once: a file came with its text. Raises as `set_text`."""
        await self._write(
            by, campaign_id, lambda content: content.with_text(language, html).with_attachment(attachment)
        )

    async def set_buttons(self, by: Actor, campaign_id: int, buttons: tuple[LinkButton, ...]) -> None:
        """Put buttons under it, or none. Raises as `set_audience`."""
        await self._write(by, campaign_id, lambda content: content.with_buttons(buttons))

    async def approve(self, by: Actor, campaign_id: int, seen: Content) -> None:
        """Note that Telegram has shown it to whoever sends it; Conflict also if it reads otherwise by now."""
        async with self.opened(by, campaign_id) as row:
            if await self.content_of(row) != seen:
                raise Conflict
            await self._save(campaign_id, msgspec.structs.replace(seen, seen=True))

    async def discard(self, by: Actor, campaign_id: int) -> None:
        """Throw a draft away. Raises as `set_audience`."""
        async with self.opened(by, campaign_id):
            await fetch("DELETE FROM campaign WHERE id = $1", campaign_id)

    @asynccontextmanager
    async def opened(self, by: Actor, campaign_id: int) -> AsyncIterator[Row]:
        """A draft that nobody else changes until the end of the block, which is one transaction.

        Raises:
            NotAllowed: not for this actor.
            NotFound: there is no such broadcast.
            Conflict: it is no draft any more.
        """
        async with transaction():
            await self._access.require(by, Right.MESSAGES)
            row = await locked(campaign_id)
            if row.state is not CampaignState.DRAFT:
                raise Conflict
            yield row

    async def content_of(self, row: Row) -> Content:
        """What it says; a record that cannot be opened says nothing, and so is never started."""
        try:
            return await self._sealer.open(place_of(row.id), row.record, Content)
        except Unreadable:
            return Content()

    async def _write(self, by: Actor, campaign_id: int, change: Callable[[Content], Content]) -> None:
        async with self.opened(by, campaign_id) as row:
            await self._save(campaign_id, change(await self.content_of(row)))

    async def _save(self, campaign_id: int, content: Content) -> None:
        sealed = self._sealer.seal(place_of(campaign_id), content)
        await update_row("campaign", campaign_id, key_id=sealed.key_id, record=sealed.record)
