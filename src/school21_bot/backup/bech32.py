"""Bech32 (BIP 173), in which age writes its keys: `age1…` to seal for, `AGE-SECRET-KEY-1…` to open with."""

_SIGNS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM = 6


def decode(text: str, prefix: str) -> bytes:
    """The bytes in `text`, which has to begin with `prefix`; ValueError if that is not so, or a sign is wrong."""
    if text not in (text.lower(), text.upper()):
        raise ValueError("capitals and small letters are mixed")
    found, _, digits = text.lower().rpartition("1")
    values = [_SIGNS.index(sign) for sign in digits]
    if found != prefix or len(values) < _CHECKSUM or _polymod([*_expanded(prefix), *values]) != 1:
        raise ValueError("a sign is wrong")
    return _bytes(values[:-_CHECKSUM])


def _bytes(values: list[int]) -> bytes:
    """Groups of five bits as bytes; what is left over has to be less than a group, and zero."""
    bits = count = 0
    data = bytearray()
    for value in values:
        bits, count = bits << 5 | value, count + 5
        if count >= 8:
            count -= 8
            data.append(bits >> count & 0xFF)
    if count >= 5 or bits & ((1 << count) - 1):
        raise ValueError("the length is wrong")
    return bytes(data)


def _expanded(prefix: str) -> list[int]:
    return [*(ord(sign) >> 5 for sign in prefix), 0, *(ord(sign) & 31 for sign in prefix)]


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATORS):
            check ^= generator if top >> bit & 1 else 0
    return check
