"""The windows of the search. The names are stored in Redis: treat them as a schema."""

from aiogram.fsm.state import State, StatesGroup


class Search(StatesGroup):
    """Role, level, the list, the card; the filters, and what was looked for before."""

    role = State()
    level = State()
    results = State()
    card = State()
    filters = State()
    pick_roles = State()
    pick_levels = State()
    recent = State()
