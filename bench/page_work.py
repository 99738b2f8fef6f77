"""Pages of the dashboard made without a browser, and how much of that is waiting for the database."""

import time
from collections.abc import Awaitable, Callable
from typing import Any

import panel as pn
from bokeh.document import Document
from panel.io.state import set_curdoc

from school21_bot.access import Visitor, at_the_dashboard
from school21_bot.app import Services
from school21_bot.dashboard.downloads import Downloads
from school21_bot.dashboard.pages import PAGES, Page, View
from school21_bot.storage import current_connection
from school21_bot.texts import translator

_REPEATS = 2
_LISTS = ("overview", "funnel", "audience", "invites", "search", "people")


class _Stopwatch:
    """Adds up the time that the statements of this process take."""

    def __init__(self) -> None:
        self.seconds = 0.0
        for name in ("execute_query", "execute_query_dict"):
            self._time(name)

    def _time(self, name: str) -> None:
        kind = type(current_connection())
        plain: Callable[..., Awaitable[Any]] = getattr(kind, name)

        async def timed(*arguments: Any, **named: Any) -> Any:
            began = time.perf_counter()
            try:
                return await plain(*arguments, **named)
            finally:
                self.seconds += time.perf_counter() - began

        setattr(kind, name, timed)


async def pages(services: Services, owner: int) -> dict[str, float]:
    """The seconds that each page takes, and those of its statements among them."""
    pn.extension("tabulator", notifications=False)
    watch, times = _Stopwatch(), {}
    view = View(services, Visitor(0, at_the_dashboard(None, owner), "ru"), translator("ru"), Downloads())
    for page in PAGES:
        if page.slug not in _LISTS:
            continue
        await _make(page, view)
        made = []
        for _ in range(_REPEATS):
            began, watch.seconds = time.perf_counter(), 0.0
            await _make(page, view)
            made.append((time.perf_counter() - began, watch.seconds))
        times[f"page: {page.slug}"], times[f"statements: {page.slug}"] = min(made)
    return times


async def _make(page: Page, view: View) -> None:
    """As the server does: its models, and what is sent of them."""
    document = Document()
    with set_curdoc(document):
        body = pn.Column(*await page.build(view))
        document.add_root(body.get_root(document))
        document.to_json()
    # Nobody looks at it: it need not be kept up to date.
    for refresh in pn.state._periodic.pop(document, ()):
        refresh.stop()
