"""The windows of personal links. The names are stored in Redis: treat them as a schema."""

from aiogram.fsm.state import State, StatesGroup


class AdminInvites(StatesGroup):
    """The lists, one of them, one link, and the question whether to end it."""

    main = State()
    list = State()
    invite = State()
    revoke = State()
