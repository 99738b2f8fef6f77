"""Whatever is typed finds somebody or nobody, and never fails."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from school21_bot.access import in_the_bot
from school21_bot.app import Services
from school21_bot.people import Account, Query
from tests.flows.people import make_member
from tests.services import OWNER

ODD = (
    "",
    " ",
    "\0",
    "\ud800",
    "иван\udfff",
    "'; DROP TABLE person; --",
    "%",
    "_" * 300,
    "*",
    '"',
    "$1 $2 {} {0} %s",
    "﷽" * 100,
    "İiıI ß ﷺ",
    "и\u0306\u0301ван",
    "\u202eнави",
    "\u200b\u200c\u200d\ufeff",
    "🎄👩‍👩‍👧‍👦🇷🇺",
    "e" + "\u0301" * 4000,
    "а" * 100_000,
    " ".join("я" for _ in range(5000)),
    " ".join(f"слово{n}" for n in range(5000)),
    "c++ c# .net 1с 1C",
    "\x1b[31m<b>&amp;</b>",
)


@pytest.fixture
async def ivan(services: Services) -> Account:
    return await make_member(services, 1, name="Иван", last_name="Петров")


async def look(services: Services, viewer: Account, typed: str) -> None:
    """Every way in which a text is looked for."""
    for newest in (False, True):
        begun = await services.searching.begin(viewer, Query(typed, newest=newest))
        hits = await services.finding.page(viewer, begun.query)
        assert {hit.id for hit in hits.found} <= {viewer.id}
        if begun.kept is not None:
            assert await services.searching.resume(viewer, begun.kept) == begun.query
    assert set((await services.roster.find(in_the_bot(viewer.id, OWNER), typed)).ids) <= {viewer.id}


@pytest.mark.parametrize("typed", ODD, ids=range(len(ODD)))
async def test_odd_texts(services: Services, ivan: Account, typed: str) -> None:
    await look(services, ivan, typed)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(st.characters(), max_size=40))
async def test_any_text_at_all(services: Services, ivan: Account, typed: str) -> None:
    await look(services, ivan, typed)
