"""What a fault does to a call: to the world before it, to its time, to its answer."""

import asyncio
import logging

from school21_bot.sandbox import person
from school21_bot.sandbox.errors import ApiError, BrokenAnswer, Unanswered
from school21_bot.sandbox.faults import Fault
from school21_bot.sandbox.groups import place_bot
from school21_bot.sandbox.world import World

log = logging.getLogger(__name__)


async def befall(world: World, faults: tuple[Fault, ...], chat_id: int | None) -> None:
    """Let a call have its faults before it is carried out; raises the ApiError that it meets instead."""
    for fault in faults:
        match fault.kind:
            case "late":
                await asyncio.sleep(fault.seconds)
            case "refuse":
                parameters = {"retry_after": fault.retry_after} if fault.retry_after else {}
                raise ApiError(fault.status, fault.words(), **parameters)
            case "garble":
                raise BrokenAnswer(fault.status, fault.body)
            case "cut" | "hang":
                raise Unanswered(hangs=fault.kind == "hang")
            case "lose":
                pass
            case _:
                change(world, fault, chat_id)


def change(world: World, fault: Fault, chat_id: int | None) -> None:
    """Let the world be another than the bot believes: it is blocked, demoted, kicked, or the clock jumps."""
    if fault.kind == "shift":
        world.shift(world.clock_shift + fault.seconds)
        return
    chat = world.chats.get(fault.chat_id or chat_id or 0)
    if chat is None:
        return
    if chat.type == "private":
        if fault.kind in ("block", "unblock"):
            person.save_user(world, {"id": chat.id, "blocked": fault.kind == "block"})
    elif fault.kind in ("demote", "kick"):
        place_bot(world, chat, "member" if fault.kind == "demote" else "kicked", None, world.admin.as_user())
