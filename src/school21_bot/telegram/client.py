"""The Bot API client."""

from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import ClientDecodeError, TelegramServerError
from aiogram.methods import GetUpdates, Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import Update
from pydantic import ValidationError
from redis.asyncio import Redis

from school21_bot.logs import logger
from school21_bot.settings import Settings
from school21_bot.telegram.harmless import Harmless
from school21_bot.telegram.measuring import Measuring
from school21_bot.telegram.pace import Bucket, Pace
from school21_bot.telegram.patience import Patience

log = logger("telegram")


class Session(AiohttpSession):
    """Speaks to the Bot API and keeps the classes of the answers.

    Nothing else holds them: whenever the garbage collector came by, the next call would spend several times as long as
    the call itself on making such a class anew.
    """

    def __init__(self, bucket: Bucket, **options: Any) -> None:
        super().__init__(**options)
        self._kept: dict[type, type] = {}
        # From the outermost: what is harmless, what is worth another try, whose turn it is.
        self.middleware(Harmless())
        self.middleware(Patience())
        self.middleware(Pace(bucket))
        self.middleware(Measuring())

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109  # the client's signature
    ) -> TelegramType:
        """Call the Bot API, as the client does; raises TelegramServerError for an answer that is no text."""
        try:
            return await super().make_request(bot, method, timeout)
        except UnicodeDecodeError:
            raise _not_an_answer(method) from None

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """Read an answer, as the client does, and of updates as many as can be read.

        Raises:
            TelegramServerError: what came is not an answer of the Bot API; never quotes it.
            TelegramAPIError: Telegram refused.
        """
        if type(method) not in self._kept:
            self._kept[type(method)] = Response[method.__returning__]  # type: ignore[name-defined]  # the client's idiom
        try:
            response = super().check_response(bot, method, status_code, content)
        except ClientDecodeError as error:
            if not isinstance(method, GetUpdates) or not isinstance(error.data, dict):
                raise _not_an_answer(method) from None
            response = Response[Any](ok=True, result=_readable_updates(bot, method, error.data))
        except TypeError:  # a refusal without a description
            raise _not_an_answer(method) from None
        if response.result is None:
            raise _not_an_answer(method)
        return response


def _readable_updates(bot: Bot, method: GetUpdates, answer: dict[str, Any]) -> list[Update]:
    """The updates of an answer; of one that cannot be read the number is left, so that it does not come for ever."""
    try:
        return [_update(bot, raw) for raw in answer["result"]]
    except (KeyError, TypeError, ValidationError):
        raise _not_an_answer(method) from None


def _update(bot: Bot, raw: dict[str, Any]) -> Update:
    try:
        return Update.model_validate(raw, context={"bot": bot})
    except ValidationError:
        log.error("an update cannot be read", update=int(raw["update_id"]))
        return Update(update_id=raw["update_id"])


def _not_an_answer(method: TelegramMethod[Any]) -> TelegramServerError:
    return TelegramServerError(method=method, message="the answer cannot be read")


def build_bot(settings: Settings, redis: Redis) -> Bot:
    """The client for the bot's token, polite together with all other processes; whoever asks closes its session."""
    return Bot(
        settings.bot_token.get_secret_value(),
        session=Session(Bucket(redis), api=TelegramAPIServer.from_base(settings.telegram_api_url)),
        default=DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview_is_disabled=True),
    )
