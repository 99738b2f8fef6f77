"""`school21-bot dump`."""

import argparse
from typing import Any

from school21_bot.cli.given import quiet_settings_of


def add(commands: Any) -> None:
    """Declare it."""
    dump = commands.add_parser("dump", help="the community as a file: export, check, import")
    deeds = dump.add_subparsers(title="commands", metavar="COMMAND", required=True)
    export = deeds.add_parser("export", help="write everybody into a new file, sealed with a passphrase")
    export.add_argument("--output", metavar="FILE", help="default: school21-community-DATE.json.age in this folder")
    export.add_argument("--plain", action="store_true", help="without a passphrase: whoever has the file can read it")
    export.set_defaults(command=_export)
    check = deeds.add_parser("check", help="say what an import of a file would do, and change nothing")
    check.set_defaults(command=_check)
    take_in = deeds.add_parser("import", help="check a file, ask, and import it: all of it, or nothing")
    take_in.add_argument("--yes", action="store_true", help="do not ask")
    existing = take_in.add_mutually_exclusive_group()
    existing.add_argument("--update", dest="update", action="store_true", default=None, help="update who is here")
    existing.add_argument("--skip", dest="update", action="store_false", help="leave whoever is here as they are")
    take_in.set_defaults(command=_import)
    for deed in (check, take_in):
        deed.add_argument("file", metavar="FILE", help="a dump of this bot, plain or sealed, or of the original system")
    for deed in (export, check, take_in):
        deed.add_argument("--passphrase-file", metavar="FILE", help="its first line is the passphrase; /dev/fd/3 works")


def _export(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot.commands import dump

    settings = quiet_settings_of(options)
    return uvloop.run(dump.export(settings, options.output, options.passphrase_file, plain=options.plain))


def _check(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot.commands import dump

    return uvloop.run(dump.check(quiet_settings_of(options), options.file, options.passphrase_file))


def _import(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot.commands import dump

    update = False if options.yes and options.update is None else options.update
    return uvloop.run(
        dump.take_in(
            quiet_settings_of(options), options.file, options.passphrase_file, update=update, confirmed=options.yes
        )
    )
