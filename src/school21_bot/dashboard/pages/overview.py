"""How the community grows: who starts, who finishes, how many members there are, and what happens now."""

from datetime import timedelta
from typing import Any

import pandas as pd

from school21_bot.analytics import Overview
from school21_bot.dashboard import charts, formats
from school21_bot.dashboard.board import Board
from school21_bot.dashboard.cards import ChartCard, Number, TableCard, Tiles, beside, changed, heading
from school21_bot.dashboard.charts import Chart, earlier_of
from school21_bot.dashboard.pages.page import View
from school21_bot.texts import Translator

_SERIES = ("started", "finished", "abandoned")
_COLUMNS = ("date", "all", "registered", "unregistered", "share")
HOURLY = ("started", "finished", "abandoned", "searched")


async def build(view: View) -> list[Any]:
    """Tiles, registrations with the period before, their table, the conversion, the members, the last hours.

    Raises:
        NotAllowed: not for this one of the staff.
    """
    words, language = view.words, view.words.language
    board = await Board.open(view, grain=True)
    tiles = Tiles(words)
    table = TableCard(words, "registrations-by-day")
    registrations = ChartCard(words, "registrations", lambda frame: _lines(frame, _SERIES, words))
    conversion = ChartCard(
        words,
        "conversion",
        lambda frame: charts.lines(frame, [_name(words, "conversion")], language, share=True),
    )
    growth = ChartCard(words, "members", lambda frame: charts.lines(frame, [_name(words, "members")], language))
    now = ChartCard(
        words,
        "last-hours",
        lambda frame: charts.lines(frame, [_name(words, one) for one in HOURLY], language, hourly=True),
        note=words.plain("dashboard-now-note"),
    )

    async def show() -> None:
        found = await view.services.analytics.overview.read(view.visitor.actor, board.wanted(), board.grain())
        tiles.show(_tiles(found, words))
        total = found.total
        registrations.show(
            words.plain(
                "dashboard-registrations-finding",
                started=total.started,
                finished=total.finished,
                share=formats.share(total.conversion, language),
            ),
            _registrations(found, words),
            is_empty=not total.started and not found.total_before.started,
        )
        _show_table(table, found, board, words)
        conversion.show(
            words.plain(
                "dashboard-conversion-finding",
                change=_direction(total.conversion, found.total_before.conversion),
                share=formats.share(total.conversion, language),
                before=formats.share(found.total_before.conversion, language),
            ),
            _conversion(found, words),
            is_empty=not total.started,
        )
        growth.show(
            words.plain(
                "dashboard-growth-finding",
                change=_direction(found.members, found.members_before),
                number=abs(found.members - found.members_before),
                members=found.members,
            ),
            pd.DataFrame(
                {
                    "day": pd.to_datetime([one.day for one in found.growth]),
                    _name(words, "members"): [one.members for one in found.growth],
                }
            ),
        )
        now.show(
            words.plain(
                "dashboard-now-finding",
                started=sum(hour.started for hour in found.hours),
                finished=sum(hour.finished for hour in found.hours),
                searched=sum(hour.searched for hour in found.hours),
            ),
            pd.DataFrame(
                {"day": pd.to_datetime([hour.at.replace(tzinfo=None) for hour in found.hours])}
                | {_name(words, name): [getattr(hour, name) for hour in found.hours] for name in HOURLY}
            ),
        )

    await board.keep(show)
    return [
        heading(words.plain("dashboard-overview-title")),
        board.bar,
        tiles.body,
        registrations.body,
        beside(conversion.body, growth.body),
        now.body,
        table.body,
    ]


def _tiles(found: Overview, words: Translator) -> list[Number]:
    language = words.language
    now, before = found.total, found.total_before

    def count(name: str, value: int, earlier: int, *, good: bool = True) -> Number:
        label = words.plain(f"dashboard-{name}")
        return Number(
            label, formats.number(value, language), formats.number(earlier, language), changed(value, earlier), good
        )

    return [
        count("members", found.members, found.members_before),
        count("started", now.started, before.started),
        count("applying", now.applying, before.applying),
        count("abandoned", now.abandoned, before.abandoned, good=False),
        Number(
            words.plain("dashboard-conversion"),
            formats.share(now.conversion, language),
            formats.share(before.conversion, language),
            changed(now.conversion, before.conversion),
        ),
        Number(
            words.plain("dashboard-median"),
            formats.seconds(now.median, language),
            formats.seconds(before.median, language),
            changed(now.median, before.median),
            good=False,
        ),
    ]


def _registrations(found: Overview, words: Translator) -> pd.DataFrame:
    frame = pd.DataFrame({"day": pd.to_datetime([span.day for span in found.spans])})
    before = [*found.spans_before, *([None] * len(found.spans))][: len(found.spans)]
    for name in _SERIES:
        frame[_name(words, name)] = [getattr(span, name) for span in found.spans]
        frame[earlier_of(_name(words, name))] = [getattr(span, name) if span else None for span in before]
    return frame


def _conversion(found: Overview, words: Translator) -> pd.DataFrame:
    name = _name(words, "conversion")
    before = [*found.spans_before, *([None] * len(found.spans))][: len(found.spans)]
    return pd.DataFrame(
        {
            "day": pd.to_datetime([span.day for span in found.spans]),
            name: pd.array([span.conversion for span in found.spans], dtype="float64"),
            earlier_of(name): pd.array([span.conversion if span else None for span in before], dtype="float64"),
        }
    )


def _show_table(table: TableCard, found: Overview, board: Board, words: Translator) -> None:
    """The newest first; whoever follows the link of a row sees its days."""
    columns = [words.plain(f"dashboard-table-{name}") for name in _COLUMNS]
    wanted = board.wanted()
    ends = [*(span.day - timedelta(days=1) for span in found.spans[1:]), wanted.last]
    spans = [(span, end) for span, end in zip(found.spans, ends, strict=True) if span.started][::-1]
    values = [(one.day, one.started, one.finished, one.started - one.finished, one.conversion) for one, _ in spans]
    written = [
        (formats.day(day, words.language), *(formats.number(n, words.language) for n in numbers), _share(share, words))
        for day, *numbers, share in values
    ]
    links = [board.filters.link(max(span.day, wanted.first), end) for span, end in spans]
    title = words.plain("dashboard-table-title", grain=board.grain().value)
    table.show(title, pd.DataFrame(values, columns=columns), written, links)


def _lines(frame: pd.DataFrame, series: tuple[str, ...], words: Translator) -> Chart:
    return charts.lines(frame, [_name(words, name) for name in series], words.language)


def _name(words: Translator, series: str) -> str:
    return words.plain(f"dashboard-{series}")


def _share(value: float | None, words: Translator) -> str:
    return formats.share(value, words.language)


def _direction(now: float | None, before: float | None) -> str:
    if now is None or before is None or round(now, 2) == round(before, 2):
        return "same"
    return "up" if now > before else "down"
