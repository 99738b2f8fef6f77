"""What is decided by a quick look is what a thorough one decides."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from school21_bot.search.words import plain

SIGNS = "".join(map(chr, range(32, 127))) + "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАЁЙ\u0306\u0308\u200b"


@given(st.text(SIGNS, max_size=20))
def test_a_text_of_plain_letters_is_as_plain_as_taken_apart(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert plain(text) == plain(apart)
