"""Chats: who the bot is, which chat is meant, whether the bot may write there."""

from typing import Any

from school21_bot.sandbox.errors import bad_request, forbidden
from school21_bot.sandbox.registry import Call, method
from school21_bot.sandbox.world import Chat

Json = dict[str, Any]

ACTIONS = {
    *("typing", "choose_sticker", "find_location"),
    *("upload_photo", "upload_video", "upload_voice", "upload_document", "upload_video_note", "upload_audio"),
    *("record_video", "record_voice", "record_video_note", "record_audio"),
}


def find_chat(call: Call, name: str = "chat_id") -> Chat:
    """The chat that the call names; raises 400 when it names none, or one that there is not."""
    raw = call.text(name).strip()
    if not raw:
        raise bad_request("chat_id is empty")
    try:
        chat = call.world.chats.get(int(raw))
    except ValueError:
        chat = None
    if chat is None:
        raise bad_request("chat not found")
    return chat


def writable_chat(call: Call) -> Chat:
    """The chat that the call names, if the bot may write there; raises 400 and 403."""
    chat = find_chat(call)
    if chat.type == "private":
        user = call.world.users[chat.id]
        if user.deleted:
            raise forbidden("user is deactivated")
        if user.blocked:
            raise forbidden("bot was blocked by the user")
        if not user.started:
            raise forbidden("bot can't initiate conversation with a user")
        return chat
    if chat.bot == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    if chat.bot == "left":
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    return chat


@method("getMe")
def get_me(call: Call) -> Json:
    """The bot itself."""
    return call.world.bot | {
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@method("getChat")
def get_chat(call: Call) -> Json:
    """A chat in full."""
    chat = find_chat(call)
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    return call.world.chat_json(chat) | {
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }


@method("sendChatAction")
def send_chat_action(call: Call) -> bool:
    """Show for a few seconds that the bot is busy."""
    if call.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = writable_chat(call)
    call.world.type_in(chat)
    return True
