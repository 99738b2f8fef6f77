"""What the index is asked: ways to fit, each made of clauses that are true of whoever fits."""

from dataclasses import dataclass

from school21_bot.search.tokens import Scope


@dataclass(frozen=True, slots=True)
class Condition:
    """Something about the row `p` of a person, with the places of its values as {}."""

    text: str
    values: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Trait:
    """The same, and those of whom it is true as lists, each of which lies in an index in the order of ids."""

    condition: Condition
    lists: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Clause:
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


@dataclass(frozen=True, slots=True)
class Way:
    """One way to fit, all of whose clauses are true; those with a smaller number are given out first."""

    number: int
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Behind whom to go on: the number of the way, and the person."""

    way: int
    person: int
