"""`school21-bot backup`."""

import argparse
from typing import Any

from school21_bot.cli.given import quiet_settings_of


def add(commands: Any) -> None:
    """Declare it."""
    backup = commands.add_parser("backup", help="the whole database as a sealed file: create, verify, restore")
    deeds = backup.add_subparsers(title="commands", metavar="COMMAND", required=True)
    create = deeds.add_parser("create", help="write one into BACKUP_DIR, and remove those that are not kept any more")
    create.add_argument("--every", metavar="TIME", help="go on, one in so long a time, such as 1d; for containers")
    create.set_defaults(command=_create)
    verify = deeds.add_parser("verify", help="read all of one, and say what is in it and whether the key opens it")
    verify.add_argument("file", metavar="FILE", nargs="?", help="default: the newest in BACKUP_DIR")
    verify.set_defaults(command=_verify)
    restore = deeds.add_parser("restore", help="put one into an empty database: all of it, or nothing")
    restore.add_argument("file", metavar="FILE")
    restore.add_argument("--replace", action="store_true", help="in the place of what is there; asks first")
    restore.add_argument("--yes", action="store_true", help="do not ask")
    restore.add_argument("--without-key", action="store_true", help="even if ENCRYPTION_KEY does not open its records")
    restore.set_defaults(command=_restore)
    for deed in (verify, restore):
        deed.add_argument("--identity", metavar="FILE", help="the secret age keys, as age-keygen writes them")
    for deed in (create, verify, restore):
        deed.add_argument("--passphrase-file", metavar="FILE", help="default: BACKUP_PASSPHRASE_FILE")


def _create(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot.commands import backup

    return uvloop.run(backup.create(quiet_settings_of(options), options.passphrase_file, options.every))


def _verify(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot.commands import backup

    settings = quiet_settings_of(options)
    return uvloop.run(backup.verify(settings, options.file, options.passphrase_file, options.identity))


def _restore(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot.commands import backup

    how = backup.How(replace=options.replace, confirmed=options.yes, without_key=options.without_key)
    settings = quiet_settings_of(options)
    return uvloop.run(backup.restore(settings, options.file, options.passphrase_file, options.identity, how))
