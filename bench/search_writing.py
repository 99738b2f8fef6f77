"""What tokens add to writing a member, on the way that the bot goes, and how much room they take."""

import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from statistics import median
from typing import Any

from bench.crowd import Crowd, Peer
from bench.search_rows import id_of
from school21_bot.app import Services
from school21_bot.people import CONSENT_VERSION, Status, Step
from school21_bot.people.searchable import entry_of
from school21_bot.sample.work import ROLES
from school21_bot.storage import current_connection, fetch, transaction
from tests.flows.people import make_applicant

_MEMBERS = 240
_MORE, _TOGETHER = 3_000, 20
_SIZES = {
    "sqlite": "SELECT sum(pgsize) AS bytes FROM dbstat WHERE name IN ('search_token', 'search_token_of_person')",
    "postgres": "SELECT pg_total_relation_size('search_token') AS bytes",
}


async def measure(services: Services, there: str) -> dict[str, float]:
    """How many times as long a member takes with tokens, beside those who are there.

    Where nobody is the index grows first, as a bot that has been running for a while has met most words before, and
    what takes which room there is measured, too.
    """
    room = {} if int(there) else await _room(services)
    if not int(there):
        await fetch("ANALYZE")
    crowd = _Newcomers(int(there))
    finish, edit = _Ratio(), _Ratio()
    for number in range(_MEMBERS):
        peer = crowd.peer(number)
        applicant = await _applicant(services, peer)
        with_tokens = number % 2 == 0
        with _tokens(services, written=with_tokens):
            confirm = partial(services.registration.confirm, applicant.id, consent_version=CONSENT_VERSION)
            await finish.take(confirm, with_tokens=with_tokens)
            said = crowd.peer(number + _MEMBERS).record.description or "другое"
            change = partial(services.profiles.edit, applicant.id, Step.DESCRIPTION, said, cause=f"edit {number}")
            await edit.take(change, with_tokens=with_tokens)
    return {"finish": finish.value, "edit": edit.value, **room}


class _Newcomers:
    """People of the crowd who are not there yet."""

    def __init__(self, there: int) -> None:
        self._crowd, self._there = Crowd(), there

    def peer(self, number: int) -> Peer:
        """One of them."""
        return self._crowd.peer(self._there + number)


class _Ratio:
    """The median with tokens over that without."""

    def __init__(self) -> None:
        self._times: dict[bool, list[float]] = {True: [], False: []}

    async def take(self, work: Callable[[], Awaitable[Any]], *, with_tokens: bool) -> None:
        began = time.perf_counter()
        await work()
        self._times[with_tokens].append(time.perf_counter() - began)

    @property
    def value(self) -> float:
        return median(self._times[True]) / median(self._times[False])


async def _applicant(services: Services, peer: Peer) -> Any:
    record = peer.record
    answers = {
        Step.SCHOOL_NICKNAME: record.school_nickname or "",
        Step.MESSENGER_NICKNAME: record.messenger_nickname or "",
        Step.TEAM: record.team or "",
        Step.ROLE: ROLES[peer.role].name,
        Step.LEVEL: "Middle",
        Step.DESCRIPTION: record.description or "",
    }
    return await make_applicant(
        services,
        9_000_000_000 + peer.number,
        answers=answers,
        name=record.first_name,
        last_name=record.last_name,
        username=record.username,
    )


@contextmanager
def _tokens(services: Services, *, written: bool) -> Iterator[None]:
    """Without tokens nothing of the index is read or written."""
    if written:
        yield
        return
    index: Any = services.reindexing._index

    async def nothing(_: Iterable[Any], *, are_new: bool = False) -> None: ...

    index.put = nothing
    try:
        yield
    finally:
        del index.put


async def _room(services: Services) -> dict[str, float]:
    """Bytes of a token in an index that has grown, and how many tokens people have."""
    index, crowd = services.reindexing._index, Crowd()
    for first in range(0, _MORE, _TOGETHER):
        people = crowd.people(_MEMBERS + first, _TOGETHER)
        entries = [entry_of(id_of(one.number), one.record, Status.MEMBER, (), listed=True) for one in people]
        async with transaction():
            await index.put(entries, are_new=True)
    (taken,) = await fetch(_SIZES[current_connection().capabilities.dialect])
    (tokens,) = await fetch(
        """SELECT sum(number) AS tokens, max(number) AS most, count(*) AS people FROM (
        SELECT count(*) AS number FROM search_token GROUP BY generation, person) each_of"""
    )
    number = int(tokens["tokens"])
    return {"bytes": taken["bytes"] / number, "most": tokens["most"], "tokens": number / tokens["people"]}
