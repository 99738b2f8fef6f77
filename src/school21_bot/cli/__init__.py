"""The commands. Each imports what it needs when it runs, so that `--help` is instant."""

import argparse
import sys
from collections.abc import Sequence

from school21_bot.cli import backup, dump, keys, processes, settings


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
    for group in (processes, backup, dump, keys, settings):
        group.add(commands)
    return parser


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
