"""Our age files are those of others, and theirs are ours."""

import os
from collections.abc import Iterator

import pyrage
import pytest

from school21_bot.dumps.age import CHUNK, decrypted, encrypted, new_header, read_header, unlock
from school21_bot.dumps.spool import Spool

SIZES = (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK)
PASSPHRASE = "correct horse"


def pieces(content: bytes, size: int = 1000) -> Iterator[bytes]:
    return (content[at : at + size] for at in range(0, len(content), size))


@pytest.mark.parametrize("size", SIZES)
def test_what_we_seal_others_open(size: int) -> None:
    content = os.urandom(size)
    header, key = new_header(PASSPHRASE, work=4)
    assert pyrage.passphrase.decrypt(b"".join(encrypted(key, header, pieces(content))), PASSPHRASE) == content


def test_what_others_seal_we_open() -> None:
    sealed = pyrage.passphrase.encrypt(os.urandom(CHUNK), PASSPHRASE)
    key = unlock(read_header(sealed), PASSPHRASE)
    assert len(b"".join(decrypted(key, pieces(sealed)))) == CHUNK


@pytest.mark.parametrize("size", SIZES)
def test_a_spool_gives_back_what_was_written_whole_and_in_parts(size: int) -> None:
    content = os.urandom(size)
    with Spool() as spool:
        for piece in pieces(content):
            spool.write(piece)
        spool.close()
        assert b"".join(spool.pieces()) == content
        assert b"".join(spool.part(1000, CHUNK)) == content[1000 : 1000 + CHUNK]
