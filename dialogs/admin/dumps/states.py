"""The windows of dumps. The names are stored in Redis: treat them as a schema."""

from aiogram.fsm.state import State, StatesGroup


class AdminDumps(StatesGroup):
    """Out: passphrase or none, progress. In: file, perhaps its passphrase, progress with the summary, confirmation."""

    main = State()
    passphrase = State()
    plain = State()
    exporting = State()
    upload = State()
    unlock = State()
    importing = State()
    confirm = State()
