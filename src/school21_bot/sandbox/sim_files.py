"""The person's side of files: sending a document, opening one that was sent."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from school21_bot.sandbox import person
from school21_bot.sandbox.files import Upload
from school21_bot.sandbox.sim_chats import check_writer, group_named
from school21_bot.sandbox.sim_routes import Json, private_chat, route, somebody
from school21_bot.sandbox.wishes import SimError, answer, number
from school21_bot.sandbox.world import Chat, User, World

# What somebody sent is shown by no browser as a page of the sandbox's own.
HEADERS = {"content-disposition": "attachment", "x-content-type-options": "nosniff", "cache-control": "no-store"}


async def send_document(world: World, request: Request, _: Json) -> Json:
    """The person sends a file: its bytes are the body, the rest is in the address."""
    user, room = private_chat(world, request)
    return await _sent(world, request, room, user)


async def send_document_to_group(world: World, request: Request, _: Json) -> Json:
    """A person sends a file into a group, or an administrator into a channel."""
    room, user = group_named(world, request), somebody(world, {"user_id": int(number(request, "user_id", 0))})
    check_writer(world, room, user)
    return await _sent(world, request, room, user)


async def file(request: Request) -> Response:
    """What is in a file."""
    stored = request.app.state.world.files.by_id.get(request.path_params["file_id"])
    if stored is None:
        return answer({"error": "no such file"}, 404)
    return Response(stored.content, headers=HEADERS, media_type="application/octet-stream")


def routes() -> list[Route]:
    """All addresses of files."""
    return [
        route("/sim/chats/{user_id:int}/documents", send_document, "POST", raw=True),
        route("/sim/groups/{group_id}/documents", send_document_to_group, "POST", raw=True),
        Route("/sim/files/{file_id}", file),
    ]


async def _sent(world: World, request: Request, room: Chat, user: User) -> Json:
    name, mime_type, caption = (request.query_params.get(one, "") for one in ("name", "mime_type", "caption"))
    if not name:
        raise SimError(400, "name is missing")
    upload = Upload(name, await request.body())
    return {"message_id": person.send_document(world, room, user, upload, mime_type, caption).id}
