"""The windows of broadcasts. The names are stored in Redis: treat them as a schema."""

from aiogram.fsm.state import State, StatesGroup


class AdminMessages(StatesGroup):
    """The latest ones; writing one, to whom, when; and how it goes."""

    main = State()
    draft = State()
    text = State()
    attachment = State()
    links = State()
    audience = State()
    roles = State()
    levels = State()
    discard = State()
    confirm = State()
    moment = State()
    progress = State()
    cancel = State()
    unknown = State()
