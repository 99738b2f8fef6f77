"""The windows of the profile. The names are stored in Redis: treat them as a schema."""

from aiogram.fsm.state import State, StatesGroup

from school21_bot.people import Account, Status, Step


class Profile(StatesGroup):
    """The card, a window for each correction, what others see, what the bot writes, language, the own data.

    `guest` is for whoever is not a member.
    """

    overview = State()
    guest = State()
    fields = State()
    school_nickname = State()
    messenger_nickname = State()
    team = State()
    role = State()
    level = State()
    description = State()
    visibility = State()
    language = State()
    messages = State()
    data = State()
    delete = State()


def home_of(person: Account) -> State:
    """The window with which the profile begins for somebody as they stand now."""
    return Profile.overview if person.status is Status.MEMBER else Profile.guest


def editing(step: Step) -> State:
    """The window in which the answer to the question of `step` is corrected."""
    found: State = getattr(Profile, step.value)
    return found
