"""Two dialogs of one person never share an id, however quickly they are opened."""

import random
import time

import pytest
from aiogram.fsm.state import State
from aiogram_dialog.api.entities import Stack

from school21_bot.telegram.intents import use_unique_ids


def test_dialogs_opened_within_a_second_have_ids_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 1_795_000_000.0)
    monkeypatch.setattr(random, "randint", lambda _low, _high: 21)
    use_unique_ids()
    state = State()
    opened = [Stack().push(state, None).id for _ in range(10_000)]
    assert len(set(opened)) == len(opened)
    assert {len(one) for one in opened} == {8}
