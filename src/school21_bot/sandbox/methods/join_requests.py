"""Deciding who asks to join."""

from school21_bot.sandbox.errors import bad_request
from school21_bot.sandbox.joining import decide
from school21_bot.sandbox.membership import place_of
from school21_bot.sandbox.methods.chats import joined_chat
from school21_bot.sandbox.methods.members import user_id_of
from school21_bot.sandbox.registry import Call, method


@method("approveChatJoinRequest")
def approve_chat_join_request(call: Call) -> bool:
    """Let somebody in who has asked."""
    return _decide(call, approve=True)


@method("declineChatJoinRequest")
def decline_chat_join_request(call: Call) -> bool:
    """Do not let somebody in who has asked; they may ask again."""
    return _decide(call, approve=False)


def _decide(call: Call, *, approve: bool) -> bool:
    user_id = user_id_of(call)
    chat = joined_chat(call)
    if chat.type == "private":
        raise bad_request("the chat can't have join requests")
    if not chat.bot_may("can_invite_users"):
        raise bad_request("not enough rights to manage chat join requests")
    if user_id not in call.world.users:
        raise bad_request("USER_ID_INVALID")
    if place_of(call.world, chat, user_id).is_in:
        raise bad_request("USER_ALREADY_PARTICIPANT")
    if user_id not in chat.requests:
        raise bad_request("HIDE_REQUESTER_MISSING")
    decide(call.world, chat, user_id, approve, call.world.bot)
    return True
