"""Our backups are age files like those of others, and others' keys open them."""

from pathlib import Path

import pyrage
import pytest

from school21_bot.backup import BackupRefused, lock, opener
from school21_bot.backup.bech32 import decode
from school21_bot.dumps import age

CONTENT = bytes(range(256)) * 1000


def sealed(path: Path, *recipients: str, passphrase: str | None = None) -> bytes:
    made = lock(passphrase, recipients)
    path.write_bytes(b"".join(age.encrypted(made.file_key, made.header, [CONTENT])))
    return path.read_bytes()


def test_others_open_what_we_seal_for_several_keys(tmp_path: Path) -> None:
    keys = [pyrage.x25519.Identity.generate() for _ in range(3)]
    file = sealed(tmp_path / "file", *(str(key.to_public()) for key in keys))
    for key in keys:
        assert pyrage.decrypt(file, [key]) == CONTENT


def test_we_open_what_others_seal(tmp_path: Path) -> None:
    keys = [pyrage.x25519.Identity.generate() for _ in range(2)]
    (tmp_path / "file").write_bytes(pyrage.encrypt(CONTENT, [key.to_public() for key in keys]))
    for key in keys:
        assert b"".join(opener(tmp_path / "file", None, [str(key)]).pieces()) == CONTENT


def test_another_key_opens_nothing(tmp_path: Path) -> None:
    one, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    sealed(tmp_path / "file", str(one.to_public()))
    with pytest.raises(BackupRefused, match="none of those at hand"):
        opener(tmp_path / "file", None, [str(other)])


def test_a_header_that_was_changed_opens_nothing(tmp_path: Path) -> None:
    one, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    file = sealed(tmp_path / "file", str(one.to_public()), str(other.to_public()))
    stanzas = file.split(b"-> ")
    (tmp_path / "file").write_bytes(b"-> ".join([stanzas[0], stanzas[2].partition(b"---")[0], stanzas[1], stanzas[2]]))
    with pytest.raises(BackupRefused):
        opener(tmp_path / "file", None, [str(one)])


def test_the_wrong_passphrase_is_said_to_be_wrong(tmp_path: Path) -> None:
    sealed(tmp_path / "file", passphrase="correct horse")
    assert b"".join(opener(tmp_path / "file", "correct horse", ()).pieces()) == CONTENT
    with pytest.raises(BackupRefused, match="does not open it"):
        opener(tmp_path / "file", "wrong horse", ())


@pytest.mark.parametrize("at", [0, 10, 30, 61])
def test_a_key_with_a_wrong_sign_is_no_key(at: int) -> None:
    key = str(pyrage.x25519.Identity.generate().to_public())
    assert len(decode(key, "age")) == 32
    wrong = key[:at] + ("q" if key[at] != "q" else "p") + key[at + 1 :]
    for text in (wrong, key[:-1], key + "q", key.replace("age", "agf"), key.capitalize()):
        with pytest.raises(ValueError, match=r"wrong|mixed|not found"):
            decode(text, "age")


def test_a_recipient_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match="BACKUP_RECIPIENTS: age1qqqqqqqq… is no key"):
        lock(None, ["age1" + "q" * 58])
