"""The processes that start, and single deeds around them."""

import argparse
import sys
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from school21_bot.cli.given import require_redis, require_token, settings_of

if TYPE_CHECKING:
    from school21_bot.settings import Settings


def add(commands: Any) -> None:
    """Declare them."""
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
    # Without help, so that it is not listed: a step of the demo.
    sample = commands.add_parser("sample")
    sample.add_argument("--empty", action="store_true")
    sample.set_defaults(command=_sample)


def _run(options: argparse.Namespace) -> int:
    from school21_bot import system

    settings = settings_of(options)
    require_token(settings)
    return system.run(settings)


def _demo(options: argparse.Namespace) -> int:
    from school21_bot import system

    return system.demo(settings_of(options), empty=options.empty)


def _bot(options: argparse.Namespace) -> int:
    settings = settings_of(options)
    require_token(settings)
    require_redis(settings)
    from school21_bot.telegram import run_bot

    return _serve(settings, "bot", run_bot)


def _worker(options: argparse.Namespace) -> int:
    settings = settings_of(options)
    require_token(settings)
    require_redis(settings)
    from school21_bot.telegram import run_worker

    return _serve(settings, "worker", run_worker)


def _web(options: argparse.Namespace) -> int:
    settings = settings_of(options)
    require_redis(settings)
    from school21_bot.web.process import run_web

    return _serve(settings, "web", run_web)


def _serve(settings: "Settings", name: str, run: "Callable[[Settings], Coroutine[Any, Any, None]]") -> int:
    import uvloop

    from school21_bot import reporting

    reporting.begin(settings, name)
    uvloop.run(run(settings))
    return 0


def _dashboard(options: argparse.Namespace) -> int:
    import asyncio

    from school21_bot import reporting
    from school21_bot.commands.dashboard import run

    settings = settings_of(options)
    reporting.begin(settings, "dashboard")
    asyncio.run(run(settings, link_for=options.link_for))
    return 0


def _doctor(options: argparse.Namespace) -> int:
    import uvloop

    from school21_bot import logs
    from school21_bot.telegram.doctor import examine

    settings = settings_of(options)
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

    applied = uvloop.run(migrate(settings_of(options).database(), MODELS))
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

    settings = settings_of(options)
    if options.empty:
        uvloop.run(introduce(settings))
        return 0
    _migrate(options)
    uvloop.run(fill_with_sample(settings))
    uvloop.run(introduce(settings, community()))
    return 0
