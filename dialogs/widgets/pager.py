"""Previous and next, for lists that the database pages."""

from collections.abc import Sequence
from typing import Any, TypeVar

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.common import Whenable
from aiogram_dialog.widgets.kbd import Group, NextPage, PrevPage, Row, StubScroll

from dialogs.widgets.text import Label

T = TypeVar("T")


def pager(scroll_id: str, pages: str = "pages") -> Group:
    """The row under a list; the window's data has, as `pages`, how many there are to turn to."""
    return Group(
        StubScroll(id=scroll_id, pages=pages),
        Row(
            PrevPage(scroll=scroll_id, id=f"{scroll_id}_previous", text=Label("button-previous"), when=_has_previous),
            NextPage(scroll=scroll_id, id=f"{scroll_id}_next", text=Label("button-next"), when=_has_next),
        ),
    )


async def page_of(
    manager: DialogManager, scroll_id: str, items: Sequence[T], size: int
) -> tuple[Sequence[T], dict[str, Any]]:
    """The items on the page that is asked for, and what the window needs to say which it is."""
    pages = max(1, -(-len(items) // size))
    page = min(await page_number(manager, scroll_id), pages - 1)
    data = {"number": page + 1, "pages": pages, "several": pages > 1}
    return items[page * size : (page + 1) * size], data


async def page_number(manager: DialogManager, scroll_id: str) -> int:
    """The page that is asked for, from 0."""
    scroll = manager.find(scroll_id)
    return max(0, await scroll.get_page()) if scroll is not None else 0


async def turn_to(manager: DialogManager, scroll_id: str, number: int) -> None:
    """Make `number` the page that is shown."""
    scroll = manager.find(scroll_id)
    if scroll is not None:
        await scroll.set_page(number)


def _has_previous(data: dict[str, Any], _widget: Whenable, _manager: DialogManager) -> bool:
    return bool(data["current_page"] > 0)


def _has_next(data: dict[str, Any], _widget: Whenable, _manager: DialogManager) -> bool:
    return bool(data["current_page"] < data["pages"] - 1)
