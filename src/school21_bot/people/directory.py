"""Finding members and opening their cards: only members may, and only listed members are found."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from school21_bot import clock
from school21_bot.errors import ConsentDue, NotAllowed, NotFound
from school21_bot.journal import Kind, record
from school21_bot.people.accounts import Account, LevelName, place_of
from school21_bot.people.cards import SELECT_CARD, Card, card_of, shown
from school21_bot.people.dictionary import Dictionary, RoleChoice
from school21_bot.people.models import Status
from school21_bot.people.record import PersonRecord
from school21_bot.people.rules import Field
from school21_bot.sealing import Sealer, Unreadable
from school21_bot.search import Statement
from school21_bot.storage import fetch, filled, page_within, pages_of, places, transaction

PAGE_SIZE = 10


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; None is "any"."""

    role_id: int | None = None
    level_id: int | None = None


@dataclass(frozen=True, slots=True)
class LevelChoice:
    """A level with the number of members found at it."""

    level: LevelName
    members: int


@dataclass(frozen=True, slots=True)
class Line:
    """A member in a list."""

    id: int
    messenger_nickname: str
    team: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the members found; `number` counts from 0 and is never past the last."""

    lines: tuple[Line, ...]
    number: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return pages_of(self.total, PAGE_SIZE)


class Directory:
    """The search by role and level, and the cards."""

    def __init__(self, sealer: Sealer, dictionary: Dictionary) -> None:
        self._sealer = sealer
        self._dictionary = dictionary

    async def roles(self, viewer: Account) -> tuple[RoleChoice, ...]:
        """The roles there are members for, most used first.

        Raises:
            NotAllowed: the viewer is not a member, or has to agree to the consent first.
        """
        only_members(viewer)
        return await self._dictionary.roles_by_use()

    async def levels(self, viewer: Account, role_id: int | None) -> list[LevelChoice]:
        """The levels at which there are members of a role, in order.

        Raises:
            NotAllowed: the viewer is not a member, or has to agree to the consent first.
        """
        only_members(viewer)
        members = await self._dictionary.listed.of_levels(role_id)
        levels = await self._dictionary.levels()
        return [LevelChoice(level, members[level.id]) for level in levels if members[level.id]]

    async def begin_search(self, viewer: Account, wanted: Wanted) -> None:
        """Note that somebody looks for this, and how many there are.

        Raises:
            NotAllowed: the viewer is not a member, or has to agree to the consent first.
        """
        only_members(viewer)
        async with transaction():
            total = await self._count(wanted)
            await record(
                Kind.SEARCHED,
                at=clock.now(),
                person=viewer.id,
                role=wanted.role_id,
                level=wanted.level_id,
                details={"found": total},
            )

    async def page(self, viewer: Account, wanted: Wanted, number: int) -> Page:
        """A page of the members found, in a stable order: by the time they came.

        Raises:
            NotAllowed: the viewer is not a member, or has to agree to the consent first.
        """
        only_members(viewer)
        number = max(0, number)
        rows, total = await self._rows(wanted, number), await self._count(wanted)
        if not rows and number:  # past the end: people left while somebody was paging
            number = page_within(number, total, PAGE_SIZE)
            rows = await self._rows(wanted, number)
        return Page(tuple([await self._line(row) for row in rows]), number, total)

    async def card(self, viewer: Account, person_id: int) -> Card:
        """The card of a member, without what the member hides.

        Raises:
            NotAllowed: the viewer is not a member, or has to agree to the consent first.
            NotFound: there is no such member any more, or the member is not listed.
        """
        only_members(viewer)
        rows = await fetch(f"{SELECT_CARD} WHERE p.id = $1 AND p.status = 'member' AND p.listed", person_id)
        if not rows:
            raise NotFound
        return await self._card(rows[0])

    async def cards(self, viewer: Account, ids: Sequence[int]) -> list[Card]:
        """The cards of several members, in that order; whoever is none any more, or is not listed, is left out.

        Raises:
            NotAllowed: the viewer is not a member, or has to agree to the consent first.
        """
        only_members(viewer)
        if not ids:
            return []
        list_of, size = places(1, len(ids))
        rows = await fetch(
            f"{SELECT_CARD} WHERE p.id IN ({list_of}) AND p.status = 'member' AND p.listed", *filled(ids, size)
        )
        found = dict[int, Card]()
        for row in rows:
            with suppress(NotFound):  # the record is damaged
                found[row["id"]] = await self._card(row)
        return [found[person_id] for person_id in ids if person_id in found]

    async def open_card(self, viewer: Account, person_id: int) -> Card:
        """The same, noted in the journal: somebody looked.

        Raises:
            NotAllowed, NotFound: as `card`.
        """
        async with transaction():
            card = await self.card(viewer, person_id)
            await record(
                Kind.CARD_OPENED,
                at=clock.now(),
                person=viewer.id,
                role=card.role.id if card.role else None,
                level=card.level.id if card.level else None,
            )
        return card

    async def _rows(self, wanted: Wanted, number: int) -> list[dict[str, Any]]:
        """The rows of a page; of each list that they may be on the first are read, and records for the page alone."""
        meanings = await self._dictionary.meanings()
        first, statement = number * PAGE_SIZE, Statement()
        lists = meanings.lists(_given(wanted.role_id), _given(wanted.level_id))
        ids = " UNION ALL ".join(
            f"SELECT id FROM (SELECT p.id AS id FROM person p WHERE {statement.filled(one.text, one.values)} "  # noqa: S608  # places
            f"ORDER BY p.id LIMIT {first + PAGE_SIZE:d}) list{place}"
            for place, one in enumerate(lists)
        )
        return await fetch(
            f"SELECT p.id, p.record, p.hidden_fields FROM person p "  # noqa: S608  # places
            f"WHERE p.id IN (SELECT id FROM ({ids}) lists ORDER BY id LIMIT {PAGE_SIZE} OFFSET {first:d}) "
            "ORDER BY p.id",
            *statement.values,
        )

    async def _count(self, wanted: Wanted) -> int:
        members = await self._dictionary.listed.of_levels(wanted.role_id)
        return members.total() if wanted.level_id is None else members[wanted.level_id]

    async def _line(self, row: dict[str, Any]) -> Line:
        try:
            answers = await self._sealer.open(place_of(row["id"]), row["record"], PersonRecord)
        except Unreadable:  # one damaged record must not take the page from everybody
            return Line(row["id"], "", "")
        return Line(
            row["id"],
            shown(row, answers, Field.MESSENGER_NICKNAME) or "",
            shown(row, answers, Field.TEAM) or "",
        )

    async def _card(self, row: dict[str, Any]) -> Card:
        try:
            answers = await self._sealer.open(place_of(row["id"]), row["record"], PersonRecord)
        except Unreadable:
            raise NotFound from None
        return card_of(row, answers)


def _given(value: int | None) -> tuple[int, ...]:
    return () if value is None else (value,)


def only_members(viewer: Account) -> None:
    """Refuse whoever may not look at members: NotAllowed, ConsentDue."""
    if viewer.status is not Status.MEMBER:
        raise NotAllowed
    if viewer.consent_is_due:
        raise ConsentDue
