"""The methods of the Bot API, by subject; importing the room registers them."""

from school21_bot.sandbox.methods import (
    callbacks,
    chats,
    commands,
    documents,
    inline_queries,
    invite_links,
    join_requests,
    members,
    messages,
    updates,
)

__all__ = [
    "callbacks",
    "chats",
    "commands",
    "documents",
    "inline_queries",
    "invite_links",
    "join_requests",
    "members",
    "messages",
    "updates",
]
