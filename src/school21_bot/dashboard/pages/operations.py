"""What runs, and who is signed in."""

from typing import Any

import panel_material_ui as pmui

from school21_bot.dashboard.cards import heading, moment
from school21_bot.dashboard.pages.page import View


async def build(view: View) -> list[Any]:
    """The viewer's own sessions, and how to end them."""
    listed = pmui.Column(sizing_mode="stretch_width")
    await _list(view, listed)
    everywhere = pmui.Button(label=view.words.plain("dashboard-sign-out-everywhere"), color="error", variant="outlined")

    async def leave(_event: Any) -> None:
        await view.services.sessions.end_all(view.visitor.actor)

    everywhere.on_click(leave)
    return [
        heading(view.words.plain("dashboard-sessions")),
        listed,
        everywhere,
        pmui.Alert(object=view.words.plain("dashboard-staff-note"), severity="info", margin=(24, 0)),
    ]


async def _list(view: View, listed: Any) -> None:
    rows = []
    for visit in await view.services.sessions.of(view.visitor.actor):
        began, seen = (moment(view.words, view.services.settings, at) for at in (visit.began_at, visit.seen_at))
        here = "here" if visit.id == view.visitor.session else "elsewhere"
        text = view.words.plain("dashboard-session", began=began, seen=seen, where=here)
        rows.append(pmui.Row(pmui.Typography(text, sizing_mode="stretch_width"), _end(view, listed, visit.id)))
    listed[:] = rows


def _end(view: View, listed: Any, session: int) -> Any:
    button = pmui.Button(label=view.words.plain("dashboard-session-end"), variant="text", size="small")

    async def end(_event: Any) -> None:
        await view.services.sessions.end(view.visitor.actor, session)
        await _list(view, listed)

    button.on_click(end)
    return button
