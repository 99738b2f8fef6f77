"""The window of the staff's menu. The names are stored in Redis: treat them as a schema."""

from aiogram.fsm.state import State, StatesGroup


class AdminMenu(StatesGroup):
    """One window."""

    main = State()
