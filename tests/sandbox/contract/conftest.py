"""The stage of the contract, set up anew for each row."""

import pytest

from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.sandbox.contract.stage import Stage, set_up


@pytest.fixture
async def stage(sandbox: RunningSandbox, sim: SimClient) -> Stage:
    """Everything that a row may need."""
    return await set_up(sandbox, sim)
