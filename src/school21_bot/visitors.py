"""Brings to the sandbox the people whose accounts the demo's page offers, and the chats they can come into."""

from collections.abc import Sequence
from typing import Any

from school21_bot.people import Status
from school21_bot.sample.community import Peer
from school21_bot.sample.visitors import COMMUNITY, STAFF, visitors
from school21_bot.sandbox.client import SimClient
from school21_bot.settings import Settings


async def introduce(settings: Settings, peers: Sequence[Peer] = ()) -> None:
    """Add to the sandbox whoever is not there yet: newcomers, some of the sample if there is one, and the chats."""
    async with SimClient(settings.telegram_api_url) as sim:
        state = await sim.state()
        there = {one["id"] for one in [*state["users"], *state["groups"]]}
        for chat in _chats(settings):
            if chat["id"] not in there:
                await sim.save_group(**chat)
        members = {peer.telegram_id for peer in peers if peer.status is Status.MEMBER}
        for user in visitors(peers, settings.admin_ids):
            if user["id"] not in there:
                await sim.save_user(**user)
                if user["id"] in members and settings.community_chat_id is not None:
                    await sim.put_in(settings.community_chat_id, user["id"])
                if user["id"] in settings.admin_ids and settings.staff_chat_id is not None:
                    await sim.put_in(settings.staff_chat_id, user["id"])


def _chats(settings: Settings) -> list[dict[str, Any]]:
    """The chats of the settings: the bot looks after the one, and speaks in the other."""
    chats = [
        {"id": settings.community_chat_id, "title": COMMUNITY, "bot": "administrator"},
        {"id": settings.staff_chat_id, "title": STAFF, "bot": "member"},
    ]
    return [chat for chat in chats if chat["id"] is not None]
