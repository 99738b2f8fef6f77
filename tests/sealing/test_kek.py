"""Where the key-encryption key comes from."""

import base64
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from school21_bot.sealing import Kek, WrongKey, load_kek
from school21_bot.settings import Settings

KEY = bytes(range(200, 232))
TEXT = base64.b64encode(KEY).decode()


def settings(**values: object) -> Settings:
    return Settings(_env_file=None, **values)  # type: ignore[arg-type, call-arg]  # pydantic hides and converts them


def test_the_key_in_the_environment_comes_first(tmp_path: Path) -> None:
    file = tmp_path / "other.key"
    file.write_text(base64.b64encode(bytes(32)).decode())
    kek = load_kek(settings(encryption_key=TEXT, encryption_key_file=file, data_dir=tmp_path))
    assert (kek.key, kek.just_made) == (KEY, None)
    assert not (tmp_path / "encryption.key").exists()


@pytest.mark.parametrize("text", [TEXT, TEXT.rstrip("="), f"\n {TEXT}\n", base64.urlsafe_b64encode(KEY).decode()])
def test_a_key_may_be_written_in_either_base64_and_with_a_line_break(text: str, tmp_path: Path) -> None:
    file = tmp_path / "the.key"
    file.write_text(text)
    assert load_kek(settings(encryption_key=text)).key == KEY
    assert load_kek(settings(encryption_key_file=file)).key == KEY


@pytest.mark.parametrize(
    "text", ["short", TEXT[:-2], TEXT + "AAAA", "ы" * 43, "=" * 44, "\udcff", TEXT[:20] + " " + TEXT[20:]]
)
def test_a_malformed_key_is_refused_by_name_and_never_repeated(text: str, tmp_path: Path) -> None:
    file = tmp_path / "the.key"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    for wrong, name in (
        (settings(encryption_key=text), "ENCRYPTION_KEY:"),
        (settings(encryption_key_file=file), "ENCRYPTION_KEY_FILE ("),
    ):
        with pytest.raises(WrongKey, match="32 bytes in base64") as refusal:
            load_kek(wrong)
        assert str(refusal.value).startswith(name)
        assert text not in str(refusal.value)


def test_a_key_file_that_cannot_be_read_is_refused_by_name(tmp_path: Path) -> None:
    for path in (tmp_path / "missing", tmp_path, Path("/dev/zero")):
        with pytest.raises(WrongKey, match=r"^ENCRYPTION_KEY_FILE \("):
            load_kek(settings(encryption_key_file=path))


def test_the_first_start_makes_a_key_that_only_its_owner_reads(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    before = os.umask(0)
    try:
        made = load_kek(settings(data_dir=folder))
    finally:
        os.umask(before)
    file = folder / "encryption.key"
    assert made.just_made == file
    assert file.stat().st_mode & 0o777 == 0o600
    assert base64.b64decode(file.read_bytes()) == made.key
    assert [entry.name for entry in folder.iterdir()] == ["encryption.key"]


def test_later_starts_use_the_key_of_the_first(tmp_path: Path) -> None:
    first = load_kek(settings(data_dir=tmp_path))
    second = load_kek(settings(data_dir=tmp_path))
    assert (second.key, second.just_made) == (first.key, None)


def test_of_many_first_starts_at_once_one_makes_the_key(tmp_path: Path) -> None:
    for turn in range(20):
        given = settings(data_dir=tmp_path / str(turn))
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda _, given=given: load_kek(given), range(8)))
        assert len({kek.key for kek in found}) == 1
        assert sum(kek.just_made is not None for kek in found) == 1


def test_an_emptied_key_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "encryption.key").touch()
    with pytest.raises(WrongKey, match="Put back the copy"):
        load_kek(settings(data_dir=tmp_path))
    assert (tmp_path / "encryption.key").read_bytes() == b""


def test_a_folder_that_cannot_be_written_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WrongKey, match="DATA_DIR"):
        load_kek(settings(data_dir=tmp_path / "file"))


def test_a_key_does_not_show_when_printed() -> None:
    assert str(KEY) not in repr(Kek(KEY, "ENCRYPTION_KEY"))
