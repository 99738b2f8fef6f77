"""What the index is asked: ways to fit, each made of clauses that are true of whoever fits."""

from dataclasses import dataclass
from typing import NamedTuple

from school21_bot.search.tokens import Scope


@dataclass(frozen=True, slots=True)
class Condition:
    """Something about the row `p` of a person, with the places of its values as {}.

    `is_sought`: the latest few of whom it is true do not lie together in an index.
    """

    text: str
    values: tuple[int, ...] = ()
    is_sought: bool = False


@dataclass(frozen=True, slots=True)
class Trait:
    """The same, and those of whom it is true as lists in the order of ids, each in an index unless it `is_sought`."""

    condition: Condition
    lists: tuple[Condition, ...]


class Clause(NamedTuple):
    """Something that is true of whoever is looked for: they have any of these tokens, or the trait."""

    tokens: tuple[str, ...]
    otherwise: Trait | None = None


@dataclass(frozen=True, slots=True)
class Among:
    """Among whom it is looked for.

    `condition`: of every row that is given out; whoever has tokens of the scopes fulfils it, unless they are forged.
    `trait`: what the lists are narrowed by.
    """

    condition: str
    trait: Trait | None = None
    scopes: tuple[Scope, ...] = (Scope.ALL,)


class Way(NamedTuple):
    """One way to fit, all of whose clauses are true; those with a smaller number are given out first."""

    number: int
    clauses: tuple[Clause, ...] = ()


class Place(NamedTuple):
    """Behind whom to go on: the number of the way, and the person."""

    way: int
    person: int
