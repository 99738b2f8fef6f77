"""Urlencoded parameters come out exactly as `urllib.parse` reads them."""

from urllib.parse import parse_qsl, urlencode

import pytest

from school21_bot.sandbox.forms import decode_form


@pytest.mark.parametrize(
    "value", ["", "x", "Привет 👋", 'a+b=c&d "e" \\n \\x41 %41 100%', '{"text": "Да", "n": [1, 2]}', "\r\n\t\x00"]
)
def test_what_a_client_encodes_is_read_back(value: str) -> None:
    form = {"chat_id": "1", "text": value, "имя": value}
    assert decode_form(urlencode(form).encode()) == form


@pytest.mark.parametrize(
    "body", ["a=%", "a=%4", "a=%zz%41", "a=\\x41%41", "a=%u0041", "a=%FF%41", "a==b", "a=1&a=2", "a", "%D0%9F=ПЯ%20"]
)
def test_what_is_badly_encoded_is_read_as_the_standard_library_does(body: str) -> None:
    assert decode_form(body.encode()) == dict(parse_qsl(body, keep_blank_values=True))
