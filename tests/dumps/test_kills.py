"""An import that is killed: before its switch nobody is touched, behind it it goes on to its end, each row once."""

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
    await services.dumps.confirm(COMMAND_LINE, view.id, update_existing=True)
    url, folder = services.settings.database_url, str(services.settings.data_dir)
    process = Forked(run_import, url, folder, view.id)
    await process.start(FAILPOINT=f"{point}=kill")
    assert await process.dies() == -signal.SIGKILL
    return view.id


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
    await services.dumps.import_file(COMMAND_LINE, import_id, no_beat)
    await _everything_is_there_once(services)


@pytest.mark.parametrize("point", ["import:staged", "import:staged:2"])
async def test_killed_before_the_switch_and_cancelled_it_leaves_nothing(
    services: Services, tmp_path: Path, point: str
) -> None:
    import_id = await _killed(services, tmp_path, point)
    before = without_time(await exported(services))
    await services.dumps.cancel(COMMAND_LINE, import_id)
    await services.dumps.release(import_id)
    assert without_time(await exported(services)) == before
    assert await ImportRow.all().count() == 0
    assert await PersonTag.all().count() == 2
    assert (await services.dumps.import_view(COMMAND_LINE, import_id)).state is ImportState.CANCELLED


@pytest.mark.parametrize("point", BEHIND)
async def test_killed_behind_the_switch_it_goes_on_to_its_end(services: Services, tmp_path: Path, point: str) -> None:
    import_id = await _killed(services, tmp_path, point)
    assert (await services.dumps.import_view(COMMAND_LINE, import_id)).state is ImportState.APPLYING
    await services.dumps.import_file(COMMAND_LINE, import_id, no_beat)
    await _everything_is_there_once(services)
    assert (await services.dumps.import_view(COMMAND_LINE, import_id)).state is ImportState.DONE
