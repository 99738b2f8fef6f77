"""A description stuffed with words takes no more room in the index than another, and slows nobody."""

import pytest

from school21_bot.app import Services
from school21_bot.people import Account, Query, Step
from school21_bot.people.models import Status
from school21_bot.people.record import PersonRecord
from school21_bot.people.searchable import entry_of
from school21_bot.search import MOST_TOKENS, Document, rank, tokens_of, typed_words
from school21_bot.search.document import whole
from school21_bot.storage import fetch, transaction
from tests.flows.people import make_member

LETTERS = "бвгджзклмнпрстфхц"
MANY = " ".join(f"{a}о{b}а{c}о{d}" for a in LETTERS for b in LETTERS for c in LETTERS for d in "кт")
"""Nearly ten thousand words that all begin otherwise."""


def test_ten_thousand_words_are_as_many_tokens_as_eighty() -> None:
    stuffed = Document(("ivanpetr",), "Иван Петров", "Lab", MANY)
    assert len(tokens_of(stuffed)) <= MOST_TOKENS
    assert len(stuffed.words) <= 40


def test_names_are_found_whatever_stands_in_the_description() -> None:
    stuffed, tidy = (Document(("ivanpetr",), "Иван Петров", "Lab", text) for text in (MANY, ""))
    of_names = {token for token in tokens_of(tidy) if token[0] in "nfpqi"}
    assert of_names <= set(tokens_of(stuffed))
    typed = "абракадабра"
    late = Document(description=f"{MANY} {typed}")
    assert rank(late, whole(typed), typed_words(typed), lambda _: False) is None, "of the words only the first count"


@pytest.mark.parametrize("nicknames", [1, 3])
def test_long_names_leave_no_room_for_more_than_allowed(nicknames: int) -> None:
    long = Document(
        tuple(f"{'ab' * 30}.{'cd' * 30}{n}" for n in range(nicknames)), "Я" * 64 + " " + "Ж" * 64, MANY, MANY
    )
    assert len(tokens_of(long)) <= MOST_TOKENS


async def test_a_record_that_came_stuffed_into_the_database_is_written_like_any_other(services: Services) -> None:
    """By an import, or by a hand in the database: the rules of the windows do not let it through."""
    ivan: Account = await make_member(services, 1, name="Иван", answers={Step.DESCRIPTION: "Нагрузка"})
    record = PersonRecord("Иван", "", "", "ivanpetr", "ivan.petrov", MANY, MANY)
    async with transaction():
        await services.reindexing._searchable.enter([])
        await services.reindexing._index.put([entry_of(ivan.id, record, Status.MEMBER, (), listed=True)])
    (row,) = await fetch("SELECT count(*) AS number FROM search_token WHERE person = $1", ivan.id)
    assert row["number"] <= MOST_TOKENS
    assert (await services.finding.page(ivan, Query(MANY))).found == ()
