"""The person's side of inline mode: typing behind the bot's name, and posting what it offers."""

import asyncio
from contextlib import suppress

from starlette.requests import Request
from starlette.routing import Route

from school21_bot.sandbox import inline
from school21_bot.sandbox.inline_query import InlineQuery
from school21_bot.sandbox.membership import place_of
from school21_bot.sandbox.sim_routes import Json, route, somebody
from school21_bot.sandbox.wishes import SimError, field, number
from school21_bot.sandbox.world import World

LONGEST_QUERY = 256
LONGEST_WAIT = 30.0


async def ask(world: World, _: Request, body: Json) -> Json:
    """Somebody types something behind the bot's name; Telegram cuts it after 256 characters."""
    query, offset = field(body, "query", str, ""), field(body, "offset", str, "")
    chat_type = field(body, "chat_type", str, "sender")
    return inline.ask(world, somebody(world, body), query[:LONGEST_QUERY], offset, chat_type).seen()


async def look(world: World, request: Request, _: Json) -> Json:
    """What the bot has answered; with `timeout`, waits for it."""
    asked = _asked(world, request)
    seconds = min(number(request, "timeout"), LONGEST_WAIT)
    if seconds > 0:
        with suppress(TimeoutError):
            await asyncio.wait_for(asked.answered.wait(), seconds)
    return asked.seen()


async def choose(world: World, request: Request, body: Json) -> Json:
    """The person posts one of the results into a chat of theirs."""
    asked, chat_id = _asked(world, request), field(body, "chat_id", int)
    user, chat = world.users[asked.user_id], world.chats.get(chat_id)
    if chat is None or (chat.type == "private" and chat.id != user.id):
        raise SimError(404, "no such chat")
    if chat.type != "private" and not place_of(world, chat, user.id).is_in:
        raise SimError(403, "the person is not in the chat")
    try:
        return {"message_id": inline.choose(world, asked, chat, user, field(body, "result_id", str)).id}
    except KeyError:
        raise SimError(404, "no such result") from None


def routes() -> list[Route]:
    """All addresses of inline mode."""
    return [
        route("/sim/inline", ask, "POST"),
        route("/sim/inline/{query_id}", look),
        route("/sim/inline/{query_id}/choose", choose, "POST"),
    ]


def _asked(world: World, request: Request) -> InlineQuery:
    asked = world.inline_queries.get(request.path_params["query_id"])
    if asked is None:
        raise SimError(404, "no such query")
    return asked
