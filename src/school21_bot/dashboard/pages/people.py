"""Everybody as a table; those who may not see people see how many there are."""

from typing import Any

import panel_material_ui as pmui

from school21_bot.access import Right
from school21_bot.dashboard import formats
from school21_bot.dashboard.board import Board
from school21_bot.dashboard.cards import Number, Tiles, heading
from school21_bot.dashboard.pages.page import View
from school21_bot.dashboard.people_table import PeopleTable
from school21_bot.people import Status


async def build(view: View) -> list[Any]:
    """The tiles of all statuses and, for staff who look after people, the table.

    Raises:
        NotAllowed: not for this one of the staff.
    """
    words = view.words
    board = await Board.open(view, period=False)
    tiles = Tiles(words)
    may = await view.services.access.may(view.visitor.actor, Right.PEOPLE)
    table = PeopleTable(view, board) if may else None

    async def show() -> None:
        found = await view.services.analytics.audience.read(view.visitor.actor, board.wanted())
        tiles.show(
            [
                Number(board.labels.status(status), formats.number(found.statuses[status], words.language))
                for status in Status
                if found.statuses[status]
            ]
        )
        if table is not None:
            await table.follow()

    await board.keep(show)
    note = pmui.Alert(object=words.plain("dashboard-people-not-for-you"), severity="info")
    return [heading(words.plain("dashboard-page-people")), board.bar, tiles.body, table.body if table else note]
