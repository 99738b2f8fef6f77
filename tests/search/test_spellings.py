"""Spellings of one word meet, and the keyboard's other layout is read."""

import pytest
from rapidfuzz.distance import OSA

from school21_bot.search.skeleton import skeleton
from school21_bot.search.sounds import sounds
from school21_bot.search.stems import stem
from school21_bot.search.words import other_layout, plain, telling, words_of

# By ISO 9, GOST 7.79, BGN/PCGN, the passport's of 2013, and as people write without any of them.
NAMES = """
Иванов ivanov Ivanoff iwanow
Щербаков shcherbakov scherbakov sherbakov
Дмитрий dmitry dmitriy dmitrii dmitrij
Чехов chekhov chehov
Наталья natalya natalia nataliya
Юлия yulia julia yuliya iuliia
Илья ilya il'ya iliya
Хрущёв khrushchev khrushchyov hruschev
Елена elena yelena jelena
Сергей sergey sergei sergej
Александр aleksandr alexandr
Цветаева tsvetaeva tsvetayeva
Кузнецов kuznetsov kuznetzov
Евгений evgeny evgeniy yevgeniy evgenii
Фёдор fedor fyodor fiodor
Кирилл kirill kiril kyrill
Белый bely belyy belyi
Подъячев podyachev podiachev
Михаил mikhail mihail
Соловьёв solovyov solovyev soloviev
Ксения ksenia xenia kseniya
Яковлев yakovlev iakovlev jakovlev
Гурьев guryev guriev gurev
Татьяна tatiana tatyana tatjana
Пётр petr pyotr piotr
"""


@pytest.mark.parametrize("line", NAMES.split("\n")[1:-1])
def test_all_spellings_of_a_name_meet(line: str) -> None:
    (form,) = {skeleton(word) for word in words_of(line)}
    assert form


@pytest.mark.parametrize("line", NAMES.replace(" kiril ", " ").split("\n")[1:-1])
def test_so_they_do_where_slips_are_counted(line: str) -> None:
    (form,) = {sounds(word) for word in words_of(line)}
    assert form


@pytest.mark.parametrize(
    ("name", "typed"),
    [("Щеглов", "щглов"), ("Жданов", "дданов"), ("Вершинина", "вершиина"), ("Диана", "дюиана"), ("Зайцев", "зайецв")],
)
def test_one_slip_in_a_russian_name_is_one_where_they_are_counted(name: str, typed: str) -> None:
    assert OSA.distance(sounds(plain(name)), sounds(plain(typed))) == 1


@pytest.mark.parametrize(("one", "other"), [("Иванов", "Петров"), ("Анна", "Яна"), ("c", "c++"), ("c++", "c#")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert skeleton(plain(one)) != skeleton(plain(other))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("C++, С++ и с#", ["c++", "c++", "и", "c#"]),
        ("1С 1C .NET ASP.NET", ["1c", "1c", ".net", "asp", ".net"]),
        ("Lab.SberPay_NFC", ["lab", "sberpay", "nfc"]),
        ("Ёлка й И\u0306 é Straße", ["елка", "й", "й", "e", "strasse"]),
        ("Ива\u200bнов\u00ad O'Нил", ["иванов", "oнил"]),
        ("\ufdfa ½ ﬁ", ["صلى", "الله", "عليه", "وسلم", "1", "2", "fi"]),
        ("… — !", []),
    ],
)
def test_a_text_falls_into_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_an_endless_word_is_known_by_its_beginning() -> None:
    assert [len(word) for word in words_of("а" * 100_000)] == [64]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("bdfyjd", "иванов"), ("Gtnhjd", "петров"), ("[hbcnjajh", "христофор"), ("шмфт", "ivan"), ("пщдфтп", "golang")],
)
def test_the_other_layout_is_read(typed: str, meant: str) -> None:
    assert other_layout(typed) == meant


@pytest.mark.parametrize("text", ["", "123", "ivan иван"])
def test_what_is_of_no_layout_stays(text: str) -> None:
    assert other_layout(text) == text


@pytest.mark.parametrize(
    "words",
    [
        "тестирую тестировал тестирование тестировщик",
        "нагрузка нагрузочный нагрузки",
        "postgres postgresql",
        "заявка заявки заявок",
        "платеж платежный платежей",
        "аналитик аналитика аналитический",
        "карта карточка карточек",
        "лимит лимиты лимитов",
        "преподаю преподавал",
    ],
)
def test_words_of_one_root_have_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize("words", ["перевод перевозка", "дата датчик", "рисую риски", "дарья дары"])
def test_words_of_different_roots_have_not(words: str) -> None:
    one, other = map(stem, words.split())
    assert one != other


def test_words_that_tell_nothing_are_left_out_unless_nothing_else_is_there() -> None:
    assert telling(["работа", "с", "данными"]) == ["работа", "данными"]
    assert telling(["и", "в"]) == ["и", "в"]
