"""The windows of the menu. The names are stored in Redis: treat them as a schema."""

from aiogram.fsm.state import State, StatesGroup

from school21_bot.people import Status


class Menu(StatesGroup):
    """One window for each way of standing with the community, and a question."""

    new = State()
    applying = State()
    restart = State()
    waiting = State()
    member = State()
    invite = State()
    suspended = State()
    left = State()
    removed = State()
    banned = State()


_WINDOWS = {
    Status.NEW: Menu.new,
    Status.APPLYING: Menu.applying,
    Status.ABANDONED: Menu.applying,
    Status.WAITING: Menu.waiting,
    Status.MEMBER: Menu.member,
    Status.SUSPENDED: Menu.suspended,
    Status.LEFT: Menu.left,
    Status.REMOVED: Menu.removed,
    Status.BANNED: Menu.banned,
}


def state_for(status: Status) -> State:
    """The window for somebody of this status."""
    return _WINDOWS[status]
