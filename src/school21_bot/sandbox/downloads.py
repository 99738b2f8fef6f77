"""Downloading what was sent, as the bot does."""

from starlette.requests import Request
from starlette.responses import Response

from school21_bot.sandbox.files import DOWNLOAD_BYTES
from school21_bot.sandbox.wishes import answer


async def download(request: Request) -> Response:
    """Answer `/file/bot<token>/<file_path>`."""
    world = request.app.state.world
    if request.path_params["token"] != world.token:
        return _refused(401, "Unauthorized")
    stored = world.files.at(request.path_params["path"])
    if stored is None or len(stored.content) > DOWNLOAD_BYTES:
        return _refused(404, "Not Found")
    return Response(stored.content, media_type="application/octet-stream")


def _refused(code: int, description: str) -> Response:
    return answer({"ok": False, "error_code": code, "description": description}, code)
