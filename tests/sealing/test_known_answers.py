"""The primitives that we build on give the answers that NIST, Wycheproof and the RFC have published."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VECTORS = Path(__file__).parents[1] / "vectors"
NONCE_SIZES = range(8, 129)
"""What AESGCM takes; others it refuses."""


def nist(name: str) -> Iterator[dict[str, str]]:
    """The cases of a file, each with its fields; `FAIL` marks those that must not open."""
    for block in (VECTORS / "cryptography" / name).read_text().split("Count = ")[1:]:
        case = dict(re.findall(r"^(\w+) = ?(.*)$", block, re.MULTILINE))
        yield case | ({"FAIL": ""} if re.search(r"^FAIL$", block, re.MULTILINE) else {})


def wycheproof(name: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The cases of a file, each with its group."""
    found = json.loads((VECTORS / "wycheproof" / name).read_text())
    cases = [(group, case) for group in found["testGroups"] for case in group["tests"]]
    assert len(cases) == found["numberOfTests"]
    yield from cases


def unhexed(case: dict[str, str], *names: str) -> list[bytes]:
    return [bytes.fromhex(case[name]) for name in names]


def test_what_nist_has_encrypted_we_encrypt_alike() -> None:
    cases = list(nist("gcmEncryptExtIV256.rsp"))
    for case in cases:
        key, nonce, text, aad, sealed, tag = unhexed(case, "Key", "IV", "PT", "AAD", "CT", "Tag")
        assert AESGCM(key).encrypt(nonce, text, aad) == sealed + tag
        assert AESGCM(key).decrypt(nonce, sealed + tag, aad) == text
    assert len(cases) == 375


def test_what_nist_has_sealed_opens_and_what_it_has_forged_does_not() -> None:
    cases = list(nist("gcmDecrypt256.rsp"))
    for case in cases:
        key, nonce, aad, sealed, tag = unhexed(case, "Key", "IV", "AAD", "CT", "Tag")
        if "FAIL" in case:
            with pytest.raises(InvalidTag):
                AESGCM(key).decrypt(nonce, sealed + tag, aad)
        else:
            assert AESGCM(key).decrypt(nonce, sealed + tag, aad) == bytes.fromhex(case["PT"])
    assert len(cases) == 375
    assert 0 < sum("FAIL" in case for case in cases) < 375


@pytest.mark.parametrize(
    ("group", "case"),
    [pytest.param(group, case, id=str(case["tcId"])) for group, case in wycheproof("aes_gcm_test.json")],
)
def test_wycheproof_finds_nothing_in_aes_gcm(group: dict[str, Any], case: dict[str, Any]) -> None:
    key, nonce, aad, text, sealed, tag = unhexed(case, "key", "iv", "aad", "msg", "ct", "tag")
    cipher = AESGCM(key)
    if len(nonce) not in NONCE_SIZES:
        with pytest.raises(ValueError, match="Nonce"):
            cipher.decrypt(nonce, sealed + tag, aad)
    elif case["result"] == "invalid":
        with pytest.raises(InvalidTag):
            cipher.decrypt(nonce, sealed + tag, aad)
    else:
        assert group["tagSize"] == 128
        assert cipher.decrypt(nonce, sealed + tag, aad) == text
        assert cipher.encrypt(nonce, text, aad) == sealed + tag


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=str(case["tcId"])) for _, case in wycheproof("hkdf_sha256_test.json")]
)
def test_wycheproof_finds_nothing_in_hkdf(case: dict[str, Any]) -> None:
    secret, salt, info, okm = unhexed(case, "ikm", "salt", "info", "okm")
    if case["result"] == "invalid":
        with pytest.raises(ValueError, match="derive"):
            HKDF(SHA256(), case["size"], salt, info).derive(secret)
    else:
        assert HKDF(SHA256(), case["size"], salt, info).derive(secret) == okm


@pytest.mark.parametrize("name", ["rfc-5869-HKDF-SHA256.txt", "hkdf-generated.txt"])
def test_the_rfc_derives_the_same_keys(name: str) -> None:
    blocks = re.split(r"COUNT *= *\d+", (VECTORS / "cryptography" / name).read_text())[1:]
    for block in blocks:
        case = dict(re.findall(r"^(\w+) *= *(.*)$", block, re.MULTILINE))
        secret, salt, info, okm = unhexed(case, "IKM", "salt", "info", "OKM")
        assert HKDF(SHA256(), int(case["L"]), salt, info).derive(secret) == okm
    assert blocks
