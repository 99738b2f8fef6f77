"""Whatever is asked of the index, it proposes just those who have it, in order, page after page, on both databases."""

from random import Random

import pytest

from school21_bot import clock
from school21_bot.app import Services
from school21_bot.ids import new_ids
from school21_bot.people.meanings import LISTED
from school21_bot.search import Among, Clause, Condition, Place, SearchIndex, Trait, Way, keyed
from school21_bot.search.index import generation_of
from school21_bot.search.weighing import LOOKED_AT
from school21_bot.storage import fetch, insert_rows, transaction

PEOPLE = 3 * LOOKED_AT
TOKENS = {"all": 1.0, "most": 0.8, "half": 0.5, "some": 0.1, "few": 0.03, "nobody": 0.0}
LEVELS = (1, 2, 3)
_COLUMNS = ("id", "status", "level_id", "language", "language_chosen", "listed", "hidden_fields", "reminders_off")
_MORE = ("bot_blocked", "updated_at", "version", "key_id", "record")


class Community:
    """People with tokens and levels, known to the test as well as to the database."""

    def __init__(self, rng: Random) -> None:
        self.ids = list(new_ids(PEOPLE))
        self.tokens = {person: {name for name, share in TOKENS.items() if rng.random() < share} for person in self.ids}
        self.level = {person: rng.choice(LEVELS) for person in self.ids}
        # Rows of tokens are left of some who are not listed, as if they were forged.
        self.listed = {person: rng.random() < 0.9 for person in self.ids}

    async def write(self, index: SearchIndex) -> None:
        (row,) = await fetch("SELECT id FROM data_key WHERE purpose = 'record' LIMIT 1")
        key_id = index._keyring.primary_index
        key, generation = dict(index._keyring.all_tag_keys("search"))[key_id], generation_of(key_id, index.newest)
        people = [
            (
                *(person, "member", self.level[person], "ru", False, self.listed[person], "[]", False),
                *(False, clock.now(), 1, row["id"], b"sealed"),
            )
            for person in self.ids
        ]
        rows = [(generation, token, person) for person in self.ids for token in keyed(key, sorted(self.tokens[person]))]
        async with transaction():
            await insert_rows("person", (*_COLUMNS, *_MORE), people)
            await insert_rows("search_token", ("generation", "token", "person"), rows)

    def fits(self, person: int, way: Way, among: Among) -> bool:
        levels = among.trait.condition.values if among.trait is not None else LEVELS
        return self.level[person] in levels and all(self._has(person, clause) for clause in way.clauses)

    def _has(self, person: int, clause: Clause) -> bool:
        levels = clause.otherwise.condition.values if clause.otherwise is not None else ()
        return bool(self.tokens[person] & set(clause.tokens)) or self.level[person] in levels


def at(levels: tuple[int, ...]) -> Trait:
    places = ", ".join("{}" for _ in levels)
    lists = tuple(Condition(f"{LISTED} AND p.level_id = {{}}", (level,)) for level in levels)
    return Trait(Condition(f"p.level_id IN ({places})", levels), lists)


def a_clause(rng: Random) -> Clause:
    otherwise = at(tuple(rng.sample(LEVELS, rng.choice((1, 2))))) if rng.random() < 0.2 else None
    return Clause(tuple(rng.sample(list(TOKENS), rng.choice((1, 1, 2, 3)))), otherwise)


async def proposed(
    index: SearchIndex, ways: list[Way], among: Among, limit: int, after: Place | None
) -> list[tuple[int, int]]:
    """Those of whom there is a row to show: the way and the person."""
    # The last ones may wait.
    soon = len(ways) - limit % 2
    proposals = index.propose(index.newest, ways[:soon], among, later=lambda: ways[soon:])
    if after is not None:
        proposals.go_on_behind(after)
    found: list[tuple[int, int]] = []
    while (rows := await proposals.next(limit)) is not None:
        assert 0 < len(rows) <= limit
        found += [(row["way"], row["id"]) for row in rows if row["found"] is not None]
    return found


@pytest.mark.parametrize("seed", range(3))
async def test_all_who_have_it_are_proposed_in_order_and_nobody_else(services: Services, seed: int) -> None:
    rng, index = Random(seed), services.reindexing._index
    community = Community(rng)
    await community.write(index)
    for _ in range(25):
        length = rng.choice((1, 1, 2, 3))
        ways = [Way(number, tuple(a_clause(rng) for _ in range(length))) for number in range(rng.choice((1, 2, 4)))]
        among = Among(LISTED, at(tuple(rng.sample(LEVELS, rng.choice((1, 2))))) if rng.random() < 0.5 else None)
        expected = [
            (way.number, person)
            for way in ways
            for person in reversed(community.ids)
            if community.listed[person] and community.fits(person, way, among)
        ]
        assert await proposed(index, ways, among, rng.choice((5, 12, 400)), None) == expected, (ways, among)
        if expected:
            way, person = rng.choice(expected)
            behind = [one for one in expected if (one[0], -one[1]) > (way, -person)]
            assert await proposed(index, ways, among, 7, Place(way, person)) == behind, (ways, among)


async def test_without_a_word_everybody_of_the_lists_is_there_the_latest_first(services: Services) -> None:
    index, community = services.reindexing._index, Community(Random(7))
    await community.write(index)
    for levels in ((1,), (2, 3)):
        among = Among(LISTED, at(levels))
        expected = [
            (2, person)
            for person in reversed(community.ids)
            if community.listed[person] and community.level[person] in levels
        ]
        assert await proposed(index, [Way(2)], among, 12, None) == expected
    everybody = [person for person in reversed(community.ids) if community.listed[person]]
    assert [one[1] for one in await proposed(index, [Way(2)], Among(LISTED), 30, None)] == everybody


async def test_a_way_that_asks_for_the_same_people_as_one_before_it_is_not_gone_through_again(
    services: Services,
) -> None:
    index, community = services.reindexing._index, Community(Random(3))
    await community.write(index)
    most, half = Clause(("most",)), Clause(("half",))
    found = await proposed(
        index, [Way(1, (most, half)), Way(2, (Clause(("most", "nobody")), half))], Among(LISTED), 9, None
    )
    assert {way for way, _ in found} == {1}


async def test_later_ways_are_asked_for_only_when_nobody_is_left(services: Services) -> None:
    index, community = services.reindexing._index, Community(Random(1))
    await community.write(index)
    asked = []

    def later() -> list[Way]:
        asked.append(True)
        return [Way(3, (Clause(("all",)),))]

    proposals = index.propose(index.newest, [Way(1, (Clause(("few",)),))], Among(LISTED), later=later)
    rows = await proposals.next(PEOPLE)
    assert {row["way"] for row in rows or ()} == {1}
    assert not asked
    rows = await proposals.next(PEOPLE)
    assert {row["way"] for row in rows or ()} == {3}
    assert await proposals.next(PEOPLE) is None
    assert asked == [True]


async def test_later_ways_that_are_left_out_are_never_made(services: Services) -> None:
    index, community = services.reindexing._index, Community(Random(1))
    await community.write(index)
    ways = [Way(1, (Clause(("few",)),))]
    proposals = index.propose(index.newest, ways, Among(LISTED), later=lambda: pytest.fail("they were made"))
    assert await proposals.next(PEOPLE)
    proposals.leave_out_later()
    assert await proposals.next(PEOPLE) is None
