"""Putting a backup back: all of it, or the database stays as it was."""

from collections.abc import Callable, Iterator, Sequence

from school21_bot.backup.checking import refuse_newer
from school21_bot.backup.format import Frame, Head, unpacked
from school21_bot.backup.opening import Opener
from school21_bot.backup.refused import BackupRefused
from school21_bot.failpoints import failpoint
from school21_bot.storage import DoesNotFit, Rows, catalogue, fetch, is_there, migrate, open_database, refill

_FROM_THE_START = {"aerich", "level", "data_key", "key_ring", "replica", "search_generation", "rollup_check", "job"}
"""What a bot that nobody has met yet has in its tables."""

Progress = Callable[[int], None]


async def holds_anything(url: str, models: Sequence[str]) -> bool:
    """Whether there is something in a database that would be lost."""
    if not is_there(url):
        return False
    async with open_database(url, models):
        for table in await catalogue():
            if table.name not in _FROM_THE_START and await fetch(f'SELECT 1 FROM "{table.name}" LIMIT 1'):  # noqa: S608  # names of the catalogue
                return True
    return False


async def restore(opener: Opener, url: str, models: Sequence[str], progress: Progress) -> list[str]:
    """Put a backup in the place of all that is in the database, and bring it up to date; names what that took.

    Raises:
        BackupRefused: it is not whole, or of a newer version; the database is as it was.
        DatabaseUnreachable: it does not answer.
    """
    name = opener.path.name
    frames = unpacked(opener.pieces(), name)
    head = next(frames)
    assert isinstance(head, Head)  # noqa: S101  # the first is
    refuse_newer(head, name)
    try:
        await refill(url, head.schema, _rows(head, frames, progress))
    except DoesNotFit as problem:
        raise BackupRefused(
            f"{name} cannot be restored: the table {problem} does not fit. Nothing was changed."
        ) from None
    failpoint("restore:before-migrating")
    return await migrate(url, models)


def _rows(head: Head, frames: Iterator[Head | Frame], progress: Progress) -> Iterator[Rows]:
    done = 0
    for frame in frames:
        assert isinstance(frame, Frame)  # noqa: S101  # the others are
        table = head.tables[frame.table]
        yield Rows(table.name, table.columns, frame.rows)
        failpoint("restore:rows")
        done += len(frame.rows)
        progress(done)
