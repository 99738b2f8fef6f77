"""Everybody the bot knows, for staff: lists by standing, and finding somebody by whatever is known of them."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from school21_bot.access import Access, Actor, Right
from school21_bot.people.accounts import place_of
from school21_bot.people.counting import people_by_status
from school21_bot.people.models import Status
from school21_bot.people.record import PersonRecord
from school21_bot.people.rules import LONGEST_TYPED
from school21_bot.people.searchable import known_by
from school21_bot.people.spelling import one_line
from school21_bot.people.steps import Step
from school21_bot.people.uniqueness import Uniqueness
from school21_bot.sealing import Sealer, Unreadable
from school21_bot.search import LARGEST_ID, Among, Clause, Document, Forms, Rank, Scope, SearchIndex, Word
from school21_bot.storage import Page, fetch, filled, page_within, places

PAGE_SIZE = 10
MOST_FOUND = 50
_BATCH = 200


class Group(StrEnum):
    """A list of people who stand alike."""

    MEMBERS = "members"
    SUSPENDED = "suspended"
    APPLYING = "applying"
    ABANDONED = "abandoned"
    WAITING = "waiting"
    LEFT = "left"
    BANNED = "banned"
    ARRIVED = "arrived"


STATUSES: dict[Group, tuple[Status, ...]] = {
    Group.MEMBERS: (Status.MEMBER,),
    Group.SUSPENDED: (Status.SUSPENDED,),
    Group.APPLYING: (Status.APPLYING,),
    Group.ABANDONED: (Status.ABANDONED,),
    Group.WAITING: (Status.WAITING,),
    Group.LEFT: (Status.LEFT, Status.REMOVED),
    Group.BANNED: (Status.BANNED,),
    Group.ARRIVED: (Status.NEW,),
}
"""Who is in each list."""

_LINE = """
    SELECT p.id, p.status, p.record, r.step
    FROM person p LEFT JOIN registration r ON r.person_id = p.id AND r.status IN ('active', 'abandoned')
"""
_EVERYBODY = Among("1 = 1", scopes=(Scope.ALL, Scope.STAFF))


def _nothing_else(_: Word) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class RosterLine:
    """Somebody in a list; `is_readable`: whether the record can be opened; `step`: where an open registration is."""

    id: int
    status: Status
    name: str
    nickname: str
    step: Step | None
    is_readable: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """Who fits, at most `MOST_FOUND`; `banned_id`: a Telegram id that is banned though nobody has it any more."""

    ids: tuple[int, ...]
    banned_id: int | None = None


class Roster:
    """Lists and finds people; each call is for staff who may look after people."""

    def __init__(self, access: Access, sealer: Sealer, uniqueness: Uniqueness, index: SearchIndex) -> None:
        self._access = access
        self._sealer = sealer
        self._index = index
        self._uniqueness = uniqueness

    async def counts(self, by: Actor) -> dict[Group, int]:
        """How many people there are in each list.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(by, Right.PEOPLE)
        people = await people_by_status()
        return {group: sum(people[status] for status in found) for group, found in STATUSES.items()}

    async def page(self, by: Actor, group: Group, number: int) -> Page[RosterLine]:
        """A page of a list.

        Raises:
            NotAllowed: not for this actor.
        """
        total = (await self.counts(by))[group]
        number = page_within(number, total, PAGE_SIZE)
        names = _quoted(group)
        rows = await fetch(
            f"{_LINE} WHERE p.status IN ({names}) ORDER BY p.id DESC LIMIT {PAGE_SIZE} OFFSET $1", number * PAGE_SIZE
        )
        return Page(tuple([await self._line(row) for row in rows]), number, total, PAGE_SIZE)

    async def find(self, by: Actor, text: str) -> Found:
        """Whoever fits a Telegram id, a nickname, or words that begin a name; the exact ones first, near ones last.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(by, Right.PEOPLE)
        typed = one_line(text[:LONGEST_TYPED])
        forms = await self._index.forms()
        words = forms.words(typed)
        if len(words) == 1 and words[0].plain.isdecimal():
            return await self.find_telegram(by, int(words[0].plain))
        found: list[int] = []
        for how_well in forms.possible_ranks(words) if words else ():
            found += await self._fitting(forms, typed, words, how_well, MOST_FOUND - len(found))
        return Found(tuple(found))

    async def find_telegram(self, by: Actor, telegram_id: int) -> Found:
        """Whoever has this Telegram id, or the ban that was left of them.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(by, Right.PEOPLE)
        if not 0 < telegram_id <= LARGEST_ID:
            return Found(())
        rows = await fetch("SELECT id FROM person WHERE telegram_id = $1", telegram_id)
        if rows:
            return Found((rows[0]["id"],))
        return Found((), telegram_id if await self._uniqueness.is_banned(telegram_id) else None)

    async def lines(self, by: Actor, ids: tuple[int, ...]) -> list[RosterLine]:
        """The lines of people who were found, in that order; who is gone is left out.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(by, Right.PEOPLE)
        if not ids:
            return []
        places = ", ".join(f"${number}" for number in range(1, len(ids) + 1))
        rows = {row["id"]: row for row in await fetch(f"{_LINE} WHERE p.id IN ({places})", *ids)}
        return [await self._line(rows[person_id]) for person_id in ids if person_id in rows]

    async def _fitting(self, forms: Forms, typed: str, words: Sequence[Word], how_well: Rank, most: int) -> list[int]:
        """So many people who fit just so, the latest first."""
        clauses, nickname = _clauses(forms, typed, words, how_well), forms.whole(typed)
        fitting, before = list[int](), LARGEST_ID
        while clauses and len(fitting) < most:
            ids = await self._index.ids(forms, clauses, _EVERYBODY, before=before, limit=_BATCH)
            for person_id, known in await self._known(ids):
                if forms.rank(known, nickname, words, _nothing_else) is how_well:
                    fitting.append(person_id)
            if len(ids) < _BATCH:
                break
            before = ids[-1]
        return fitting[:most]

    async def _known(self, ids: Sequence[int]) -> list[tuple[int, Document]]:
        """What staff know people by, the latest first; whose record is damaged is left out."""
        if not ids:
            return []
        list_of, size = places(1, len(ids))
        rows = await fetch(
            f"SELECT id, record FROM person WHERE id IN ({list_of}) ORDER BY id DESC",  # noqa: S608  # only numbers
            *filled(ids, size),
        )
        known = []
        for row in rows:
            with suppress(Unreadable):
                answers = self._sealer.open_now(place_of(row["id"]), bytes(row["record"]), PersonRecord)
                known.append((row["id"], known_by(answers)))
        return known

    async def _line(self, row: dict[str, Any]) -> RosterLine:
        status, step = Status(row["status"]), Step(row["step"]) if row["step"] else None
        try:
            answers = await self._sealer.open(place_of(row["id"]), row["record"], PersonRecord)
        except Unreadable:
            return RosterLine(row["id"], status, "", "", step, is_readable=False)
        nickname = answers.school_nickname or answers.messenger_nickname or answers.username
        return RosterLine(row["id"], status, answers.full_name, nickname, step)


def _clauses(forms: Forms, typed: str, words: Sequence[Word], how_well: Rank) -> list[Clause]:
    """What the index is asked for; nothing where only a team or a description could make somebody fit."""
    if how_well is Rank.NICKNAME:
        return [Clause((forms.of_nickname(typed),))]
    if how_well is Rank.WORDS:
        return []
    is_alone = len(words) == 1
    return [Clause(tuple(forms.of_called(how_well, word, is_alone=is_alone))) for word in words]


def _quoted(group: Group) -> str:
    return ", ".join(f"'{status.value}'" for status in STATUSES[group])
