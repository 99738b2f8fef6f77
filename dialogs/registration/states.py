"""The windows of the registration. The names are stored in Redis: treat them as a schema."""

from aiogram.fsm.state import State, StatesGroup

from school21_bot.people import Step


class Registration(StatesGroup):
    """Five steps, the summary, the consent, the welcome."""

    school_nickname = State()
    messenger_nickname = State()
    team = State()
    role = State()
    level = State()
    description = State()
    summary = State()
    consent = State()
    consent_details = State()
    welcome = State()


def state_of(step: Step) -> State:
    """The window of a step."""
    found: State = getattr(Registration, step.value)
    return found


TAKEN = "taken"
"""Where the dialog keeps which nickname was lost to somebody else, so that keeping it is not offered."""

CONSENT = "consent"
"""Where it keeps the version of the consent that was shown: no other is agreed to."""
