"""Who is in a chat: looking, banning, unbanning, leaving."""

from typing import Any

from school21_bot.sandbox.community import Member
from school21_bot.sandbox.errors import bad_request
from school21_bot.sandbox.membership import move, move_bot, place_of, present
from school21_bot.sandbox.methods.chats import check_presence, find_chat, joined_chat
from school21_bot.sandbox.registry import Call, method
from school21_bot.sandbox.world import Chat

Json = dict[str, Any]

# A ban that is shorter or longer than this is for ever.
SHORTEST_BAN = 30
LONGEST_BAN = 366 * 24 * 3600
# Somebody is put out by banning them for a moment.
KICK_SECONDS = 60


def user_id_of(call: Call) -> int:
    """The person that the call names; raises 400."""
    user_id = call.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    return user_id


@method("getChatMember")
def get_chat_member(call: Call) -> Json:
    """Somebody's place in the chat; who has never been there has left."""
    user_id = user_id_of(call)
    chat = joined_chat(call)
    if user_id == call.world.bot["id"]:
        return _shown(call, chat, place_of(call.world, chat, user_id))
    _check_list(chat)
    _check_known(call, user_id)
    if chat.type == "private":
        return _shown(call, chat, Member(user_id, "member"))
    return _shown(call, chat, place_of(call.world, chat, user_id))


@method("getChatMemberCount")
def get_chat_member_count(call: Call) -> int:
    """How many are in the chat, the bot among them."""
    chat = joined_chat(call)
    return 2 if chat.type == "private" else len(present(chat)) + 1


@method("getChatAdministrators")
def get_chat_administrators(call: Call) -> list[Json]:
    """The owner and the administrators."""
    chat = joined_chat(call)
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    _check_list(chat)
    everybody = [*present(chat), chat.bot_member(call.world.bot["id"])]
    return [_shown(call, chat, member) for member in everybody if member.leads]


@method("banChatMember")
def ban_chat_member(call: Call) -> bool:
    """Put somebody out and, except from a basic group, let them in by no link until they are unbanned."""
    user_id = user_id_of(call)
    chat = joined_chat(call)
    if chat.type == "private":
        raise bad_request("can't ban members in private chats")
    if user_id == call.world.bot["id"]:
        raise bad_request("can't restrict self")
    place = _removable(call, chat, user_id)
    if chat.type == "group":
        _move(call, chat, place, Member(user_id, "left"))
    else:
        _move(call, chat, place, Member(user_id, "kicked", until=_until(call)))
    return True


@method("unbanChatMember")
def unban_chat_member(call: Call) -> bool:
    """Lift a ban; without `only_if_banned`, whoever is in the chat is put out of it."""
    user_id = user_id_of(call)
    chat = joined_chat(call)
    if chat.type not in ("supergroup", "channel"):
        raise bad_request("method is available for supergroup and channel chats only")
    _check_known(call, user_id)
    place = place_of(call.world, chat, user_id)
    if place.status == "left" or (call.flag("only_if_banned") and place.status != "kicked"):
        return True
    place = _removable(call, chat, user_id)
    if place.is_in:
        banned = Member(user_id, "kicked", until=call.world.now() + KICK_SECONDS)
        move(call.world, chat, banned, call.world.bot)
    move(call.world, chat, Member(user_id, "left"), call.world.bot)
    return True


@method("leaveChat")
def leave_chat(call: Call) -> bool:
    """Go away from a group or channel."""
    chat = find_chat(call)
    if chat.type == "private":
        raise bad_request("can't leave private chats")
    if chat.type != "group":
        check_presence(chat)
    if chat.bot not in ("left", "kicked"):
        move_bot(call.world, chat, "left", {}, call.world.bot)
    return True


def _shown(call: Call, chat: Chat, member: Member) -> Json:
    is_bot = member.user_id == call.world.bot["id"]
    return member.shown(call.world.bot if is_bot else call.world.person(member.user_id).as_user(), chat.type)


def _check_list(chat: Chat) -> None:
    if chat.type == "channel" and chat.bot != "administrator":
        raise bad_request("member list is inaccessible")


def _check_known(call: Call, user_id: int) -> None:
    world = call.world
    if user_id not in (*world.users, world.admin.id, world.bot["id"]):
        raise bad_request("member not found")


def _removable(call: Call, chat: Chat, user_id: int) -> Member:
    """Somebody's place, if the bot may put them out; raises 400."""
    _check_known(call, user_id)
    place = place_of(call.world, chat, user_id)
    if place.status == "creator":
        raise bad_request("can't remove chat owner")
    if not chat.bot_may("can_restrict_members"):
        if chat.type == "group":
            raise bad_request("CHAT_ADMIN_REQUIRED")
        raise bad_request("not enough rights to restrict/unrestrict chat member")
    if place.status == "administrator":
        raise bad_request("user is an administrator of the chat")
    return place


def _move(call: Call, chat: Chat, old: Member, new: Member) -> None:
    if (old.status, old.until) != (new.status, new.until):
        move(call.world, chat, new, call.world.bot)


def _until(call: Call) -> float:
    seconds = call.integer("until_date") - call.world.now()
    return float(call.integer("until_date")) if SHORTEST_BAN <= seconds <= LONGEST_BAN else 0.0
