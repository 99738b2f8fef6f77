"""The bot's process, from settings to a clean end."""

import asyncio
import gc
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramRetryAfter, TelegramUnauthorizedError

from school21_bot.app import Services, open_services
from school21_bot.logs import logger
from school21_bot.processes import say_ready
from school21_bot.settings import Settings, WrongSetting
from school21_bot.storage import connect_redis
from school21_bot.telegram.client import build_bot
from school21_bot.telegram.commands import announce_commands
from school21_bot.telegram.dispatcher import build_dispatcher
from school21_bot.telegram.gateway import TelegramChats
from school21_bot.telegram.intake import Intake
from school21_bot.telegram.polling import Polling

log = logger("telegram")

AGAIN_SECONDS = 5.0
FIRST_CALL_SECONDS = 10


async def run_bot(settings: Settings) -> None:
    """Run until SIGINT or SIGTERM.

    Raises:
        WrongSetting: the token, a key or an address cannot be used.
        DatabaseUnreachable, RedisUnreachable: says what to check.
    """
    stop = stop_at_signal()
    async with open_bot(settings) as (bot, services):
        # What is loaded by now stays: to look through all of it again and again is what garbage collection costs most.
        gc.freeze()
        await serve(settings, bot, services, stop)
    log.info("stopped")


def stop_at_signal() -> asyncio.Event:
    """An event that SIGINT and SIGTERM set from now on."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


@asynccontextmanager
async def open_bot(settings: Settings) -> AsyncIterator[tuple[Bot, Services]]:
    """The client of the Bot API, and the services that speak to Telegram through it, until the end.

    Raises:
        WrongSetting, RedisUnreachable: as `open_services`.
    """
    async with build_bot(settings) as bot, open_services(settings, TelegramChats(bot)) as services:
        yield bot, services


async def serve(settings: Settings, bot: Bot, services: Services, stop: asyncio.Event) -> None:
    """Answer people until `stop` is set.

    Raises:
        WrongSetting: Telegram does not know the token.
        RedisUnreachable: says what to check.
    """
    redis = await connect_redis(settings.redis_url)
    try:
        dispatcher = build_dispatcher(services, redis)
        await dispatcher.emit_startup(bot=bot)
        again_in = await _introduce(bot, settings.default_language)
        say_ready()
        introducing = asyncio.create_task(_introduce_later(bot, settings.default_language, again_in))
        try:
            await Polling(bot, Intake(bot, dispatcher).handle, stop).run()
        finally:
            introducing.cancel()
            await asyncio.wait([introducing])
    finally:
        await redis.aclose()


async def _introduce(bot: Bot, default_language: str) -> float | None:
    """Check the token and fill the command menu; gives the seconds after which to try again, None once it is done."""
    try:
        me = await bot.get_me(request_timeout=FIRST_CALL_SECONDS)
        await announce_commands(bot, default_language)
    except TelegramUnauthorizedError:
        raise WrongSetting("BOT_TOKEN: Telegram does not know this token. Copy it again from @BotFather.") from None
    except TelegramRetryAfter as flood:
        log.warning("Telegram asks to wait with the command menu", seconds=flood.retry_after)
        return flood.retry_after
    except TelegramAPIError as error:
        log.warning("Telegram cannot be reached yet", exc_info=error)
        return AGAIN_SECONDS
    log.info("started", bot=f"@{me.username}")
    return None


async def _introduce_later(bot: Bot, default_language: str, again_in: float | None) -> None:
    """Introduce the bot once Telegram can be reached, while it answers people already."""
    with suppress(WrongSetting):  # the polling is told the same, and ends the bot
        while again_in is not None:
            await asyncio.sleep(again_in)
            again_in = await _introduce(bot, default_language)
