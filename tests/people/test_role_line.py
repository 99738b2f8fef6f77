"""Level and role typed as one line."""

import contextlib
import time

import pytest

from school21_bot.errors import RuleViolated
from school21_bot.people.role_line import RoleLine, parse_role_line, role_key

UNDERSTOOD = [
    # As people write it
    ("Senior golang разработчик", "golang разработчик", "senior"),
    ("senior C++ developer", "C++ developer", "senior"),
    ("Senior C++ разработчик", "C++ разработчик", "senior"),
    ("Senior C# developer", "C# developer", "senior"),
    ("Senior .NET developer", ".NET developer", "senior"),
    ("Senior 1С", "1С", "senior"),
    ("Стажёр 1С", "1С", "intern"),
    ("стажер", "", "intern"),
    ("Стажёр", "", "intern"),
    ("СТАЖЁР", "", "intern"),
    ("Стаже\u0308р 1С", "1С", "intern"),
    ("Владелец продукта", "Владелец продукта", None),
    ("  Middle   Java\u00a0developer ", "Java developer", "middle"),
    ("Trainee QA", "QA", "intern"),
    ("мидл фронтендер", "фронтендер", "middle"),
    ("джун", "", "junior"),
    ("сеньор аналитик", "аналитик", "senior"),
    ("синьор помидор", "помидор", "senior"),
    ("Ведущий разработчик", "разработчик", "lead"),
    ("Старший преподаватель", "преподаватель", "senior"),
    ("Младшая медсестра", "медсестра", "junior"),
    ("Главный инженер", "Главный инженер", None),
    ("Lead QA", "QA", "lead"),
    ("лид аналитик", "аналитик", "lead"),
    # Where it stands
    ("golang разработчик senior", "golang разработчик", "senior"),
    ("golang разработчик, senior", "golang разработчик", "senior"),
    ("golang разработчик (senior)", "golang разработчик", "senior"),
    ("golang (senior backend)", "golang (backend)", "senior"),
    ("golang (backend senior) разработчик", "golang (backend) разработчик", "senior"),
    ("«Senior» аналитик", "аналитик", "senior"),
    ("Java Senior Developer", "Java Developer", "senior"),
    ("C++ senior", "C++", "senior"),
    ("C++/senior", "C++", "senior"),
    ("программист на С, senior", "программист на С", "senior"),
    ("QA lead", "QA", "lead"),
    # How it is joined
    ("Senior+ Java", "Java", "senior"),
    ("Middle + Java", "Java", "middle"),
    ("Middle+", "", "middle"),
    ("Senior!", "", "senior"),
    ("Middle/Senior Java", "Java", "middle"),
    ("Middle+ / Senior Java", "Java", "middle"),
    ("Java Senior/Lead", "Java", "senior"),
    ("QA middle / senior", "QA", "middle"),
    ("разработчик junior-middle", "разработчик", "junior"),
    ("Go Junior+/Middle", "Go", "junior"),
    ("Java junior/middle/senior", "Java", "junior"),
    ("Junior - Middle", "", "junior"),
    ("Senior - Java developer", "Java developer", "senior"),
    ("Senior: Java", "Java", "senior"),
    ("Senior-разработчик", "разработчик", "senior"),
    ("Аналитик-стажёр", "Аналитик", "intern"),
    ("mid-level developer", "developer", "middle"),
    ("разработчик, уровень senior", "разработчик", "senior"),
    ("Sr. developer", "developer", "senior"),
    ("Jr developer", "developer", "junior"),
    ("ст. аналитик", "аналитик", "senior"),
    ("Мл.аналитик", "аналитик", "junior"),
    ("вед. инженер", "инженер", "lead"),
    ("Ｓｅｎｉｏｒ QA", "QA", "senior"),
    # Part of the role's name
    ("Team Lead", "Team Lead", "lead"),
    ("Tech Lead", "Tech Lead", "lead"),
    ("Тимлид", "Тимлид", "lead"),
    ("тим-лид бэкенда", "тим-лид бэкенда", "lead"),
    ("Техлид Android", "Техлид Android", "lead"),
    ("Лид команды", "Лид команды", "lead"),
    ("Lead of sales", "Lead of sales", "lead"),
    ("Senior Team Lead", "Team Lead", "senior"),
    ("Lead project manager", "project manager", "lead"),
    # No level at all
    ("Лидогенератор", "Лидогенератор", None),
    ("Лид-генератор", "Лид-генератор", None),
    ("Lead generation manager", "Lead generation manager", None),
    ("Leader of sales", "Leader of sales", None),
    ("Лидер трайба", "Лидер трайба", None),
    ("Seniority analyst", "Seniority analyst", None),
    ("juniors coach", "juniors coach", None),
    ("Middleware developer", "Middleware developer", None),
    ("middleware", "middleware", None),
    ("Специалист middle-office", "Специалист middle-office", None),
    ("Middle office analyst", "Middle office analyst", None),
    ("Ведущий мероприятий", "Ведущий мероприятий", None),
    ("Старший смены", "Старший смены", None),
    ("Assistant to senior staff", "Assistant to senior staff", None),
    ("Ментор для junior", "Ментор для junior", None),
    ("мл инженер", "мл инженер", None),
    ("senior.js разработчик", "senior.js разработчик", None),
    ("senior_developer", "senior_developer", None),
    ("Head of QA", "Head of QA", None),
    # The level does not matter
    ("не важно", "", "unstated"),
    ("Неважно", "", "unstated"),
    ("без уровня", "", "unstated"),
    ("Разработчик, уровень не важен", "Разработчик", "unstated"),
    ("Без уровня, владелец продукта", "владелец продукта", "unstated"),
    ("Product owner (no level)", "Product owner", "unstated"),
]


@pytest.mark.parametrize(("typed", "role", "level"), UNDERSTOOD, ids=[case[0] for case in UNDERSTOOD])
def test_level_and_role_are_told_apart(typed: str, role: str, level: str | None) -> None:
    assert parse_role_line(typed) == RoleLine(role, level)


@pytest.mark.parametrize(("typed", "role", "level"), UNDERSTOOD, ids=[case[0] for case in UNDERSTOOD])
def test_the_role_that_was_understood_is_a_role_that_can_be_kept(typed: str, role: str, level: str | None) -> None:
    if role:
        again = parse_role_line(parse_role_line(typed).role)
        assert again.role == role


def test_a_role_of_256_cyrillic_letters_is_kept_with_its_level() -> None:
    role = "я" * 256
    assert parse_role_line(f"Senior {role}") == RoleLine(role, "senior")
    assert parse_role_line(role) == RoleLine(role, None)


@pytest.mark.parametrize("typed", ["я" * 257, "Senior " + "я" * 257, "ß" * 200, "a " * 3000, "senior " * 200_000])
def test_a_role_that_is_too_long_is_refused(typed: str) -> None:
    with pytest.raises(RuleViolated) as refusal:
        parse_role_line(typed)
    assert (refusal.value.field, refusal.value.reason) == ("role", "too-long")
    assert refusal.value.facts["limit"] == 256


@pytest.mark.parametrize("typed", ["", "  \n", "\u200b", "\u3164", "\u0301", "\x00\ud800"])
def test_a_line_without_anything_to_see_is_refused_as_empty(typed: str) -> None:
    with pytest.raises(RuleViolated) as refusal:
        parse_role_line(typed)
    assert refusal.value.reason == "empty"


@pytest.mark.parametrize(
    "piece",
    ["senior ", "senior/", "middle+/", "(", "sr.", "-", "lead of ", "не важно ", ". ", "e\u0301\u0316", "с+", " + "],
)
def test_no_line_can_keep_the_bot_busy(piece: str) -> None:
    started = time.perf_counter()
    for length in (200, 4096, 1_000_000):
        with contextlib.suppress(RuleViolated):
            parse_role_line((piece * length)[:length])
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Golang разработчик", "golang  РАЗРАБОТЧИК"),
        ("Стажёр-методист", "стажер—методист"),
        ("1С", "1C"),
        ("1с-разработчик", "1C-разработчик"),
        ("С++", "C++"),
        ("С#", "c#"),
        ("ＱＡ", "qa"),
        ("Straße", "STRASSE"),
    ],
)
def test_two_spellings_of_a_role_meet(one: str, other: str) -> None:
    assert role_key(one) == role_key(other)


def test_different_roles_stay_different() -> None:
    names = [
        "C",
        "C++",
        "C#",
        "1C",
        "Java",
        "JavaScript",
        "DevOps",
        "Dev Ops",
        "1С-разработчик",
        "1С разработчик",
        "21C",
    ]
    assert len({role_key(name) for name in names}) == len(names)


def test_the_normal_form_of_a_normal_form_is_itself() -> None:
    for name in ("Стажёр 1С", "İstanbul", "ﷺ", "ΰ", "С++ —  dev"):
        assert role_key(role_key(name)) == role_key(name)
