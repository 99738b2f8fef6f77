"""The commands. Each imports what it needs when it runs, so that `--help` is instant."""

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from school21_bot.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 2 when something has to be set right first, 1 when it broke."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help()
        return 2
    from school21_bot.processes import end_with_supervisor

    end_with_supervisor()
    try:
        code: int = options.command(options)
    except KeyboardInterrupt:
        return 130
    except Exception as problem:
        if not isinstance(problem, _explained()):
            _log_failure(problem)
            return 1
        sys.stderr.write(f"{problem}\n")
        return 2
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="school21-bot", description="The bot of the School 21 community inside a company.", allow_abbrev=False
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version")
    parser.add_argument(
        "--env-file", default=".env", metavar="FILE", help="the settings' file (default: .env; empty: none)"
    )
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    commands.add_parser("run", help="the bot, a worker and what they need, on this machine").set_defaults(command=_run)
    commands.add_parser("bot", help="the bot alone, one of many; needs REDIS_URL").set_defaults(command=_bot)
    commands.add_parser("worker", help="a worker alone, one of many; needs REDIS_URL").set_defaults(command=_worker)
    dashboard = commands.add_parser("dashboard", help="the staff's dashboard alone, one of many")
    dashboard.add_argument("--link-for", type=int, metavar="ID", help="print a link for this Telegram id of the staff")
    dashboard.set_defaults(command=_dashboard)
    commands.add_parser("web", help="the API for other systems alone, one of many; needs REDIS_URL").set_defaults(
        command=_web
    )
    commands.add_parser("migrate", help="bring the database up to date").set_defaults(command=_migrate)
    commands.add_parser("doctor", help="check everything the bot needs, and say what to do").set_defaults(
        command=_doctor
    )
    demo = commands.add_parser("demo", help="everything on this machine, with a local Telegram; needs nothing")
    demo.add_argument("--empty", action="store_true", help="without the sample community")
    demo.set_defaults(command=_demo)
    preview = commands.add_parser("preview", help="every window of every flow as one page; for developers")
    preview.add_argument("--output", default="preview/index.html", metavar="FILE", help="default: preview/index.html")
    preview.set_defaults(command=_preview)
    _add_backup(commands)
    _add_dump(commands)
    _add_keys(commands)
    _add_settings(commands)
    # Without help, so that it is not listed: a step of the demo.
    sample = commands.add_parser("sample")
    sample.add_argument("--empty", action="store_true")
    sample.set_defaults(command=_sample)
    return parser


def _add_dump(commands: Any) -> None:
    dump = commands.add_parser("dump", help="the community as a file: export, check, import")
    deeds = dump.add_subparsers(title="commands", metavar="COMMAND", required=True)
    export = deeds.add_parser("export", help="write everybody into a new file, sealed with a passphrase")
    export.add_argument("--output", metavar="FILE", help="default: school21-community-DATE.json.age in this folder")
    export.add_argument("--plain", action="store_true", help="without a passphrase: whoever has the file can read it")
    export.set_defaults(command=_dump_export)
    check = deeds.add_parser("check", help="say what an import of a file would do, and change nothing")
    check.set_defaults(command=_dump_check)
    take_in = deeds.add_parser("import", help="check a file, ask, and import it: all of it, or nothing")
    take_in.add_argument("--yes", action="store_true", help="do not ask")
    existing = take_in.add_mutually_exclusive_group()
    existing.add_argument("--update", dest="update", action="store_true", default=None, help="update who is here")
    existing.add_argument("--skip", dest="update", action="store_false", help="leave whoever is here as they are")
    take_in.set_defaults(command=_dump_import)
    for deed in (check, take_in):
        deed.add_argument("file", metavar="FILE", help="a dump of this bot, plain or sealed, or of the original system")
    for deed in (export, check, take_in):
        deed.add_argument("--passphrase-file", metavar="FILE", help="its first line is the passphrase; /dev/fd/3 works")


def _add_backup(commands: Any) -> None:
    backup = commands.add_parser("backup", help="the whole database as a sealed file: create, verify, restore")
    deeds = backup.add_subparsers(title="commands", metavar="COMMAND", required=True)
    create = deeds.add_parser("create", help="write one into BACKUP_DIR, and remove those that are not kept any more")
    create.add_argument("--every", metavar="TIME", help="go on, one in so long a time, such as 1d; for containers")
    create.set_defaults(command=_backup_create)
    verify = deeds.add_parser("verify", help="read all of one, and say what is in it and whether the key opens it")
    verify.add_argument("file", metavar="FILE", nargs="?", help="default: the newest in BACKUP_DIR")
    verify.set_defaults(command=_backup_verify)
    restore = deeds.add_parser("restore", help="put one into an empty database: all of it, or nothing")
    restore.add_argument("file", metavar="FILE")
    restore.add_argument("--replace", action="store_true", help="in the place of what is there; asks first")
    restore.add_argument("--yes", action="store_true", help="do not ask")
    restore.add_argument("--without-key", action="store_true", help="even if ENCRYPTION_KEY does not open its records")
    restore.set_defaults(command=_backup_restore)
    for deed in (verify, restore):
        deed.add_argument("--identity", metavar="FILE", help="the secret age keys, as age-keygen writes them")
    for deed in (create, verify, restore):
        deed.add_argument("--passphrase-file", metavar="FILE", help="default: BACKUP_PASSPHRASE_FILE")


def _add_keys(commands: Any) -> None:
    keys = commands.add_parser("keys", help="the encryption of personal data: its state, and work on all of it")
    deeds = keys.add_subparsers(title="commands", metavar="COMMAND", required=True)
    deeds.add_parser("status", help="which keys there are, and how many records each has").set_defaults(
        command=_keys_status
    )
    seal = deeds.add_parser("seal", help="encrypt everything, and everything new")
    seal.set_defaults(command=_keys_do, deed="seal", yes=True)
    unseal = deeds.add_parser("unseal", help="keep everything readable, and everything new; asks first")
    unseal.add_argument("--yes", action="store_true", help="do not ask")
    unseal.set_defaults(command=_keys_do, deed="unseal")
    rotate = deeds.add_parser("rotate", help="write everything anew with a new data key")
    rotate.add_argument(
        "--index",
        dest="deed",
        action="store_const",
        const="rotate-index",
        default="rotate",
        help="change the index key",
    )
    rotate.set_defaults(command=_keys_do, yes=True)
    deeds.add_parser("rewrap", help="change ENCRYPTION_KEY; the one before is in ENCRYPTION_KEY_OLD").set_defaults(
        command=_keys_rewrap
    )
    deeds.add_parser("new", help="print a fresh ENCRYPTION_KEY").set_defaults(command=_keys_new)


def _add_settings(commands: Any) -> None:
    settings = commands.add_parser("settings", help="what can be changed while everything runs: list, set, reset")
    deeds = settings.add_subparsers(title="commands", metavar="COMMAND", required=True)
    deeds.add_parser("list", help="every such setting, and what counts").set_defaults(command=_settings_list)
    save = deeds.add_parser("set", help="save a value, which stands above that of the environment")
    save.add_argument("name", metavar="NAME", help="as in the environment, such as QUIET_HOURS")
    save.add_argument("value", metavar="VALUE", help="as in the environment; -: read it from the standard input")
    save.set_defaults(command=_settings_set)
    reset = deeds.add_parser("reset", help="let the environment decide again")
    reset.add_argument("name", metavar="NAME")
    reset.set_defaults(command=_settings_reset)


def _settings_list(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot import settings_commands

    return uvloop.run(settings_commands.show(_quiet_settings(options)))


def _settings_set(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot import settings_commands

    return uvloop.run(settings_commands.save(_quiet_settings(options), options.name, options.value))


def _settings_reset(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot import settings_commands

    return uvloop.run(settings_commands.reset(_quiet_settings(options), options.name))


def _keys_new(_: argparse.Namespace) -> int:
    from school21_bot import key_commands

    return key_commands.new()


def _keys_status(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot import key_commands

    return uvloop.run(key_commands.status(_quiet_settings(options)))


def _keys_do(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot import key_commands
    from school21_bot.protection import Deed

    return uvloop.run(key_commands.do(_quiet_settings(options), Deed(options.deed), confirmed=options.yes))


def _keys_rewrap(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot import key_commands

    return uvloop.run(key_commands.rewrap(_quiet_settings(options)))


def _backup_create(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot import backup_commands

    return uvloop.run(backup_commands.create(_quiet_settings(options), options.passphrase_file, options.every))


def _backup_verify(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot import backup_commands

    settings = _quiet_settings(options)
    return uvloop.run(backup_commands.verify(settings, options.file, options.passphrase_file, options.identity))


def _backup_restore(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot import backup_commands

    how = backup_commands.How(replace=options.replace, confirmed=options.yes, without_key=options.without_key)
    settings = _quiet_settings(options)
    return uvloop.run(backup_commands.restore(settings, options.file, options.passphrase_file, options.identity, how))


def _dump_export(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot import dump_commands

    settings = _quiet_settings(options)
    return uvloop.run(dump_commands.export(settings, options.output, options.passphrase_file, plain=options.plain))


def _dump_check(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot import dump_commands

    return uvloop.run(dump_commands.check(_quiet_settings(options), options.file, options.passphrase_file))


def _dump_import(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot import dump_commands

    update = False if options.yes and options.update is None else options.update
    return uvloop.run(
        dump_commands.take_in(
            _quiet_settings(options), options.file, options.passphrase_file, update=update, confirmed=options.yes
        )
    )


def _quiet_settings(options: argparse.Namespace) -> "Settings":
    """The settings, for a command whose output is for people: the log says only what goes wrong."""
    from school21_bot import logs

    settings = _settings(options)
    logs.configure(format=settings.log_format, level="ERROR")
    return settings


def _run(options: argparse.Namespace) -> int:
    from school21_bot import system

    settings = _settings(options)
    _require_token(settings)
    return system.run(settings)


def _demo(options: argparse.Namespace) -> int:
    from school21_bot import system

    return system.demo(_settings(options), empty=options.empty)


def _bot(options: argparse.Namespace) -> int:
    settings = _settings(options)
    _require_token(settings)
    _require_redis(settings)
    import uvloop

    from school21_bot import reporting
    from school21_bot.telegram import run_bot

    reporting.begin(settings, "bot")
    uvloop.run(run_bot(settings))
    return 0


def _worker(options: argparse.Namespace) -> int:
    settings = _settings(options)
    _require_token(settings)
    _require_redis(settings)
    import uvloop

    from school21_bot import reporting
    from school21_bot.telegram import run_worker

    reporting.begin(settings, "worker")
    uvloop.run(run_worker(settings))
    return 0


def _dashboard(options: argparse.Namespace) -> int:
    import asyncio

    from school21_bot import reporting
    from school21_bot.dashboard_command import run

    settings = _settings(options)
    reporting.begin(settings, "dashboard")
    asyncio.run(run(settings, link_for=options.link_for))
    return 0


def _web(options: argparse.Namespace) -> int:
    settings = _settings(options)
    _require_redis(settings)
    import uvloop

    from school21_bot import reporting
    from school21_bot.web.process import run_web

    reporting.begin(settings, "web")
    uvloop.run(run_web(settings))
    return 0


def _doctor(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot import logs
    from school21_bot.telegram.doctor import examine

    settings = _settings(options)
    logs.configure(format=settings.log_format, level="ERROR")

    async def report() -> int:
        wrong = 0
        async for finding in examine(settings):
            sys.stdout.write(f"{finding}\n")
            wrong += not finding.is_right
        return wrong

    return 1 if uvloop.run(report()) else 0


def _migrate(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot.storage import migrate
    from school21_bot.tables import MODELS

    applied = uvloop.run(migrate(_settings(options).database(), MODELS))
    sys.stdout.write("".join(f"Applied {name}\n" for name in applied) or "The database is up to date.\n")
    return 0


def _preview(options: argparse.Namespace) -> int:
    from pathlib import Path

    from school21_bot.processes import CannotStart

    try:
        from dialogs.preview import write_preview
    except ModuleNotFoundError as missing:
        raise CannotStart(
            f"The preview needs {missing.name}, which comes with the tools for developers: run `make preview`."
        ) from None
    from school21_bot.telegram.dispatcher import build_dialogs

    output = Path(options.output)
    number = write_preview(build_dialogs(), output)
    sys.stdout.write(f"{number} windows: {output.resolve().as_uri()}\n")
    return 0


def _sample(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot.sample import fill_with_sample
    from school21_bot.sample.community import community
    from school21_bot.visitors import introduce

    settings = _settings(options)
    if options.empty:
        uvloop.run(introduce(settings))
        return 0
    _migrate(options)
    uvloop.run(fill_with_sample(settings))
    uvloop.run(introduce(settings, community()))
    return 0


def _settings(options: argparse.Namespace) -> "Settings":
    from school21_bot import logs
    from school21_bot.settings import load_settings

    settings = load_settings(env_file=options.env_file or None)
    logs.configure(format=settings.log_format, level=settings.log_level)
    return settings


def _require_token(settings: "Settings") -> None:
    from school21_bot.processes import CannotStart

    if not settings.bot_token.get_secret_value():
        raise CannotStart(
            "BOT_TOKEN: is missing; @BotFather gives one. "
            "For example: BOT_TOKEN=123456789:AAExampleExampleExampleExampleExample. `make demo` needs none."
        )


def _require_redis(settings: "Settings") -> None:
    from school21_bot.processes import CannotStart

    if not settings.redis_url:
        raise CannotStart(
            "REDIS_URL: is missing. For example: REDIS_URL=redis://localhost:6379/0. "
            "Or use `school21-bot run`, which starts a Valkey of its own."
        )


def _log_failure(problem: Exception) -> None:
    """Write what broke and where; a traceback could quote what somebody typed."""
    import structlog

    from school21_bot import logs

    # Before it is set up, the log would write all that a failure says.
    told = {"exc_info": problem} if structlog.is_configured() else logs.failure(problem)
    logs.logger("cli").error("the command broke", **told)


def _explained() -> tuple[type[Exception], ...]:
    """The failures whose message is a sentence for the person who started the command."""
    from school21_bot.processes import CannotStart
    from school21_bot.settings import WrongSetting
    from school21_bot.storage.errors import DatabaseBusy, DatabaseUnreachable, RedisUnreachable

    return (CannotStart, WrongSetting, DatabaseUnreachable, DatabaseBusy, RedisUnreachable)


class _Version(argparse.Action):
    """Shows the version, which is looked up only when asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        parser.exit(message=f"school21-bot {version('school21-bot')}\n")


if __name__ == "__main__":
    sys.exit(main())
