"""What a process that speaks to Telegram opens first: Redis, the client, the services."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiogram import Bot
from redis.asyncio import Redis

from school21_bot.app import Services, open_services
from school21_bot.settings import Settings
from school21_bot.storage import connect_redis
from school21_bot.telegram.client import build_bot
from school21_bot.telegram.documents import TelegramDocuments
from school21_bot.telegram.gateway import TelegramChats


@dataclass(frozen=True, slots=True)
class Opened:
    """Everything that is open."""

    settings: Settings
    redis: Redis
    bot: Bot
    services: Services


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Opened]:
    """Open it all until the end.

    Raises:
        WrongSetting, RedisUnreachable, DatabaseUnreachable: what cannot be used or reached, and what to do.
    """
    redis = await connect_redis(settings.redis_url)
    try:
        async with (
            build_bot(settings, redis) as bot,
            open_services(settings, TelegramChats(bot), TelegramDocuments(bot)) as services,
        ):
            yield Opened(settings, redis, bot, services)
    finally:
        await redis.aclose()
