"""The windows of the encryption. The names are stored in Redis: treat them as a schema."""

from aiogram.fsm.state import State, StatesGroup


class AdminSealing(StatesGroup):
    """How it stands, the word that unseals everything, and the work under way."""

    main = State()
    unseal = State()
    working = State()
