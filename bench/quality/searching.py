"""What is compared: somebody who finds people by what was typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bench.quality.people import Person

SHOWN = 10
"""People on the first page."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The first page: the numbers of those who fit, and of those who nearly do, which are marked as such."""

    fitting: tuple[int, ...]
    near: tuple[int, ...] = ()

    @property
    def all(self) -> tuple[int, ...]:
        """In the order in which they are shown."""
        return (self.fitting + self.near)[:SHOWN]


class Searcher(Protocol):
    """The product, or one of its rivals."""

    name: str

    async def fill(self, people: Sequence[Person]) -> None:
        """Take in the community."""

    async def find(self, typed: str) -> Shown:
        """The first page for what was typed."""
