"""Passphrases: what they open and close; they go no further than this process."""

import asyncio
from typing import Any

from school21_bot.dumps import age
from school21_bot.dumps.refusals import DumpRefused, Reason

SHORTEST_PASSPHRASE = 8
LONGEST_PASSPHRASE = 1024

# One at a time in this process: each takes 128 MB.
_scrypt = asyncio.Semaphore(1)


async def new_key(passphrase: str) -> tuple[bytes, bytes]:
    """The header of an age file that this passphrase will open, and its file key."""
    header, file_key = await _with_scrypt(age.new_header, passphrase)
    return header, file_key


async def key_of(head: bytes, passphrase: str | None) -> bytes | None:
    """The file key of the file that begins with `head`; None for one that is not sealed.

    Raises:
        DumpRefused: it needs a passphrase, or another one.
    """
    if not age.is_age(head):
        return None
    header = age.read_header(head)
    if passphrase is None:
        raise DumpRefused(Reason.NEEDS_PASSPHRASE)
    file_key: bytes = await _with_scrypt(age.unlock, header, passphrase)
    return file_key


async def _with_scrypt(work: Any, *arguments: Any) -> Any:
    async with _scrypt:
        return await asyncio.to_thread(work, *arguments)
