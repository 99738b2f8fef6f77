"""The window of the support. The name is stored in Redis: treat it as a schema."""

from aiogram.fsm.state import State, StatesGroup


class Support(StatesGroup):
    """One window."""

    main = State()
