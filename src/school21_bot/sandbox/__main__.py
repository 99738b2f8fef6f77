"""`python -m school21_bot.sandbox`: a local Telegram of its own, for any bot in any language."""

import argparse
import logging
import re
import sys
from pathlib import Path

from school21_bot.sandbox.running import PortTaken, serve
from school21_bot.sandbox.snapshot import DataUnreadable

_DESCRIPTION = "A local Telegram for one bot, with a page for those who talk to it. It speaks to this machine only."
_EXAMPLE = """examples:
  python -m school21_bot.sandbox                          then open http://127.0.0.1:8021/
  python -m school21_bot.sandbox --port 0 --limits        any free port, as slow as Telegram allows
  python -m school21_bot.sandbox --data var/sandbox       remembers the chats
"""
_GREETING = """A local Telegram, which is not Telegram.

  The page for people:   {url}/
  For the bot:           token {token}, API server {url}
  With aiogram:          AiohttpSession(api=TelegramAPIServer.from_base("{url}"))

Ctrl+C ends it.
"""
_LARGEST_PORT = 65535


def main(arguments: list[str] | None = None) -> None:
    """Run the sandbox until it is interrupted."""
    parser = argparse.ArgumentParser(
        "python -m school21_bot.sandbox",
        description=_DESCRIPTION,
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=int, default=8021, help="the port on 127.0.0.1 (default 8021; 0: any free one)")
    parser.add_argument("--token", default="42:sandbox", help="the bot's token (default 42:sandbox)")
    parser.add_argument("--data", type=Path, help="the folder that keeps the chats; without it they are forgotten")
    parser.add_argument("--limits", action="store_true", help="refuse what comes faster than Telegram allows, with 429")
    parser.add_argument("--quiet", action="store_true", help="say nothing at the start")
    chosen = parser.parse_args(arguments)
    if not 0 <= chosen.port <= _LARGEST_PORT:
        parser.error(f"--port: a number from 0 to {_LARGEST_PORT} is needed, e.g. 8021")
    if not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", chosen.token):
        parser.error("--token: a number, a colon and letters are needed, e.g. 42:sandbox")
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")

    def greet(port: int) -> None:
        if not chosen.quiet:
            print(_GREETING.format(url=f"http://127.0.0.1:{port}", token=chosen.token), flush=True)  # noqa: T201

    try:
        serve(chosen.token, chosen.port, chosen.data, limits=chosen.limits, on_listening=greet)
    except PortTaken as error:
        parser.exit(1, f"{error} with --port\n")
    except DataUnreadable as error:
        parser.exit(1, f"--data: {error}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
