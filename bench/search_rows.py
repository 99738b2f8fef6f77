"""The rows of a community that is searched: sealed, with tokens, and in the clear; made by two processes at once."""

import asyncio
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np

from bench.chart_work import settings_of
from bench.crowd import LEVEL_CODES, Crowd, Peer
from bench.lives import Row
from school21_bot.app import open_services
from school21_bot.ids import EPOCH, RANDOM_BITS
from school21_bot.people import CONSENT_VERSION, Status
from school21_bot.people.accounts import place_of
from school21_bot.people.searchable import entry_of
from school21_bot.sample.work import ROLES
from school21_bot.storage import fetch

CHUNK = 10_000
_PROCESSES = 2
_APART = 60_000
"""Milliseconds between two who join."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some people: their rows, the same in the clear, and (generation, token, person) as an array of three columns."""

    person: list[Row]
    clear: list[Row]
    tokens: "np.ndarray[Any, np.dtype[np.int64]]"


@dataclass(frozen=True, slots=True)
class Source:
    """A database that has the keys, the roles and the levels, and the folder of its community."""

    url: str
    folder: Any


class Maker:
    """Makes rows in a process of its own."""

    def __init__(self, source: Source) -> None:
        asyncio.run(self._look(source))
        self._crowd = Crowd()

    async def _look(self, source: Source) -> None:
        async with open_services(settings_of(source.url, source.folder)) as services:
            self._sealer, self._index = services.sealer, services.reindexing._index
            self._roles, self._levels = await places()

    def chunk(self, first: int, count: int) -> Chunk:
        """So many people, beginning with that number."""
        made = Chunk([], [], np.empty((0, 3), np.int64))
        tokens: list[tuple[int, int, int]] = []
        for peer in self._crowd.people(first, count):
            tokens += self._add(peer, made)
        return Chunk(made.person, made.clear, np.array(tokens, np.int64))

    def _add(self, peer: Peer, made: Chunk) -> list[tuple[int, int, int]]:
        person_id, record = id_of(peer.number), peer.record
        role, level = self._roles[peer.role], self._levels[peer.level]
        joined = EPOCH + timedelta(milliseconds=person_id >> RANDOM_BITS)
        sealed = self._sealer.seal(place_of(person_id), record)
        made.person.append(
            (
                *(person_id, 5_000_000 + peer.number, Status.MEMBER.value, role, level, "ru", False, True, "[]"),
                *(False, False, CONSENT_VERSION, joined, joined, None, joined, 1, sealed.key_id, sealed.record),
            )
        )
        # As a bot without sealing would keep them, ready to be compared.
        nicknames = (record.school_nickname, record.messenger_nickname, record.username.lower() or None)
        names = " ".join(filter(None, ("", record.full_name.lower(), *nicknames)))
        made.clear.append(
            (person_id, role, level, *nicknames, names, record.full_name, record.team, record.description)
        )
        entry = entry_of(person_id, record, Status.MEMBER, (), listed=True)
        return list(self._index._rows(entry, self._index.newest))


def id_of(number: int) -> int:
    """The id of the person with a number."""
    return (number + 1) * _APART << RANDOM_BITS | number * 7_919 % (1 << RANDOM_BITS)


def chunks(source: Source, members: int) -> Iterator[Chunk]:
    """The rows of so many people, those who came first before the others; a few chunks are made ahead."""
    apart = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(_PROCESSES, os.cpu_count() or 1), apart, _begin, (source,)) as pool:
        waiting: list[Future[Chunk]] = []
        for first in range(0, members, CHUNK):
            waiting.append(pool.submit(_chunk, first, min(CHUNK, members - first)))
            if len(waiting) > 2 * _PROCESSES:
                yield waiting.pop(0).result()
        for one in waiting:
            yield one.result()


async def places() -> tuple[Sequence[int], Sequence[int]]:
    """The ids of the roles and levels of the sample, in its order."""
    roles = {row["name"]: row["id"] for row in await fetch("SELECT id, name FROM role")}
    levels = {row["code"]: row["id"] for row in await fetch("SELECT id, code FROM level")}
    return [roles[role.name] for role in ROLES], [levels[code.value] for code in LEVEL_CODES]


def _begin(source: Source) -> None:
    global _maker
    _maker = Maker(source)


def _chunk(first: int, count: int) -> Chunk:
    return _maker.chunk(first, count)


_maker: Maker
