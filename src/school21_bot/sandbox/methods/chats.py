"""Chats: who the bot is, which chat is meant, whether the bot may write there."""

from typing import Any

from school21_bot.sandbox.community import PERMISSIONS
from school21_bot.sandbox.errors import ApiError, bad_request, forbidden
from school21_bot.sandbox.registry import Call, method
from school21_bot.sandbox.world import Chat, User

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


def joined_chat(call: Call) -> Chat:
    """The chat that the call names, if the bot is in it; a private one will do. Raises 400 and 403."""
    chat = find_chat(call)
    if chat.migrated_to:
        words = "Bad Request: group chat was upgraded to a supergroup chat"
        raise ApiError(400, words, migrate_to_chat_id=chat.migrated_to)
    return check_presence(chat)


def check_presence(chat: Chat) -> Chat:
    """The chat itself; raises 403 when the bot is not in it."""
    if chat.bot == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    if chat.bot == "left":
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    return chat


def writable_chat(call: Call) -> Chat:
    """The chat that the call names, if the bot may write there; raises 400 and 403."""
    chat = joined_chat(call)
    if chat.type == "private":
        _check_person(call, call.world.users[chat.id])
    elif chat.type == "channel" and not chat.bot_may("can_post_messages"):
        raise bad_request("need administrator rights in the channel chat")
    return chat


def _check_person(call: Call, user: User) -> None:
    if user.deleted:
        raise forbidden("user is deactivated")
    if user.blocked:
        raise forbidden("bot was blocked by the user")
    if not user.started and user.reachable_until <= call.world.now():
        raise forbidden("bot can't initiate conversation with a user")


@method("getMe")
def get_me(call: Call) -> Json:
    """The bot itself."""
    return call.world.bot | {
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": call.world.supports_inline,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@method("getChat")
def get_chat(call: Call) -> Json:
    """A chat in full."""
    chat = find_chat(call)
    if chat.type in ("supergroup", "channel"):
        check_presence(chat)
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    return (
        call.world.chat_json(chat)
        | _pinned(chat)
        | _of_community(chat)
        | {
            "accent_color_id": abs(chat.id) % 7,
            "max_reaction_count": 11,
            "accepted_gift_types": dict.fromkeys(gifts, False),
        }
    )


def _pinned(chat: Chat) -> Json:
    """The newest message that is pinned."""
    return {"pinned_message": chat.messages[max(chat.pinned)].data} if chat.pinned else {}


def _of_community(chat: Chat) -> Json:
    """What getChat tells of a group or channel only; the link is for those who may invite."""
    link = next((link.url for link in chat.links.values() if link.primary and not link.revoked), None)
    shown: Json = {"invite_link": link} if link and chat.bot_may("can_invite_users") else {}
    if chat.type in ("group", "supergroup"):
        shown["permissions"] = dict.fromkeys(PERMISSIONS, True)
    return shown


@method("sendChatAction")
def send_chat_action(call: Call) -> bool:
    """Show for a few seconds that the bot is busy."""
    if call.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = writable_chat(call)
    call.world.type_in(chat)
    return True
