"""The methods of the Bot API, by subject; importing the room registers them."""

from school21_bot.sandbox.methods import (
    callbacks,
    chats,
    commands,
    copies,
    documents,
    inline_queries,
    invite_links,
    join_requests,
    media,
    members,
    menu_buttons,
    messages,
    pins,
    updates,
)

__all__ = [
    "callbacks",
    "chats",
    "commands",
    "copies",
    "documents",
    "inline_queries",
    "invite_links",
    "join_requests",
    "media",
    "members",
    "menu_buttons",
    "messages",
    "pins",
    "updates",
]
