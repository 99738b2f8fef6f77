"""One person can be too fast for the bot, and nobody else waits for it.

Counted in this process alone: each protects its own time, and a count that is forgotten costs nobody anything.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from aiogram import BaseMiddleware
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, Message, TelegramObject, Update, User

from school21_bot.logs import logger
from school21_bot.texts import Translator, pick_language, translator

log = logger("telegram")

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

MOST = 30
"""So many updates of one person are handled …"""
SECONDS = 10.0
"""… within so many seconds."""


class Throttle(BaseMiddleware):
    """Asks whoever is too fast for a moment: taps with a toast, messages once, and again when it is over."""

    def __init__(self, default_language: str) -> None:
        self._language = default_language
        self._most = MOST
        self._seconds = SECONDS
        self._times: dict[int, deque[float]] = {}
        self._asked: set[int] = set()

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Pass on what comes at a human speed."""
        user: User | None = data.get("event_from_user")
        if user is None or not isinstance(event, Update):
            return await handler(event, data)
        if self._is_in_time(user.id):
            return await handler(event, data)
        texts = translator(pick_language(user.language_code, self._language))
        log.info("too fast", kind=event.event_type)
        with suppress(TelegramAPIError):
            await self._ask_for_a_moment(event.event, user.id, texts)
        return None

    def _is_in_time(self, user_id: int) -> bool:
        now = time.monotonic()
        times = self._times.get(user_id)
        if times is None:
            self._forget_the_calm(now)
            times = self._times[user_id] = deque(maxlen=self._most)
        if len(times) == self._most and now - times[0] < self._seconds:
            return False
        times.append(now)
        return True

    def _forget_the_calm(self, now: float) -> None:
        """Keep nobody for longer than it matters; looked at when somebody new comes, a few at a time."""
        for user_id in list(self._times)[:2]:
            if now - self._times[user_id][-1] > self._seconds:
                del self._times[user_id]

    async def _ask_for_a_moment(self, event: TelegramObject, user_id: int, texts: Translator) -> None:
        if isinstance(event, CallbackQuery):
            await event.answer(texts.plain("notice-one-moment"))
        elif isinstance(event, Message) and user_id not in self._asked:
            self._asked.add(user_id)
            asyncio.get_running_loop().call_later(self._seconds, self._asked.discard, user_id)
            await event.answer(texts.html("one-moment"))
