"""A setting in a file of its own: read as if it stood in the variable, refused with what to do, never repeated."""

import os
from pathlib import Path

import pytest

from school21_bot.setting_files import names_with_files
from school21_bot.settings import Settings, WrongSetting, load_settings
from school21_bot.storage.address import parse_address
from school21_bot.system import _environment as children_of

TOKEN = "123456:this-is-the-secret-token"


@pytest.fixture(autouse=True)
def _only_these_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
        monkeypatch.delenv(f"{name.upper()}_FILE", raising=False)


def refusal() -> str:
    with pytest.raises(WrongSetting) as refused:
        load_settings(env_file=None)
    return str(refused.value)


@pytest.mark.parametrize("name", ["bot_token", "database_password", "webhook_secret", "dashboard_secret"])
@pytest.mark.parametrize("content", ["{}", "{}\n", "\ufeff{}\r\n\n"])
def test_a_secret_is_read_from_the_file_that_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, content: str
) -> None:
    value = TOKEN if name == "bot_token" else "0123456789abcdef-secret"
    path = tmp_path / name
    path.write_text(content.format(value), encoding="utf-8", newline="")
    monkeypatch.setenv(f"{name.upper()}_FILE", str(path))
    assert getattr(load_settings(env_file=None), name).get_secret_value() == value


def test_every_secret_can_stand_in_a_file_and_so_can_all_else() -> None:
    names = set(names_with_files(Settings))
    assert set(Settings.model_fields) - names == {"encryption_key", "encryption_key_file", "backup_passphrase_file"}


def test_what_is_no_text_in_itself_is_read_as_it_is_from_a_variable(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "admins").write_text("1, 2\n")
    monkeypatch.setenv("ADMIN_IDS_FILE", str(tmp_path / "admins"))
    assert load_settings(env_file=None).admin_ids == (1, 2)


def test_the_environment_wins_over_the_settings_file_whichever_names_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "token").write_text(TOKEN)
    (tmp_path / "url").write_text("redis://from-a-file")
    env_file = tmp_path / "env"
    env_file.write_text(f"BOT_TOKEN=654321:the-token-of-the-settings-file\nREDIS_URL_FILE={tmp_path / 'url'}\n")
    monkeypatch.setenv("BOT_TOKEN_FILE", str(tmp_path / "token"))
    settings = load_settings(env_file=str(env_file))
    assert settings.bot_token.get_secret_value() == TOKEN
    assert settings.redis_url == "redis://from-a-file"
    monkeypatch.setenv("REDIS_URL", "redis://from-the-environment")
    assert load_settings(env_file=str(env_file)).redis_url == "redis://from-the-environment"


def test_a_setting_that_is_given_twice_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(TOKEN)
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("BOT_TOKEN_FILE", str(tmp_path / "token"))
    assert refusal() == "BOT_TOKEN: is set, and BOT_TOKEN_FILE too. Leave one of them."


@pytest.mark.parametrize("what", ["missing", "folder", "empty", "bytes", "endless"])
def test_a_file_that_gives_no_value_is_named_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, what: str
) -> None:
    path = tmp_path / "token"
    if what == "folder":
        path.mkdir()
    elif what == "endless":
        path = Path("/dev/zero")
    elif what != "missing":
        path.write_bytes({"empty": b" \n", "bytes": b"hush\xff"}[what])
    monkeypatch.setenv("BOT_TOKEN_FILE", str(path))
    line = refusal()
    assert line.startswith(f"BOT_TOKEN_FILE: {path}")
    assert "\n" not in line
    assert "hush" not in line


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named_with_who_should(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "token").touch(0o000)
    monkeypatch.setenv("BOT_TOKEN_FILE", str(tmp_path / "token"))
    assert f"user {os.geteuid()}" in refusal()


def test_all_wrong_files_are_named_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BOT_TOKEN_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("WEBHOOK_SECRET_FILE", str(tmp_path / "none"))
    assert [line.partition(":")[0] for line in refusal().splitlines()] == ["BOT_TOKEN_FILE", "WEBHOOK_SECRET_FILE"]


def test_what_is_wrong_in_a_file_is_not_repeated(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("hush-but-wrong")
    monkeypatch.setenv("BOT_TOKEN_FILE", str(tmp_path / "token"))
    assert refusal().startswith("BOT_TOKEN: ")
    assert "hush" not in refusal()


@pytest.mark.parametrize("password", ["simple", "p@ss:w/rd?#%41 ю"])
@pytest.mark.parametrize("url", ["postgres://bot@db:5432/school21?sslmode=require", "postgres://bot:old@db/school21"])
def test_the_password_of_the_database_may_stand_apart(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, url: str, password: str
) -> None:
    (tmp_path / "password").write_text(password)
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("DATABASE_PASSWORD_FILE", str(tmp_path / "password"))
    told = parse_address(load_settings(env_file=None).database()).credentials
    assert (told["user"], told["password"], told["host"], told["database"]) == ("bot", password, "db", "school21")


def test_a_file_of_sqlite_needs_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_PASSWORD", "anything")
    assert load_settings(env_file=None).database() == "sqlite://var/school21.db"
    monkeypatch.setenv("DATABASE_URL", "sqlite://other.db")
    assert load_settings(env_file=None).database() == "sqlite://other.db"


def test_whoever_is_started_by_another_process_gets_the_values_and_no_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "token").write_text(TOKEN)
    monkeypatch.setenv("BOT_TOKEN_FILE", str(tmp_path / "token"))
    child = children_of(load_settings(env_file=None))
    assert child["BOT_TOKEN"] == TOKEN
    assert "BOT_TOKEN_FILE" not in child
    for name, value in child.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("BOT_TOKEN_FILE")
    assert load_settings(env_file=None).bot_token.get_secret_value() == TOKEN
