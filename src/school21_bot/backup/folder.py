"""The folder of backups: names that say when, drafts that nobody takes for whole, and which ones are kept."""

import fcntl
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from school21_bot.backup.refused import BackupRefused, OthersAtIt
from school21_bot.private import make_private_folder

_NAME = re.compile(r"school21-backup-(\d{8}T\d{6}Z)\.age")
_STAMP = "%Y%m%dT%H%M%SZ"
_DRAFTS = ".school21-backup-*.part"
_LOCK = ".lock"
_ALL_OF = timedelta(days=1)


class Backup(NamedTuple):
    """A whole backup, and when it was made."""

    made_at: datetime
    path: Path


class Backups:
    """The backups of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> list[Backup]:
        """Every whole backup, the newest first; other files are none of ours."""
        if not self._folder.is_dir():
            return []
        found = [(match[1], path) for path in self._folder.iterdir() if (match := _NAME.fullmatch(path.name))]
        dated = [Backup(datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC), path) for stamp, path in found]
        return sorted(dated, reverse=True)

    def newest(self) -> Backup | None:
        """The newest, if there is any."""
        return next(iter(self.all()), None)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Be the only one who makes a backup here; what others left half done is removed.

        Raises:
            BackupRefused: somebody else is at it, or the folder cannot be written.
        """
        try:
            make_private_folder(self._folder)
            lock = os.open(self._folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise BackupRefused(f"BACKUP_DIR: {self._folder} cannot be written: {error.strerror}.") from None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            for draft in self._folder.glob(_DRAFTS):
                draft.unlink()
            yield
        except BlockingIOError:
            raise OthersAtIt(f"Another backup is being made in {self._folder}. Nothing was done.") from None
        finally:
            os.close(lock)

    def names(self, moment: datetime) -> tuple[Path, Path]:
        """Where a backup of `moment` is written, and where it stands once it is whole.

        Raises:
            BackupRefused: one of that second is there.
        """
        name = f"school21-backup-{moment.strftime(_STAMP)}.age"
        if (self._folder / name).exists():
            raise BackupRefused(f"{self._folder / name} is there already. Repeat the command in a second.")
        return self._folder / f".{name}.part", self._folder / name

    def rotate(self, days: int, weeks: int) -> list[Path]:
        """Remove those that are not kept any more, and name them."""
        gone = rotated(self.all(), days, weeks)
        for backup in gone:
            backup.path.unlink()
        return [backup.path for backup in gone]


def rotated(backups: Sequence[Backup], days: int, weeks: int) -> list[Backup]:
    """Which of the backups, the newest first, are not kept.

    Kept are those of the day before the newest, the newest of each of the last `days` that have one, and the same of
    `weeks`.
    """
    kept = {backup for backup in backups if backup.made_at > backups[0].made_at - _ALL_OF}
    for most, period in ((days, "%Y-%m-%d"), (weeks, "%G-%V")):
        newest: dict[str, Backup] = {}
        for backup in backups:
            newest.setdefault(backup.made_at.strftime(period), backup)
        kept |= set(list(newest.values())[:most])
    return [backup for backup in backups if backup not in kept]


def sync_folder(folder: Path) -> None:
    """Let a name last over a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
