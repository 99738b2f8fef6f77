"""The windows of the search. The names are stored in Redis: treat them as a schema."""

from aiogram.fsm.state import State, StatesGroup


class Search(StatesGroup):
    """Role, level, the list, the card."""

    role = State()
    level = State()
    results = State()
    card = State()
