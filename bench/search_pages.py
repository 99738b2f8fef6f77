"""What a page of a search costs beside the same in the clear, in turn, through the same driver."""

import sys
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial
from random import Random

from bench.crowd import Crowd
from bench.rivals import EXACT, KINDS, PREFIX, WORD, Typed, page
from bench.search_rows import id_of, places
from school21_bot.app import Services
from school21_bot.people import Account, Query
from school21_bot.search.words import telling
from school21_bot.storage import current_connection

_QUERIES = 200
_WARMING = 20
_SEED = 21
_ROUNDS = 3
Work = Callable[[], Awaitable[object]]


async def measure(services: Services, members: str) -> dict[str, tuple[float, float]]:
    """By kind the 95th of a hundred of ours and of theirs, in milliseconds."""
    viewer = await services.accounts.get(id_of(0))
    assert viewer is not None
    dialect = current_connection().capabilities.dialect
    found = {}
    for kind in KINDS:
        ours, theirs = list[float](), list[float]()
        for number, typed in enumerate(_typed(kind, int(members), *await places())):
            one, other = await _in_turn(partial(_ours, services, viewer, typed), partial(page, dialect, typed))
            if number >= _WARMING:
                ours.append(one)
                theirs.append(other)
        found[kind] = (_p95(ours), _p95(theirs))
        halves = (1000 * sorted(times)[len(times) // 2] for times in (ours, theirs))
        print(f"{dialect}: {kind}, medians: {' / '.join(f'{half:.0f}' for half in halves)} µs", file=sys.stderr)
    return found


async def _ours(services: Services, viewer: Account, typed: Typed) -> object:
    roles = () if typed.role is None else (typed.role,)
    levels = () if typed.level is None else (typed.level,)
    return await services.finding.page(viewer, Query(typed.text, roles, levels))


def _typed(kind: str, members: int, roles: Sequence[int], levels: Sequence[int]) -> Iterator[Typed]:
    """What somebody types: every person, and every word that somebody wrote, is as likely to be looked for."""
    rng, crowd = Random(f"{_SEED} {kind}"), Crowd()
    for _ in range(_WARMING + _QUERIES):
        peer = crowd.peer(rng.randrange(members))
        record = peer.record
        said = _words(f"{record.description}")
        if kind == EXACT:
            yield Typed(kind, (rng.choice((record.school_nickname or "", record.messenger_nickname or "")),))
        elif kind == PREFIX:
            names = [*_words(record.full_name), record.school_nickname or ""]
            yield Typed(kind, (rng.choice([name for name in names if len(name) > 3])[:4],))
        elif kind == WORD:
            yield Typed(kind, (rng.choice(said),))
        else:
            yield Typed(kind, tuple(rng.sample(said, 2)), roles[peer.role], levels[peer.level])


def _words(text: str) -> list[str]:
    words = "".join(sign if sign.isalpha() else " " for sign in text.lower()).split()
    return [word for word in telling(list(dict.fromkeys(words))) if len(word) > 2]


async def _in_turn(*works: Work) -> list[float]:
    """What each takes, the quickest of some times: whatever else the machine does only makes it slower."""
    rounds = [[await _once(work) for work in works] for _ in range(_ROUNDS)]
    return [min(times) for times in zip(*rounds, strict=True)]


async def _once(work: Work) -> float:
    began = time.perf_counter()
    await work()
    return 1000 * (time.perf_counter() - began)


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]
