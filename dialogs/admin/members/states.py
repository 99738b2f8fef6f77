"""The windows about people. The names are stored in Redis: treat them as a schema."""

from aiogram.fsm.state import State, StatesGroup

from school21_bot.people import Step


class AdminMembers(StatesGroup):
    """Finding, lists, the file, a window for each correction and each decision, adding by hand."""

    find = State()
    found = State()
    people = State()
    file = State()
    history = State()
    fields = State()
    school_nickname = State()
    messenger_nickname = State()
    team = State()
    role = State()
    level = State()
    description = State()
    remove = State()
    ban = State()
    decline = State()
    move = State()
    move_really = State()
    add = State()


def correcting(step: Step) -> State:
    """The window in which the answer to the question of `step` is corrected."""
    found: State = getattr(AdminMembers, step.value)
    return found
