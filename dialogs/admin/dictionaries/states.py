"""The windows of the dictionaries. The names are stored in Redis: treat them as a schema."""

from aiogram.fsm.state import State, StatesGroup


class AdminDictionaries(StatesGroup):
    """Roles and what is done with one; levels and what is done with one."""

    main = State()
    roles = State()
    role = State()
    rename_role = State()
    merge_with = State()
    merge = State()
    levels = State()
    level = State()
    rename_level = State()
    add_level = State()
