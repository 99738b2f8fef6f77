"""The person's side of groups and channels: what people and a human administrator do there."""

from starlette.requests import Request
from starlette.routing import Route

from school21_bot.sandbox import groups, joining, person
from school21_bot.sandbox.community import RIGHTS, Member
from school21_bot.sandbox.membership import move, place_of, present, waiting_by
from school21_bot.sandbox.sim_routes import Json, media_sent, messages_seen, pressed, replied, route, somebody, written
from school21_bot.sandbox.wishes import SimError, field
from school21_bot.sandbox.world import Chat, User, World

PLACES = ("member", "administrator", "restricted")


async def save(world: World, _: Request, body: Json) -> Json:
    """Add a group or channel, or change its title, the bot's place or its rights."""
    number: int | None = field(body, "id", int) if body.get("id") is not None else None
    kind = _one_of(body, "type", groups.KINDS, "supergroup")
    place = _one_of(body, "bot", groups.BOT_PLACES) if body.get("bot") is not None else None
    rights, title = _rights(body), field(body, "title", str, "")
    by = somebody(world, {"user_id": body["by"]}) if body.get("by") is not None else world.admin
    if number is not None and number >= 0:
        raise SimError(400, "id must be negative")
    if number in world.chats:
        chat = world.chats[number]
    else:
        chat = groups.create(world, kind, number)
        place = place or ("member" if rights is None else None)
    if title:
        groups.rename(world, chat, title)
    groups.place_bot(world, chat, place, rights, by.as_user())
    return {"id": chat.id}


async def look(world: World, request: Request, _: Json) -> Json:
    """The group or channel as people see it."""
    chat = group_named(world, request)
    return {**groups.group_seen(chat), "messages": messages_seen(chat)}


async def send(world: World, request: Request, body: Json) -> Json:
    """A person writes into a group, or an administrator into a channel."""
    user, chat = somebody(world, body), group_named(world, request)
    check_writer(world, chat, user)
    if "kind" in body:
        return {"message_id": media_sent(world, chat, user, body).id}
    return {"message_id": person.write(world, chat, user, written(body), reply_to=replied(body)).id}


async def press(world: World, request: Request, body: Json) -> Json:
    """Somebody who is in the chat presses a button there."""
    user, chat = somebody(world, body), group_named(world, request)
    if not place_of(world, chat, user.id).is_in:
        raise SimError(403, "the person is not in the chat")
    return pressed(world, chat, user, body)


async def members(world: World, request: Request, _: Json) -> Json:
    """Everybody who is in the chat, without the bot, by which link they came, what they have read; who is banned."""
    chat = group_named(world, request)
    return {
        "members": [{"user_id": one.user_id, "status": one.status} for one in present(chat)],
        "links": {str(one.user_id): one.link for one in present(chat) if one.link},
        "read": {str(one.user_id): one.read for one in present(chat)},
        "banned": [number for number in chat.members if place_of(world, chat, number).status == "kicked"],
    }


async def requests(world: World, request: Request, _: Json) -> Json:
    """Those who wait to be let in, and by which link each has asked."""
    waiting = group_named(world, request).requests
    return {"requests": list(waiting), "links": {str(user_id): one.link for user_id, one in waiting.items()}}


async def links(world: World, request: Request, _: Json) -> Json:
    """Every link into the chat, and what has become of it."""
    chat = group_named(world, request)
    return {
        "links": [
            {
                "url": link.url,
                "name": link.name,
                "creates_join_request": link.by_request,
                "member_limit": link.limit,
                "expire_date": int(link.expires),
                "revoked": link.revoked,
                "primary": link.primary,
                "joined": joining.came_by(chat, link),
                "waiting": waiting_by(chat, link),
            }
            for link in chat.links.values()
        ]
    }


async def save_link(world: World, request: Request, body: Json) -> Json:
    """The human administrator makes a link."""
    by_request = field(body, "creates_join_request", bool, False)
    return {"url": groups.add_link(world, group_named(world, request), by_request=by_request).url}


async def join(world: World, _: Request, body: Json) -> Json:
    """A person follows an invite link."""
    return {"result": joining.join(world, somebody(world, body), field(body, "link", str))}


async def leave(world: World, request: Request, body: Json) -> Json:
    """A person goes away."""
    chat, user = group_named(world, request), somebody(world, body)
    if not place_of(world, chat, user.id).is_in:
        raise SimError(404, "the person is not in the chat")
    move(world, chat, Member(user.id, "left"), user.as_user())
    return {}


async def put_in(world: World, request: Request, body: Json) -> Json:
    """The human administrator adds somebody, or gives them another place."""
    chat, user = group_named(world, request), somebody(world, body)
    _place(world, chat, Member(user.id, _one_of(body, "status", PLACES, "member")))
    return {}


async def kick(world: World, request: Request, body: Json) -> Json:
    """The human administrator bans somebody."""
    chat, user = group_named(world, request), somebody(world, body)
    _place(world, chat, Member(user.id, "left" if chat.type == "group" else "kicked"))
    return {}


async def unban(world: World, request: Request, body: Json) -> Json:
    """The human administrator lifts a ban."""
    chat, user = group_named(world, request), somebody(world, body)
    if place_of(world, chat, user.id).status == "kicked":
        _place(world, chat, Member(user.id, "left"))
    return {}


async def decide(world: World, request: Request, body: Json) -> Json:
    """The human administrator lets somebody in who has asked, or does not."""
    chat, user = group_named(world, request), somebody(world, body)
    if user.id not in chat.requests:
        raise SimError(404, "no such request")
    joining.decide(world, chat, user.id, field(body, "approve", bool), world.admin.as_user())
    return {}


async def migrate(world: World, request: Request, _: Json) -> Json:
    """A basic group becomes a supergroup."""
    chat = group_named(world, request)
    if chat.type != "group" or chat.migrated_to:
        raise SimError(400, "only a basic group becomes a supergroup, and once")
    return {"id": groups.migrate(world, chat).id}


def routes() -> list[Route]:
    """All addresses of groups and channels."""
    group = "/sim/groups/{group_id}"
    return [
        route("/sim/groups", save, "POST"),
        route("/sim/join", join, "POST"),
        route(group, look),
        route(f"{group}/messages", send, "POST"),
        route(f"{group}/press", press, "POST"),
        route(f"{group}/members", members),
        route(f"{group}/members", put_in, "POST"),
        route(f"{group}/requests", requests),
        route(f"{group}/requests", decide, "POST"),
        route(f"{group}/links", links),
        route(f"{group}/links", save_link, "POST"),
        route(f"{group}/leave", leave, "POST"),
        route(f"{group}/kick", kick, "POST"),
        route(f"{group}/unban", unban, "POST"),
        route(f"{group}/migrate", migrate, "POST"),
    ]


def _place(world: World, chat: Chat, new: Member) -> None:
    old = place_of(world, chat, new.user_id)
    if old.status == "creator":
        raise SimError(400, "the creator stays")
    if old.status != new.status:
        move(world, chat, new, world.admin.as_user())


def group_named(world: World, request: Request) -> Chat:
    """The group or channel in the address; raises SimError."""
    try:
        number = int(request.path_params["group_id"])
    except ValueError:
        number = 0
    if number >= 0 or number not in world.chats:
        raise SimError(404, "no such group")
    return world.chats[number]


def check_writer(world: World, chat: Chat, user: User) -> None:
    """Raises SimError when the person may not write there."""
    place = place_of(world, chat, user.id)
    if place.status == "kicked":
        raise SimError(403, "the person is banned here")
    if chat.type == "channel" and not place.leads:
        raise SimError(403, "only administrators write into a channel")


def _one_of(body: Json, name: str, allowed: tuple[str, ...], default: str | None = None) -> str:
    value: str = field(body, name, str, default)
    if value not in allowed:
        raise SimError(400, f"{name} must be one of {', '.join(allowed)}")
    return value


def _rights(body: Json) -> dict[str, bool] | None:
    rights = body.get("rights")
    if rights is None:
        return None
    if not isinstance(rights, dict) or not all(isinstance(value, bool) for value in rights.values()):
        raise SimError(400, "rights has the wrong type")
    unknown = rights.keys() - RIGHTS
    if unknown:
        raise SimError(400, f"no such right: {', '.join(sorted(unknown))}")
    return rights
