"""Who the people of the sample are, before anything is written."""

from collections import Counter

import pytest

from school21_bot.people.level_words import LevelCode
from school21_bot.people.models import Status
from school21_bot.people.role_line import parse_role_line
from school21_bot.people.rules import Field, check
from school21_bot.people.spelling import role_key
from school21_bot.people.steps import Step
from school21_bot.sample.community import community
from school21_bot.sample.names import feminine
from school21_bot.sample.visitors import NEWCOMERS
from school21_bot.sample.work import ROLES, TEAMS

PEERS = community()
MEMBERS = [peer for peer in PEERS if peer.status is Status.MEMBER]


def test_the_people_are_the_same_every_time() -> None:
    assert community() == PEERS


def test_there_are_three_hundred_members_and_people_who_stopped_at_every_step() -> None:
    stopped = Counter(peer.stopped_at for peer in PEERS if peer.stopped_at)
    assert len(MEMBERS) == 300
    assert set(stopped) == set(Step)
    assert 80 <= stopped.total() <= 100
    assert {peer.status for peer in PEERS} == set(Status) - {Status.APPLYING, Status.WAITING}


@pytest.mark.parametrize("field", [field for field in Field if field is not Field.DESCRIPTION])
def test_what_they_answer_passes_the_rules(field: Field) -> None:
    for peer in PEERS:
        assert check(field, getattr(peer, field)) == getattr(peer, field)


def test_what_they_say_about_their_work_passes_the_rules_and_differs() -> None:
    said = [peer.description for peer in MEMBERS if peer.description]
    assert [check(Field.DESCRIPTION, text) for text in said] == said
    assert 0.6 < len(said) / len(MEMBERS) < 0.8
    assert len(set(said)) > 0.9 * len(said)
    assert not [text for text in said if "{" in text]


@pytest.mark.parametrize("name", ["school_nickname", "messenger_nickname", "username"])
def test_no_nickname_is_given_twice(name: str) -> None:
    given = [getattr(peer, name).casefold() for peer in PEERS if getattr(peer, name)]
    assert len(set(given)) == len(given)


def test_one_in_eight_has_no_user_name_and_the_others_could_be_telegram_s() -> None:
    names = [peer.username for peer in PEERS if peer.username]
    assert 0.08 < 1 - len(names) / len(PEERS) < 0.17
    for name in names:
        assert 5 <= len(name) <= 32
        assert name.isascii()
        assert name.replace("_", "").isalnum()
        assert name[0].isalpha()


def test_no_two_people_have_the_same_name() -> None:
    assert len({(peer.first_name, peer.last_name) for peer in PEERS}) == len(PEERS)


@pytest.mark.parametrize(
    ("man", "woman"),
    [("Носков", "Носкова"), ("Залесский", "Залесская"), ("Бережной", "Бережная"), ("Седых", "Седых"), ("Гнатюк",) * 2],
)
def test_women_bear_the_feminine_form_of_their_name(man: str, woman: str) -> None:
    assert feminine(man) == woman


def test_every_role_is_written_once_and_names_no_level() -> None:
    assert len({role_key(role.name) for role in ROLES}) == len(ROLES)
    for role in ROLES:
        assert parse_role_line(role.name) == (role.name, None)


def test_members_have_every_role_and_every_level_but_not_equally_often() -> None:
    roles = Counter(peer.role for peer in MEMBERS)
    levels = Counter(peer.level for peer in MEMBERS)
    assert set(roles) == {role.name for role in ROLES}
    assert max(roles.values()) > 8 * min(roles.values())
    assert set(levels) == set(LevelCode)
    assert levels[LevelCode.MIDDLE] > levels[LevelCode.SENIOR] > levels[LevelCode.LEAD]
    assert len({peer.team for peer in MEMBERS}) > 0.9 * len(TEAMS)


def test_the_next_person_added_to_the_page_is_nobody_of_the_sample() -> None:
    assert max(user["id"] for user in NEWCOMERS) > max(peer.telegram_id for peer in PEERS)
