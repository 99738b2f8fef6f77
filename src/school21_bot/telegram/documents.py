"""Documents through the Bot API, both ways, as a stream."""

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable

import aiohttp
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from aiogram.types import InputFile

from school21_bot.ports import ChatTrouble, FileGone, MissingRight, Parcel, TryLater
from school21_bot.telegram.pace import saying_by_itself
from school21_bot.texts import translator

_AGAIN_SECONDS = 5
_PIECE = 64 * 1024
_SEND_SECONDS = 600


class _Streamed(InputFile):
    """A file that is made while it is sent."""

    def __init__(self, name: str, content: Callable[[], Iterable[bytes]]) -> None:
        super().__init__(filename=name, chunk_size=_PIECE)
        self._content = content

    async def read(self, _bot: Bot) -> AsyncGenerator[bytes, None]:
        """Its content, from the beginning."""
        for piece in self._content():
            yield piece


class TelegramDocuments:
    """Fulfils `ports.Documents`."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def fetch(self, file_id: str) -> AsyncIterator[bytes]:
        """What is in a document, piece by piece."""
        try:
            file = await self._bot.get_file(file_id)
            if file.file_path is None:
                raise FileGone("gone")
            url = self._bot.session.api.file_url(self._bot.token, file.file_path)
            async for piece in self._bot.session.stream_content(url, chunk_size=_PIECE, raise_for_status=True):
                yield piece
        except (TelegramAPIError, aiohttp.ClientError, TimeoutError) as refusal:
            raise _trouble(refusal) from None

    async def send(
        self,
        chat_id: int,
        parcel: Parcel,
        name: str,
        content: Callable[[], Iterable[bytes]],
        *,
        language: str,
        **facts: str | int,
    ) -> None:
        """Send a document."""
        texts = translator(language)
        caption = texts.html(f"parcel-{parcel}", facts.__getitem__)
        if facts.get("unreadable"):
            caption += f"\n\n{texts.html('parcel-left-out', facts.__getitem__)}"
        try:
            with saying_by_itself():
                await self._bot.send_document(
                    chat_id, _Streamed(name, content), caption=caption, request_timeout=_SEND_SECONDS
                )
        except TelegramAPIError as refusal:
            raise _trouble(refusal) from None


def _trouble(refusal: Exception) -> ChatTrouble:
    match refusal:
        case TelegramRetryAfter():
            return TryLater(refusal.retry_after)
        case TelegramForbiddenError():
            return MissingRight("member")
        case TelegramBadRequest():
            return FileGone("gone")
        case aiohttp.ClientResponseError() if refusal.status in (400, 404):
            return FileGone("gone")
        case _:
            return TryLater(_AGAIN_SECONDS)
