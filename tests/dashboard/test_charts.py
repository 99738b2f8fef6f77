"""What every chart looks like, whatever it shows."""

from typing import Any

import pandas as pd
import pytest
from bokeh.models import BasicTicker, Legend
from bokeh.plotting import figure

from school21_bot.dashboard import charts


def drawn(chart: charts.Chart) -> Any:
    """The figure of a chart."""
    found = chart.pane.get_root().select_one({"type": figure})
    assert found is not None
    return found


def lines(*series: str) -> Any:
    """The figure of some lines."""
    days = pd.to_datetime(["2026-01-01", "2026-01-02"])
    return drawn(charts.lines(pd.DataFrame({"day": days} | {one: [0, 1] for one in series}), series, "ru"))


@pytest.mark.parametrize(
    ("series", "columns"),
    [
        (("Начали", "Закончили", "Бросили"), "auto"),
        (("Начали", "Закончили", "Бросили", "Искали"), 2),
        (("Поисков", "Никого не нашли", "Открыто карточек"), 2),
    ],
)
def test_a_legend_that_is_too_long_for_a_phone_stands_in_two_columns(series: tuple[str, ...], columns: Any) -> None:
    assert lines(*series).select_one({"type": Legend}).ncols == columns


def test_nobody_is_counted_in_halves() -> None:
    (axis,) = [one for one in lines("Начали", "Закончили").yaxis if isinstance(one.ticker, BasicTicker)]
    assert axis.ticker.min_interval == 1
    share = charts.lines(pd.DataFrame({"day": pd.to_datetime(["2026-01-01"]), "a": [0.5]}), ["a"], "ru", share=True)
    assert drawn(share).yaxis[0].ticker.min_interval == 0


def test_a_figure_has_the_name_of_its_card() -> None:
    chart = charts.bars(pd.DataFrame({"id": ["1"], "name": ["a"], "count": [3]}), "ru")
    chart.name = "people-by-role"
    assert drawn(chart).name == "people-by-role"
