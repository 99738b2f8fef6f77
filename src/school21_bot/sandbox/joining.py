"""Coming in by a link: at once, or after somebody has said yes."""

from school21_bot.sandbox.community import InviteLink, JoinRequest, Member
from school21_bot.sandbox.membership import Json, link_shown, move, place_of, present
from school21_bot.sandbox.world import Chat, User, World

# For so long may the bot write to somebody who asks to join.
REACHABLE_SECONDS = 300.0


def join(world: World, user: User, url: str) -> str:
    """Follow a link; what came of it, in a word."""
    found = _link(world, url)
    if found is None:
        return "expired"
    chat, link = found
    place = place_of(world, chat, user.id)
    if place.status == "kicked":
        return "banned"
    if place.is_in:
        return "already_in"
    if link.by_request:
        return _ask(world, chat, user, link)
    if link.limit and came_by(chat, link) >= link.limit:
        return "expired"
    move(world, chat, Member(user.id, "member", link=link.url), user.as_user(), link=link)
    return "joined"


def decide(world: World, chat: Chat, user_id: int, approve: bool, by: Json) -> None:
    """Let somebody in who has asked, or do not."""
    request = chat.requests.pop(user_id)
    if not approve:
        world.tell("community", chat, {})
        return
    link = chat.links[request.link]
    move(world, chat, Member(user_id, "member", link=link.url), by, link=link, by_request=True)


def came_by(chat: Chat, link: InviteLink) -> int:
    """How many who are in the chat came by the link."""
    return sum(member.link == link.url for member in present(chat))


def is_over(world: World, link: InviteLink) -> bool:
    """Whether the link lets nobody in any more."""
    return link.revoked or 0 < link.expires <= world.now()


def _link(world: World, url: str) -> tuple[Chat, InviteLink] | None:
    """The chat that the link leads to, if it still does."""
    for chat in world.chats.values():
        link = chat.links.get(url.strip())
        if link is not None and not is_over(world, link):
            return chat, link
    return None


def _ask(world: World, chat: Chat, user: User, link: InviteLink) -> str:
    if user.id in chat.requests:
        return "already_requested"
    chat.requests[user.id] = JoinRequest(user.id, link.url)
    if chat.bot_may("can_invite_users"):
        user.reachable_until = world.now() + REACHABLE_SECONDS
        request = {
            "chat": world.chat_json(chat),
            "from": user.as_user(),
            "user_chat_id": user.id,
            "date": int(world.now()),
            "invite_link": link_shown(world, chat, link),
        }
        world.queue.put("chat_join_request", request)
    world.tell("community", chat, {})
    return "requested"
