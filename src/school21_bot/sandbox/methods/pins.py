"""Pinning messages and taking them down."""

from school21_bot.sandbox.errors import bad_request
from school21_bot.sandbox.membership import announce
from school21_bot.sandbox.methods.chats import joined_chat, writable_chat
from school21_bot.sandbox.registry import Call, method
from school21_bot.sandbox.world import Chat

_RIGHTS = {"group": "can_pin_messages", "supergroup": "can_pin_messages", "channel": "can_edit_messages"}


@method("pinChatMessage")
def pin_chat_message(call: Call) -> bool:
    """Pin a message, above those that are pinned."""
    chat = _chat(call)
    number = _number(call, chat, "message to pin")
    if not number:
        raise bad_request("message identifier is not specified")
    _check_rights(chat)
    if number not in chat.pinned:
        chat.pinned.append(number)
        shown = {name: value for name, value in chat.messages[number].data.items() if name != "reply_to_message"}
        announce(call.world, chat, call.world.bot, {"pinned_message": shown})
    return True


@method("unpinChatMessage")
def unpin_chat_message(call: Call) -> bool:
    """Take down one message, or the newest that is pinned."""
    chat = _chat(call)
    number = _number(call, chat, "message to unpin")
    if not number:
        if not chat.pinned:
            raise bad_request("message to unpin not found")
        number = max(chat.pinned)
    _check_rights(chat)
    if number in chat.pinned:
        chat.pinned.remove(number)
        call.world.tell("pin", chat, {})
    return True


def _chat(call: Call) -> Chat:
    """The chat that is meant; only in private ones there is somebody who may have blocked the bot."""
    chat = joined_chat(call)
    return writable_chat(call) if chat.type == "private" else chat


def _number(call: Call, chat: Chat, what: str) -> int:
    """The message that is meant, 0 when none is named; raises 400."""
    number = max(call.integer("message_id"), 0)
    if number and number not in chat.messages:
        raise bad_request(f"{what} not found")
    return number


def _check_rights(chat: Chat) -> None:
    right = _RIGHTS.get(chat.type)
    if right is not None and not chat.bot_may(right):
        raise bad_request("not enough rights to manage pinned messages in the chat")
