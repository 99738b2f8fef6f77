"""The rules of what people enter."""

import contextlib
import time
import unicodedata

import pytest

from school21_bot.errors import RuleViolated
from school21_bot.people.rules import LONGEST, LONGEST_TYPED, REFUSALS, Field, check, comparable

SCHOOL, MESSENGER, TEAM, ROLE, DESCRIPTION = Field

ACCEPTED = [
    (SCHOOL, "abcd", "abcd"),
    (SCHOOL, "PonyTafo", "PonyTafo"),
    (SCHOOL, " @ponytafo\n", "ponytafo"),
    (SCHOOL, "@ ponytafo", "ponytafo"),
    (SCHOOL, "a" * 16, "a" * 16),
    (SCHOOL, "pony\u200btafo", "ponytafo"),
    (SCHOOL, "pony\x00tafo", "ponytafo"),
    (MESSENGER, "i", "i"),
    (MESSENGER, "i.i.ivanov", "i.i.ivanov"),
    (MESSENGER, "I.I.Ivanov@sberbank.ru", "I.I.Ivanov"),
    (MESSENGER, " ivanov@omega.sbrf.ru ", "ivanov"),
    (MESSENGER, "ivanov@почта.рф", "ivanov"),
    (MESSENGER, "o'brien+tag_{1}/x=y", "o'brien+tag_{1}/x=y"),
    (MESSENGER, "!#$%&'*+-/=?^_`{|}~", "!#$%&'*+-/=?^_`{|}~"),
    (MESSENGER, "a" * 256, "a" * 256),
    (MESSENGER, "a" * 256 + "@sberbank.ru", "a" * 256),
    (TEAM, "Lab.SberPay.NFC", "Lab.SberPay.NFC"),
    (TEAM, "  Lab \t SberPay\nNFC ", "Lab SberPay NFC"),
    (TEAM, "Кома\u00ad\u200bнда\u00a0№\u20097", "Команда № 7"),
    (TEAM, "<b>& «Кавычки»", "<b>& «Кавычки»"),
    (TEAM, "Краи\u0306", "Край"),
    (TEAM, "я" * 256, "я" * 256),
    (TEAM, "и\u0306" * 256, "й" * 256),
    (TEAM, "A\ud800B", "AB"),
    (TEAM, "?", "?"),
    (ROLE, "Владелец  продукта", "Владелец продукта"),
    (ROLE, "я" * 256, "я" * 256),
    (DESCRIPTION, "Делаю\r\nплатежи", "Делаю\nплатежи"),
    (DESCRIPTION, " \n\nРаз \t\n\n\n\n\n  два\u2028три\n", "Раз\n\n  два\nтри"),
    (DESCRIPTION, "a\tb\x1fc\x07d", "a b\ncd"),
    (DESCRIPTION, "🎄" * 1024, "🎄" * 1024),
]

REFUSED = [
    (SCHOOL, "", "empty", {}),
    (SCHOOL, " \u200b\n", "empty", {}),
    (SCHOOL, "@", "empty", {}),
    (SCHOOL, "abc", "too-short", {"limit": 4, "length": 3}),
    (SCHOOL, "a" * 17, "too-long", {"limit": 16, "length": 17}),
    (SCHOOL, "a" * 5000, "too-long", {"limit": 16, "length": 5000}),
    (SCHOOL, "ab1", "not-latin", {}),
    (SCHOOL, "@@pony", "not-latin", {}),
    (SCHOOL, "pony tafo", "not-latin", {}),
    (SCHOOL, "пони", "not-latin", {}),
    (SCHOOL, "pоny", "not-latin", {}),
    (SCHOOL, "pony\u0301tafo", "not-latin", {}),
    (SCHOOL, "ｐｏｎｙ", "not-latin", {}),
    (SCHOOL, "ponytafo@student.21-school.ru", "not-latin", {}),
    (MESSENGER, "", "empty", {}),
    (MESSENGER, "@ivanov", "not-an-address", {}),
    (MESSENGER, ".ivanov", "not-an-address", {}),
    (MESSENGER, "ivanov.", "not-an-address", {}),
    (MESSENGER, "i..ivanov", "not-an-address", {}),
    (MESSENGER, "i ivanov", "not-an-address", {}),
    (MESSENGER, "иванов", "not-an-address", {}),
    (MESSENGER, '"ivanov"', "not-an-address", {}),
    (MESSENGER, "<ivanov@sberbank.ru>", "not-an-address", {}),
    (MESSENGER, "." * 40 + "@", "not-an-address", {}),
    (MESSENGER, "ivanov@", "not-a-domain", {}),
    (MESSENGER, "ivanov@localhost", "not-a-domain", {}),
    (MESSENGER, "ivanov@sberbank..ru", "not-a-domain", {}),
    (MESSENGER, "ivanov@-sberbank.ru", "not-a-domain", {}),
    (MESSENGER, "ivanov@sber bank.ru", "not-a-domain", {}),
    (MESSENGER, "ivanov@sberbank.ru@sberbank.ru", "not-a-domain", {}),
    (MESSENGER, "ivanov@" + "a" * 64 + ".ru", "not-a-domain", {}),
    (MESSENGER, "ivanov@" + "a." * 127 + "ru", "not-a-domain", {}),
    (MESSENGER, "a" * 257, "too-long", {"limit": 256, "length": 257}),
    (TEAM, "", "empty", {}),
    (TEAM, "\u3164\u2800", "empty", {}),
    (TEAM, "\u0301\ufe0f", "empty", {}),
    (TEAM, "\ud800\udfff\x00", "empty", {}),
    (TEAM, "я" * 257, "too-long", {"limit": 256, "length": 257}),
    (ROLE, "\n", "empty", {}),
    (ROLE, "\N{SLIGHTLY SMILING FACE} 21", "no-letters", {}),
    (ROLE, "я" * 257, "too-long", {"limit": 256, "length": 257}),
    (ROLE, "ﷺ" * 15, "too-long", {"limit": 256, "length": 270}),
    (DESCRIPTION, "", "empty", {}),
    (DESCRIPTION, " \n\t", "empty", {}),
    (DESCRIPTION, "я" * 1025, "too-long", {"limit": 1024, "length": 1025}),
]


@pytest.mark.parametrize(("field", "typed", "kept"), ACCEPTED)
def test_a_right_answer_is_kept_clean(field: Field, typed: str, kept: str) -> None:
    assert check(field, typed) == kept
    assert check(field, kept) == kept
    kept.encode()


@pytest.mark.parametrize(("field", "typed", "reason", "facts"), REFUSED)
def test_a_wrong_answer_is_refused_with_its_reason(
    field: Field, typed: str, reason: str, facts: dict[str, int]
) -> None:
    with pytest.raises(RuleViolated) as refusal:
        check(field, typed)
    assert (refusal.value.field, refusal.value.reason, refusal.value.facts) == (field, reason, facts)


def test_every_way_to_be_refused_is_listed_and_no_other() -> None:
    met = {(field, reason, tuple(facts)) for field, _, reason, facts in REFUSED}
    assert met == set(REFUSALS)
    assert set(LONGEST) == set(Field)


@pytest.mark.parametrize("field", list(Field))
@pytest.mark.parametrize(
    "piece",
    [
        ".",
        "a.",
        "a@",
        ".@",
        "@",
        "-",
        " ",
        "\n",
        "a\n",
        "\x00",
        "\u200b",
        "\ud800",
        "a\u0301\u0316",
        "\u0316\u0301",
        "ﷺ",
        "🎄",
    ],
)
def test_no_answer_can_keep_the_bot_busy_or_fail_otherwise(field: Field, piece: str) -> None:
    started = time.perf_counter()
    for length in (40, 300, LONGEST_TYPED, 5000, 1_000_000):
        for typed in ((piece * length)[:length], (piece * length)[:length] + "@", "a" + (piece * length)[:length]):
            with contextlib.suppress(RuleViolated):
                kept = check(field, typed)
                assert 0 < len(kept) <= LONGEST[field]
                assert unicodedata.is_normalized("NFC", kept)
    assert time.perf_counter() - started < 2


def test_a_refusal_does_not_repeat_what_was_typed() -> None:
    with pytest.raises(RuleViolated) as refusal:
        check(MESSENGER, "секретное имя")
    assert "секрет" not in str(refusal.value)


def test_nicknames_are_compared_without_case() -> None:
    assert comparable(SCHOOL, "PonyTafo") == comparable(SCHOOL, "ponytafo")
    assert comparable(MESSENGER, "I.Ivanov") == comparable(MESSENGER, "i.ivanov")
    assert comparable(MESSENGER, "i.ivanov") != comparable(MESSENGER, "iivanov")
    assert comparable(ROLE, "Стажёр") == comparable(ROLE, "стажер")
    assert comparable(TEAM, "ＬＡＢ") == comparable(TEAM, "lab")
