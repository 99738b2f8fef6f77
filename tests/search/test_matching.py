"""What fits, how well, and that the index proposes everybody who fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from school21_bot.search import (
    MOST_TOKENS,
    Document,
    Rank,
    Word,
    keyed,
    possible_ranks,
    rank,
    strays,
    token_of_name,
    token_of_nickname,
    tokens_of,
    tokens_of_called,
    tokens_of_word,
    typed_words,
)
from school21_bot.search.document import whole

KEY = bytes(range(32))
IVAN = Document(
    ("ivanpetr", "ivan.petrov", "petrovich_i"),
    "Иван Петров",
    "Lab.SberPay.NFC",
    "Нагрузочное тестирование платежей, пишу на golang и немного на C++",
    ("ivanpetr",),
)
ANY_TEXT = st.text(max_size=60)
# Letters of which words that nearly meet are made.
LETTERS = st.text("abcdeiovабвгдежийоцш .-ё", max_size=30)


def found(document: Document, typed: str) -> Rank | None:
    return rank(document, whole(typed), typed_words(typed), lambda _: False)


@pytest.mark.parametrize(
    ("typed", "how_well"),
    [
        ("ivanpetr", Rank.NICKNAME),
        ("@IvanPetr", Rank.NICKNAME),
        ("Ivan.Petrov", Rank.NICKNAME),
        ("иван", Rank.NAME),
        ("петров ива", Rank.LOOSE),
        ("ива", Rank.LOOSE),
        ("ива golang", Rank.LOOSE),
        ("petroff", Rank.NAME),
        ("ivanp", Rank.NICK),
        ("петро", Rank.BEGUN),
        ("ivanp petro", Rank.BEGUN),
        ("ivanp golang", Rank.LOOSE),
        ("i.petro", Rank.LOOSE),
        ("i", Rank.LOOSE),
        ("i petrovich", Rank.LOOSE),
        ("lab.sberpay нагрузка", Rank.WORDS),
        ("иван платёж", Rank.WORDS),
        ("c++", Rank.WORDS),
        ("с++", Rank.WORDS),
        ("иван c#", None),
        ("перов", Rank.ALIKE),
        ("ivanptr", Rank.ALIKE),
        ("перов тестирование", Rank.ALIKE),
        ("петорв", Rank.FARTHER),
        ("петровф", Rank.FARTHER),
        ("пертов тестирование", Rank.FARTHER),
        ("ивна перов", Rank.FARTHER),
        ("ивн", None),
        ("сидоров", None),
        ("", None),
        ("…", None),
    ],
)
def test_what_was_typed_fits(typed: str, how_well: Rank | None) -> None:
    assert found(IVAN, typed) is how_well


def test_what_the_caller_knows_counts_as_a_word() -> None:
    words = typed_words("senior иван")
    assert rank(IVAN, whole("senior иван"), words, lambda word: word.plain == "senior") is Rank.WORDS


@given(st.lists(LETTERS, max_size=3), LETTERS, LETTERS, LETTERS, LETTERS, st.integers(0, 2))
def test_the_index_proposes_everybody_who_fits(
    nicknames: list[str], name: str, team: str, description: str, typed: str, invented: int
) -> None:
    document = Document(tuple(nicknames), name, team, description, tuple(nicknames[:invented]))
    how_well, tokens = found(document, typed), set(tokens_of(document))
    if how_well is None:
        return
    words = typed_words(typed)
    assert how_well in possible_ranks(words)
    if how_well is Rank.NICKNAME:
        assert token_of_nickname(typed) in tokens
    if how_well is Rank.NICKNAME or len(tokens) == MOST_TOKENS:
        return
    is_alone = len(words) == 1
    for word in words:
        wanted = set(tokens_of_called(how_well, word, is_alone=is_alone))
        if how_well is Rank.WORDS or (how_well > Rank.WORDS and not is_alone):
            wanted.update(tokens_of_word(word))
        assert tokens & wanted


@pytest.mark.parametrize(
    ("typed", "nearer", "farther"),
    [
        ("ivanko", "Ivankov", "Иванков"),
        ("ивнаков", "Иванков", "Инаков"),
        ("igor petrovf", "Igor Петров", "Egor Петров"),
    ],
)
def test_of_those_who_fit_alike_the_nearest_are_told_apart(typed: str, nearer: str, farther: str) -> None:
    words = typed_words(typed)
    one, other = Document((), nearer), Document((), farther)
    how_well = rank(one, whole(typed), words, lambda _: False)
    assert how_well is rank(other, whole(typed), words, lambda _: False)
    assert how_well is not None
    assert strays(one, words, how_well) < strays(other, words, how_well)


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_any_unicode_finds_or_finds_nothing(name: str, team: str, description: str, typed: str) -> None:
    document = Document((name, team), name, team, description)
    found(document, typed)
    assert len(keyed(KEY, tokens_of(document))) <= MOST_TOKENS


def test_a_description_stuffed_with_words_is_capped_and_names_stay() -> None:
    stuffed = Document(IVAN.nicknames, IVAN.name, IVAN.team, " ".join(f"{number}слово" for number in range(10_000)))
    tokens = tokens_of(stuffed)
    assert len(tokens) == MOST_TOKENS
    assert found(stuffed, "9999слово") is None
    assert token_of_name(Word("петров")) in tokens


def test_tokens_depend_on_the_key_and_fit_into_a_column_of_64_bits() -> None:
    one, other = keyed(KEY, tokens_of(IVAN)), keyed(bytes(32), tokens_of(IVAN))
    assert not set(one) & set(other)
    assert all(-(2**63) <= token < 2**63 for token in one)


def test_the_tokens_of_today_are_those_of_the_index_for_ever() -> None:
    assert keyed(KEY, ["pivan", "wgolang", "mpetrv"]) == [
        -6105498195162163007,
        -4637872978539930182,
        6229497184642742079,
    ]
