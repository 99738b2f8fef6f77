"""The doctor says of each thing what is right or what to do."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from redis.asyncio import Redis

from school21_bot import clock
from school21_bot.access import COMMAND_LINE
from school21_bot.app import open_services
from school21_bot.cli import main
from school21_bot.people import TelegramNames
from school21_bot.private import make_private_file
from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import RunningSandbox
from school21_bot.settings import Settings
from school21_bot.storage import fetch
from school21_bot.telegram.client import build_bot
from school21_bot.telegram.doctor import Finding, examine
from school21_bot.tuning import Tunable
from tests.bot import TOKEN


async def findings(settings: Settings) -> dict[str, Finding]:
    """What the doctor finds, by subject."""
    return {finding.subject: finding async for finding in examine(settings)}


@pytest.fixture
async def inhabited(settings: Settings) -> Settings:
    """A database with somebody in it, whose record has to open."""
    async with open_services(settings) as services:
        await services.accounts.arrive(1, TelegramNames("Иван"), "ru")
    return settings


async def test_where_everything_is_right_every_line_says_so(inhabited: Settings, sim: SimClient) -> None:
    community, staff = await sim.save_group("Школа 21", bot="administrator"), await sim.save_group("Организаторы")
    found = await findings(inhabited.model_copy(update={"community_chat_id": community, "staff_chat_id": staff}))
    assert [str(one) for one in found.values() if not one.is_right] == []
    assert list(found) == ["database", "keys", "backups", "redis", "token", "inline", "updates", "community", "staff"]
    assert "1 people" in found["database"].says
    assert "Школа 21" in found["community"].says


async def test_without_inline_mode_the_doctor_says_where_to_switch_it_on(
    inhabited: Settings, sandbox: RunningSandbox
) -> None:
    sandbox.world.supports_inline = False
    assert "/setinline" in (await findings(inhabited))["inline"].advice


async def test_a_missing_right_is_named_with_the_place_to_give_it(inhabited: Settings, sim: SimClient) -> None:
    community = await sim.save_group("Школа 21", bot="administrator", rights={"can_invite_users": False})
    found = await findings(inhabited.model_copy(update={"community_chat_id": community}))
    assert "Invite users via link" in found["community"].advice
    assert "Ban users" not in found["community"].advice


@pytest.mark.parametrize("place", ["member", "left", "kicked"])
async def test_a_bot_that_is_no_administrator_is_told_to_become_one(
    place: str, inhabited: Settings, sim: SimClient
) -> None:
    community = await sim.save_group("Школа 21", bot="administrator")
    await sim.save_group(id=community, bot=place)
    found = await findings(inhabited.model_copy(update={"community_chat_id": community}))
    assert not found["community"].is_right


async def test_chats_that_are_not_there_are_named_by_their_setting(inhabited: Settings) -> None:
    found = await findings(inhabited.model_copy(update={"community_chat_id": -100999, "staff_chat_id": -100998}))
    assert "COMMUNITY_CHAT_ID" in found["community"].advice
    assert "STAFF_CHAT_ID" in found["staff"].advice


async def test_without_anybody_to_tell_the_doctor_asks_for_one(inhabited: Settings) -> None:
    assert "ADMIN_IDS" in (await findings(inhabited))["staff"].advice
    assert (await findings(inhabited.model_copy(update={"admin_ids": (1, 2)})))["staff"].is_right


async def test_without_an_owner_nobody_decides_about_registrations_that_wait(
    inhabited: Settings, sim: SimClient
) -> None:
    staff = await sim.save_group("Организаторы")
    waiting = inhabited.model_copy(update={"staff_chat_id": staff, "registration": "approval"})
    assert "ADMIN_IDS" in (await findings(waiting))["staff"].advice
    assert (await findings(waiting.model_copy(update={"admin_ids": (1,)})))["staff"].is_right


async def test_what_was_saved_in_the_bot_counts_for_the_doctor_too_and_what_fits_no_more_is_named(
    inhabited: Settings,
) -> None:
    async with open_services(inhabited) as services:
        await services.changes.save(COMMAND_LINE, Tunable.REGISTRATION, "approval")
        await services.changes.save(COMMAND_LINE, Tunable.DIGEST, "daily")
        await fetch("UPDATE setting SET value = 'hourly' WHERE name = 'digest'")
    found = await findings(inhabited)
    assert "registrations wait" in found["staff"].says
    assert found["settings"].says.endswith(": DIGEST")
    assert not found["settings"].is_right


async def test_a_token_that_telegram_does_not_know_is_said_to_be_wrong(inhabited: Settings) -> None:
    wrong = inhabited.model_copy(update={"bot_token": SecretStr("43:sandbox-token-of-the-tests")})
    assert "BOT_TOKEN" in (await findings(wrong))["token"].advice


async def test_where_backups_are_made_the_doctor_says_how_old_the_newest_is(
    inhabited: Settings, tmp_path: Path
) -> None:
    assert (await findings(inhabited))["backups"].is_right
    made = inhabited.model_copy(update={"backup_dir": tmp_path / "backups", "backup_passphrase_file": tmp_path})
    assert "backup create" in (await findings(made))["backups"].advice
    (tmp_path / "backups").mkdir()
    for age, is_right in ((timedelta(days=3), False), (timedelta(hours=30), True)):
        name = f"school21-backup-{clock.now() - age:%Y%m%dT%H%M%SZ}.age"
        (tmp_path / "backups" / name).touch()
        found = (await findings(made))["backups"]
        assert found.is_right is is_right
        assert name in found.says
        assert ("3 d" if age.days == 3 else "1 d 6 h") in found.says


async def test_a_foreign_key_is_found_out(inhabited: Settings, tmp_path: Path) -> None:
    shutil.rmtree(inhabited.data_dir)
    found = await findings(inhabited.model_copy(update={"data_dir": tmp_path / "other"}))
    assert not found["keys"].is_right
    assert "Put back the key" in found["keys"].advice


async def test_an_unreachable_redis_is_said_to_be(inhabited: Settings) -> None:
    found = await findings(inhabited.model_copy(update={"redis_url": "redis://127.0.0.1:1/0"}))
    assert "REDIS_URL" in found["redis"].advice


async def test_a_database_that_is_behind_is_told_what_to_run(
    settings: Settings, empty_database_url: str, tmp_path: Path
) -> None:
    behind = settings.model_copy(update={"database_url": empty_database_url})
    if empty_database_url.startswith("sqlite"):
        assert (await findings(behind))["database"].is_right, "the first start makes it"
        make_private_file(Path(empty_database_url.removeprefix("sqlite://")))
    assert "school21-bot migrate" in (await findings(behind))["database"].advice


def test_the_command_prints_a_line_for_each_and_fails_when_something_is_wrong(
    sandbox: RunningSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API_URL", sandbox.url)
    assert main(["--env-file=", "migrate"]) == 0
    assert main(["--env-file=", "doctor"]) == 1
    said = capfd.readouterr().out
    assert "✓ database" in said
    assert "✗ staff" in said
    assert "→ Set STAFF_CHAT_ID, or ADMIN_IDS." in said


async def test_updates_that_are_brought_elsewhere_are_found_out(
    inhabited: Settings, sandbox: RunningSandbox, redis_url: str
) -> None:
    ours, theirs = "http://127.0.0.1:9/telegram", "http://127.0.0.1:9/other"
    with_webhook = inhabited.model_copy(update={"webhook_url": ours})
    async with Redis.from_url(redis_url) as redis, build_bot(inhabited, redis) as bot:
        assert "another process polls" in (await findings(with_webhook))["updates"].says
        await bot.set_webhook(ours)
        assert (await findings(with_webhook))["updates"].is_right
        assert "polling gets nothing" in (await findings(inhabited))["updates"].says
        await bot.set_webhook(theirs)
        assert "another address" in (await findings(with_webhook))["updates"].says
        await bot.delete_webhook()
    assert (await findings(inhabited))["updates"].is_right
