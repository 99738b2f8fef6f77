"""An import that is killed: before its switch nobody is touched, behind it it goes on to its end, each row once."""

import json
import signal
from collections import Counter
from pathlib import Path

import pytest

from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.dumps import ImportState
from school21_bot.dumps.models import ImportRow
from school21_bot.dumps.turns import no_beat
from school21_bot.journal.models import Event
from school21_bot.people.models import Person, PersonTag, Role
from tests.dumps.forks import run_import
from tests.dumps.kit import checked, exported, original, people_of, user, without_time
from tests.flows.people import make_member
from tests.forks import Forked

PEOPLE = 60
BEFORE = ("import:staging", "import:staged", "import:staged:2", "import:switching")
BEHIND = (
    *("import:switched", "import:levels", "import:applying", "import:applied", "import:applying:2", "import:applied:2"),
)


async def _killed(services: Services, tmp_path: Path, point: str) -> int:
    """A confirmed import of sixty people, killed at a point; one of them is here already."""
    await make_member(services, 700_001)
    content = original([user(n) for n in range(1, PEOPLE + 1)], [(2, "Middle"), (9, "Гуру")])
    view = await checked(services, tmp_path, content)
    assert (view.counts["new"], view.counts["changed"]) == (PEOPLE - 1, 1)
    await services.imports.confirm(COMMAND_LINE, view.id, update_existing=True)
    url, folder = services.settings.database_url, str(services.settings.data_dir)
    process = Forked(run_import, url, folder, view.id)
    await process.start(FAILPOINT=f"{point}=kill")
    assert await process.dies() == -signal.SIGKILL
    return view.id


async def _dies_at(services: Services, point: str, import_id: int, verb: str) -> None:
    url, folder = services.settings.database_url, str(services.settings.data_dir)
    process = Forked(run_import, url, folder, import_id, verb)
    await process.start(FAILPOINT=f"{point}=kill")
    assert await process.dies() == -signal.SIGKILL


async def _everything_is_there_once(services: Services) -> None:
    people = people_of(await exported(services))
    assert Counter(person["status"] for person in people) == {"member": PEOPLE}
    assert {person["telegram_id"] for person in people} == {700_000 + n for n in range(1, PEOPLE + 1)}
    assert await ImportRow.all().count() == 0
    assert await PersonTag.exclude(reserved_by=None).count() == 0
    assert await PersonTag.all().count() == 2 * PEOPLE
    # The one who was here already has arrived and finished by themselves.
    assert await Event.filter(kind="arrived").count() == PEOPLE
    assert await Event.filter(kind="registration_finished").count() == PEOPLE


@pytest.mark.parametrize("point", BEFORE)
async def test_killed_before_the_switch_nobody_is_touched_and_it_can_go_on(
    services: Services, tmp_path: Path, point: str
) -> None:
    import_id = await _killed(services, tmp_path, point)
    assert await Person.all().count() == 1
    assert await Role.all().count() == 1
    await services.imports.apply_file(COMMAND_LINE, import_id, no_beat)
    await _everything_is_there_once(services)


@pytest.mark.parametrize("point", ["import:staged", "import:staged:2"])
async def test_killed_before_the_switch_and_cancelled_it_leaves_nothing(
    services: Services, tmp_path: Path, point: str
) -> None:
    import_id = await _killed(services, tmp_path, point)
    before = without_time(await exported(services))
    await services.imports.cancel(COMMAND_LINE, import_id)
    await services.imports.release(import_id)
    assert without_time(await exported(services)) == before
    assert await ImportRow.all().count() == 0
    assert await PersonTag.all().count() == 2
    assert (await services.imports.view(COMMAND_LINE, import_id)).state is ImportState.CANCELLED


@pytest.mark.parametrize("point", BEHIND)
async def test_killed_behind_the_switch_it_goes_on_to_its_end(services: Services, tmp_path: Path, point: str) -> None:
    import_id = await _killed(services, tmp_path, point)
    assert (await services.imports.view(COMMAND_LINE, import_id)).state is ImportState.APPLYING
    await services.imports.apply_file(COMMAND_LINE, import_id, no_beat)
    await _everything_is_there_once(services)
    assert (await services.imports.view(COMMAND_LINE, import_id)).state is ImportState.DONE


async def test_killed_while_it_is_confirmed_nothing_has_begun(services: Services, tmp_path: Path) -> None:
    view = await checked(services, tmp_path, original([user(1)]))
    await _dies_at(services, "import:confirming", view.id, "confirm")
    assert (await services.imports.view(COMMAND_LINE, view.id)).state is ImportState.CHECKED
    await services.imports.confirm(COMMAND_LINE, view.id, update_existing=True)
    await services.imports.apply_file(COMMAND_LINE, view.id, no_beat)
    assert await Person.all().count() == 1


async def test_killed_while_what_was_staged_is_removed_the_rest_is_removed_later(
    services: Services, tmp_path: Path
) -> None:
    import_id = await _killed(services, tmp_path, "import:staged:2")
    await services.imports.cancel(COMMAND_LINE, import_id)
    await _dies_at(services, "import:releasing", import_id, "release")
    await services.imports.release(import_id)
    assert await ImportRow.all().count() == 0
    assert await PersonTag.all().count() == 2


async def test_killed_among_the_roles_it_goes_on_and_makes_each_once(services: Services, tmp_path: Path) -> None:
    await make_member(services, 700_001)
    document = json.loads(await exported(services))
    document["roles"] += [{"key": f"role {n}", "name": f"Role {n}"} for n in range(3)]
    document["people"] = [document["people"][0] | {"telegram_id": 5, "school_nickname": "other", "role": "role 1"}]
    document["people"][0]["messenger_nickname"] = "other"
    view = await checked(services, tmp_path, json.dumps(document).encode())
    await services.imports.confirm(COMMAND_LINE, view.id, update_existing=True)
    await _dies_at(services, "import:roles", view.id, "import")
    await services.imports.apply_file(COMMAND_LINE, view.id, no_beat)
    assert await Role.all().count() == 4
    assert await Person.all().count() == 2


async def test_whoever_deletes_their_data_meanwhile_does_not_come_back_by_the_import(
    services: Services, tmp_path: Path
) -> None:
    here = await make_member(services, 700_001)
    view = await checked(services, tmp_path, original([user(1), user(2)]))
    assert (view.counts["new"], view.counts["changed"]) == (1, 1)
    await services.deletion.delete(here.id)
    await services.imports.confirm(COMMAND_LINE, view.id, update_existing=True)
    await services.imports.apply_file(COMMAND_LINE, view.id, no_beat)
    assert [person.telegram_id for person in await Person.all()] == [700_002]
    done = await services.imports.view(COMMAND_LINE, view.id)
    assert (done.imported, done.meanwhile) == (1, 1)


async def test_whoever_deletes_their_data_behind_the_switch_does_not_come_back_either(
    services: Services, tmp_path: Path
) -> None:
    import_id = await _killed(services, tmp_path, "import:switched")
    here = await Person.get(telegram_id=700_001)
    await services.deletion.delete(here.id)
    await services.imports.apply_file(COMMAND_LINE, import_id, no_beat)
    assert not await Person.filter(telegram_id=700_001).exists()
    assert await Person.all().count() == PEOPLE - 1
    done = await services.imports.view(COMMAND_LINE, import_id)
    assert (done.imported, done.meanwhile) == (PEOPLE - 1, 1)
    assert await PersonTag.exclude(reserved_by=None).count() == 0
