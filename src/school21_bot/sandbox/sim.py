"""The person's side over HTTP: `/sim/…`, JSON in and out."""

import asyncio
import time
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from school21_bot.sandbox import person
from school21_bot.sandbox.groups import group_seen
from school21_bot.sandbox.methods.commands import commands_seen
from school21_bot.sandbox.sim_routes import (
    media_sent,
    messages_seen,
    pressed,
    private_chat,
    replied,
    route,
    somebody,
    written,
)
from school21_bot.sandbox.wishes import SimError, field, number
from school21_bot.sandbox.world import Chat, World

Json = dict[str, Any]

LONGEST_WAIT = 30.0
USER_FIELDS: dict[str, type] = {
    "id": int,
    "first_name": str,
    "last_name": str,
    "username": str,
    "language_code": str,
    "blocked": bool,
    "deleted": bool,
    "private": bool,
    "started": bool,
}


async def state(world: World, _: Request, __: Json) -> Json:
    """The bot, all people and groups with their creator, how many calls there have been, and how wrong the clock is."""
    bot = {"username": world.bot["username"], "first_name": world.bot["first_name"]}
    users = [person.user_seen(user) for user in world.users.values()]
    groups = [group_seen(room) for room in world.chats.values() if room.type != "private"]
    counts = {"calls_total": world.calls.total, "clock_shift": world.clock_shift}
    return {"bot": bot, "users": users, "admin": person.user_seen(world.admin), "groups": groups, **counts}


async def save_user(world: World, _: Request, body: Json) -> Json:
    """Add a person, or change one."""
    fields = {name: field(body, name, kind) for name, kind in USER_FIELDS.items() if body.get(name) is not None}
    if not fields.get("first_name") and fields.get("id") not in world.users:
        raise SimError(400, "first_name is missing")
    if fields.get("id", 1) <= 0:
        raise SimError(400, "id must be positive")
    return person.user_seen(person.save_user(world, fields))


async def chat(world: World, request: Request, _: Json) -> Json:
    """The private chat as the person sees it; with `newer_than`, waits for a change, with `peek`, leaves it unread."""
    user, room = private_chat(world, request)
    if "newer_than" in request.query_params:
        await _change(world, room, number(request, "newer_than"), number(request, "timeout", LONGEST_WAIT))
        user, room = private_chat(world, request)
    if "peek" not in request.query_params:
        world.mark_read(room, user.id, world.next_message_id - 1)
    return {
        "messages": messages_seen(room),
        "commands": commands_seen(world, room, user.id)["commands"],
        "typing": room.typing_until > world.now(),
        "revision": room.revision,
    }


async def read(world: World, _: Request, body: Json) -> Json:
    """Somebody has looked at a chat up to the message `read`."""
    user, chat_id = somebody(world, body), field(body, "chat_id", int)
    room = world.chats.get(chat_id)
    if room is None or (room.type == "private" and room.id != user.id):
        raise SimError(404, "no such chat")
    if room.type == "private" or user.id in room.members:
        world.mark_read(room, user.id, min(field(body, "read", int), world.next_message_id - 1))
    return {}


async def send(world: World, request: Request, body: Json) -> Json:
    """The person writes, forwards what somebody wrote, or sends something."""
    user, room = private_chat(world, request)
    if "kind" in body:
        return {"message_id": media_sent(world, room, user, body).id}
    author = somebody(world, {"user_id": body["forward_from"]}) if body.get("forward_from") is not None else None
    formatted, reply_to = field(body, "entities", list, []), replied(body)
    sent = person.write(world, room, user, written(body), formatted=formatted, author=author, reply_to=reply_to)
    return {"message_id": sent.id}


async def start(world: World, request: Request, body: Json) -> Json:
    """The person follows a link to the bot."""
    user, room = private_chat(world, request)
    return {"message_id": person.open_link(world, room, user, field(body, "payload", str, "")).id}


async def press(world: World, request: Request, body: Json) -> Json:
    """The person presses a button."""
    user, room = private_chat(world, request)
    return pressed(world, room, user, body)


async def delete(world: World, request: Request, body: Json) -> Json:
    """The person deletes a message on both sides."""
    _, room = private_chat(world, request)
    message_id = field(body, "message_id", int)
    if message_id not in room.messages:
        raise SimError(404, "no such message")
    world.delete(room, message_id)
    return {}


async def callback(world: World, request: Request, _: Json) -> Json:
    """What the bot answered to a pressed button."""
    found = world.callbacks.get(request.path_params["callback_id"])
    if found is None:
        raise SimError(404, "no such callback")
    return found.seen()


async def calls(world: World, request: Request, _: Json) -> Json:
    """The bot's calls after the n-th."""
    return {"calls": world.calls.after(int(number(request, "after", 0)))}


async def idle(world: World, _: Request, body: Json) -> Json:
    """Wait until the bot has nothing to do."""
    deadline = time.monotonic() + float(field(body, "timeout", (int, float), 10))
    quiet = float(field(body, "quiet", (int, float), 0.1))
    while True:
        world.queue.forget_expired()
        if not world.queue.waiting and world.calls.quiet_for() >= quiet:
            return {"idle": True}
        if time.monotonic() >= deadline or world.queue.closed:
            return {"idle": False}
        await asyncio.sleep(0.01)


async def commands(world: World, request: Request, _: Json) -> Json:
    """The bot's commands as somebody sees them in a chat."""
    user = somebody(world, {"user_id": int(number(request, "user_id", 0))})
    room = world.chats.get(int(number(request, "chat_id", 0)))
    if room is None:
        raise SimError(404, "no such chat")
    return commands_seen(world, room, user.id)


async def clock(world: World, _: Request, body: Json) -> Json:
    """Set by how many seconds the sandbox's clock is wrong."""
    world.shift(float(field(body, "shift", (int, float))))
    return {"now": world.now()}


async def events(request: Request) -> Response:
    """What happens, as server-sent events."""
    last = request.headers.get("last-event-id", "")
    stream = request.app.state.world.events.follow(int(last) if last.isdecimal() else None)
    return StreamingResponse(stream, media_type="text/event-stream", headers={"cache-control": "no-store"})


def routes() -> list[Route]:
    """All addresses of the person's side."""
    return [
        route("/sim/state", state),
        route("/sim/users", save_user, "POST"),
        route("/sim/chats/{user_id:int}", chat),
        route("/sim/chats/{user_id:int}/messages", send, "POST"),
        route("/sim/chats/{user_id:int}/start", start, "POST"),
        route("/sim/chats/{user_id:int}/press", press, "POST"),
        route("/sim/chats/{user_id:int}/delete", delete, "POST"),
        route("/sim/read", read, "POST"),
        route("/sim/callbacks/{callback_id}", callback),
        route("/sim/calls", calls),
        route("/sim/commands", commands),
        route("/sim/idle", idle, "POST"),
        route("/sim/clock", clock, "POST"),
        Route("/sim/events", events),
    ]


async def _change(world: World, room: Chat, revision: float, seconds: float) -> None:
    """Wait until the chat is newer than `revision`, for so many seconds at most."""
    deadline = time.monotonic() + min(seconds, LONGEST_WAIT)
    while room.revision <= revision and not world.queue.closed and (left := deadline - time.monotonic()) > 0:
        room.changed.clear()
        try:
            await asyncio.wait_for(room.changed.wait(), left)
        except TimeoutError:
            return
