"""What the bot says by itself, in words."""

from zoneinfo import ZoneInfo

import pytest

from school21_bot.messages import Letter
from school21_bot.people import DeclineReason, Status
from school21_bot.ports import Topic
from school21_bot.telegram import support_letters
from school21_bot.telegram.applications import Verb, Wish, card, wish_of
from school21_bot.telegram.courier import words_of
from school21_bot.texts import LANGUAGES, translator

MOSCOW = ZoneInfo("Europe/Moscow")
LARGEST = 2**63 - 1
APPLICATION: dict[str, str | int] = {
    "id": 5,
    "number": 6,
    "person": "1234567",
    "name": "Иван <Грозный> & Ко",
    "school_nickname": "ivanpetr",
    "messenger_nickname": "ivan.petrov",
    "team": "<i>Lab</i>",
    "role": "Повар",
    "level": "senior",
    "level_name": "",
    "description": "",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("topic", "facts"),
    [
        (Topic.STAFF_KICKED, {"name": "Иван", "person": 1234567}),
        (Topic.STAFF_MISUSE, {"name": "Иван", "stranger": 1234567, "mode": "one_time"}),
        (Topic.STAFF_APPLICATION, APPLICATION),
    ],
)
def test_a_link_to_a_person_leads_to_them(topic: Topic, facts: dict[str, str | int], language: str) -> None:
    words = words_of(Letter(1, None, topic, facts, 1), translator(language), MOSCOW)
    assert '<a href="tg://user?id=1234567">' in words


def test_a_card_escapes_what_people_typed_and_says_what_was_skipped() -> None:
    words = card(translator("ru"), APPLICATION, MOSCOW)
    assert "Иван &lt;Грозный&gt; &amp; Ко" in words
    assert "&lt;i&gt;Lab&lt;/i&gt;" in words
    assert "О работе: пропущено" in words


def test_a_decided_card_says_by_whom_when_and_why() -> None:
    decided: dict[str, str | int] = {
        "by": "Ольга",
        "decided_at": 1_795_000_000,
        "outcome": "declined",
        "reason": "not-yours",
    }
    words = card(translator("ru"), APPLICATION | decided, MOSCOW).replace("\N{NO-BREAK SPACE}", " ")
    assert "Решение: Ольга, 18.11 14:06. Причина: Чужие ответы." in words
    assert "withdrawn" not in words
    gone = card(translator("ru"), {"outcome": "withdrawn"}, MOSCOW)
    assert "Иван" not in gone


SUPPORT: dict[str, str | int] = {
    "request": LARGEST,
    "message": LARGEST,
    "number": 1234,
    "state": "open",
    "who": "member",
    "html": "<b>Где</b> &lt;чат&gt;?",
    "enclosed": "text",
    "file": "",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", sorted(support_letters.TOPICS))
def test_a_letter_about_a_request_calls_it_by_its_number_and_keeps_the_markup(topic: Topic, language: str) -> None:
    words = words_of(Letter(1, None, topic, SUPPORT, 1), translator(language), MOSCOW)
    assert "1234" in words
    assert "<b>Где</b> &lt;чат&gt;?" in words


@pytest.mark.parametrize("who", [status.value for status in Status])
def test_a_card_says_what_kind_of_person_writes(who: str) -> None:
    cards = {
        words_of(Letter(1, None, Topic.STAFF_SUPPORT, SUPPORT | {"who": who}, 1), translator(language), MOSCOW)
        for language in LANGUAGES
    }
    assert len(cards) == len(LANGUAGES)
    assert all(" · " in card for card in cards)


def test_the_button_of_a_card_has_no_more_than_64_bytes_and_a_closed_one_has_none() -> None:
    ((button,),) = support_letters.buttons(Letter(1, None, Topic.STAFF_SUPPORT, SUPPORT, 1), translator("ru"))
    assert len((button.callback_data or "").encode()) <= 64
    over: list[dict[str, str | int]] = [SUPPORT | {"state": "closed"}, {"outcome": "withdrawn"}]
    for facts in over:
        letter = Letter(1, None, Topic.STAFF_SUPPORT, facts, 1)
        assert support_letters.buttons(letter, translator("ru")) == []


@pytest.mark.parametrize(
    "wish",
    [
        *(Wish(verb, LARGEST, 9_999_999_999) for verb in Verb),
        *(Wish(Verb.DECLINE, LARGEST, 9_999_999_999, reason) for reason in DeclineReason),
    ],
    ids=str,
)
def test_a_button_says_what_it_wishes_in_64_bytes(wish: Wish) -> None:
    assert len(str(wish).encode()) <= 64
    assert wish_of(str(wish)) == wish


@pytest.mark.parametrize(
    "data",
    [
        "",
        "application",
        "application:",
        "application:approve",
        "application:approve:1",
        "application:approve:1:1:other",
        "application:decline:1:1:because",
        "application:decline:1:1:other:other",
        "application:back:1:1:other",
        "application:remove:1:1",
        "application:approve:-1:1",
        "application:approve:1:1.5",
        "application:approve:²:1",
        "application:approve:١:1",
        f"application:approve:{LARGEST + 1}:1",
        f"application:approve:1:{'9' * 40}",
        "applications:approve:1:1",
    ],
)
def test_what_no_button_ever_said_is_no_wish(data: str) -> None:
    assert wish_of(data) is None
