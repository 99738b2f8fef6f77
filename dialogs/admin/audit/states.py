"""The windows of the log. The names are stored in Redis: treat them as a schema."""

from aiogram.fsm.state import State, StatesGroup


class AdminAudit(StatesGroup):
    """The list, one entry, and what narrows the list: who, what, when."""

    list = State()
    entry = State()
    actor = State()
    action = State()
    dates = State()
