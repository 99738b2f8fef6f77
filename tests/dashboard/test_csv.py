"""The numbers of a chart as a file that spreadsheets open, whatever members have called their roles."""

import pandas as pd
import pytest

from school21_bot.dashboard.csv_file import written

BOM = "\ufeff"
FORMULAS = ("=1+1", "+7", "-2", "@SUM(A1)", "\tx", "\n=1", "＝1", "\rx", "\r\n=1", '=HYPERLINK("//evil")')


@pytest.mark.parametrize("name", FORMULAS)
def test_a_text_that_a_spreadsheet_would_run_is_only_text(name: str) -> None:
    frame = pd.DataFrame({"id": ["1"], "name": [name], "count": [3]})
    again = pd.read_csv(written(frame), dtype=str, keep_default_na=False)
    assert again["name"].tolist() == [f"'{name}"]
    assert again["count"].tolist() == ["3"]


def test_a_heading_is_only_text_too() -> None:
    assert written(pd.DataFrame({"=1+1": [1], "%": [2]})).read().decode() == f"{BOM}'=1+1,%\r\n1,2\r\n"


def test_numbers_days_and_gaps_stay_as_they_are() -> None:
    frame = pd.DataFrame(
        {
            "day": pd.to_datetime(["2026-01-01", "2026-01-02"]),
            "change": [-1, 2],
            "share": [-0.25, None],
            "mixed": [-5, "C++ разработчик"],
        }
    )
    assert written(frame).read().decode() == (
        f"{BOM}day,change,share,mixed\r\n2026-01-01,-1,-0.25,-5\r\n2026-01-02,2,,C++ разработчик\r\n"
    )
    assert written(pd.DataFrame()).read().decode() == f"{BOM}\r\n"
