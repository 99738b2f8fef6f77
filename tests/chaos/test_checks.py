"""The checks of what is left: each finds that its promise was broken, and of a sound life nothing is found."""

import json
from typing import Any

import pytest

from tests.chaos.breaking import MOMENT, OF_MEMBER, Broken, Statement, finds
from tests.chaos.checks import check, jobs, leaks, records, refusals
from tests.chaos.record import REDIS
from tests.chaos.scene import EDITOR, MEMBER, SEARCHED, STRANGER, TEAM

_SOME = b"\xab" * 98
_JOB = """
    INSERT INTO job (id, kind, key, state, parameters, cursor, done, run_at, lease_until, failures, error, created_at,
                     updated_at, finished_at)
    VALUES (1, 'gate', {key}, '{state}', '{{}}', '', 0, '2020-01-01 00:00:00+00:00', {lease}, 3, {error},
            '2020-01-01 00:00:00+00:00', '2020-01-01 00:00:00+00:00', {finished})
"""


async def test_a_sound_life_has_broken_nothing(broken: Broken) -> None:
    assert [str(finding) for finding in await check(broken.folder, broken.settings)] == []


@pytest.mark.parametrize(
    ("words", "who", "statement"),
    [
        (
            "does not open",
            MEMBER,
            lambda it: f"UPDATE person SET record = {it.bytes(_SOME)} WHERE telegram_id = {MEMBER}",
        ),
        (
            "the record of invite",
            MEMBER,
            lambda it: f"UPDATE invite SET record = {it.bytes(_SOME)} WHERE person_id = {OF_MEMBER}",
        ),
        (
            "is found by another link",
            MEMBER,
            lambda it: f"UPDATE invite SET link_hash = {it.bytes(_SOME)} WHERE person_id = {OF_MEMBER}",
        ),
        (
            "tokens too many",
            MEMBER,
            lambda it: f"INSERT INTO search_token SELECT min(generation), 1, {OF_MEMBER} FROM search_token",
        ),
        ("too few", MEMBER, lambda it: f"DELETE FROM search_token WHERE person = {OF_MEMBER}"),
        ("can be taken by others", MEMBER, lambda it: f"DELETE FROM person_tag WHERE person_id = {OF_MEMBER}"),
        (
            "is not that of the record",
            MEMBER,
            lambda it: (
                f"UPDATE person_tag SET tag = {it.bytes(_SOME)} WHERE kind = 'team' OR id = "
                f"(SELECT min(id) FROM person_tag WHERE person_id = {OF_MEMBER})"
            ),
        ),
        ("people who are gone can still be found", 0, lambda it: "INSERT INTO search_token VALUES (514, 1, 1)"),
    ],
)
async def test_a_record_that_does_not_open_or_is_not_found(
    broken: Broken, words: str, who: int, statement: Statement
) -> None:
    await broken.sql(statement(broken))
    await finds(broken, records.PROMISE, who, words)


@pytest.mark.parametrize("where", ["log", "Redis", "refusal", "file", "job", "audit", "search"])
async def test_something_personal_where_none_may_be(broken: Broken, where: str) -> None:
    match where:
        case "log":
            with (broken.folder / "logs" / "bot.log").open("a", encoding="utf-8") as file:
                file.write(json.dumps({"event": f"who is in {TEAM}?"}))
        case "Redis":
            (broken.folder / REDIS).write_text(json.dumps({"dialog": {"value": TEAM}}), encoding="utf-8")
        case "refusal":
            broken.calls(description=f"Bad Request: what is {TEAM}", faults=["refuse"])
        case "file":
            (broken.folder / "data" / f"{TEAM}.json").touch()
        case "job":
            values = {"state": "cancelled", "key": "NULL", "lease": "NULL", "error": f"'{TEAM}'", "finished": MOMENT}
            await broken.sql(_JOB.format(**values))
        case "audit":
            await broken.sql(
                "INSERT INTO audit_entry (id, at, via, action, details) "
                f"VALUES (1, {MOMENT}, 'bot', 'dump-exported', '{json.dumps({'team': TEAM})}')"
            )
        case "search":
            (broken.folder / REDIS).write_text(json.dumps([["string", f"x{SEARCHED}x"]]), encoding="utf-8")
    await finds(broken, leaks.PROMISE, EDITOR if where == "search" else MEMBER, "something personal lies in")


@pytest.mark.parametrize(
    ("fields", "is_found"),
    [
        ({}, True),
        ({"faults": ["refuse"]}, False),
        ({"faults": ["late"]}, True),
        ({"description": "Forbidden: bot was blocked by the user", "chat_id": MEMBER}, True),
        ({"description": "Bad Request: can't parse entities: Unsupported start tag", "chat_id": MEMBER}, True),
        (
            {
                "description": "Bad Request: message to edit not found",
                "chat_id": MEMBER,
                "parameters": {"message_id": "7"},
            },
            True,
        ),
        (
            {
                "description": "Bad Request: message can't be deleted",
                "chat_id": MEMBER,
                "parameters": {"message_id": "7"},
            },
            True,
        ),
        ({"description": "Bad Request: chat not found", "chat_id": MEMBER}, True),
        ({"description": "Bad Request: chat not found", "chat_id": 987_654_321}, False),
        ({"description": "Bad Request: INVITE_HASH_EXPIRED", "method": "revokeChatInviteLink"}, True),
        ({"description": "Too Many Requests: retry after 3", "error_code": 429}, False),
    ],
)
async def test_a_call_that_was_refused(broken: Broken, fields: dict[str, Any], is_found: bool) -> None:
    broken.calls(**fields)
    found = await check(broken.folder, broken.settings)
    assert {finding.promise for finding in found} == ({refusals.PROMISE} if is_found else set())


async def test_a_call_to_somebody_who_blocked_the_bot_may_be_refused(broken: Broken) -> None:
    broken.says(lambda lines: lines.append(lines[-1] | {"who": STRANGER, "kind": "did", "deed": "block", "chat_id": 0}))
    broken.calls(description="Forbidden: bot was blocked by the user", chat_id=STRANGER)
    assert await check(broken.folder, broken.settings) == []


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("has not ended", {"state": "active", "key": "'k'", "lease": "NULL", "error": "'Boom'", "finished": "NULL"}),
        (
            "in somebody's hands",
            {"state": "active", "key": "'k'", "lease": MOMENT, "error": "NULL", "finished": "NULL"},
        ),
        ("was given up", {"state": "failed", "key": "NULL", "lease": "NULL", "error": "'Boom'", "finished": MOMENT}),
        ("still holds its key", {"state": "done", "key": "'k'", "lease": "NULL", "error": "NULL", "finished": MOMENT}),
    ],
)
async def test_a_job_that_has_not_come_to_its_end(broken: Broken, words: str, values: dict[str, str]) -> None:
    await broken.sql(_JOB.format(**values))
    await finds(broken, jobs.PROMISE, 0, words)


@pytest.mark.parametrize(("state", "words"), [("claimed", "in somebody's hands"), ("waiting", "has not been sent")])
async def test_a_message_that_was_never_sent(broken: Broken, state: str, words: str) -> None:
    await broken.sql(f"UPDATE outgoing SET state = '{state}' WHERE kind = 'invite-misused'")
    await finds(broken, jobs.PROMISE, MEMBER, words)
