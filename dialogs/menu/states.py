"""The windows of the menu. The names are stored in Redis: treat them as a schema."""

from aiogram.fsm.state import State, StatesGroup

from school21_bot.people import Account, Status


class Menu(StatesGroup):
    """One window for each way of standing with the community, a question, and the consent asked again."""

    new = State()
    applying = State()
    restart = State()
    waiting = State()
    member = State()
    consent = State()
    consent_details = State()
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


def state_for(person: Account) -> State:
    """The window for somebody as they stand now."""
    return Menu.consent if person.consent_is_due else _WINDOWS[person.status]
