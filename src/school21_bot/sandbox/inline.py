"""Inline mode: somebody types the bot's name and words in any chat, sees what the bot answers, and posts one of it."""

from typing import Any

from school21_bot.sandbox.inline_query import InlineQuery
from school21_bot.sandbox.world import Chat, Message, User, World

Json = dict[str, Any]

INLINE_SECONDS = 30.0
# They are asked for with every letter; an old one is of no use to anybody.
QUERIES_KEPT = 1000


def ask(world: World, user: User, query: str, offset: str, chat_type: str) -> InlineQuery:
    """Type something behind the bot's name; without inline mode that is a text like any other, and nothing comes."""
    asked = InlineQuery(str(world.next_callback_id), user.id, query, offset, world.now() + INLINE_SECONDS)
    world.next_callback_id += 1
    world.inline_queries[asked.id] = asked
    if len(world.inline_queries) > QUERIES_KEPT:
        del world.inline_queries[next(iter(world.inline_queries))]
    if world.supports_inline:
        payload = {"id": asked.id, "from": user.as_user(), "query": query, "offset": offset, "chat_type": chat_type}
        world.queue.put("inline_query", payload)
    return asked


def choose(world: World, asked: InlineQuery, chat: Chat, user: User, result_id: str) -> Message:
    """Post one of the results into a chat; raises KeyError for one that was not offered."""
    content = asked.contents[result_id]
    keyboard: Json | None = content.get("reply_markup")
    message = world.post(chat, user.as_user(), content | {"via_bot": world.bot}, keyboard)
    chosen = {"result_id": result_id, "from": user.as_user(), "query": asked.query}
    world.queue.put("chosen_inline_result", chosen)
    if chat.hears:
        world.queue.put("channel_post" if chat.type == "channel" else "message", message.data)
    return message
