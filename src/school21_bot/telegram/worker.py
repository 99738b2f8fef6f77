"""The worker's process, from settings to a clean end: jobs, and windows that show how far they are."""

import asyncio
import gc
from dataclasses import replace

from school21_bot.access import CLOSE_JOB
from school21_bot.app import work_of
from school21_bot.jobs import Engine, JobKind, Work
from school21_bot.logs import logger
from school21_bot.processes import say_ready
from school21_bot.settings import Settings
from school21_bot.telegram.courier import TelegramCourier
from school21_bot.telegram.dispatcher import build_dispatcher
from school21_bot.telegram.opening import Opened, opened
from school21_bot.telegram.process import stop_at_signal
from school21_bot.telegram.redraw import OpenWindows
from school21_bot.web import for_machines, serving

log = logger("worker")


async def run_worker(settings: Settings) -> None:
    """Run until SIGINT or SIGTERM.

    Raises:
        WrongSetting: a key or an address cannot be used.
        DatabaseUnreachable, RedisUnreachable: says what to check.
    """
    stop = stop_at_signal()
    async with opened(settings) as everything:
        gc.freeze()
        await work(everything, work_of(everything.services, courier_of(everything)), stop)
    log.info("stopped")


def courier_of(everything: Opened) -> TelegramCourier:
    """Who sends what the bot says by itself."""
    services = everything.services
    return TelegramCourier(everything.bot, services.accounts, services.tuning, services.campaigns)


async def work(everything: Opened, what: Work, stop: asyncio.Event) -> None:
    """Work until `stop` is set."""
    # It is fed nothing but redraws: the same windows, middlewares and locks as in the bot.
    dispatcher = build_dispatcher(everything.services, everything.redis)
    await dispatcher.emit_startup(bot=everything.bot)
    screens = OpenWindows(everything.bot, dispatcher, everything.services.accounts)
    settings = everything.settings
    what = replace(what, kinds=(*what.kinds, JobKind(CLOSE_JOB, screens.close)))
    engine = Engine(everything.services.jobs, what, screens)
    routes = for_machines(everything.services, everything.redis, stop)
    async with serving(routes, settings.health_host, settings.health_port):
        say_ready()
        log.info("started")
        await engine.run(stop)
