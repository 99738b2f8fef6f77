"""The windows of the requests for help. The names are stored in Redis: treat them as a schema."""

from aiogram.fsm.state import State, StatesGroup


class AdminSupport(StatesGroup):
    """The lists, one of them, one request, and the answer to it."""

    main = State()
    list = State()
    request = State()
    answer = State()
