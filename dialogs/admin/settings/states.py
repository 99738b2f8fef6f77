"""The windows of the settings. The names are stored in Redis: treat them as a schema."""

from aiogram.fsm.state import State, StatesGroup


class AdminSettings(StatesGroup):
    """All of them, one of them, a text, a text before it is saved, a version before it is, and the digest."""

    main = State()
    one = State()
    text = State()
    draft = State()
    version = State()
    digest = State()
