"""`school21-bot keys`."""

import argparse
from typing import Any

from school21_bot.cli.given import quiet_settings_of


def add(commands: Any) -> None:
    """Declare it."""
    keys = commands.add_parser("keys", help="the encryption of personal data: its state, and work on all of it")
    deeds = keys.add_subparsers(title="commands", metavar="COMMAND", required=True)
    deeds.add_parser("status", help="which keys there are, and how many records each has").set_defaults(command=_status)
    seal = deeds.add_parser("seal", help="encrypt everything, and everything new")
    seal.set_defaults(command=_do, deed="seal", yes=True)
    unseal = deeds.add_parser("unseal", help="keep everything readable, and everything new; asks first")
    unseal.add_argument("--yes", action="store_true", help="do not ask")
    unseal.set_defaults(command=_do, deed="unseal")
    rotate = deeds.add_parser("rotate", help="write everything anew with a new data key")
    rotate.add_argument(
        "--index",
        dest="deed",
        action="store_const",
        const="rotate-index",
        default="rotate",
        help="change the index key",
    )
    rotate.set_defaults(command=_do, yes=True)
    deeds.add_parser("rewrap", help="change ENCRYPTION_KEY; the one before is in ENCRYPTION_KEY_OLD").set_defaults(
        command=_rewrap
    )
    deeds.add_parser("new", help="print a fresh ENCRYPTION_KEY").set_defaults(command=_new)


def _new(_: argparse.Namespace) -> int:
    from school21_bot.commands import keys

    return keys.new()


def _status(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot.commands import keys

    return uvloop.run(keys.status(quiet_settings_of(options)))


def _do(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot.commands import keys
    from school21_bot.protection import Deed

    return uvloop.run(keys.do(quiet_settings_of(options), Deed(options.deed), confirmed=options.yes))


def _rewrap(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot.commands import keys

    return uvloop.run(keys.rewrap(quiet_settings_of(options)))
