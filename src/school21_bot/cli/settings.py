"""`school21-bot settings`."""

import argparse
from typing import Any

from school21_bot.cli.given import quiet_settings_of


def add(commands: Any) -> None:
    """Declare it."""
    settings = commands.add_parser("settings", help="what can be changed while everything runs: list, set, reset")
    deeds = settings.add_subparsers(title="commands", metavar="COMMAND", required=True)
    deeds.add_parser("list", help="every such setting, and what counts").set_defaults(command=_list)
    save = deeds.add_parser("set", help="save a value, which stands above that of the environment")
    save.add_argument("name", metavar="NAME", help="as in the environment, such as QUIET_HOURS")
    save.add_argument("value", metavar="VALUE", help="as in the environment; -: read it from the standard input")
    save.set_defaults(command=_set)
    reset = deeds.add_parser("reset", help="let the environment decide again")
    reset.add_argument("name", metavar="NAME")
    reset.set_defaults(command=_reset)


def _list(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot.commands import settings

    return uvloop.run(settings.show(quiet_settings_of(options)))


def _set(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot.commands import settings

    return uvloop.run(settings.save(quiet_settings_of(options), options.name, options.value))


def _reset(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot.commands import settings

    return uvloop.run(settings.reset(quiet_settings_of(options), options.name))
