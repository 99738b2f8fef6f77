"""Ids are ours: 63 bits, in order of time, never twice."""

from datetime import UTC, datetime, timedelta

from school21_bot.ids import id_at, moment_of, new_id


def test_ids_of_one_process_grow_strictly() -> None:
    ids = [new_id() for _ in range(10_000)]
    assert ids == sorted(set(ids))


def test_ids_fit_63_bits_for_decades() -> None:
    assert id_at(datetime(2085, 1, 1, tzinfo=UTC)) < 2**63


def test_an_id_tells_when_it_was_given() -> None:
    moment = datetime(2026, 11, 23, 12, 30, 15, 250_000, tzinfo=UTC)
    assert abs(moment_of(id_at(moment)) - moment) < timedelta(milliseconds=1)
