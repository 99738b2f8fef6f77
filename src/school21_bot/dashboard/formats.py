"""Numbers, shares, times and days as a person's language writes them."""

from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from school21_bot.wording import duration

NONE = "—"
"""Where there is nothing to say."""


def number(value: float, language: str) -> str:
    """A number with its thousands apart."""
    return str(format_decimal(value, locale=language))


def share(value: float | None, language: str) -> str:
    """A share of 1 as percent, with a decimal below ten."""
    if value is None:
        return NONE
    pattern = "#,##0.#\u00a0%" if 0 < value < 0.1 else "#,##0\u00a0%"
    return str(format_percent(value, format=pattern, locale=language))


def seconds(value: float | None, language: str) -> str:
    """A time in the largest unit that fits, with a decimal below ten."""
    return NONE if value is None else duration(value, language)


def day(value: date, language: str) -> str:
    """A day, short, with its year."""
    return str(format_date(value, "d MMM y", locale=language))


def span(first: date, last: date, language: str) -> str:
    """Days from one to another."""
    if first == last:
        return day(first, language)
    form = "d MMM" if first.year == last.year else "d MMM y"
    return f"{format_date(first, form, locale=language)} – {day(last, language)}"


def weekdays(language: str) -> list[str]:
    """The names of the weekdays, short, Monday first."""
    monday = date(2024, 1, 1)
    return [str(format_date(monday.replace(day=number), "ccc", locale=language)) for number in range(1, 8)]
