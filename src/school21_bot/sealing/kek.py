"""The key-encryption key: where it comes from, and making one at the first start."""

import base64
import os
import re
import secrets
from dataclasses import dataclass, field, replace
from pathlib import Path

from school21_bot.private import make_private_folder
from school21_bot.settings import Settings, WrongSetting

KEY_BYTES = 32
DEFAULT_FILE = "encryption.key"
OLD = "ENCRYPTION_KEY_OLD"
# More than a key with any white space around it, and little enough to read when the path names the wrong thing.
_LONGEST_FILE = 4096


class WrongKey(WrongSetting):
    """A key that cannot be used; the message names where it came from and what to do, never the key."""


@dataclass(frozen=True, slots=True)
class Kek:
    """The key that wraps the data keys, and the words by which a person knows where it came from.

    `old`: the one before, until the data keys are wrapped anew.
    """

    key: bytes = field(repr=False)
    source: str
    just_made: Path | None = None
    old: bytes | None = field(default=None, repr=False)

    @property
    def sources(self) -> str:
        """Where the keys came from that are tried."""
        return self.source if self.old is None else f"{self.source} and {OLD}"


def load_kek(settings: Settings) -> Kek:
    """Find the key-encryption key; without one in the settings, keep one in DATA_DIR and make it at the first start.

    `just_made` of the result is the file when this very call made it, so that a notice can ask to keep a copy.

    Raises:
        WrongKey: one sentence about a key that is malformed or cannot be read or written.
    """
    old = settings.encryption_key_old.get_secret_value()
    return replace(_present(settings), old=_decoded(old, OLD) if old else None)


def key_at_hand(settings: Settings) -> Kek | None:
    """The same, but none is made where there is none."""
    named = settings.encryption_key.get_secret_value() or settings.encryption_key_file
    return load_kek(settings) if named or (settings.data_dir / DEFAULT_FILE).exists() else None


def new_kek() -> str:
    """A fresh key-encryption key, as it is written into a setting or a file."""
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def _present(settings: Settings) -> Kek:
    if text := settings.encryption_key.get_secret_value():
        return Kek(_decoded(text, "ENCRYPTION_KEY"), "ENCRYPTION_KEY")
    if settings.encryption_key_file is not None:
        return _from_file(settings.encryption_key_file, f"ENCRYPTION_KEY_FILE ({settings.encryption_key_file})")
    path = settings.data_dir / DEFAULT_FILE
    source = f"{DEFAULT_FILE} in DATA_DIR ({path})"
    made = _make(path, source)
    found = _from_file(path, source)
    return Kek(found.key, found.source, just_made=path) if made else found


def _from_file(path: Path, source: str) -> Kek:
    try:
        with path.open("rb") as file:
            content = file.read(_LONGEST_FILE)
    except OSError as error:
        raise WrongKey(f"{source}: {error.strerror}. Name a readable file that holds 32 bytes in base64.") from None
    return Kek(_decoded(content.decode("ascii", "replace"), source), source)


def _decoded(text: str, source: str) -> bytes:
    standard = text.strip().rstrip("=").replace("-", "+").replace("_", "/")
    # 43 digits of base64 are 32 bytes and two bits that say nothing.
    if re.fullmatch(r"[A-Za-z0-9+/]{43}", standard) is None:
        raise WrongKey(
            f"{source}: not 32 bytes in base64. Put back the copy of the key; "
            "only for a new database make one with: openssl rand -base64 32"
        )
    return base64.b64decode(standard + "=")


def _make(path: Path, source: str) -> bool:
    """Make the file with a new key unless it is there; of several processes exactly one succeeds."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        if path.exists():
            return False
        make_private_folder(path.parent)
        _write(draft, new_kek().encode() + b"\n")
        try:
            # A link appears whole or not at all, and never replaces a key that is there.
            os.link(draft, path)
        except FileExistsError:
            return False
        finally:
            draft.unlink()
        _sync_folder(path.parent)
    except OSError as error:
        raise WrongKey(
            f"{source}: the key cannot be made: {error.strerror}. "
            "Let DATA_DIR name a folder that can be written, or set ENCRYPTION_KEY."
        ) from None
    return True


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(descriptor)


def _sync_folder(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
