"""Who is looked for: the roles and levels people want, what they do not find, and the cards they open."""

from collections import Counter
from typing import Any

import pandas as pd

from school21_bot.dashboard import charts, formats
from school21_bot.dashboard.board import Board
from school21_bot.dashboard.cards import ChartCard, Number, Tiles, beside, heading
from school21_bot.dashboard.pages.page import View

MOST = 15
SERIES = ("searches", "found_nothing", "cards")


async def build(view: View) -> list[Any]:
    """Tiles, searches by the day, week or month, and bars of what is wanted; a click narrows every chart to it.

    Raises:
        NotAllowed: not for this one of the staff.
    """
    words, language = view.words, view.words.language
    board = await Board.open(view, statuses=False)
    labels, filters = board.labels, board.filters
    names = {name: words.plain(f"dashboard-{name}") for name in SERIES}
    tiles = Tiles(words)
    days = ChartCard(words, "searches-by-day", lambda frame: charts.lines(frame, list(names.values()), language))

    def of_roles(name: str) -> ChartCard:
        def draw(frame: pd.DataFrame) -> charts.Chart:
            return charts.bars(frame, language, lambda row: filters.toggle_id("roles", int(row["id"])))

        return ChartCard(words, name, draw)

    wanted, in_vain, cards = of_roles("wanted-roles"), of_roles("searches-in-vain"), of_roles("opened-cards")
    levels = ChartCard(
        words,
        "wanted-levels",
        lambda frame: charts.bars(frame, language, lambda row: filters.toggle_id("levels", int(row["id"]))),
    )

    def roles(counts: Counter[int]) -> pd.DataFrame:
        rows = [(str(role), _role(role), number) for role, number in counts.most_common(MOST)]
        return pd.DataFrame(rows, columns=["id", "name", "count"])

    def _role(role: int) -> str:
        return labels.role(role) if role else words.plain("dashboard-any-role")

    def first(counts: Counter[int]) -> dict[str, Any]:
        named = [role for role, _ in counts.most_common(2) if role]
        return {"known": "yes", "role": labels.role(named[0])} if named else {"known": "no", "role": ""}

    async def show() -> None:
        found = await view.services.analytics.searching.read(view.visitor.actor, board.wanted(), board.grain())
        totals = (found.searches, found.found_nothing, found.cards_opened)
        tiles.show(
            [Number(name, formats.number(total, language)) for name, total in zip(names.values(), totals, strict=True)]
        )
        share = formats.share(found.found_nothing / found.searches if found.searches else None, language)
        days.show(
            words.plain("dashboard-searches-finding", searches=found.searches, share=share),
            pd.DataFrame(
                {"day": pd.to_datetime([day.day for day in found.days])}
                | {title: [getattr(day, name) for day in found.days] for name, title in names.items()}
            ),
            is_empty=not found.searches,
        )
        wanted.show(
            words.plain("dashboard-wanted-finding", **first(found.roles)),
            roles(found.roles),
            is_empty=not found.roles,
        )
        in_vain.show(
            words.plain("dashboard-in-vain-finding", **first(found.roles_in_vain)),
            roles(found.roles_in_vain),
            is_empty=not found.roles_in_vain,
        )
        cards.show(
            words.plain("dashboard-cards-finding", **first(found.cards)),
            roles(found.cards),
            is_empty=not found.cards,
        )
        order = [*labels.levels, 0]
        rows = [
            (str(level), labels.level(level) if level else words.plain("dashboard-any-level"), found.levels[level])
            for level in order
            if found.levels[level]
        ]
        levels.show(
            words.plain("dashboard-wanted-levels"),
            pd.DataFrame(rows, columns=["id", "name", "count"]),
            is_empty=not rows,
        )

    await board.keep(show)
    return [
        heading(words.plain("dashboard-page-search")),
        board.bar,
        tiles.body,
        days.body,
        beside(wanted.body, in_vain.body),
        beside(levels.body, cards.body),
    ]
