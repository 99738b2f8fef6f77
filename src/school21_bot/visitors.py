"""Brings to the sandbox the people whose accounts the demo's page offers."""

from collections.abc import Sequence

from school21_bot.sample.community import Peer
from school21_bot.sample.visitors import visitors
from school21_bot.sandbox.client import SimClient


async def introduce(sandbox_url: str, peers: Sequence[Peer] = ()) -> None:
    """Add to the sandbox whoever is not there yet: newcomers, and some of the sample if there is one."""
    async with SimClient(sandbox_url) as sim:
        there = {user["id"] for user in (await sim.state())["users"]}
        for user in visitors(peers):
            if user["id"] not in there:
                await sim.save_user(**user)
