"""Files that come in through a browser, of any size: sealed from the first byte, kept until an import has read them."""

import os
import re
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Self

from school21_bot.access import Access, Actor, Right
from school21_bot.dumps import age
from school21_bot.dumps.imports import ImportService
from school21_bot.dumps.passphrase import key_of
from school21_bot.dumps.refusals import DumpRefused, Reason
from school21_bot.dumps.unpacking import PIECE
from school21_bot.jobs import Periodic
from school21_bot.private import make_private_folder
from school21_bot.settings import Settings

FOLDER = "uploads"
MOST_BYTES = 8 * 2**30
"""A million people are about a gigabyte."""
LEFT = timedelta(minutes=15)
"""How long a file that no import reads may lie there untouched."""

_TIDY = timedelta(minutes=1)
# The passphrase is chance and nobody keeps it, so that making it slow to guess would help nobody.
_NO_WORK = 1
_TOKEN = re.compile(r"[A-Za-z0-9_-]{24}")
_SUFFIX = ".age"


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file that is here as a whole; `file_key` opens it, None: it came sealed, and has a passphrase of its own."""

    token: str
    file_key: bytes | None = field(repr=False)

    @property
    def is_locked(self) -> bool:
        """Whether a passphrase is needed."""
        return self.file_key is None


class Arriving:
    """A file on its way in; it is gone again unless it comes to its end."""

    def __init__(self, folder: Path) -> None:
        self._token = secrets.token_urlsafe(18)
        self._path = folder / (self._token + _SUFFIX)
        descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self._file = os.fdopen(descriptor, "wb")
        self._head = b""
        self._is_known = False
        self._sealing: age.Sealing | None = None
        self._file_key: bytes | None = None
        self._taken = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.abandon()

    def write(self, piece: bytes) -> None:
        """Take in the next bytes.

        Raises:
            DumpRefused: it is too big, or there is no room for it.
        """
        self._taken += len(piece)
        if self._taken > MOST_BYTES:
            raise DumpRefused(Reason.TOO_BIG_TO_UPLOAD, limit=MOST_BYTES // 2**30)
        try:
            self._put(piece)
        except OSError:
            raise DumpRefused(Reason.NO_ROOM) from None

    def close(self) -> Arrived:
        """It is here as a whole.

        Raises:
            DumpRefused: it is empty, or there is no room for it.
        """
        if not self._taken:
            raise DumpRefused(Reason.EMPTY)
        try:
            if not self._is_known:
                self._begin()
            if self._sealing is not None:
                self._file.write(self._sealing.last())
            self._file.close()
        except OSError:
            raise DumpRefused(Reason.NO_ROOM) from None
        return Arrived(self._token, self._file_key)

    def abandon(self) -> None:
        """Remove what is there of it, unless it has come to its end."""
        if not self._file.closed:
            with suppress(OSError):
                self._file.close()
            self._path.unlink(missing_ok=True)

    def _put(self, piece: bytes) -> None:
        if self._is_known:
            self._file.write(self._sealing.feed(piece) if self._sealing else piece)
            return
        self._head += piece
        if len(self._head) >= len(age.BEGINNING):
            self._begin()

    def _begin(self) -> None:
        """Now it can be told whether it came sealed; what did not is sealed here."""
        self._is_known = True
        if not age.is_age(self._head):
            header, self._file_key = age.new_header(secrets.token_urlsafe(32), _NO_WORK)
            beginning, self._sealing = age.begin(self._file_key, header)
            self._file.write(beginning)
        head, self._head = self._head, b""
        self._put(head)


class UploadService:
    """The verbs of uploads. Their folder lies in DATA_DIR, which the dashboard and the workers share."""

    def __init__(self, access: Access, imports: ImportService, settings: Settings) -> None:
        self._access = access
        self._imports = imports
        self._folder = settings.data_dir.absolute() / FOLDER

    def periodic(self) -> Periodic:
        """What a worker does for uploads again and again."""
        return Periodic("uploads: tidy", _TIDY, self.tidy)

    async def begin(self, by: Actor) -> Arriving:
        """Begin to take in a file.

        Raises:
            NotAllowed: not for this actor.
            DumpRefused: there is no room for it.
        """
        await self._access.require(by, Right.DUMPS)
        try:
            make_private_folder(self._folder)
            await self.tidy()
            return Arriving(self._folder)
        except OSError:
            raise DumpRefused(Reason.NO_ROOM) from None

    async def offer(self, by: Actor, arrived: Arrived) -> int:
        """Let a file that came in the clear be checked; gives the import.

        Raises:
            NotAllowed: not for this actor.
            Conflict: another import is under way.
        """
        return await self._imports.offer_file(by, self._path(arrived.token), arrived.file_key)

    async def unlock(self, by: Actor, token: str, passphrase: str) -> int:
        """Let a file that came sealed be checked; gives the import.

        Raises:
            NotAllowed: not for this actor.
            Conflict: another import is under way.
            DumpRefused: it is another passphrase, or the file is broken or not there any more.
        """
        return await self.offer(by, await self.opened(by, token, passphrase))

    async def opened(self, by: Actor, token: str, passphrase: str) -> Arrived:
        """A file that came sealed, with what opens it. Raises as `unlock`, but for Conflict."""
        await self._access.require(by, Right.DUMPS)
        path = self._path(token)
        try:
            with path.open("rb") as file:
                head = file.read(PIECE)
        except OSError:
            raise DumpRefused(Reason.GONE) from None
        return Arrived(token, await key_of(head, passphrase))

    async def tidy(self) -> bool:
        """Remove files that nothing will become of."""
        if self._folder.is_dir():
            in_use = await self._imports.file_in_use()
            oldest = time.time() - LEFT.total_seconds()
            for path in self._folder.iterdir():
                with suppress(FileNotFoundError):
                    if path != in_use and path.stat().st_mtime < oldest:
                        path.unlink()
        return False

    def _path(self, token: str) -> Path:
        if _TOKEN.fullmatch(token) is None:
            raise DumpRefused(Reason.GONE)
        return self._folder / (token + _SUFFIX)
