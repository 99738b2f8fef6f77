"""Looks at everything the bot needs, and says of each what is right or what to do."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramUnauthorizedError
from aiogram.types import User
from redis.asyncio import Redis

from school21_bot import clock
from school21_bot.access import COMMAND_LINE
from school21_bot.app import build_services, load_keys
from school21_bot.backup import Backups, makes_backups
from school21_bot.sealing import load_kek
from school21_bot.settings import Settings, WrongSetting
from school21_bot.storage import (
    DatabaseUnreachable,
    RedisUnreachable,
    connect_redis,
    fetch,
    is_there,
    open_database,
    pending_migrations,
)
from school21_bot.tables import MODELS
from school21_bot.telegram.client import build_bot
from school21_bot.telegram.community import missing_rights
from school21_bot.telegram.polling import ALLOWED_UPDATES
from school21_bot.tuning import Tuning

_RIGHTS = {
    "can_invite_users": "Invite users via link",
    "can_restrict_members": "Ban users",
    "member": "be in the chat as an administrator",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the examination: what was looked at, what is so, and what to do if that is not right."""

    subject: str
    says: str
    advice: str = ""

    @property
    def is_right(self) -> bool:
        """Whether nothing has to be done."""
        return not self.advice

    def __str__(self) -> str:
        mark = "✓" if self.is_right else "✗"
        line = f"{mark} {self.subject:<10} {self.says}"
        return line if self.is_right else f"{line}\n  {'':<10} → {self.advice}"


async def examine(settings: Settings) -> AsyncIterator[Finding]:
    """Look at everything, one thing after the other; nothing is changed."""
    tuning = Tuning(settings)
    async for finding in _keys_and_database(tuning):
        yield finding
    async with _redis(settings) as (redis, finding):
        yield finding
        if not settings.bot_token.get_secret_value():
            yield Finding("token", "there is none", "Get one from @BotFather and put it into BOT_TOKEN.")
            return
        async with build_bot(settings, redis) as bot:
            async for finding in _telegram(tuning.now, bot):
                yield finding


async def _keys_and_database(tuning: Tuning) -> AsyncIterator[Finding]:
    settings = tuning.environment
    try:
        if not is_there(settings.database()):
            yield Finding("database", "there is none yet: the first start makes it")
            return
        pending = await pending_migrations(settings.database(), MODELS)
    except DatabaseUnreachable as problem:
        yield Finding("database", "it cannot be used", str(problem))
        return
    if pending:
        yield Finding("database", f"{len(pending)} migrations are not applied yet", "Run: school21-bot migrate")
        return
    async with open_database(settings.database(), MODELS):
        (count,) = await fetch("SELECT count(*) AS people FROM person")
        yield Finding("database", f"it answers and is up to date; {count['people']} people")
        yield await _keys(settings)
        yield _backups(settings)
        await tuning.look()
        if names := ", ".join(sorted(name.value.upper() for name in tuning.unusable)):
            says = f"what was saved in the bot cannot be used any more, so that the environment counts: {names}"
            yield Finding("settings", says, "Save another behind /admin, or run: school21-bot settings reset NAME")


def _backups(settings: Settings) -> Finding:
    newest = Backups(settings.backups()).newest()
    if not makes_backups(settings, newest):
        says = "none are known here: BACKUP_DIR, BACKUP_RECIPIENTS and BACKUP_PASSPHRASE_FILE are empty"
        return Finding("backups", says)
    if newest is None:
        return Finding("backups", f"there is none in {settings.backups()}", "Run: school21-bot backup create")
    age = clock.now() - newest.made_at
    days, hours = age.days, age.seconds // 3600
    says = f"the newest is {f'{days} d ' if days else ''}{hours} h old: {newest.path.name}"
    if age > settings.backup_max_age:
        return Finding("backups", says, "Look why none is made (cron, timer), then run: school21-bot backup create")
    return Finding("backups", says)


async def _keys(settings: Settings) -> Finding:
    try:
        kek = load_kek(settings)
        keyring = await load_keys(kek)
    except WrongSetting as problem:
        return Finding("keys", "the data cannot be opened", str(problem))
    services = build_services(settings.model_copy(update={"redis_url": ""}), keyring)
    status = await services.protection.status(COMMAND_LINE)
    if status.old_wraps:
        says = f"{status.old_wraps} data keys are wrapped by ENCRYPTION_KEY_OLD"
        return Finding("keys", says, "Run: school21-bot keys rewrap")
    if not status.seals or status.unsealed:
        says = f"{status.unsealed} records are kept readable, {status.sealed} are sealed"
        return Finding("keys", says, "Unless that is wanted, run: school21-bot keys seal")
    return Finding("keys", f"{kek.source} opens the data. Is there a copy of it elsewhere?")


@asynccontextmanager
async def _redis(settings: Settings) -> AsyncIterator[tuple[Redis, Finding]]:
    if not settings.redis_url:
        # A client that is never asked: the embedded Valkey runs only together with the bot.
        redis = Redis()
        yield redis, Finding("redis", "REDIS_URL is empty: `school21-bot run` starts a Valkey of its own")
        await redis.aclose()
        return
    try:
        redis = await connect_redis(settings.redis_url)
    except RedisUnreachable as problem:
        redis = Redis()
        yield redis, Finding("redis", "it cannot be reached", str(problem))
    else:
        yield redis, Finding("redis", "it answers")
    await redis.aclose()


async def _telegram(settings: Settings, bot: Bot) -> AsyncIterator[Finding]:
    try:
        me = await bot.get_me()
    except TelegramUnauthorizedError:
        yield Finding("token", "Telegram does not know it", "Copy BOT_TOKEN again from @BotFather.")
        return
    except TelegramAPIError:
        yield Finding("token", "Telegram cannot be reached", "Check the network, and TELEGRAM_API_URL if it is set.")
        return
    yield Finding("token", f"it belongs to @{me.username}")
    yield _inline(me)
    yield await _updates(settings, bot)
    yield await _community(settings, bot)
    yield await _staff(settings, bot)


def _inline(me: User) -> Finding:
    if me.supports_inline_queries:
        return Finding("inline", f"members find each other in any chat: @{me.username} golang senior")
    return Finding(
        "inline",
        "the bot has no inline mode: cards cannot be shared, nor members found in other chats",
        "Send /setinline to @BotFather, choose the bot, and restart it.",
    )


async def _updates(settings: Settings, bot: Bot) -> Finding:
    info = await bot.get_webhook_info()
    if info.url.rstrip("/") != settings.webhook_url:
        return _brought_elsewhere(info.url, settings)
    allowed = info.allowed_updates or ALLOWED_UPDATES
    if missing := [kind for kind in ALLOWED_UPDATES if kind not in allowed]:
        return Finding(
            "updates",
            f"Telegram does not send {', '.join(missing)}",
            "Start this version of the bot once: it asks for them.",
        )
    return Finding("updates", f"{info.pending_update_count} wait; allowed: {', '.join(allowed)}")


def _brought_elsewhere(url: str, settings: Settings) -> Finding:
    if not url:
        says = "none are brought to WEBHOOK_URL: no bot has told Telegram the address, or another process polls"
        return Finding("updates", says, "Start the bot; stop whatever polls with this token.")
    if not settings.webhook_url:
        says = "Telegram brings them to a webhook, so that polling gets nothing"
        return Finding("updates", says, "Start the bot: it polls from then on. Stop whatever else uses this token.")
    says = "Telegram brings them to another address than WEBHOOK_URL"
    return Finding("updates", says, "Start the bot; stop whatever else uses this token.")


async def _community(settings: Settings, bot: Bot) -> Finding:
    chat_id = settings.community_chat_id
    if chat_id is None:
        return Finding("community", "COMMUNITY_CHAT_ID is empty: members get no link into a chat")
    try:
        chat = await bot.get_chat(chat_id)
        own = await bot.get_chat_member(chat_id, bot.id)
    except TelegramAPIError:
        return Finding(
            "community",
            f"the chat {chat_id} is not known to the bot",
            "Add the bot to the chat as an administrator, and check COMMUNITY_CHAT_ID.",
        )
    if missing := missing_rights(own):
        rights = " and ".join(f"“{_RIGHTS[right]}”" for right in missing)
        return Finding(
            "community",
            f"in “{chat.title}” the bot cannot do its work",
            f"Open the chat → Manage → Administrators → the bot, and allow: {rights}.",
        )
    return Finding("community", f"in “{chat.title}” ({chat.type}) the bot has all the rights it needs")


async def _staff(settings: Settings, bot: Bot) -> Finding:
    if settings.registration == "approval" and not settings.admin_ids:
        return Finding("staff", "registrations wait, and nobody may decide about them", "Set ADMIN_IDS.")
    if settings.staff_chat_id is None:
        if not settings.admin_ids:
            return Finding("staff", "nobody is told anything", "Set STAFF_CHAT_ID, or ADMIN_IDS.")
        return Finding("staff", f"{len(settings.admin_ids)} of ADMIN_IDS are told; each has to press Start once")
    try:
        chat = await bot.get_chat(settings.staff_chat_id)
    except TelegramAPIError:
        return Finding(
            "staff",
            f"the chat {settings.staff_chat_id} is not known to the bot",
            "Add the bot to the staff chat, and check STAFF_CHAT_ID.",
        )
    return Finding("staff", f"“{chat.title}” is told")
