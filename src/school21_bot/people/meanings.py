"""What words of a search may mean besides what people wrote: roles and levels, and the lists of those who have them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from school21_bot.people.accounts import LevelName
from school21_bot.people.level_words import LEVELS
from school21_bot.search import Condition, Forms, Trait, Word

LISTED = "p.status = 'member' AND p.listed"
"""Whom members find; the indexes of lists hold nobody else."""

MOST_LISTS = 24
"""Of more roles and levels than that everybody is looked at: so many of them fit."""


@dataclass(frozen=True, slots=True)
class KnownRole:
    """A role as it stands in the table; `root_id`: itself, or the one that it was merged into."""

    id: int
    root_id: int
    name: str


class Meanings:
    """The roles and levels as they were read last, by the words that name them."""

    def __init__(self, roles: tuple[KnownRole, ...], levels: tuple[LevelName, ...], forms: Forms) -> None:
        self._read_from = (roles, levels, forms)
        self._root = {role.id: role.root_id for role in roles}
        self._same = defaultdict[int, list[int]](list)
        self._by_form = defaultdict[str, set[int]](set)
        for role in roles:
            self._same[role.root_id].append(role.id)
            if role.id == role.root_id:
                for part in forms.words(role.name):
                    self._by_form[f"n{part.name}"].add(role.id)
                    self._by_form[f"s{part.stem}"].add(role.id)
        self._levels = [(level, {part.plain for part in forms.words(level.name or "")}) for level in levels]

    def is_of(self, roles: tuple[KnownRole, ...], levels: tuple[LevelName, ...], forms: Forms) -> bool:
        """Whether it was made of these very ones."""
        return all(one is other for one, other in zip(self._read_from, (roles, levels, forms), strict=True))

    def root(self, role_id: int | None) -> int | None:
        """The role that this one is now."""
        return None if role_id is None else self._root.get(role_id, role_id)

    def roles(self, word: Word) -> frozenset[int]:
        """The roles that have a word in their name."""
        return frozenset(self._by_form.get(f"n{word.name}", ())) | frozenset(self._by_form.get(f"s{word.stem}", ()))

    def levels(self, word: Word) -> frozenset[int]:
        """The levels that a word names."""
        code = LEVELS.get(word.plain)
        return frozenset(level.id for level, words in self._levels if level.code == code or word.plain in words)

    def any_of(self, roles: Collection[int], levels: Collection[int]) -> Trait | None:
        """Having one of the roles or one of the levels."""
        places = [_in("p.role_id", self._all(roles)), _in("p.level_id", sorted(levels))]
        lists = [*(_lists(self._all(roles), ()) if roles else ()), *(_lists((), sorted(levels)) if levels else ())]
        return _trait(" OR ", places, lists)

    def both_of(self, roles: Collection[int], levels: Collection[int]) -> Trait | None:
        """Having one of the roles, if any are named, and one of the levels, if any are."""
        every = self._all(roles), sorted(levels)
        return _trait(" AND ", [_in("p.role_id", every[0]), _in("p.level_id", every[1])], _lists(*every))

    def lists(self, roles: Collection[int], levels: Collection[int]) -> tuple[Condition, ...]:
        """Those who have one of each, as lists that lie in the order of ids; everybody if nothing is named."""
        trait = self.both_of(roles, levels)
        return trait.lists if trait is not None else (Condition(LISTED),)

    def _all(self, roles: Iterable[int]) -> list[int]:
        """The roles with those that were merged into them; one that was merged stands for what it is now."""
        roots = {self._root.get(role, role) for role in roles}
        return sorted(role for root in roots for role in self._same.get(root, [root]))


def _in(column: str, values: Sequence[int]) -> Condition | None:
    if not values:
        return None
    return Condition(f"{column} IN ({', '.join('{}' for _ in values)})", tuple(values))


def _trait(joint: str, places: Sequence[Condition | None], lists: Sequence[Condition]) -> Trait | None:
    conditions = [condition for condition in places if condition is not None]
    if not conditions:
        return None
    condition = Condition(
        joint.join(condition.text for condition in conditions),
        tuple(value for condition in conditions for value in condition.values),
    )
    if len(lists) > MOST_LISTS:
        # The sign keeps the databases from collecting and sorting them all: the first few are soon found.
        text = condition.text.replace("p.role_id", "+p.role_id").replace("p.level_id", "+p.level_id")
        return Trait(condition, (Condition(f"{LISTED} AND ({text})", condition.values, is_sought=True),))
    return Trait(condition, tuple(lists))


def _lists(roles: Sequence[int], levels: Sequence[int]) -> list[Condition]:
    """A list for each pair; there is an index for each kind of them."""
    if roles and levels:
        # Written so, SQLite sees that it may begin at the place of the two in the index of all four.
        return [
            Condition("p.status = 'member' AND p.listed = TRUE AND p.role_id = {} AND p.level_id = {}", (role, level))
            for role in roles
            for level in levels
        ]
    if not roles and not levels:
        return [Condition(LISTED)]
    column, values = ("p.role_id", roles) if roles else ("p.level_id", levels)
    return [Condition(f"{LISTED} AND {column} = {{}}", (value,)) for value in values]
