"""The windows of the staff. The names are stored in Redis: treat them as a schema."""

from aiogram.fsm.state import State, StatesGroup


class AdminStaff(StatesGroup):
    """The list, naming somebody, choosing among several, and one of them."""

    people = State()
    name = State()
    found = State()
    one = State()
    withdraw = State()
