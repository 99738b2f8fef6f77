"""The log of the processes says of staff what they did, and not what was undone again."""

from collections.abc import Iterator

import pytest

from school21_bot.access import StaffRole, in_the_bot
from school21_bot.app import Services
from school21_bot.errors import NotFound
from school21_bot.storage import transaction
from tests.flows.logging import as_in_production
from tests.services import OWNER

BY_OWNER = in_the_bot(1, OWNER)


@pytest.fixture(autouse=True)
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """What is written to the log."""
    with as_in_production():
        yield caplog


async def test_an_act_is_said_once_it_is_done(services: Services, logged: pytest.LogCaptureFixture) -> None:
    async with transaction():
        await services.access.grant(BY_OWNER, 5, StaffRole.ANALYST)
        assert "staff acted" not in logged.text, "it may still be undone"
    assert logged.text.count("staff acted") == 1


async def test_an_act_that_is_refused_later_is_not_said(services: Services, logged: pytest.LogCaptureFixture) -> None:
    with pytest.raises(NotFound):
        await services.access.withdraw(BY_OWNER, 404)
    assert "staff acted" not in logged.text
