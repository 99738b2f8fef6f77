"""What a page leaves behind in Panel's own tables, to be taken away when it is closed: else its document never goes."""

from collections.abc import Callable
from typing import Any

import panel as pn

_left: dict[Any, list[Callable[[], None]]] = {}


def when_closed(work: Callable[[], None]) -> None:
    """Do something once the page at hand is closed."""
    _left.setdefault(pn.state.curdoc, []).append(work)


def closed(document: Any) -> None:
    """A page is closed: do what was left for that."""
    for work in _left.pop(document, ()):
        work()
