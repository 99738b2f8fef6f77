"""Members as one introduces them to others: found while somebody types, or the one whom a link names."""

import re
from dataclasses import dataclass

from school21_bot.errors import NotFound
from school21_bot.people.accounts import Account
from school21_bot.people.cards import Card
from school21_bot.people.directory import Directory, only_members
from school21_bot.people.finding import Cursor, Finding, Hits
from school21_bot.people.query import Query
from school21_bot.people.rules import LONGEST_TYPED
from school21_bot.people.spelling import one_line
from school21_bot.search import LARGEST_ID, Rank, other_layout

_LINK = "card_"
_CARD = re.compile(_LINK + r"([1-9][0-9]{0,18})", re.ASCII)
_AFTER = re.compile(r"([0-9])\.([1-9][0-9]{0,18})(~?)", re.ASCII)
_OTHER_LAYOUT = "~"


def card_link(person_id: int) -> str:
    """What names a card in links to the bot; it tells whoever reads it nothing."""
    return f"{_LINK}{person_id}"


def is_card_link(text: str) -> bool:
    """Whether this is meant to name a card, were it one that never was."""
    return text.startswith(_LINK)


def card_of_link(text: str) -> int | None:
    """The person whose card is named; None if there can be no such person."""
    match = _CARD.fullmatch(text)
    person_id = int(match[1]) if match else 0
    return person_id if 0 < person_id <= LARGEST_ID else None


@dataclass(frozen=True, slots=True)
class Introduced:
    """A page of members; `after`: where the next one begins, in few signs, "" behind the last."""

    cards: tuple[Card, ...]
    after: str = ""


_NOBODY = Introduced(())


class Introducing:
    """Finds members for whoever wants to introduce them; nothing of it is kept, and the journal notes nothing."""

    def __init__(self, finding: Finding, directory: Directory) -> None:
        self._finding = finding
        self._directory = directory

    async def found(self, viewer: Account, text: str, after: str = "") -> Introduced:
        """A page of whom words fit, without words of those who came last; or the one card that the text names.

        `after` is what the page before said; anything else finds nobody.

        Raises:
            NotAllowed: the viewer is not a member, or has to agree to the consent first.
        """
        only_members(viewer)
        if is_card_link(text):
            return await self._named(viewer, text)
        wanted = Query(text=one_line(text)[:LONGEST_TYPED])
        if after:
            return await self._next(viewer, wanted, after)
        hits, mark = await self._finding.page(viewer, wanted), ""
        if not hits.found:
            other = Query(text=other_layout(wanted.text))
            if other != wanted:
                hits, mark = await self._finding.page(viewer, other), _OTHER_LAYOUT
        return await self._page(viewer, hits, mark)

    async def _named(self, viewer: Account, text: str) -> Introduced:
        person_id = card_of_link(text)
        if person_id is None:
            return _NOBODY
        try:
            return Introduced((await self._directory.card(viewer, person_id),))
        except NotFound:
            return _NOBODY

    async def _next(self, viewer: Account, wanted: Query, after: str) -> Introduced:
        match = _AFTER.fullmatch(after)
        if match is None or int(match[1]) not in set(Rank) or int(match[2]) > LARGEST_ID:
            return _NOBODY
        query = Query(text=other_layout(wanted.text)) if match[3] else wanted
        cursor = Cursor(Rank(int(match[1])), int(match[2]))
        return await self._page(viewer, await self._finding.page(viewer, query, cursor), match[3])

    async def _page(self, viewer: Account, hits: Hits, mark: str) -> Introduced:
        cards = await self._directory.cards(viewer, [hit.id for hit in hits.found])
        after = f"{hits.after.rank:d}.{hits.after.person_id}{mark}" if hits.after is not None else ""
        return Introduced(tuple(cards), after)
