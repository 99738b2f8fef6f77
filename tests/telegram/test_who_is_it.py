"""Who somebody is and in which language they are spoken to, also when nobody pressed anything."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiogram.types import TelegramObject, User
from aiogram_dialog.api.internal import FakeUser
from pydantic import SecretStr

from school21_bot.app import Services, open_services
from school21_bot.people import TelegramNames
from school21_bot.settings import Settings
from school21_bot.telegram.middlewares import WhoIsIt


@pytest.fixture
async def services(database_url: str, tmp_path: Path) -> AsyncIterator[Services]:
    """The services on a clean database."""
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]  # the parameter exists, pydantic hides it
        bot_token=SecretStr(""),
        database_url=database_url,
        data_dir=tmp_path / "data",
    )
    async with open_services(settings) as found:
        yield found


async def language_for(services: Services, user: User) -> str:
    """The language of what stands beside an event from `user`."""
    beside: dict[str, Any] = {"event_from_user": user}

    async def handler(_event: TelegramObject, data: dict[str, Any]) -> str:
        return str(data["texts"].language)

    return str(await WhoIsIt(services)(handler, TelegramObject(), beside))


async def test_a_window_that_is_redrawn_by_itself_speaks_the_language_of_the_person(services: Services) -> None:
    await services.accounts.arrive(7, TelegramNames("Ivan"), "en")
    nobody = FakeUser(id=7, is_bot=False, first_name="")
    assert await language_for(services, nobody) == "en"
    account = await services.accounts.find(7)
    assert account is not None
    assert account.record.first_name == "Ivan", "nobody has no name to tell"


async def test_a_telegram_that_names_no_language_changes_nothing(services: Services) -> None:
    await services.accounts.arrive(7, TelegramNames("Ivan"), "en")
    assert await language_for(services, User(id=7, is_bot=False, first_name="Ivan")) == "en"


async def test_a_chosen_language_wins(services: Services) -> None:
    account = await services.accounts.arrive(7, TelegramNames("Ivan"), "ru")
    await services.profiles.choose_language(account.id, "en", cause="a")
    assert await language_for(services, User(id=7, is_bot=False, first_name="Ivan", language_code="ru")) == "en"


@pytest.mark.parametrize(("code", "language"), [("en-GB", "en"), ("de", "ru"), (None, "ru")])
async def test_a_stranger_is_spoken_to_in_the_language_of_their_telegram(
    code: str | None, language: str, services: Services
) -> None:
    assert await language_for(services, User(id=7, is_bot=False, first_name="I", language_code=code)) == language
