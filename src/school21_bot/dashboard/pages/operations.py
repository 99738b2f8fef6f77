"""What runs and whether all is well, dumps down and up, what staff did, and who is signed in."""

import asyncio
from typing import Any, Protocol

import panel as pn
import panel_material_ui as pmui

from school21_bot.access import Right
from school21_bot.dashboard.cards import beside, heading
from school21_bot.dashboard.operations import Acts, Export, Import, Sealing, SystemState, Visits, Work
from school21_bot.dashboard.pages.page import View
from school21_bot.errors import Refused
from school21_bot.logs import logger

log = logger("dashboard")

OFTEN_MILLISECONDS, SELDOM_MILLISECONDS = 1_500, 15_000
"""How often what moves is read again, and everything else."""


class _Part(Protocol):
    body: Any

    async def refresh(self) -> None: ...


async def build(view: View) -> list[Any]:
    """The parts that this one of the staff may see.

    Raises:
        NotAllowed: not for this one of the staff.
    """
    may, actor = view.services.access.may, view.visitor.actor
    work, state, visits = Work(view), SystemState(view), Visits(view)
    dumps = (Export(view), Import(view)) if await may(actor, Right.DUMPS) else ()
    sealing = (Sealing(view),) if await may(actor, Right.ENCRYPTION) else ()
    acts = (Acts(view),) if await may(actor, Right.AUDIT) else ()
    await _keep(OFTEN_MILLISECONDS, work, *dumps, *sealing)
    await _keep(SELDOM_MILLISECONDS, state, visits, *acts)
    return [
        heading(view.words.plain("dashboard-page-operations")),
        state.body,
        work.body,
        *([beside(*(part.body for part in dumps))] if dumps else []),
        *(part.body for part in (*sealing, *acts)),
        visits.body,
        pmui.Alert(object=view.words.plain("dashboard-staff-note"), severity="info", margin=(8, 0)),
    ]


async def _keep(milliseconds: int, *parts: _Part) -> None:
    """Read them now, and again and again while the page is open."""
    reading = asyncio.Lock()

    async def again() -> None:
        if reading.locked():
            return
        async with reading:
            for part in parts:
                try:
                    await part.refresh()
                except Refused:  # a right was withdrawn; the gate ends the session if it was the last one
                    part.body.visible = False
                except Exception as error:
                    log.error("a part of a page could not be brought up to date", exc_info=error)

    for part in parts:
        await part.refresh()
    pn.state.add_periodic_callback(again, period=milliseconds)
