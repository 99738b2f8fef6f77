"""Settings in plain words, and plain words as settings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.admin.settings.options import GROUPS, LISTED, as_seen, handy
from school21_bot.sandbox import html
from school21_bot.settings import Settings
from school21_bot.texts import LANGUAGES, translator
from school21_bot.tuning import OWN_TEXTS, Tunable, Unusable, with_value, written
from school21_bot.wording import typed_value, value_text

DEFAULTS = Settings.model_construct()


def test_every_setting_is_listed_once() -> None:
    assert sorted(LISTED) == sorted(Tunable)
    assert len(LISTED) == sum(map(len, GROUPS.values()))


@pytest.mark.parametrize("name", Tunable)
def test_every_value_with_a_button_is_accepted_as_it_stands_and_has_words_of_its_own(name: Tunable) -> None:
    values = handy(name, DEFAULTS)
    assert bool(values) == (name not in OWN_TEXTS)
    for value in values:
        assert written(with_value(DEFAULTS, name, value), name) == value
    for language in LANGUAGES:
        words = {value_text(translator(language), name, value) for value in values}
        assert len(words) == len(values)
        assert all(words)


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        (Tunable.REGISTRATION_TIMEOUT, "6h", "6h"),
        (Tunable.REGISTRATION_TIMEOUT, "6 ч.", "6h"),
        (Tunable.REGISTRATION_TIMEOUT, "1 ДЕНЬ", "1d"),
        (Tunable.REGISTRATION_TIMEOUT, "45минут", "45m"),
        (Tunable.REGISTRATION_TIMEOUT, "2 hours", "2h"),
        (Tunable.REGISTRATION_TIMEOUT, "завтра", "завтра"),
        (Tunable.REGISTRATION_TIMEOUT, "нет", "нет"),
        (Tunable.INVITE_TTL, "3 дня", "3d"),
        (Tunable.REMINDERS, "1 день,7 дней", "1d,7d"),
        (Tunable.REMINDERS, "Никогда", "off"),
        (Tunable.REMINDERS, "off", "off"),
        (Tunable.QUIET_HOURS, "21-09", "21-09"),
        (Tunable.QUIET_HOURS, "22:00–8:00", "22-8"),
        (Tunable.QUIET_HOURS, "с 22 до 8", "22-8"),
        (Tunable.QUIET_HOURS, "none", "00-00"),
        (Tunable.QUIET_HOURS, "22:30-08", "22:30-08"),
        (Tunable.QUIET_HOURS, "2024", "2024"),
        (Tunable.SUPPORT_URL, " help@example.com ", "help@example.com"),
        (Tunable.CONSENT_VERSION, "1 день", "1 день"),
    ],
)
def test_what_people_type_is_written_as_in_the_environment(name: Tunable, typed: str, value: str) -> None:
    assert typed_value(name, typed) == value


@settings(deadline=None)
@given(st.sampled_from(list(Tunable)), st.text(max_size=60))
def test_whatever_is_typed_is_accepted_or_refused_and_has_words(name: Tunable, typed: str) -> None:
    try:
        value = written(with_value(DEFAULTS, name, typed_value(name, typed)), name)
    except Unusable:
        return
    assert written(with_value(DEFAULTS, name, value), name) == value
    for language in LANGUAGES:
        assert value_text(translator(language), name, value)


def test_a_value_that_nobody_understands_any_more_is_shown_as_it_is_written() -> None:
    for name in set(Tunable) - OWN_TEXTS:
        assert value_text(translator("ru"), name, "как-то так") == "как-то так"


@pytest.mark.parametrize("name", sorted(OWN_TEXTS))
def test_an_own_text_is_seen_in_its_language_with_its_markup_alone(name: Tunable) -> None:
    seen = as_seen(name, "1 &lt; 2 <b>да</b>", DEFAULTS)
    text, entities = html.parse(seen)
    assert "1 < 2 да" in text
    assert "bold" in {entity["type"] for entity in entities}
    ours = as_seen(name, "", DEFAULTS)
    assert ("вы" in ours) == name.endswith("_ru")
