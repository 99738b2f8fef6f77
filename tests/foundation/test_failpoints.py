"""A failpoint fires at the hit it was armed for, and once."""

from pathlib import Path

import pytest

from school21_bot.failpoints import FailpointError, armed


def test_a_point_fires_at_the_hit_it_was_armed_for() -> None:
    point = armed("save:3=raise")
    point("save")
    point("other")
    point("save")
    with pytest.raises(FailpointError):
        point("save")


def test_a_point_fires_once_across_restarts(tmp_path: Path) -> None:
    spec = f"answer:before-commit=raise@{tmp_path / 'once'}"
    with pytest.raises(FailpointError):
        armed(spec)("answer:before-commit")
    armed(spec)("answer:before-commit")


def test_a_misspelt_point_is_refused() -> None:
    with pytest.raises(ValueError, match="FAILPOINT"):
        armed("save->kill")
