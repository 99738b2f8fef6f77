"""How the community stands."""

from typing import Any

import panel as pn

from school21_bot.dashboard.pages.page import View
from school21_bot.dashboard.parts import Number, heading, tiles
from school21_bot.people import Status

SHOWN = (Status.MEMBER, Status.APPLYING, Status.ABANDONED, Status.WAITING)


async def build(view: View) -> list[Any]:
    """The numbers of this moment.

    Raises:
        NotAllowed: not for this one of the staff.
    """
    numbers = await view.services.glance.numbers(view.visitor.actor)
    shown = [Number(view.words.plain(f"dashboard-{status.value}"), str(numbers.of(status))) for status in SHOWN]
    if numbers.conversion is not None:
        shown.append(Number(view.words.plain("dashboard-conversion"), f"{numbers.conversion} %"))
    return [
        heading(view.words.plain("dashboard-overview-title")),
        pn.pane.HTML(tiles(shown), sizing_mode="stretch_width"),
    ]
