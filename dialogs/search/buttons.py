"""Buttons of the search that say what shall be, not what shall change: a second tap of two does no harm."""

import operator
from dataclasses import dataclass
from typing import Any

from aiogram_dialog.widgets.kbd import Select
from aiogram_dialog.widgets.kbd.select import OnItemClick

from dialogs.widgets import ItemText, read_id
from school21_bot.errors import NotFound
from school21_bot.people import Filter


@dataclass(frozen=True, slots=True)
class Chip:
    """A value of a filter; `id`: of the role or the level, 0 for the words and the team, and for the whole filter."""

    part: Filter
    id: int
    text: str = ""

    @property
    def data(self) -> str:
        """What stands behind the button."""
        return f"{self.part.value}.{self.id}"


@dataclass(frozen=True, slots=True)
class Pick:
    """A role or a level that can be chosen; `chosen`: it will be."""

    id: int
    chosen: bool
    text: str = ""

    @property
    def data(self) -> str:
        """What stands behind the button."""
        return f"{self.id}.{int(self.chosen)}"


def chips(widget_id: str, on_chip: OnItemClick[Any, Chip]) -> Select[Chip]:
    """The buttons of the list with the widget's name in the window's data."""
    return Select(
        ItemText(),
        id=widget_id,
        item_id_getter=operator.attrgetter("data"),
        items=widget_id,
        type_factory=_chip,
        on_click=on_chip,
    )


def picks(widget_id: str, on_pick: OnItemClick[Any, Pick]) -> Select[Pick]:
    """The buttons of the list `picks` in the window's data."""
    return Select(
        ItemText(),
        id=widget_id,
        item_id_getter=operator.attrgetter("data"),
        items="picks",
        type_factory=_pick,
        on_click=on_pick,
    )


def _chip(text: str) -> Chip:
    """What is behind a chip; a forged one is a chip of nothing."""
    name, _, number = text.partition(".")
    part = next((part for part in Filter if part.value == name), None)
    if part is None:
        raise NotFound
    return Chip(part, 0 if number == "0" else read_id(number))


def _pick(text: str) -> Pick:
    number, _, is_chosen = text.partition(".")
    return Pick(read_id(number), is_chosen == "1")
