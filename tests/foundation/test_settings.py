"""A wrong setting stops the start with the variable, the problem and an example, and never repeats a secret."""

from datetime import timedelta

import pytest

from school21_bot.setting_types import format_duration
from school21_bot.settings import Settings, WrongSetting, load_settings


@pytest.fixture(autouse=True)
def _only_these_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_nothing_has_to_be_set() -> None:
    settings = load_settings(env_file=None)
    assert settings.registration_timeout == timedelta(hours=6)
    assert settings.database() == "sqlite://var/school21.db"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "hush-but-wrong"),
        ("TELEGRAM_API_URL", "telegram"),
        ("DATABASE_URL", "mysql://root:hush@db/x"),
        ("DATABASE_URL", "postgres://bot:hush\u2100@db/x"),
        ("REDIS_URL", "http://redis"),
        ("REDIS_URL", "redis://[hush"),
        ("PRIVACY_URL", "https://[hush"),
        ("REGISTRATION_TIMEOUT", "soon"),
        ("REGISTRATION_TIMEOUT", "5s"),
        ("SUPPORT_URL", "ask Ivan"),
        ("PRIVACY_URL", "ftp://example.com"),
        ("DEFAULT_LANGUAGE", "fr"),
        ("TIMEZONE", "Moscow/Europe"),
        ("TIMEZONE", "../../etc/passwd"),
        ("LOG_FORMAT", "xml"),
        ("LOG_LEVEL", "LOUD"),
        ("SANDBOX_PORT", "99999"),
        ("SANDBOX_PORT", "http"),
    ],
)
def test_a_wrong_value_is_named_with_the_problem_and_an_example(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(WrongSetting) as refusal:
        load_settings(env_file=None)
    line = str(refusal.value)
    assert line.startswith(f"{name}: ")
    assert f"For example: {name}=" in line
    assert "\n" not in line
    assert "hush" not in line


def test_all_wrong_values_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "LOUD")
    monkeypatch.setenv("TIMEZONE", "Moon")
    with pytest.raises(WrongSetting) as refusal:
        load_settings(env_file=None)
    assert [line.partition(":")[0] for line in str(refusal.value).splitlines()] == ["TIMEZONE", "LOG_LEVEL"]


@pytest.mark.parametrize("text", ["6h", "3d", "90s", "45m"])
def test_durations_are_shown_as_they_are_written(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("REGISTRATION_TIMEOUT", text)
    assert format_duration(load_settings(env_file=None).registration_timeout) == text


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMEZONE", "")
    assert load_settings(env_file=None).timezone == "Europe/Moscow"


def test_secrets_do_not_show_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "123456:this-is-the-secret-token")
    assert "this-is-the-secret" not in repr(load_settings(env_file=None))
