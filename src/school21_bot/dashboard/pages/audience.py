"""Who the people are: by status, role and level, both together, and when in the week they join."""

from collections import Counter
from typing import Any

import pandas as pd

from school21_bot.dashboard import charts, formats
from school21_bot.dashboard.board import Board
from school21_bot.dashboard.cards import ChartCard, beside, heading
from school21_bot.dashboard.pages.page import View
from school21_bot.texts import Translator

MOST_ROLES = 15
HEAT_ROLES = 12


async def build(view: View) -> list[Any]:
    """Bars and heat maps; a click on a bar or a cell narrows every chart to it.

    Raises:
        NotAllowed: not for this one of the staff.
    """
    words, language = view.words, view.words.language
    board = await Board.open(view)
    labels, filters = board.labels, board.filters

    def both(row: dict[str, Any]) -> None:
        role, level = row["ids"].split(":")
        filters.toggle_both(int(role), int(level))

    by_status = ChartCard(
        words,
        "people-by-status",
        lambda frame: charts.bars(frame, language, lambda row: filters.toggle("statuses", row["id"])),
    )
    by_role = ChartCard(
        words,
        "people-by-role",
        lambda frame: charts.bars(frame, language, lambda row: filters.toggle_id("roles", int(row["id"]))),
    )
    by_level = ChartCard(
        words,
        "people-by-level",
        lambda frame: charts.bars(frame, language, lambda row: filters.toggle_id("levels", int(row["id"]))),
    )
    pairs = ChartCard(words, "roles-and-levels", lambda frame: charts.heat(frame, language, both))
    joins = _Joins(words)

    async def show() -> None:
        found = await view.services.analytics.audience.read(view.visitor.actor, board.wanted())
        statuses = [(status.value, labels.status(status), number) for status, number in found.statuses.most_common()]
        by_status.show(
            words.plain("dashboard-statuses-finding", people=found.statuses.total()),
            _frame(statuses),
            is_empty=not statuses,
        )
        roles = [(str(role), labels.role(role), number) for role, number in found.roles.most_common(MOST_ROLES)]
        top = roles[0] if roles else ("0", "", 0)
        by_role.show(
            words.plain("dashboard-roles-finding", role=top[1], people=top[2], roles=len(found.roles)),
            _frame(roles),
            is_empty=not roles,
        )
        order = [*labels.levels, 0]
        levels = [(str(level), labels.level(level), found.levels[level]) for level in order if found.levels[level]]
        most = max(levels, key=lambda one: one[2], default=("0", "", 0))
        by_level.show(
            words.plain("dashboard-levels-finding", level=most[1], people=most[2]),
            _frame(levels),
            is_empty=not levels,
        )
        shown = [role for role, _ in found.roles.most_common(HEAT_ROLES)]
        columns = [level for level in order if found.levels[level]]
        pairs.show(
            words.plain("dashboard-pairs-finding", roles=len(shown)),
            pd.DataFrame(
                [
                    (labels.level(level), labels.role(role), found.pairs[role, level], f"{role}:{level}")
                    for role in reversed(shown)
                    for level in columns
                ],
                columns=["column", "row", "count", "ids"],
            ),
            is_empty=not found.pairs,
        )
        joins.show(found.joins)

    await board.keep(show)
    return [
        heading(words.plain("dashboard-page-audience")),
        board.bar,
        beside(by_status.body, by_level.body),
        beside(by_role.body, pairs.body),
        joins.card.body,
    ]


class _Joins:
    """When in the week people join; a click on an hour tells how many, until the next one."""

    def __init__(self, words: Translator) -> None:
        self._words = words
        self._joins: Counter[tuple[int, int]] = Counter()
        self._hour: tuple[int, int] | None = None
        self.card = ChartCard(
            words,
            "joins-by-hour",
            lambda frame: charts.heat(frame, words.language, self._clicked),
            note=words.plain("dashboard-joins-note"),
        )

    def show(self, joins: Counter[tuple[int, int]]) -> None:
        """Show other numbers."""
        self._joins = joins
        self.card.show(_when(joins, self._hour, self._words), _week(joins, self._words.language), is_empty=not joins)

    def _clicked(self, cell: dict[str, Any]) -> None:
        hour = formats.weekdays(self._words.language).index(cell["row"]), int(cell["column"])
        self._hour = None if hour == self._hour else hour
        self.show(self._joins)


def _frame(rows: list[tuple[str, str, int]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["id", "name", "count"])


def _week(joins: Counter[tuple[int, int]], language: str) -> pd.DataFrame:
    names = formats.weekdays(language)
    return pd.DataFrame(
        [(f"{hour:02}", names[weekday], joins[weekday, hour]) for weekday in reversed(range(7)) for hour in range(24)],
        columns=["column", "row", "count"],
    )


def _when(joins: Counter[tuple[int, int]], hour: tuple[int, int] | None, words: Translator) -> str:
    """On which day most join, or how many within the hour of the week that was clicked."""
    if not joins:
        return words.plain("dashboard-joins-none")
    if hour is not None:
        day, at = hour
        return words.plain(
            "dashboard-joins-hour",
            day=words.plain("dashboard-on-weekday", day=day),
            since=at,
            until=at + 1,
            **_people(joins[hour], joins, words),
        )
    days: Counter[int] = Counter()
    for (day, _), number in joins.items():
        days[day] += number
    ((day, number),) = days.most_common(1)
    return words.plain(
        "dashboard-joins-finding",
        day=words.plain("dashboard-on-weekday", day=day),
        **_people(number, joins, words),
    )


def _people(number: int, joins: Counter[tuple[int, int]], words: Translator) -> dict[str, Any]:
    return {"people": number, "share": formats.share(number / joins.total(), words.language)}
