"""The page of the list that is open: found by where it begins, and drawn again in the same place."""

from dataclasses import dataclass

from aiogram_dialog import DialogManager
from msgspec.structs import replace

from dialogs.search.sought import Sought, seek, shown_filters, sought, words_of
from dialogs.widgets import account, page_number, services, set_notice, turn_to
from school21_bot.people import PAGE_SIZE, Cursor, Hit, Hits, Query
from school21_bot.search import CAPPED, Rank

PEOPLE_SCROLL = "people"
MOST_PAGES = 100
"""Whoever has not found anybody by then does better with another word."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of the people found; `goes_on`: there are more than can be turned to."""

    query: Query
    now: Sought
    hits: tuple[Hit, ...]
    number: int
    goes_on: bool

    @property
    def found(self) -> int:
        """How many there are, near misses left out."""
        return self.now.found or 0

    @property
    def reachable(self) -> int:
        """How many pages can be turned to from here, at least one."""
        return len(self.now.trail) + 1

    @property
    def pages(self) -> int | None:
        """How many pages there are, where that can be known."""
        if self.query.text or self.found >= CAPPED:
            return None
        return max(self.reachable, -(-self.found // PAGE_SIZE))


async def shown(manager: DialogManager, number: int | None = None) -> Shown:
    """The page with this number, from 0; without one, that which is asked for; the last one if there is no such."""
    now, query = await _as_it_is(manager)
    if number is None:
        number = await page_number(manager, PEOPLE_SCROLL)
    number = min(max(0, number), len(now.trail))
    while True:
        hits = await services(manager).finding.page(account(manager), query, _behind(now, number))
        if hits.found or hits.after is not None or not number:
            break
        number -= 1  # people left while somebody was paging
    now = _with(now, number, hits)
    seek(manager, now)
    await turn_to(manager, PEOPLE_SCROLL, number)
    return Shown(query, now, hits.found, number, hits.after is not None and number >= MOST_PAGES - 1)


async def _as_it_is(manager: DialogManager) -> tuple[Sought, Query]:
    """What is looked for, counted if it was not; without its words when they are not kept any more."""
    now, filters, words = sought(manager), shown_filters(manager), await words_of(manager)
    if words is None:
        set_notice(manager, "notice-words-gone")
        now = Sought(roles=now.roles, levels=now.levels, mates=now.mates)
        await turn_to(manager, PEOPLE_SCROLL, 0)
    query = Query(words or "", filters.roles, filters.levels, filters.mates, newest=now.newest)
    if now.found is None:
        now = replace(now, found=await services(manager).finding.count(account(manager), query))
    return now, query


def _behind(now: Sought, number: int) -> Cursor | None:
    if not number:
        return None
    rank, person_id = now.trail[number - 1]
    return Cursor(Rank(rank), person_id)


def _with(now: Sought, number: int, hits: Hits) -> Sought:
    """What is remembered once a page was read: where the next begins, who is on it, and a count that agrees with it."""
    trail = now.trail[:number]
    if hits.after is not None and number < MOST_PAGES - 1:
        trail += ((int(hits.after.rank), hits.after.person_id),)
    exact = sum(not hit.rank.is_near for hit in hits.found)
    found = max(now.found or 0, exact)
    if hits.after is None:  # the last page: there are no more than have been seen
        found = min(found, number * PAGE_SIZE + exact)
    return replace(now, trail=trail, shown=tuple(hit.id for hit in hits.found), found=found)
