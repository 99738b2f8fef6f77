"""Who can open a backup: whoever has the passphrase, or one of the age keys it was sealed for."""

import os
from collections.abc import Sequence
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from school21_bot.backup import bech32
from school21_bot.backup.refused import BackupRefused
from school21_bot.dumps import age

LABEL = b"age-encryption.org/v1/X25519"
MOST_RECIPIENTS = 20
"""So many fit into a header."""


class Lock(NamedTuple):
    """The header of a new file, and the key of it that only who may open the header finds out."""

    header: bytes
    file_key: bytes


def lock(passphrase: str | None, recipients: Sequence[str]) -> Lock:
    """The beginning of a file that the passphrase opens, or each of the recipients.

    Raises:
        BackupRefused: one of the recipients is not a key of age, or there are too many.
    """
    if passphrase is not None:
        return Lock(*age.new_header(passphrase))
    if len(recipients) > MOST_RECIPIENTS:
        raise BackupRefused(f"BACKUP_RECIPIENTS: names more than {MOST_RECIPIENTS} keys.")
    file_key = os.urandom(age.KEY_BYTES)
    text = age.BEGINNING + b"".join(_stanza(file_key, _recipient(one)) for one in recipients) + b"---"
    return Lock(text + b" " + age.encoded(age.mac_of(file_key, text)) + b"\n", file_key)


def wrapping_key(shared: bytes, share: bytes, recipient: bytes) -> bytes:
    """The key that a share and a recipient agree on."""
    return age.derived(shared, share + recipient, LABEL)


def _stanza(file_key: bytes, recipient: bytes) -> bytes:
    ephemeral = X25519PrivateKey.generate()
    share = ephemeral.public_key().public_bytes_raw()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(recipient))
    wrapped = ChaCha20Poly1305(wrapping_key(shared, share, recipient)).encrypt(age.ZERO_NONCE, file_key, None)
    return b"-> X25519 %s\n%s\n" % (age.encoded(share), age.encoded(wrapped))


def _recipient(text: str) -> bytes:
    try:
        recipient = bech32.decode(text, "age")
        X25519PublicKey.from_public_bytes(recipient)
    except ValueError:
        raise BackupRefused(
            f"BACKUP_RECIPIENTS: {text[:12]}… is no key of age. `age-keygen` makes a pair; the recipient begins "
            "with age1."
        ) from None
    return recipient
