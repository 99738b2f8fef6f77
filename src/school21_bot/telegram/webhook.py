"""Updates that Telegram brings: handled before the answer, so that a killed replica loses none."""

import asyncio
import hmac
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramRetryAfter, TelegramUnauthorizedError
from aiogram.types import Update
from pydantic import ValidationError
from redis.exceptions import RedisError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from school21_bot.failpoints import failpoint
from school21_bot.logs import logger
from school21_bot.settings import Settings, WrongSetting
from school21_bot.telegram.outages import PutOff
from school21_bot.telegram.polling import ALLOWED_UPDATES
from school21_bot.telegram.remembered import Met, Remembered

log = logger("telegram")

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the name of a header
LARGEST_UPDATE = 1024 * 1024
CONNECTIONS = 40
AGAIN_SECONDS = 5.0
LOOK_SECONDS = 60.0

Handle = Callable[[Update], Coroutine[Any, Any, None]]


class Webhook:
    """The address that Telegram brings updates to."""

    def __init__(self, bot: Bot, settings: Settings, remembered: Remembered, handle: Handle) -> None:
        self._bot = bot
        self._url = settings.webhook_url
        self._secret = settings.secret_of_webhook()
        self._remembered = remembered
        self._handle = handle

    def route(self) -> Route:
        """The path of WEBHOOK_URL: a proxy may keep it as it is."""
        return Route(urlsplit(self._url).path or "/", self._take, methods=["POST"])

    async def _take(self, request: Request) -> Response:
        shown = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(shown.encode("utf-8", "replace"), self._secret.encode()):
            log.warning("somebody without the secret brought an update")
            return PlainTextResponse("no", status_code=403)
        body = await _body(request)
        if body is None:
            return PlainTextResponse("too large", status_code=413)
        try:
            update = Update.model_validate_json(body, context={"bot": self._bot})
        except ValidationError:
            # It would come for ever, and nothing that stands behind it.
            log.error("an update that cannot be read is passed over", size=len(body))
            return PlainTextResponse("passed over")
        try:
            return await self._handled(update)
        except PutOff:
            return PlainTextResponse("later", status_code=503)
        except RedisError as problem:
            log.warning("Redis cannot be reached: the update will come again", exc_info=problem)
            return PlainTextResponse("later", status_code=503)

    async def _handled(self, update: Update) -> Response:
        met = await self._remembered.take(update.update_id)
        if met is Met.PROCESSING:
            return PlainTextResponse("later", status_code=503)
        if met is Met.NEW:
            failpoint("webhook:taken")
            try:
                await self._handle(update)
            except BaseException:
                await self._remembered.leave(update.update_id)
                raise
            await self._remembered.done(update.update_id)
            failpoint("webhook:done")
        return PlainTextResponse("handled")

    async def keep(self, stop: asyncio.Event) -> None:
        """Look now and then whether updates are still brought here, until `stop` is set.

        Raises:
            WrongSetting: as `announce`.
        """
        while not await _is_set(stop, LOOK_SECONDS):
            try:
                found = await self._bot.get_webhook_info()
            except TelegramAPIError as problem:
                log.warning("Telegram does not say where it brings updates", exc_info=problem)
                continue
            if found.url.rstrip("/") != self._url:
                log.error(
                    "Another process with this token takes the updates: it polls, or has another WEBHOOK_URL. "
                    "Stop it, or give one of the two a token of its own. They are brought here again"
                )
                await self.announce(stop)

    async def announce(self, stop: asyncio.Event) -> None:
        """Tell Telegram the address, again and again until it listens.

        Raises:
            WrongSetting: Telegram does not know the token, or does not take the address.
        """
        while not stop.is_set():
            pause = AGAIN_SECONDS
            try:
                await self._bot.set_webhook(
                    self._url,
                    secret_token=self._secret,
                    allowed_updates=ALLOWED_UPDATES,
                    max_connections=CONNECTIONS,
                )
            except TelegramUnauthorizedError:
                raise WrongSetting(
                    "BOT_TOKEN: Telegram does not know this token. Copy it again from @BotFather."
                ) from None
            except TelegramRetryAfter as flood:
                pause = float(flood.retry_after)
            except TelegramAPIError as problem:
                if "bad webhook" in str(problem).lower():
                    reason = str(problem).partition("bad webhook: ")[2]
                    raise WrongSetting(f"WEBHOOK_URL: Telegram does not take this address: {reason}.") from None
                log.warning("Telegram cannot be told the address yet", exc_info=problem)
            else:
                log.info("updates are brought by Telegram")
                return
            await _is_set(stop, pause)


async def _is_set(stop: asyncio.Event, seconds: float) -> bool:
    """Whether it is set within so many seconds."""
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)
    return stop.is_set()


async def _body(request: Request) -> bytes | None:
    """What was sent; None if that is more than any update."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_UPDATE:
            return None
    return bytes(body)
