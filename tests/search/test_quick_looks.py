"""What is decided by a quick look is what a thorough one decides."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from school21_bot.search.document import Document, typed_words
from school21_bot.search.skeleton import may_begin, skeleton
from school21_bot.search.words import plain

LETTERS = "abcdefghijklmnopqrstuvwxyzабвгдеёжзийклмнопрстуфхцчшщъыьэюяґїц019.#+"
SIGNS = "".join(map(chr, range(32, 127))) + "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАЁЙ\u0306\u0308\u200b"
TEXT = st.text(LETTERS + " ,-_", max_size=40)


@given(st.text(LETTERS, min_size=1, max_size=9))
def test_no_word_is_passed_over_whose_skeleton_begins_so(word: str) -> None:
    assert may_begin(word, skeleton(word))


@given(st.text(SIGNS, max_size=20))
def test_a_text_of_plain_letters_is_as_plain_as_taken_apart(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert plain(text) == plain(apart)


@given(TEXT, st.lists(st.text(SIGNS, max_size=12), max_size=3), st.text(LETTERS, min_size=1, max_size=9))
def test_names_and_nicknames_are_found_as_by_looking_through_them(name: str, nicknames: list[str], typed: str) -> None:
    document = Document(tuple(nicknames), name)
    for nickname in (plain(typed), *map(plain, nicknames)):
        stripped = nickname.strip().removeprefix("@")
        assert not stripped or document.is_called(stripped) == (stripped in document.whole_nicknames)
    for word in typed_words(f"{typed} {name[:6]}"):
        assert document.has_name(word, is_whole=True) == (word.name in document.names)
        assert document.has_name(word, is_whole=False) == any(one.startswith(word.name) for one in document.names)


@given(TEXT, TEXT, st.text(LETTERS, min_size=1, max_size=9), st.integers(0, 60))
def test_words_of_a_description_are_found_as_by_looking_through_them(
    team: str, description: str, typed: str, before: int
) -> None:
    stuffed = " ".join(f"слово{number}" for number in range(before))
    document = Document((), "", team, f"{description} {stuffed} {typed}")
    for word in typed_words(f"{typed} {description}"):
        assert document.says(word) == (word.name in document.words or word.stem in document.words)
