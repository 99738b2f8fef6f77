"""The checks of what people were told: each finds that its promise was broken, and nothing else."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.chaos.breaking import MOMENT, OF_MEMBER, Broken, Statement, finds, reseal
from tests.chaos.checks import (
    answers,
    books,
    check,
    counts,
    doings,
    invites,
    moves,
    records,
    requests,
    standing,
    strangers,
    told_once,
)
from tests.chaos.checks.texts import plain
from tests.chaos.scene import EDITOR, HALFWAY, MEMBER, MOVED, MOVED_TO, NEW_TEAM, STRANGER

_EVENT = "INSERT INTO event (id, kind, at, person) VALUES (1, 'removed', '2027-01-01 00:00:00+00:00', 2)"


async def test_somebody_inside_who_has_never_followed_a_link(broken: Broken) -> None:
    broken.groups(lambda group: group["members"].append({"user_id": HALFWAY, "status": "member"}))
    await finds(broken, strangers.PROMISE, HALFWAY, "has never followed a link")


async def test_a_stranger_inside(broken: Broken) -> None:
    broken.groups(lambda group: group["members"].append({"user_id": STRANGER, "status": "member"}))
    await finds(broken, strangers.PROMISE, STRANGER, "by a link that was shown to somebody else")


async def test_a_stranger_inside_who_came_while_the_bot_had_no_rights(broken: Broken) -> None:
    def had_none(lines: list[dict[str, Any]]) -> None:
        for place, what in ((0, "demoted"), (len(lines), "promoted")):
            lines.insert(place, lines[0] | {"at": lines[min(place, len(lines) - 1)]["at"], "who": 0, "kind": "struck"})
            lines[place] |= {"deed": None, "details": {"what": what}}

    broken.groups(lambda group: group["members"].append({"user_id": STRANGER, "status": "member"}))
    broken.says(had_none)
    assert await check(broken.folder, broken.settings) == []


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        (
            "ran out before its time",
            lambda it: f"UPDATE invite SET state = 'expired' WHERE person_id = {OF_MEMBER}",
        ),
        (
            "the moment of its end does not fit",
            lambda it: f"UPDATE invite SET closed_at = NULL WHERE person_id = {OF_MEMBER}",
        ),
        (
            "Telegram was never told",
            lambda it: f"UPDATE invite SET to_revoke = {it.true} WHERE state = 'used'",
        ),
        (
            "unnoticed",
            lambda it: f"UPDATE invite SET misused_at = NULL WHERE person_id = {OF_MEMBER}",
        ),
        ("that nobody knows of", lambda it: f"DELETE FROM invite WHERE person_id = {OF_MEMBER}"),
    ],
)
async def test_an_invite_in_a_wrong_state(broken: Broken, words: str, statement: Statement) -> None:
    await broken.sql(statement(broken))
    await finds(broken, invites.PROMISE, MEMBER, words, books.PROMISE)


async def test_a_used_invite_that_still_opens_the_chat(broken: Broken) -> None:
    def open_again(group: dict[str, Any]) -> None:
        for link in group["links"]:
            link.update(revoked=False, expire_date=0)

    broken.groups(open_again)
    await finds(broken, invites.PROMISE, MEMBER, "still opens the chat")


async def test_an_invite_that_is_used_and_whose_owner_never_came(broken: Broken) -> None:
    def comes_for_them(lines: list[dict[str, Any]]) -> None:
        next(one for one in lines if one["deed"] == "join" and one["who"] == MEMBER).update(who=EDITOR)

    broken.says(comes_for_them)
    await finds(broken, invites.PROMISE, MEMBER, "its owner never came by it", doings.PROMISE)


async def test_counts_that_are_off(broken: Broken) -> None:
    await broken.sql("UPDATE rollup SET count = count + 1 WHERE chart = 'people' AND name = 'member' AND role = -1")
    await finds(broken, counts.PROMISE, 0, "counts of people are off")


async def test_a_person_who_is_another_than_they_were_told(broken: Broken) -> None:
    def looks_again(lines: list[dict[str, Any]]) -> None:
        last = next(one for one in reversed(lines) if "Кого поищем" in one["text"].replace("\xa0", " "))
        lines.append(last | {"at": str(datetime.fromisoformat(lines[-1]["at"]) + timedelta(hours=1))})

    broken.says(looks_again)
    await broken.sql(f"UPDATE person SET status = 'removed' WHERE telegram_id = {EDITOR}")
    also = (records.PROMISE, invites.PROMISE, counts.PROMISE)
    await finds(broken, standing.PROMISE, EDITOR, "is removed, and was told to be member", *also)


async def test_an_answer_that_another_has_replaced(broken: Broken) -> None:
    await reseal(broken, EDITOR, team="Another Team")
    await finds(
        broken,
        answers.PROMISE,
        EDITOR,
        f"team: ['Another Team'] is kept, {NEW_TEAM!r} was acknowledged",
        records.PROMISE,
    )


async def test_an_old_window_whose_buttons_are_taken_away_acknowledges_nothing(broken: Broken) -> None:
    def loses_its_buttons(lines: list[dict[str, Any]]) -> None:
        words = "Проверьте ответы"
        place = max(n for n, one in enumerate(lines) if one["who"] == EDITOR and words in plain(one["text"]))
        lines.insert(place + 1, lines[place] | {"message_id": 99_998})
        lines.append(lines[place + 1] | {"buttons": [], "at": lines[-1]["at"]})

    broken.says(loses_its_buttons)
    assert await check(broken.folder, broken.settings) == []


async def test_an_answer_of_the_middle_of_a_registration_that_is_gone(broken: Broken) -> None:
    await reseal(broken, HALFWAY, school_nickname=None)
    await finds(broken, answers.PROMISE, HALFWAY, "'kthulhuya' was acknowledged", records.PROMISE)


async def test_a_person_who_is_gone(broken: Broken) -> None:
    person = f"(SELECT id FROM person WHERE telegram_id = {HALFWAY})"
    for table, column in (("registration", "person_id"), ("search_token", "person"), ("person_tag", "person_id")):
        await broken.sql(f"DELETE FROM {table} WHERE {column} = {person}")
    await broken.sql(f"DELETE FROM person WHERE telegram_id = {HALFWAY}")
    await finds(broken, answers.PROMISE, HALFWAY, "is not known any more", standing.PROMISE)


@pytest.mark.parametrize("words", ["По вашей ссылке пытался войти", "Эта ссылка — личная", "Доступ приостановлен"])
async def test_a_message_that_came_twice(broken: Broken, words: str) -> None:
    def again(lines: list[dict[str, Any]]) -> None:
        (first,) = (one for one in lines if one["kind"] == "saw" and words in one["text"].replace("\xa0", " "))
        lines.append(first | {"message_id": 99_999, "at": lines[-1]["at"]})

    broken.says(again)
    who = STRANGER if "личная" in words else MEMBER
    await finds(broken, told_once.PROMISE, who, "messages", standing.PROMISE)


async def test_a_removal_that_nobody_of_the_staff_has_made(broken: Broken) -> None:
    await broken.sql(_EVENT)
    await finds(
        broken, books.PROMISE, 0, "person-removed: 0 times in the log of staff, 1 in the journal", counts.PROMISE
    )


async def test_an_answer_that_was_noted_more_often_than_given(broken: Broken) -> None:
    answered = f"SELECT {{}}, kind, at, person FROM event WHERE id > 0 AND kind = 'answered' AND person = {OF_MEMBER}"
    for number in ("-id", "1 - id"):
        await broken.sql(f"INSERT INTO event (id, kind, at, person) {answered.format(number)}")
    await finds(broken, doings.PROMISE, MEMBER, "times in the journal, of", counts.PROMISE)


async def test_a_member_of_whom_nobody_knows_that_they_agreed(broken: Broken) -> None:
    await broken.sql(f"UPDATE person SET consent_version = NULL WHERE telegram_id = {MEMBER}")
    await finds(broken, books.PROMISE, MEMBER, "nobody knows that they agreed")


async def test_a_person_who_is_believed_to_be_inside(broken: Broken) -> None:
    await broken.sql(f"UPDATE chat_place SET place = 'inside' WHERE person_id = {OF_MEMBER}")
    await finds(broken, strangers.PROMISE, MEMBER, "is believed to be in the chat")


async def test_a_question_that_was_sent_and_is_kept_nowhere(broken: Broken) -> None:
    await broken.sql("DELETE FROM support_message")
    await finds(broken, requests.PROMISE, EDITOR, "which is kept nowhere")


async def test_somebody_who_has_moved_and_whose_old_account_is_inside(broken: Broken) -> None:
    broken.groups(lambda group: group["members"].append({"user_id": MOVED, "status": "member"}))
    await finds(broken, moves.PROMISE, MOVED, "the old account is in the chat")


async def test_somebody_who_has_moved_and_whom_only_the_old_account_knows(broken: Broken) -> None:
    await broken.sql(f"UPDATE person SET telegram_id = {MOVED} WHERE telegram_id = {MOVED_TO}")
    await finds(broken, moves.PROMISE, MOVED, "is still known by the old account")


async def test_a_deed_of_staff_that_nobody_did(broken: Broken) -> None:
    await broken.sql(f"INSERT INTO audit_entry (id, at, via, action) VALUES (1, {MOMENT}, 'bot', 'person-nudged')")
    await finds(broken, books.PROMISE, 0, "person-nudged: 1 times in the log of staff, pressed 0 times")


async def test_an_event_that_is_missing(broken: Broken) -> None:
    await broken.sql(f"DELETE FROM event WHERE kind = 'invite_used' AND person = {OF_MEMBER}")
    await finds(broken, books.PROMISE, MEMBER, "0 events of invite_used", counts.PROMISE)
