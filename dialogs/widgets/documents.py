"""Documents that are made while they are sent, so that their size does not matter to the memory."""

from collections.abc import AsyncGenerator, AsyncIterable

from aiogram import Bot
from aiogram.types import InputFile


class Streamed(InputFile):
    """A file of `chunks`, which can be read more than once: Telegram may ask to wait and to send again."""

    def __init__(self, chunks: AsyncIterable[bytes], filename: str) -> None:
        super().__init__(filename)
        self._chunks = chunks

    async def read(self, bot: Bot) -> AsyncGenerator[bytes, None]:
        """The chunks, one after the other."""
        async for chunk in self._chunks:
            yield chunk
