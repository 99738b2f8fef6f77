"""A list of buttons, each with an id of ours behind it."""

import operator
from dataclasses import dataclass
from typing import Any

from aiogram_dialog.widgets.kbd import Select
from aiogram_dialog.widgets.kbd.select import OnItemClick

from dialogs.widgets.text import ItemText
from school21_bot.errors import NotFound

OnChoice = OnItemClick[Any, int]

_LARGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of a list: what it chooses and what it says."""

    id: int
    text: str


def choices(widget_id: str, on_choice: OnChoice) -> Select[int]:
    """The buttons of the list `choices` in the window's data."""
    return Select(
        ItemText(),
        id=widget_id,
        item_id_getter=operator.attrgetter("id"),
        items="choices",
        type_factory=read_id,
        on_click=on_choice,
    )


def read_id(text: str) -> int:
    """The id behind a button; a forged one is the id of nothing."""
    number = int(text) if text.isdecimal() and len(text) <= len(str(_LARGEST_ID)) else 0
    if not 0 < number <= _LARGEST_ID:
        raise NotFound
    return number
