"""One update, from arrival to the line in the log."""

import secrets
import time

from aiogram import Bot, Dispatcher
from aiogram.enums import ContentType
from aiogram.types import Update

from school21_bot.failpoints import failpoint
from school21_bot.logs import bind, logger, unbind_all
from school21_bot.metrics import ERRORS, UPDATES, flow
from school21_bot.storage import is_database_away, is_redis_away
from school21_bot.telegram.outages import PutOff

log = logger("telegram")

_CHAT_EVENTS = ("my_chat_member", "chat_member", "chat_join_request")


class Intake:
    """Handles updates, whichever way they came; never raises for what is in them."""

    def __init__(self, bot: Bot, dispatcher: Dispatcher) -> None:
        self._bot = bot
        self._dispatcher = dispatcher

    async def handle(self, update: Update) -> None:
        """Handle one update to the end and log how it went.

        Raises:
            PutOff: Redis or the database is away, and nobody could be told.
        """
        unbind_all()
        bind(request=secrets.token_hex(4), update=update.update_id)
        flow.set("none")
        began = time.perf_counter()
        try:
            await self._dispatcher.feed_update(self._bot, update)
        except Exception as error:
            if is_redis_away(error) or is_database_away(error):
                ERRORS.labels("put_off").inc()
                log.warning("update put off", kind=_kind_of(update), milliseconds=_since(began), exc_info=error)
                raise PutOff from error
            ERRORS.labels("failed").inc()
            log.error("update failed", kind=_kind_of(update), milliseconds=_since(began), exc_info=error)
        else:
            log.info("update", kind=_kind_of(update), milliseconds=_since(began))
        UPDATES.labels(_kind_of(update), flow.get()).observe(time.perf_counter() - began)
        failpoint("update:handled")


def _kind_of(update: Update) -> str:
    if update.message is not None:
        return f"message/{ContentType(update.message.content_type).value}"
    if update.callback_query is not None:
        return "tap"
    if update.inline_query is not None:
        return "inline"
    return next((name for name in _CHAT_EVENTS if getattr(update, name) is not None), "other")


def _since(began: float) -> int:
    return round((time.perf_counter() - began) * 1000)
