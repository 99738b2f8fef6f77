"""The whole database as one sealed file: made, looked through, put back.

The file says what each table holds, not how a database keeps it, so that it opens on SQLite and on PostgreSQL.
"""

from school21_bot.backup.checking import Checked, check
from school21_bot.backup.folder import Backups, rotated
from school21_bot.backup.making import Made, make
from school21_bot.backup.opening import Opener, identities_in, needs_passphrase, opener
from school21_bot.backup.refused import BackupRefused, OthersAtIt
from school21_bot.backup.restoring import holds_anything, restore
from school21_bot.backup.sealing import Lock, lock
from school21_bot.backup.telling import BackupNotices, makes_backups

__all__ = [
    "BackupNotices",
    "BackupRefused",
    "Backups",
    "Checked",
    "Lock",
    "Made",
    "Opener",
    "OthersAtIt",
    "check",
    "holds_anything",
    "identities_in",
    "lock",
    "make",
    "makes_backups",
    "needs_passphrase",
    "opener",
    "restore",
    "rotated",
]
