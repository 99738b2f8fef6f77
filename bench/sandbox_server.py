"""`python -m bench.sandbox_server PORT TOKEN`: the sandbox, with an endpoint beside it that does nothing."""

import sys

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from school21_bot.sandbox.running import SandboxServer, listen

NOTHING = "/nothing"


async def _nothing(_: Request) -> Response:
    return Response(b'{"ok":true,"result":true}', media_type="application/json")


def main(port: int, token: str) -> None:
    """Serve until the process is ended; what does nothing is found first."""
    server = SandboxServer(token)
    app = server.config.app
    assert isinstance(app, Starlette)
    app.router.routes.insert(0, Route(NOTHING, _nothing, methods=["POST"]))
    server.run(sockets=[listen(port)])


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
