"""The queries by which the search is measured are those that the rules give."""

from collections import Counter

from bench.quality.people import community
from bench.quality.queries import EACH, kept, made


def test_the_file_of_queries_is_what_the_rules_give_for_the_community() -> None:
    queries = kept()
    assert queries == made(community())
    assert len(queries) >= 300
    assert set(Counter(query.group for query in queries).values()) == {EACH}


def test_a_smaller_community_is_the_beginning_of_a_larger_one() -> None:
    assert community(50) == community(100)[:50]
