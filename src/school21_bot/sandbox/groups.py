"""Groups and channels: founding and changing them, as a person does, and a group's becoming a supergroup."""

import secrets

from school21_bot.sandbox.community import InviteLink, Member
from school21_bot.sandbox.membership import Json, announce, move_bot
from school21_bot.sandbox.world import Chat, World

FIRST_BASIC_ID = -5000000001
FIRST_GROUP_ID = -1002000000001
KINDS = ("group", "supergroup", "channel")
BOT_PLACES = ("administrator", "member", "left", "kicked")


def create(world: World, kind: str, number: int | None) -> Chat:
    """A new chat of this kind without the bot, its creator in it."""
    chat = Chat(number or _free_id(world, kind), kind, bot="left")
    chat.members[world.admin.id] = Member(world.admin.id, "creator")
    world.chats[chat.id] = chat
    return chat


def group_seen(chat: Chat) -> Json:
    """The group or channel as the page lists it."""
    return {name: getattr(chat, name) for name in ("id", "type", "title", "bot", "rights", "migrated_to")}


def rename(world: World, chat: Chat, title: str) -> None:
    """Give the chat another title."""
    chat.title = title
    world.tell("community", chat, {})


def place_bot(world: World, chat: Chat, place: str | None, rights: dict[str, bool] | None, by: Json) -> None:
    """Put the bot into a place, with rights if it is an administrator's; without either all stays as it is."""
    if place is None and rights is None:
        return
    status = place or "administrator"
    move_bot(world, chat, status, (rights or {}) if status == "administrator" else {}, by)


def migrate(world: World, old: Chat) -> Chat:
    """Make a supergroup of a basic group: another id, the same people; its links and requests stay behind."""
    new = Chat(_free_id(world, "supergroup"), "supergroup", old.title, bot=old.bot, rights=old.rights)
    new.members = {
        number: Member(one.user_id, one.status, one.rights, read=one.read) for number, one in old.members.items()
    }
    world.chats[new.id] = new
    for link in old.links.values():
        link.revoked = True
    old.requests.clear()
    announce(world, old, world.admin.as_user(), {"migrate_to_chat_id": new.id})
    old.migrated_to = new.id
    announce(world, new, world.admin.as_user(), {"migrate_from_chat_id": old.id})
    for chat in (new, old):
        world.tell("community", chat, {})
    return new


def _free_id(world: World, kind: str) -> int:
    """The next id, as Telegram numbers them: those of basic groups are short."""
    taken = [number for number in world.chats if (number > -(10**12)) == (kind == "group")]
    first = FIRST_BASIC_ID if kind == "group" else FIRST_GROUP_ID
    return min((first + 1, *taken)) - 1


def add_link(world: World, chat: Chat, *, by_request: bool) -> InviteLink:
    """A link that the human administrator makes."""
    link = InviteLink(f"https://t.me/+{secrets.token_urlsafe(12)}", by_request=by_request, by_human=True)
    chat.links[link.url] = link
    world.tell("community", chat, {})
    return link
