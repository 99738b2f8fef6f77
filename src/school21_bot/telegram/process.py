"""The bot's process, from settings to a clean end."""

import asyncio
import signal

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramUnauthorizedError

from school21_bot.app import Services, open_services
from school21_bot.logs import logger
from school21_bot.processes import say_ready
from school21_bot.settings import Settings, WrongSetting
from school21_bot.storage import connect_redis
from school21_bot.telegram.client import build_bot
from school21_bot.telegram.commands import announce_commands
from school21_bot.telegram.dispatcher import build_dispatcher
from school21_bot.telegram.intake import Intake
from school21_bot.telegram.polling import Polling

log = logger("telegram")


async def run_bot(settings: Settings) -> None:
    """Run until SIGINT or SIGTERM.

    Raises:
        WrongSetting: the token, a key or an address cannot be used.
        DatabaseUnreachable, RedisUnreachable: says what to check.
    """
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with open_services(settings) as services:
        await serve(settings, services, stop)
    log.info("stopped")


async def serve(settings: Settings, services: Services, stop: asyncio.Event) -> None:
    """Answer people until `stop` is set.

    Raises:
        WrongSetting: Telegram does not know the token.
        RedisUnreachable: says what to check.
    """
    redis = await connect_redis(settings.redis_url)
    try:
        async with build_bot(settings) as bot:
            dispatcher = build_dispatcher(services, redis)
            await dispatcher.emit_startup(bot=bot)
            await _introduce(bot, settings.default_language)
            say_ready()
            await Polling(bot, Intake(bot, dispatcher).handle, stop).run()
    finally:
        await redis.aclose()


async def _introduce(bot: Bot, default_language: str) -> None:
    """Check the token and fill the command menu; without Telegram the polling goes on trying."""
    try:
        me = await bot.get_me()
        await announce_commands(bot, default_language)
        log.info("started", bot=f"@{me.username}")
    except TelegramUnauthorizedError:
        raise WrongSetting("BOT_TOKEN: Telegram does not know this token. Copy it again from @BotFather.") from None
    except TelegramAPIError as error:
        log.warning("Telegram cannot be reached yet", exc_info=error)
