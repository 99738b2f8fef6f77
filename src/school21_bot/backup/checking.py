"""Looking a backup through: whether it is whole, what is in it, and whether the keys at hand open its records."""

from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

from school21_bot.backup.format import Frame, Head, unpacked
from school21_bot.backup.opening import Opener
from school21_bot.backup.refused import BackupRefused
from school21_bot.protection.tables import COLUMN, SEALED, place
from school21_bot.sealing import Kek, Keyring, Sealer, WrongKey
from school21_bot.sealing.models import DataKey
from school21_bot.storage import as_moment, known_migrations

Progress = Callable[[int], Awaitable[None]]


class Checked:
    """What was found in a whole backup."""

    def __init__(self, head: Head) -> None:
        self.head = head
        self.rows: Counter[str] = Counter()
        self.opened = 0
        self.unreadable = 0
        self.key_problem = ""
        """Why the key at hand does not open the data keys; empty if it does."""

    @property
    def opens(self) -> bool:
        """Whether the records can be read with the key at hand, single damaged ones apart."""
        return not self.key_problem and (self.opened > 0 or self.unreadable == 0)


async def check(opener: Opener, kek: Kek | None, progress: Progress) -> Checked:
    """Read all of it, opening every record; nothing is written anywhere.

    Raises:
        BackupRefused: it is not whole, no backup, or of a newer version.
    """
    frames = unpacked(opener.pieces(), opener.path.name)
    head = next(frames)
    assert isinstance(head, Head)  # noqa: S101  # the first is
    refuse_newer(head, opener.path.name)
    checked, keys = Checked(head), _Keys(kek)
    for frame in frames:
        assert isinstance(frame, Frame)  # noqa: S101  # the others are
        table = head.tables[frame.table]
        checked.rows[table.name] += len(frame.rows)
        if table.name == "data_key":
            keys.add(table.columns, frame.rows)
        elif table.name in SEALED and (sealer := keys.sealer()) is not None:
            _open(checked, sealer, table.name, table.columns, frame.rows)
        await progress(checked.rows.total())
    keys.sealer()
    checked.key_problem = keys.problem
    return checked


def refuse_newer(head: Head, name: str) -> None:
    """Refuse a backup whose tables this version does not know.

    Raises:
        BackupRefused: it is one.
    """
    if head.schema not in known_migrations():
        raise BackupRefused(
            f"{name} was made by a newer version of the bot ({head.release}, {head.schema.removesuffix('.py')}). "
            "Restore it with that version."
        )


def _open(checked: Checked, sealer: Sealer, table: str, columns: tuple[str, ...], rows: list[list[Any]]) -> None:
    id_at, record_at = columns.index("id"), columns.index(COLUMN)
    for row in rows:
        if row[record_at] is None:
            continue
        if sealer.opens(place(table, row[id_at]), row[record_at]):
            checked.opened += 1
        else:
            checked.unreadable += 1


class _Keys:
    """The data keys of the backup, which stand before everything that they seal."""

    def __init__(self, kek: Kek | None) -> None:
        self._kek = kek
        self._rows: list[DataKey] = []
        self._sealer: Sealer | None = None
        self.problem = ""

    def add(self, columns: tuple[str, ...], rows: list[list[Any]]) -> None:
        for row in rows:
            fields = dict(zip(columns, row, strict=True))
            self._rows.append(DataKey(**{**fields, "created_at": as_moment(fields["created_at"])}))

    def sealer(self) -> Sealer | None:
        """What opens records; None, once and for all, if the key at hand does not open the data keys."""
        if self._sealer is None and not self.problem and self._rows:
            self._sealer = self._unlocked()
        return self._sealer

    def _unlocked(self) -> Sealer | None:
        if self._kek is None:
            self.problem = "there is no ENCRYPTION_KEY at hand"
            return None
        try:
            return Sealer(Keyring(self._kek, self._rows))
        except WrongKey as problem:
            self.problem = str(problem)
            return None
