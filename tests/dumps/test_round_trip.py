"""What is exported and imported into an empty database is exported again as it was."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from school21_bot.app import Services
from school21_bot.dumps.format import FORMAT, VERSION
from school21_bot.people.models import KEEPS_NICKNAMES, Status
from school21_bot.people.rules import Field, check
from school21_bot.people.spelling import one_line, role_key
from school21_bot.people.steps import Step
from school21_bot.storage import current_connection, fetch
from tests.dumps.kit import exported, imported, without_time
from tests.flows.people import make_applicant, make_member
from tests.servers import EMPTY_ALL_TABLES

_TABLES = ("import_row", "import_part", "import", "registration", "person_tag", "event", "person", "role")
_BEGINNING = datetime(2024, 1, 1, tzinfo=UTC)

moments = st.integers(0, 2 * 365 * 86_400_000).map(lambda value: _BEGINNING + timedelta(milliseconds=value))
exact = st.integers(0, 2 * 365 * 86_400 * 10**6).map(lambda value: _BEGINNING + timedelta(microseconds=value))


def _clean(field: Field) -> Any:
    def keep(text: str) -> str | None:
        try:
            return check(field, text)
        except Exception:
            return None

    return st.text(min_size=1, max_size=30).map(keep).filter(lambda value: value is not None)


names = st.text(max_size=12).map(one_line)
roles = st.sampled_from(["Golang разработчик", "C++ developer", "QA", "1С программист", "ещё Роль", "Ⅷ lead"])
levels = st.sampled_from(["intern", "junior", "middle", "senior", "lead", "unstated", "own-level"])


@st.composite
def _attempt(draw: Any, number: int, status: str) -> dict[str, Any]:
    step_at = draw(exact)
    return {
        "attempt": number,
        "status": status,
        "step": draw(st.sampled_from([step.value for step in Step])),
        "started_at": draw(exact).isoformat(),
        "step_at": step_at.isoformat(),
        **({"finished_at": draw(exact).isoformat()} if status in ("finished", "restarted") else {}),
        "step_seconds": draw(st.dictionaries(st.sampled_from([step.value for step in Step]), st.integers(0, 9999))),
        **({"role": role_key(draw(roles)), "level": draw(levels)} if status == "finished" else {}),
    }


@st.composite
def _person(draw: Any, number: int) -> dict[str, Any]:
    status = draw(st.sampled_from(list(Status)))
    draft = status in (Status.APPLYING, Status.ABANDONED)
    keeps = status in KEEPS_NICKNAMES
    letters = "".join(chr(ord("a") + int(digit)) for digit in f"{number:03}")
    telegram = draw(st.booleans()) or number % 3
    person: dict[str, Any] = {
        "status": status.value,
        **({"telegram_id": 1000 + number} if telegram else {"id": str((190_000_000_000 + number * 7) << 22)}),
        "first_name": draw(names),
        "last_name": draw(names),
        "username": draw(names),
        "language": draw(st.sampled_from(["ru", "en"])),
        "arrived_at": (draw(moments) if telegram else _BEGINNING).isoformat(),
        "updated_at": draw(exact).isoformat(),
        "language_chosen": draw(st.booleans()),
        "listed": draw(st.booleans()),
        "reminders_off": draw(st.booleans()),
        "news_off": draw(st.booleans()),
        "bot_blocked": draw(st.booleans()),
        "hidden": sorted(draw(st.sets(st.sampled_from(["team", "description", "school_nickname"])))),
    }
    if keeps or draw(st.booleans()):
        person["school_nickname"] = f"{draw(st.sampled_from(['Nick', 'nick']))}{letters}"
        person["messenger_nickname"] = f"{draw(st.sampled_from(['a.b', 'C+d']))}{number}"
        person["team"] = draw(_clean(Field.TEAM))
        person["description"] = draw(st.one_of(st.just(""), _clean(Field.DESCRIPTION)))
    if keeps or (not draft and draw(st.booleans())):
        person |= {"role": role_key(draw(roles)), "level": draw(levels), "joined_at": draw(exact).isoformat()}
        person |= {"consent_version": "2026-11", "consent_at": draw(exact).isoformat()}
    before = draw(st.integers(0, 2))
    attempts = [draw(_attempt(n + 1, draw(st.sampled_from(["finished", "restarted"])))) for n in range(before)]
    if draft:
        attempts.append(draw(_attempt(before + 1, "active" if status is Status.APPLYING else "abandoned")))
        if draw(st.booleans()):
            person["new_role"] = "Совсем новая роль"
    return person | {"attempts": attempts}


@st.composite
def _community(draw: Any) -> bytes:
    count = draw(st.integers(0, 6))
    document = {
        "format": FORMAT,
        "version": VERSION,
        "levels": [
            {"code": code, "position": draw(st.integers(-5, 50)), **({"name": "Имя"} if draw(st.booleans()) else {})}
            for code in ("intern", "junior", "middle", "senior", "lead", "unstated", "own-level")
        ],
        "roles": [
            {"key": role_key(name), "name": name}
            for name in ("Golang разработчик", "C++ developer", "QA", "1С программист", "ещё Роль", "Ⅷ lead")
        ]
        + [{"key": "golang dev", "name": "Golang dev", "merged_into": role_key("Golang разработчик")}],
        "people": [draw(_person(number)) for number in range(count)],
    }
    return json.dumps(document, ensure_ascii=draw(st.booleans()), indent=draw(st.sampled_from([None, 2]))).encode()


async def _empty() -> None:
    if current_connection().capabilities.dialect == "postgres":
        await current_connection().execute_script(EMPTY_ALL_TABLES.replace("'level'", "'level', 'data_key'"))
        return
    await fetch("UPDATE role SET merged_into_id = NULL")
    for table in _TABLES:
        await fetch(f'DELETE FROM "{table}"')
    await fetch("DELETE FROM level WHERE id > 6")
    await fetch("UPDATE level SET name = NULL, position = id")


@settings(
    max_examples=10,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(community=_community())
async def test_a_community_that_is_exported_and_imported_is_exported_as_it_was(
    services: Services, tmp_path: Path, community: bytes
) -> None:
    await _empty()
    view = await imported(services, tmp_path, community)
    assert view.counts["invalid"] == view.counts["conflict"] == 0
    first = await exported(services)
    assert len(json.loads(first)["people"]) == len(json.loads(community)["people"])
    await _empty()
    await imported(services, tmp_path, first)
    assert without_time(await exported(services)) == without_time(first)
    again = await imported(services, tmp_path, first)
    assert again.counts["unchanged"] == again.counts["people"]


async def test_what_people_did_in_the_bot_survives_too(services: Services, tmp_path: Path) -> None:
    await make_member(services, 501)
    await make_applicant(
        services,
        502,
        until=Step.LEVEL,
        answers={Step.SCHOOL_NICKNAME: "petrivan", Step.MESSENGER_NICKNAME: "petr", Step.ROLE: "Редкая роль"},
    )
    await services.registration.restart((await make_applicant(services, 503, until=Step.SCHOOL_NICKNAME)).id)
    first = await exported(services)
    await _empty()
    view = await imported(services, tmp_path, first)
    assert view.applied == 3
    assert without_time(await exported(services)) == without_time(first)
