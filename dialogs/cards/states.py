"""The windows of a single card. The names are stored in Redis: treat them as a schema."""

from aiogram.fsm.state import State, StatesGroup


class OneCard(StatesGroup):
    """The card of somebody who was not searched for."""

    card = State()


class Report(StatesGroup):
    """What is wrong on a card, and that the staff know."""

    what = State()
    sent = State()
