"""The one place where somebody's place in a chat changes, with all that Telegram tells about it."""

from typing import Any

from school21_bot.sandbox.community import InviteLink, Member
from school21_bot.sandbox.world import Chat, World

Json = dict[str, Any]


def place_of(world: World, chat: Chat, user_id: int) -> Member:
    """Somebody's place; who has never been there has left, and so has who was banned until a moment in the past."""
    if user_id == world.bot["id"]:
        return chat.bot_member(user_id)
    member = chat.members.get(user_id)
    if member is None or (member.status == "kicked" and 0 < member.until <= world.now()):
        return Member(user_id, "left")
    return member


def present(chat: Chat) -> list[Member]:
    """Everybody who is in the chat except the bot."""
    return [member for member in chat.members.values() if member.is_in]


def move(
    world: World, chat: Chat, new: Member, by: Json, *, link: InviteLink | None = None, by_request: bool = False
) -> None:
    """Give a person another place, because of `by` (a Bot API User), and tell everybody."""
    old = place_of(world, chat, new.user_id)
    chat.members[new.user_id] = new
    chat.requests.pop(new.user_id, None)
    user = world.person(new.user_id).as_user()
    if chat.bot == "administrator":
        change = _change(world, chat, by, user, old, new)
        if link is not None:
            change |= {"invite_link": link_shown(world, chat, link)}
        world.queue.put("chat_member", change | ({"via_join_request": True} if by_request else {}))
    if chat.type != "channel" and old.is_in != new.is_in:
        author = user if link is not None else by
        announce(world, chat, author, {"new_chat_members": [user]} if new.is_in else {"left_chat_member": user})
    # Who comes anew has nothing to catch up on.
    new.read = old.read if old.is_in else world.next_message_id - 1
    world.tell("community", chat, {})


def move_bot(world: World, chat: Chat, status: str, rights: dict[str, bool], by: Json) -> None:
    """Give the bot another place or other rights, because of `by`; it learns of it."""
    old = chat.bot_member(world.bot["id"])
    chat.bot, chat.rights = status, rights
    new = chat.bot_member(world.bot["id"])
    if old.shown(world.bot, chat.type) != new.shown(world.bot, chat.type):
        tell_bot(world, chat, by, old, new)
    world.tell("community", chat, {})


def tell_bot(world: World, chat: Chat, by: Json, old: Member, new: Member) -> None:
    """The bot learns that its own place has changed: it was blocked, added, promoted, removed."""
    world.queue.put("my_chat_member", _change(world, chat, by, world.bot, old, new))


def announce(world: World, chat: Chat, author: Json, content: Json) -> None:
    """Put a service message into a group; the bot gets it, unless it is about what the bot did itself."""
    message = world.post(chat, author, content)
    if chat.hears and message.outgoing:
        world.queue.put("message", message.data)


def link_shown(world: World, chat: Chat, link: InviteLink) -> Json:
    """The link as a Bot API ChatInviteLink."""
    creator = world.admin.as_user() if link.by_human else world.bot
    return link.shown(creator, waiting_by(chat, link))


def waiting_by(chat: Chat, link: InviteLink) -> int:
    """How many have asked by the link to be let in and wait."""
    return sum(request.link == link.url for request in chat.requests.values())


def _change(world: World, chat: Chat, by: Json, user: Json, old: Member, new: Member) -> Json:
    return {
        "chat": world.chat_json(chat),
        "from": by,
        "date": int(world.now()),
        "old_chat_member": old.shown(user, chat.type),
        "new_chat_member": new.shown(user, chat.type),
    }
