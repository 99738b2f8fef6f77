"""What a page is narrowed to stands in its address, and an address may say anything."""

from collections.abc import Iterator
from datetime import date

import panel as pn
import pytest
from panel.io.location import Location

from school21_bot.dashboard.filters import Filters, Known

KNOWN = Known(roles=frozenset({1, 2}), levels=frozenset({10}), statuses=frozenset({"member", "left"}))


@pytest.fixture
def address() -> Iterator[Location]:
    """The address of the page at hand."""
    location = Location()
    pn.state._location = location
    yield location
    pn.state._location = None


def opened(address: Location, search: str) -> Filters:
    """The filters of a page that is opened at an address."""
    address.search = search
    filters = Filters()  # type: ignore[no-untyped-call]  # of its library
    filters.sync(KNOWN)
    return filters


def test_an_address_narrows_to_what_it_names(address: Location) -> None:
    filters = opened(address, "?period=7d&roles=2,1&levels=10&statuses=left&grain=week")
    assert (filters.period, filters.roles, filters.levels) == ("7d", [2, 1], [10])
    assert (filters.statuses, filters.grain) == (["left"], "week")


@pytest.mark.parametrize(
    "search",
    [
        "?roles=7,999&levels=11&statuses=nobody,",
        "?roles=1e9,-1,%D9%A1,x&levels=99999999999999999999&days=",
        "?days=yesterday_today",
        "?days=2026-02-30_2026-03-01",
        "?days=2026-03-02_2026-03-01",
        "?days=2026-03-01",
        "?days=0001-01-01_9999-12-31",
        "?period=9d&grain=second&other=1",
        "?&&=&roles",
    ],
)
def test_what_is_not_there_is_passed_over(address: Location, search: str) -> None:
    usual = Filters()  # type: ignore[no-untyped-call]  # of its library
    filters = opened(address, search)
    for name in ("period", "days", "roles", "levels", "statuses", "grain"):
        assert getattr(filters, name) == getattr(usual, name), name


def test_of_several_only_those_that_are_there_are_taken_each_once(address: Location) -> None:
    filters = opened(address, "?roles=999,2,2&statuses=member,x")
    assert (filters.roles, filters.statuses) == ([2], ["member"])


def test_an_address_that_was_read_is_not_written_over(address: Location) -> None:
    filters = opened(address, "?roles=1")
    address.search = "?roles=999,2"
    assert (filters.roles, address.search) == ([2], "?roles=999,2")


def test_each_change_is_written_into_the_address(address: Location) -> None:
    filters = opened(address, "?roles=1&levels=10")
    filters.toggle("roles", 1)
    assert address.search == "?levels=10"
    filters.days = "2026-01-01_2026-01-31"
    assert address.search == "?days=2026-01-01_2026-01-31&levels=10"
    assert filters.chosen() == (date(2026, 1, 1), date(2026, 1, 31))


def test_a_link_narrows_to_days_and_keeps_the_other_filters(address: Location) -> None:
    filters = opened(address, "?roles=1,2&grain=month&statuses=left&period=all")
    link = filters.link(date(2026, 2, 1), date(2026, 2, 28))
    assert link == "?period=all&days=2026-02-01_2026-02-28&roles=1,2&statuses=left"


def test_a_period_takes_the_place_of_days_that_were_chosen(address: Location) -> None:
    filters = opened(address, "?days=2026-01-01_2026-01-31")
    filters.period = "90d"
    assert (filters.chosen(), address.search) == (None, "?period=90d")
    address.search = "?period=7d&days=2026-01-01_2026-01-31"
    assert filters.chosen() == (date(2026, 1, 1), date(2026, 1, 31))


def test_what_cannot_be_asked_for_narrows_nothing(address: Location) -> None:
    filters = opened(address, "?roles=1")
    filters.toggle_id("roles", 0)
    filters.toggle_id("levels", 99)
    assert (filters.roles, filters.levels) == ([1], [])


def test_a_role_and_a_level_together_are_narrowed_to_and_let_go(address: Location) -> None:
    filters = opened(address, "?roles=1,2")
    filters.toggle_both(2, 10)
    assert address.search == "?roles=2&levels=10"
    filters.toggle_both(2, 10)
    assert address.search == ""
    filters.toggle_both(2, 0)
    assert address.search == "?roles=2"
