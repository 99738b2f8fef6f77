"""Killed in the middle of what is done: nothing of it has happened or all of it, and never twice."""

import signal
from typing import Any

import pytest

from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.people import Status, Step
from school21_bot.people.models import Attempt, Registration, Role
from school21_bot.settings import Settings
from school21_bot.storage import current_connection, fetch
from tests.flows.people import ANSWERS, make_applicant, make_member, set_status
from tests.forks import Forked
from tests.lifecycle.verbs import NOT_TWICE, VERBS, run_verb

# Which process has seen which keys; nobody did that.
_NOT_DEEDS = {"aerich", "replica", "sqlite_sequence"}
_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
    "postgres": "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
}


async def everything() -> dict[str, list[Any]]:
    """All rows of all tables."""
    names = [row["name"] for row in await fetch(_TABLES[current_connection().capabilities.dialect])]
    return {
        name: sorted(repr(sorted(row.items())) for row in await fetch(f'SELECT * FROM "{name}"'))
        for name in sorted(set(names) - _NOT_DEEDS)
    }


@pytest.fixture
def settings_of_services(settings_of_services: Settings) -> Settings:
    return settings_of_services.model_copy(update={"registration": "approval"})


@pytest.fixture
async def ids(services: Services) -> dict[str, int]:
    """People and a role to do things to."""
    found = {name: (await make_member(services, number, answers=_named(name))).id for number, name in enumerate(_NAMES)}
    for name in ("member", "other"):
        await services.approvals.approve(COMMAND_LINE, found[name])
    added = await services.editing.add(COMMAND_LINE, "Анна", "ru")
    for step, answer in (ANSWERS | _named("added")).items():
        await services.editing.edit(COMMAND_LINE, added.id, step, answer, cause=f"added {step}")
    resting = await make_applicant(services, 55, until=Step.TEAM)
    await set_status(resting, Status.ABANDONED)
    await Registration.all().filter(person_id=resting.id).update(status=Attempt.ABANDONED, deadline_at=None)
    role = await Role.all().first()
    assert role is not None
    return found | {"applicant": added.id, "role": role.id, "resting": resting.id}


_NAMES = ("member", "other", "waiting")


def _named(name: str) -> dict[Step, str]:
    return {Step.SCHOOL_NICKNAME: name, Step.MESSENGER_NICKNAME: f"{name}.petrov"}


@pytest.mark.parametrize("verb", VERBS)
async def test_a_process_killed_before_the_commit_has_done_nothing_and_another_does_it(
    services: Services, ids: dict[str, int], verb: str
) -> None:
    settings = services.settings
    before = await everything()
    process = Forked(run_verb, settings.database_url, str(settings.data_dir), verb, ids)
    await process.start(FAILPOINT=f"{verb}:before-commit=kill")
    assert await process.dies() == -signal.SIGKILL
    assert await everything() == before
    await process.start(FAILPOINT="")
    assert await process.dies() == 0
    assert await everything() != before


@pytest.mark.parametrize("verb", NOT_TWICE)
async def test_a_process_killed_after_the_commit_has_done_it_and_it_is_not_done_again(
    services: Services, ids: dict[str, int], verb: str
) -> None:
    settings = services.settings
    before = await everything()
    process = Forked(run_verb, settings.database_url, str(settings.data_dir), verb, ids)
    await process.start(FAILPOINT=f"{verb}:after-commit=kill")
    assert await process.dies() == -signal.SIGKILL
    done = await everything()
    assert done != before
    await process.start(FAILPOINT="")
    assert await process.dies() in {0, 3}
    assert await everything() == done
