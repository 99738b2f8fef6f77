"""Staff are told when a backup fails or there is no new one for too long: once, until there is."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from school21_bot import clock
from school21_bot.app import Services, open_services
from school21_bot.backup import Backups
from school21_bot.messages import Letter
from school21_bot.messages.facts import Facts, place_of
from school21_bot.messages.models import Outgoing
from school21_bot.ports import Topic
from school21_bot.settings import Settings
from school21_bot.storage import open_database
from school21_bot.tables import MODELS
from school21_bot.telegram.courier import words_of
from school21_bot.texts import translator
from tests.backup.kit import Run

STAFF_CHAT = -1002
OLD, FAILED = Topic.STAFF_BACKUP_OLD.value, Topic.STAFF_BACKUP_FAILED.value

Later = Callable[..., None]


@pytest.fixture
def settings_of_services(settings_of_services: Settings, tmp_path: Path, passphrase_file: Path) -> Settings:
    update = {
        "staff_chat_id": STAFF_CHAT,
        "backup_dir": tmp_path / "backups",
        "backup_passphrase_file": passphrase_file,
        "backup_max_age": timedelta(hours=26),
    }
    return settings_of_services.model_copy(update=update)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """Lets so much time pass."""

    def move(**passed: float) -> None:
        then = clock.now() + timedelta(**passed)
        monkeypatch.setattr("school21_bot.clock.now", lambda: then)

    return move


def made(settings: Settings, moment: datetime) -> None:
    """A backup of that moment."""
    settings.backups().mkdir(exist_ok=True)
    Backups(settings.backups()).names(moment)[1].touch()


async def told() -> list[str]:
    return [row.kind for row in await Outgoing.filter(chat_id=STAFF_CHAT).order_by("id")]


async def words(services: Services, language: str) -> str:
    """What the staff read last."""
    row = await Outgoing.all().order_by("-id").first()
    assert row is not None
    facts = await services.sealer.open(place_of(row.id), row.record, Facts)
    letter = Letter(row.chat_id, None, Topic(row.kind), facts.values, row.repeats)
    return words_of(letter, translator(language), clock.now().tzinfo)  # type: ignore[arg-type]


async def test_nothing_is_said_while_backups_are_made(services: Services, later: Later) -> None:
    settings = services.settings
    await services.backup_notices.look()
    later(hours=25)
    await services.backup_notices.look()
    made(settings, clock.now())
    later(hours=25)
    await services.backup_notices.look()
    assert await told() == []


async def test_a_backup_that_is_too_old_is_told_once_until_there_is_a_newer_one(
    services: Services, later: Later
) -> None:
    made(services.settings, clock.now())
    for _ in range(3):
        later(hours=27)
        await services.backup_notices.look()
        await services.backup_notices.look()
        assert await told() == [OLD]
    made(services.settings, clock.now())
    await services.backup_notices.look()
    assert await told() == [OLD]
    later(days=3)
    await services.backup_notices.look()
    assert await told() == [OLD, OLD]
    assert "3 days old" in await words(services, "en")
    assert "3 дня" in await words(services, "ru")


async def test_the_first_backup_may_take_as_long_as_the_next(services: Services, later: Later) -> None:
    later(hours=27)
    await services.backup_notices.look()
    await services.backup_notices.look()
    assert await told() == [OLD]
    assert "not been one yet" in await words(services, "en")
    assert "ещё нет" in await words(services, "ru")


async def test_a_worker_that_is_only_shown_where_they_ought_to_be_tells_of_the_first_too(
    settings_of_services: Settings, later: Later
) -> None:
    """As in compose: the service that makes them has the passphrase, and may fail from its first day on."""
    settings = settings_of_services.model_copy(update={"backup_passphrase_file": None})
    async with open_services(settings) as services:
        later(hours=27)
        await services.backup_notices.look()
        assert await told() == [OLD]


async def test_a_machine_that_makes_none_says_nothing(settings_of_services: Settings, later: Later) -> None:
    settings = settings_of_services.model_copy(update={"backup_passphrase_file": None, "backup_dir": None})
    async with open_services(settings) as services:
        later(days=30)
        await services.backup_notices.look()
        assert await told() == []


async def test_one_that_fails_is_told_once_until_one_succeeds(
    run: Run, inhabited: Settings, passphrase_file: Path
) -> None:
    chat = {"STAFF_CHAT_ID": str(STAFF_CHAT)}
    gone = {**chat, "BACKUP_PASSPHRASE_FILE": f"{passphrase_file}.gone"}
    for _ in range(2):
        assert run("create", **gone).returncode != 0
    async with open_database(inhabited.database(), MODELS):
        assert await told() == [FAILED]
    assert run("create", **chat).returncode == 0
    assert run("create", **gone).returncode != 0
    async with open_services(inhabited) as services:
        assert await told() == [FAILED, FAILED]
        assert "less than an hour old" in await words(services, "en")
        assert "меньше часа" in await words(services, "ru")


async def test_one_that_is_being_made_already_is_no_failure(run: Run, inhabited: Settings) -> None:
    with Backups(inhabited.backups()).alone():
        assert run("create", STAFF_CHAT_ID=str(STAFF_CHAT)).returncode != 0
    async with open_database(inhabited.database(), MODELS):
        assert await told() == []
