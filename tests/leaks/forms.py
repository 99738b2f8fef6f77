"""The forms in which a text can lie somewhere without looking like itself."""

import base64
import json
from urllib.parse import quote, quote_plus


def forms_of(text: str) -> set[bytes]:
    """The text as UTF-8, as UTF-16 and as the encodings in use write it; also what comparing makes of it."""
    return {form for spelling in {text, text.casefold()} for form in _encoded(spelling)}


def _encoded(text: str) -> set[bytes]:
    raw = text.encode()
    escaped = json.dumps(text)[1:-1]
    written = {escaped, quote(text, safe=""), quote_plus(text), raw.hex(), repr(raw)[2:-1]}
    wide = {text.encode("utf-16-le"), text.encode("utf-16-be")}
    return {raw} | wide | {form.encode() for one in written for form in (one, one.lower())} | _in_base64(raw)


def _in_base64(raw: bytes) -> set[bytes]:
    """What of the text shows in base64, wherever in a longer one it begins: three bytes make four digits."""
    found = set()
    for before in range(3):
        digits = base64.b64encode(b"\0" * before + raw)
        ours = digits[-(-8 * before // 6) : (before + len(raw)) * 8 // 6]
        found |= {ours, ours.translate(bytes.maketrans(b"+/", b"-_"))}
    return found
