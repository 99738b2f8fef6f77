"""What the addresses of the person's side have in common: answering, and finding who and where."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from school21_bot.sandbox import person
from school21_bot.sandbox.person import NotThere
from school21_bot.sandbox.wishes import SimError, answer, field, read_body
from school21_bot.sandbox.world import Chat, Message, User, World

Json = dict[str, Any]
Handler = Callable[[World, Request, Json], Awaitable[Any]]


def route(path: str, handler: Handler, method: str = "GET", *, raw: bool = False) -> Route:
    """An address with JSON in and out; with `raw` the handler reads the body itself."""

    async def endpoint(request: Request) -> Response:
        try:
            body = await read_body(request) if method == "POST" and not raw else {}
            return answer(await handler(request.app.state.world, request, body))
        except SimError as error:
            return answer({"error": str(error)}, error.status)
        except NotThere as error:
            buttons = {} if error.buttons is None else {"buttons": error.buttons}
            return answer({"error": str(error), **buttons}, 404)

    return Route(path, endpoint, methods=[method])


def pressed(world: World, chat: Chat, user: User, body: Json) -> Json:
    """A person presses a button, or sends what none carries; raises SimError, NotThere."""
    message_id = field(body, "message_id", int) if body.get("message_id") is not None else None
    if "data" in body:
        return person.press_data(world, chat, user, field(body, "data", str), message_id)
    return person.press(world, chat, user, field(body, "label", str), message_id)


def written(body: Json) -> str:
    """The text that somebody writes; raises SimError."""
    text: str = field(body, "text", str)
    if not text.strip():
        raise SimError(400, "text is empty")
    if len(text) > 4096:
        raise SimError(400, "text is longer than 4096 characters")
    return text


def replied(body: Json) -> int | None:
    """The number of the message that is replied to, if one is; raises SimError."""
    return field(body, "reply_to", int) if body.get("reply_to") is not None else None


def media_sent(world: World, chat: Chat, user: User, body: Json) -> Message:
    """What is not text is sent; raises SimError, NotThere."""
    caption, album = field(body, "caption", str, ""), field(body, "media_group_id", str, "")
    kind: str = field(body, "kind", str)
    if kind == "contact" and body.get("contact_of") is not None:
        return person.send_contact(world, chat, user, somebody(world, {"user_id": body["contact_of"]}))
    return person.send_media(world, chat, user, kind, caption, album, reply_to=replied(body))


def somebody(world: World, body: Json) -> User:
    """The person that `user_id` names; raises SimError."""
    try:
        return world.person(field(body, "user_id", int))
    except KeyError:
        raise SimError(404, "no such user") from None


def private_chat(world: World, request: Request) -> tuple[User, Chat]:
    """The person in the address and their chat with the bot; raises SimError."""
    user = world.users.get(request.path_params["user_id"])
    if user is None:
        raise SimError(404, "no such user")
    return user, world.chats[user.id]


def messages_seen(chat: Chat) -> list[Json]:
    """All messages as people see them."""
    return [message.seen() for message in chat.messages.values()]
