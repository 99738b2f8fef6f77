"""`.env.example` against the settings it is made from."""

from pathlib import Path

import pytest

from school21_bot.env_example import env_example
from school21_bot.settings import Settings, load_settings

FILE = Path(__file__).parents[2] / ".env.example"


def test_the_example_file_is_current() -> None:
    assert FILE.read_text() == env_example(), "repeat: .venv/bin/python -m school21_bot.env_example > .env.example"


def test_every_setting_is_in_the_example_file_with_its_meaning() -> None:
    text = env_example()
    for name, field in Settings.model_fields.items():
        assert f"\n#{name.upper()}=" in text
        assert field.description, name


def test_the_example_file_changes_nothing_until_a_line_is_uncommented() -> None:
    assert all(line.startswith("#") for line in FILE.read_text().splitlines() if line)


def test_every_example_is_an_accepted_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    lines = FILE.read_text().splitlines()
    values = [line.removeprefix("#") for line in lines if line.startswith("#") and not line.startswith("# ")]
    file = tmp_path / "settings"
    file.write_text("\n".join(values))

    settings = load_settings(env_file=str(file))
    assert settings.bot_token.get_secret_value()
    assert settings.data_dir == Path("var")
