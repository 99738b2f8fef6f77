"""The bot's process, from settings to a clean end."""

import asyncio
import gc
import signal
from contextlib import suppress

from aiogram.exceptions import TelegramAPIError, TelegramRetryAfter, TelegramUnauthorizedError
from starlette.routing import BaseRoute

from school21_bot.logs import logger
from school21_bot.processes import say_ready
from school21_bot.settings import Settings, WrongSetting
from school21_bot.storage import is_out_of_reach
from school21_bot.telegram.commands import announce_commands
from school21_bot.telegram.community import check_rights
from school21_bot.telegram.dispatcher import build_dispatcher
from school21_bot.telegram.intake import Intake
from school21_bot.telegram.opening import Opened, opened
from school21_bot.telegram.polling import Polling
from school21_bot.telegram.remembered import Remembered
from school21_bot.telegram.webhook import Handle, Webhook
from school21_bot.web import for_machines, serving

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
    async with opened(settings) as everything:
        # What is loaded by now stays: to look through all of it again and again is what garbage collection costs most.
        gc.freeze()
        await serve(everything, stop)
    log.info("stopped")


def stop_at_signal() -> asyncio.Event:
    """An event that SIGINT and SIGTERM set from now on."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


async def serve(opened: Opened, stop: asyncio.Event) -> None:
    """Answer people until `stop` is set.

    Raises:
        WrongSetting: Telegram does not know the token.
    """
    bot = opened.bot
    dispatcher = build_dispatcher(opened.services, opened.redis)
    await dispatcher.emit_startup(bot=bot)
    again_in = await _introduce(opened)
    say_ready()
    introducing = asyncio.create_task(_introduce_later(opened, again_in))
    try:
        await receive(opened, Intake(bot, dispatcher).handle, stop)
    finally:
        introducing.cancel()
        await asyncio.wait([introducing])


async def receive(opened: Opened, handle: Handle, stop: asyncio.Event) -> None:
    """Get updates until `stop` is set: brought to WEBHOOK_URL, otherwise by asking; what is being handled is finished.

    Raises:
        WrongSetting: Telegram does not know the token, an address cannot be used, or the port is taken.
    """
    settings, bot = opened.settings, opened.bot
    routes: list[BaseRoute] = for_machines(opened.services, opened.redis, stop)
    if not settings.webhook_url:
        async with serving(routes, settings.bot_host, settings.bot_port):
            await Polling(bot, handle, stop).run()
        return
    if settings.bot_port is None:
        raise WrongSetting("BOT_PORT: is needed with WEBHOOK_URL. For example: BOT_PORT=8041")
    webhook = Webhook(bot, settings, Remembered(opened.redis, bot.id), handle)
    async with serving([*routes, webhook.route()], settings.bot_host, settings.bot_port):
        await webhook.announce(stop)
        await webhook.keep(stop)


async def _introduce(opened: Opened) -> float | None:
    """Check the token and the rights, and fill the command menu.

    Gives the seconds after which to try again, None once it is done.
    """
    bot = opened.bot
    try:
        me = await bot.get_me(request_timeout=FIRST_CALL_SECONDS)
        await announce_commands(bot, opened.settings.default_language)
        await check_rights(bot, opened.services)
    except TelegramUnauthorizedError:
        raise WrongSetting("BOT_TOKEN: Telegram does not know this token. Copy it again from @BotFather.") from None
    except TelegramRetryAfter as flood:
        log.warning("Telegram asks to wait with the command menu", seconds=flood.retry_after)
        return flood.retry_after
    except TelegramAPIError as error:
        log.warning("Telegram cannot be reached yet", exc_info=error)
        return AGAIN_SECONDS
    except Exception as error:
        if not is_out_of_reach(error):
            raise
        log.warning("the database is away; the rights in the chat are looked at later", exc_info=error)
        return AGAIN_SECONDS
    log.info("started", bot=f"@{me.username}")
    return None


async def _introduce_later(opened: Opened, again_in: float | None) -> None:
    """Introduce the bot once Telegram can be reached, while it answers people already."""
    with suppress(WrongSetting):  # the polling is told the same, and ends the bot
        while again_in is not None:
            await asyncio.sleep(again_in)
            again_in = await _introduce(opened)
