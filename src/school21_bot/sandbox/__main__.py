"""`python -m school21_bot.sandbox --port 8021 --token 42:sandbox --data var/sandbox`."""

import argparse
import logging
import re
from pathlib import Path

from school21_bot.sandbox.running import PortTaken, serve


def main() -> None:
    """Run the sandbox until it is interrupted."""
    parser = argparse.ArgumentParser("school21_bot.sandbox", description="A local Telegram for one bot.")
    parser.add_argument("--port", type=int, default=8021, help="the port on 127.0.0.1 (default 8021)")
    parser.add_argument("--token", required=True, help="the bot's token, e.g. 42:sandbox")
    parser.add_argument("--data", type=Path, help="the folder that keeps the chats; without it they are forgotten")
    chosen = parser.parse_args()
    if not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", chosen.token):
        parser.error("--token: a number, a colon and letters are needed, e.g. 42:sandbox")
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    try:
        serve(chosen.token, chosen.port, chosen.data)
    except PortTaken as error:
        parser.exit(1, f"{error} with --port\n")


if __name__ == "__main__":
    main()
