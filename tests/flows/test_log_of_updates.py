"""The line that each update leaves in the log: which request and update, whose by our number, how long it took."""

from collections.abc import Iterator

import pytest

from school21_bot.app import Services
from tests.flows.communities import eventually
from tests.flows.conftest import Arrive
from tests.flows.logging import as_in_production


@pytest.fixture(autouse=True)
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """What the bot writes to its log."""
    with as_in_production():
        yield caplog


async def test_already_the_first_update_says_whose_it_is(
    bot: Services, arrive: Arrive, logged: pytest.LogCaptureFixture
) -> None:
    def lines() -> list[dict[str, object]]:
        said = [record.msg for record in logged.records if isinstance(record.msg, dict)]
        return [line for line in said if line["event"] == "update"]

    async def both_are_logged() -> bool:
        return len(lines()) == 2

    person = await arrive("Неповторима")
    await person.send("/start")
    await person.press("Зарегистрироваться")
    await eventually(both_are_logged)
    account = await bot.accounts.find(person.id)
    assert account is not None
    for line in lines():
        assert line["person"] == account.id
        assert line["request"]
        assert line["update"]
        assert isinstance(line["milliseconds"], int)
    assert "Неповторима" not in logged.text
    assert str(person.id) not in logged.text
