"""What becomes of personal links, and how soon people come in by them."""

from typing import Any

import pandas as pd

from school21_bot.analytics.buckets import bounds
from school21_bot.analytics.invitations import KINDS
from school21_bot.dashboard import charts, formats
from school21_bot.dashboard.board import Board
from school21_bot.dashboard.cards import ChartCard, Number, Tiles, beside, heading
from school21_bot.dashboard.pages.page import View
from school21_bot.journal import Kind

_SERIES = (Kind.INVITE_ISSUED, Kind.INVITE_USED)


async def build(view: View) -> list[Any]:
    """Tiles, what ended how, links by the day, week or month, and the time to come in.

    Raises:
        NotAllowed: not for this one of the staff.
    """
    words, language = view.words, view.words.language
    board = await Board.open(view, statuses=False)
    tiles = Tiles(words)
    outcomes = ChartCard(words, "invites", lambda frame: charts.bars(frame, language))
    days = ChartCard(
        words, "invites-by-day", lambda frame: charts.lines(frame, [_name(view, kind) for kind in _SERIES], language)
    )
    joining = ChartCard(words, "time-to-join", lambda frame: charts.bars(frame, language))

    async def show() -> None:
        found = await view.services.analytics.invitations.read(view.visitor.actor, board.wanted(), board.grain())
        counts, times = found.counts, found.joining
        tiles.show(
            [Number(_name(view, kind), formats.number(counts[kind], language)) for kind in KINDS]
            + [
                Number(words.plain("dashboard-join-median"), formats.seconds(times.median, language)),
                Number(words.plain("dashboard-join-slow"), formats.seconds(times.slow, language)),
            ]
        )
        issued = counts[Kind.INVITE_ISSUED]
        share = formats.share(counts[Kind.INVITE_USED] / issued if issued else None, language)
        outcomes.show(
            words.plain("dashboard-invites-finding", issued=issued, share=share),
            pd.DataFrame(
                [(kind.value, _name(view, kind), counts[kind]) for kind in KINDS], columns=["id", "name", "count"]
            ),
            is_empty=not counts,
        )
        days.show(
            words.plain("dashboard-invites-days", grain=board.grain().value),
            pd.DataFrame(
                {"day": pd.to_datetime([day for day, _ in found.days])}
                | {_name(view, kind): [counted[kind] for _, counted in found.days] for kind in _SERIES}
            ),
            is_empty=not counts,
        )
        joining.show(
            words.plain("dashboard-joining-finding", median=formats.seconds(times.median, language)),
            pd.DataFrame(
                [
                    (str(bucket), words.plain("dashboard-up-to", time=formats.seconds(bounds(bucket)[1], language)), n)
                    for bucket, n in sorted(found.buckets.items())
                ],
                columns=["id", "name", "count"],
            ),
            is_empty=not times.count,
        )

    await board.keep(show)
    return [
        heading(words.plain("dashboard-page-invites")),
        board.bar,
        tiles.body,
        beside(outcomes.body, joining.body),
        days.body,
    ]


def _name(view: View, kind: Kind) -> str:
    return view.words.plain(f"dashboard-{kind.value}")
