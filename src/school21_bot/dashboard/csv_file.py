"""The numbers of a chart as a file for spreadsheets; no text in it is one that they would run."""

import io
from typing import Any

import pandas as pd

# By these a spreadsheet knows a formula (OWASP, CSV injection); roles are typed by members.
_RUNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def written(frame: pd.DataFrame) -> io.BytesIO:
    """A frame as CSV (RFC 4180) in UTF-8, marked as such for Excel."""
    harmless = frame.map(_harmless).rename(columns=_harmless)
    return io.BytesIO(("\N{ZERO WIDTH NO-BREAK SPACE}" + harmless.to_csv(index=False, lineterminator="\r\n")).encode())


def _harmless(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_RUNS) else value
