"""The worker's process, from settings to a clean end: jobs, and windows that show how far they are."""

import asyncio
import gc

from aiogram import Bot

from school21_bot.app import Services, work_of
from school21_bot.jobs import Engine, Work
from school21_bot.logs import logger
from school21_bot.processes import say_ready
from school21_bot.settings import Settings
from school21_bot.storage import connect_redis
from school21_bot.telegram.courier import TelegramCourier
from school21_bot.telegram.dispatcher import build_dispatcher
from school21_bot.telegram.process import open_bot, stop_at_signal
from school21_bot.telegram.redraw import OpenWindows

log = logger("worker")


async def run_worker(settings: Settings) -> None:
    """Run until SIGINT or SIGTERM.

    Raises:
        WrongSetting: a key or an address cannot be used.
        DatabaseUnreachable, RedisUnreachable: says what to check.
    """
    stop = stop_at_signal()
    async with open_bot(settings) as (bot, services):
        gc.freeze()
        courier = TelegramCourier(bot, services.accounts, settings)
        await work(settings, bot, services, work_of(services, courier), stop)
    log.info("stopped")


async def work(settings: Settings, bot: Bot, services: Services, what: Work, stop: asyncio.Event) -> None:
    """Work until `stop` is set.

    Raises:
        RedisUnreachable: says what to check.
    """
    redis = await connect_redis(settings.redis_url)
    try:
        # It is fed nothing but redraws: the same windows, middlewares and locks as in the bot.
        dispatcher = build_dispatcher(services, redis)
        await dispatcher.emit_startup(bot=bot)
        engine = Engine(services.jobs, what, OpenWindows(bot, dispatcher, services.accounts))
        say_ready()
        log.info("started")
        await engine.run(stop)
    finally:
        await redis.aclose()
