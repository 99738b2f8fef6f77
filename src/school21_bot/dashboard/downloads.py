"""How far the dumps are that this process is sending to browsers, for the pages that asked for them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(slots=True)
class Download:
    """One dump on its way: `done` of `total` people; `ended` once it has come to an end, `whole` if to a good one.

    `unreadable`: how many people are not in it because their records do not open.
    """

    done: int = 0
    total: int | None = None
    ended: bool = False
    whole: bool = False
    unreadable: int = 0


class Downloads:
    """The latest download of each session.

    It lives in this process alone, as the sending does: a page that another process serves shows no progress of it.
    """

    def __init__(self) -> None:
        self._latest: dict[int, Download] = {}

    def of(self, session: int) -> Download | None:
        """The latest download of a session."""
        return self._latest.get(session)

    @contextmanager
    def begun(self, session: int) -> Iterator[Download]:
        """A download from its beginning to its end, however it ends."""
        self._latest = {other: one for other, one in self._latest.items() if not one.ended}
        download = self._latest[session] = Download()
        try:
            yield download
            download.whole = True
        finally:
            download.ended = True
