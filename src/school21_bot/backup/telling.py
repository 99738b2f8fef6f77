"""Staff are told when a backup fails, or none was made for too long: once, until there is a newer one."""

import asyncio
from datetime import timedelta

from school21_bot import clock
from school21_bot.backup.folder import Backup, Backups
from school21_bot.jobs import Periodic
from school21_bot.messages import Outbox
from school21_bot.ports import Topic
from school21_bot.sealing import first_made_at
from school21_bot.settings import Settings
from school21_bot.storage import transaction

_EVERY = timedelta(seconds=60)
_IN_DAYS = timedelta(days=2)


class BackupNotices:
    """What is said of backups, wherever they can be seen."""

    def __init__(self, outbox: Outbox, settings: Settings) -> None:
        self._outbox = outbox
        self._settings = settings
        self._backups = Backups(settings.backups())

    def periodic(self) -> Periodic:
        """What every worker looks at again and again."""
        return Periodic("backups: age", _EVERY, self.look)

    async def look(self) -> bool:
        """Tell of the newest backup, if it is too old."""
        newest = await asyncio.to_thread(self._backups.newest)
        if makes_backups(self._settings, newest):
            # Where there was never one, the first may take as long as the next.
            since = newest.made_at if newest is not None else await first_made_at()
            if since is not None and clock.now() - since > self._settings.backup_max_age:
                await self._tell(Topic.STAFF_BACKUP_OLD, newest)
        return False

    async def failed(self) -> None:
        """Tell that one could not be made."""
        await self._tell(Topic.STAFF_BACKUP_FAILED, await asyncio.to_thread(self._backups.newest))

    async def _tell(self, topic: Topic, newest: Backup | None) -> None:
        since = newest.path.stem if newest is not None else "none"
        if await self._outbox.has_told_staff_once(topic, since):
            return
        async with transaction():
            await self._outbox.tell_staff_once(topic, since, **_age(newest))


def makes_backups(settings: Settings, newest: Backup | None) -> bool:
    """Whether backups are made on this machine, as far as can be seen from here.

    Who looks after them may have neither the keys nor the passphrase, and be shown the folder alone.
    """
    can_make = bool(settings.backup_recipients) or settings.backup_passphrase_file is not None
    return can_make or settings.backup_dir is not None or newest is not None


def _age(newest: Backup | None) -> dict[str, str | int]:
    if newest is None:
        return {"newest": "none", "number": 0}
    age = clock.now() - newest.made_at
    if age >= _IN_DAYS:
        return {"newest": "days", "number": age.days}
    return {"newest": "hours", "number": int(age.total_seconds() // 3600)}
