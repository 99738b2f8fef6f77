"""Texts: what people typed is escaped, plurals are right, a missing text is an error."""

import pytest

from school21_bot.resources import resource
from school21_bot.texts import MissingText, pick_language, translator


def test_what_people_typed_is_escaped_in_messages_and_left_alone_on_buttons() -> None:
    texts = translator("en")
    assert "<b>&lt;i&gt;Tom&lt;/i&gt; &amp; Co</b>" in texts.html("registration-now", value="<i>Tom</i> & Co")
    assert texts.plain("search-choice", name="R&D <3", members=2) == "R&D <3 · 2"


@pytest.mark.parametrize(
    ("total", "words"),
    [(1, "Нашёлся 1 человек"), (2, "Нашлось 2 человека"), (5, "Нашлось 5 человек"), (21, "Нашёлся 21 человек")],
)
def test_russian_plural_forms_are_right(total: int, words: str) -> None:
    assert words in translator("ru").html("search-found", total=total)


@pytest.mark.parametrize(("language", "name"), [("ru", "Школы 21"), ("en", "School 21")])
def test_the_name_of_the_community_is_made_of_the_name_of_the_school(language: str, name: str) -> None:
    brand = resource("locales") / language / "brand.ftl"
    assert brand.read_text(encoding="utf-8").count(name) == 1
    assert name in translator(language).html("menu-new", name="none").partition(":")[0]


def test_a_missing_text_or_variable_is_an_error_and_not_a_key_on_the_screen() -> None:
    texts = translator("ru")
    with pytest.raises(MissingText):
        texts.plain("no-such-text")
    with pytest.raises(MissingText):
        texts.plain("shown-page", number=1)


@pytest.mark.parametrize(
    ("code", "language"), [("ru", "ru"), ("ru-RU", "ru"), ("en-GB", "en"), ("de", "ru"), (None, "ru"), ("", "ru")]
)
def test_the_language_is_that_of_telegram_or_the_default(code: str | None, language: str) -> None:
    assert pick_language(code, "ru") == language
