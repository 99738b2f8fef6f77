"""The windows of API keys. The names are stored in Redis: treat them as a schema."""

from aiogram.fsm.state import State, StatesGroup


class AdminKeys(StatesGroup):
    """The list, a new key step by step, one of them, and the question whether to end it."""

    list = State()
    scopes = State()
    life = State()
    name = State()
    one = State()
    revoke = State()
