"""Long polling that confirms an update only once it is handled, so that a killed bot gets it again."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramConflictError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import Update

from school21_bot.logs import logger
from school21_bot.settings import WrongSetting
from school21_bot.telegram.outages import PutOff

log = logger("telegram")

LONG_POLL_SECONDS = 25
# How long new updates may wait for slow ones before they are asked for beside them; what is slow for longer than that,
# because Redis or the database is away, is not asked about so often.
GATHER_SECONDS, SLOW_GATHER_SECONDS = 0.05, 0.5
SLOW_AFTER_SECONDS = 2.0
AGAIN_SECONDS = 1.0
DRAIN_SECONDS = 10
ALLOWED_UPDATES = ["message", "callback_query", "inline_query", "my_chat_member", "chat_member", "chat_join_request"]


class Polling:
    """Fetches updates and has each handled in a task of its own; the isolation keeps one person's in order.

    Telegram forgets what lies below the offset, so the offset stays at the oldest update still being handled; those
    above it come again with the next answer and are known by their id.
    """

    def __init__(self, bot: Bot, handle: Callable[[Update], Coroutine[Any, Any, None]], stop: asyncio.Event) -> None:
        self._bot = bot
        self._handle = handle
        self._running: dict[int, asyncio.Task[None]] = {}
        self._handled: set[int] = set()
        self._next = 0
        self._stop = stop
        self._has_taken_over = False

    async def run(self) -> None:
        """Poll until it is time to stop; what is being handled is finished first.

        Raises:
            WrongSetting: Telegram does not know the token.
        """
        quiet_since = time.monotonic()
        while not self._stop.is_set():
            taken = [self._take(update) for update in await self._fetch()]
            if any(taken) or not self._running:
                quiet_since = time.monotonic()
            if self._running:
                is_slow = time.monotonic() - quiet_since > SLOW_AFTER_SECONDS
                seconds = SLOW_GATHER_SECONDS if is_slow else GATHER_SECONDS
                await asyncio.wait(list(self._running.values()), timeout=seconds)
        await self._drain()

    @property
    def _offset(self) -> int:
        return min(self._running, default=self._next)

    def _take(self, update: Update) -> bool:
        """Begin to handle an update; whether it is a new one."""
        number = update.update_id
        if number in self._running or number in self._handled:
            return False
        # After a week without updates the numbers begin anew, perhaps lower.
        self._next = max(self._next, number + 1) if self._running else number + 1
        self._running[number] = asyncio.create_task(self._to_the_end(update))
        self._running[number].add_done_callback(lambda _: self._leave(number))
        return True

    async def _to_the_end(self, update: Update) -> None:
        """Handle it, again and again while what it needs is away: until then Telegram keeps it, too."""
        while True:
            try:
                return await self._handle(update)
            except PutOff:
                await asyncio.sleep(AGAIN_SECONDS)

    def _leave(self, number: int) -> None:
        del self._running[number]
        self._handled.add(number)

    async def _fetch(self) -> list[Update]:
        """The next updates; [] when there are none, on trouble, or when it is time to stop."""
        offset = self._offset
        self._handled = {number for number in self._handled if number >= offset}  # the others never come again
        request = asyncio.ensure_future(
            self._bot.get_updates(
                offset=offset,
                timeout=0 if self._running else LONG_POLL_SECONDS,
                allowed_updates=ALLOWED_UPDATES,
                request_timeout=LONG_POLL_SECONDS + 15,
            )
        )
        stopping = asyncio.ensure_future(self._stop.wait())
        try:
            await asyncio.wait({request, stopping}, return_when=asyncio.FIRST_COMPLETED)
            return await request if request.done() else []
        except TelegramUnauthorizedError:
            raise WrongSetting("BOT_TOKEN: Telegram does not know this token. Copy it again from @BotFather.") from None
        except TelegramConflictError as conflict:
            # It is so already, or this very request was ended by it.
            if "webhook is active" in str(conflict) or "setWebhook" in str(conflict):
                await self._take_over()
                return []
            log.warning("Another process polls with this token. Stop it, or give one of the two a token of its own")
            await self._pause(5)
        except TelegramRetryAfter as error:
            log.warning("Telegram asks to wait", seconds=error.retry_after)
            await self._pause(error.retry_after)
        except TelegramAPIError as error:
            log.warning("Telegram cannot be reached, trying again", exc_info=error)
            await self._pause(2)
        finally:
            for future in (request, stopping):
                future.cancel()
        return []

    async def _take_over(self) -> None:
        """Let updates wait for us that Telegram brings elsewhere: WEBHOOK_URL is empty now.

        Once: whoever has them brought again after that is running, and two would take them from each other.
        """
        if self._has_taken_over:
            log.warning(
                "Another process has updates brought to a webhook with this token. "
                "Stop it, or give one of the two a token of its own"
            )
            await self._pause(5)
            return
        log.warning("Updates were brought to a webhook until now. It is removed, because WEBHOOK_URL is empty")
        with suppress(TelegramAPIError):
            await self._bot.delete_webhook()
            self._has_taken_over = True
            return
        await self._pause(2)

    async def _pause(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stop.wait(), seconds)

    async def _drain(self) -> None:
        """Let running handlers finish, then confirm what they handled; those that take too long are ended."""
        if self._running:
            await asyncio.wait(list(self._running.values()), timeout=DRAIN_SECONDS)
        handled_until = self._offset
        if self._running:
            unfinished = list(self._running.values())
            log.warning("Updates that took too long will come again", number=len(unfinished))
            for task in unfinished:
                task.cancel()
            await asyncio.wait(unfinished)
        with suppress(TelegramAPIError):
            await self._bot.get_updates(offset=handled_until, limit=1, timeout=0, request_timeout=5)
