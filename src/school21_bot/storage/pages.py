"""Lists that are shown page by page."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Page(Generic[Line]):
    """One page of a list of `total`, `size` at most; `number` counts from 0 and is never past the last."""

    lines: tuple[Line, ...]
    number: int
    total: int
    size: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return _pages_of(self.total, self.size)


def page_within(number: int, total: int, size: int) -> int:
    """The page that is asked for, counted from 0, or the one nearest to it that there is."""
    return min(max(0, number), _pages_of(total, size) - 1)


def _pages_of(total: int, size: int) -> int:
    return max(1, -(-total // size))
