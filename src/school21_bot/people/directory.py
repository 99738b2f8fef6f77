"""What members choose from, and their cards: only members may look, and only listed members are seen."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from school21_bot import clock
from school21_bot.errors import ConsentDue, NotAllowed, NotFound
from school21_bot.journal import Kind, record
from school21_bot.people.accounts import Account, LevelName, place_of
from school21_bot.people.cards import SELECT_CARD, Card, card_of
from school21_bot.people.dictionary import Dictionary, RoleChoice
from school21_bot.people.models import Status
from school21_bot.people.record import PersonRecord
from school21_bot.sealing import Sealer, Unreadable
from school21_bot.storage import fetch, filled, places, transaction

PAGE_SIZE = 10


@dataclass(frozen=True, slots=True)
class LevelChoice:
    """A level with the number of members found at it."""

    level: LevelName
    members: int


class Directory:
    """The roles and levels to choose from, and the cards."""

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
        return await self.levels_of(viewer, () if role_id is None else (role_id,))

    async def levels_of(self, viewer: Account, roles: Sequence[int]) -> list[LevelChoice]:
        """The levels at which there are members of any of some roles, in order; of all roles without any.

        Raises:
            NotAllowed: the viewer is not a member, or has to agree to the consent first.
        """
        only_members(viewer)
        members = await self._dictionary.levels_by_use(roles)
        return [LevelChoice(level, number) for level, number in members.items() if number > 0]

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

    async def _card(self, row: dict[str, Any]) -> Card:
        try:
            answers = await self._sealer.open(place_of(row["id"]), row["record"], PersonRecord)
        except Unreadable:
            raise NotFound from None
        return card_of(row, answers)


def only_members(viewer: Account) -> None:
    """Refuse whoever may not look at members: NotAllowed, ConsentDue."""
    if viewer.status is not Status.MEMBER:
        raise NotAllowed
    if viewer.consent_is_due:
        raise ConsentDue
