"""Files of any size that come in through a browser: never readable on disk, and gone when nothing comes of them."""

import os
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from school21_bot.access import Actor, at_the_dashboard
from school21_bot.app import Services
from school21_bot.dumps import Arrived, DumpRefused, ImportState, ImportView, Reason
from school21_bot.dumps.uploads import FOLDER, LEFT
from school21_bot.errors import Conflict, NotAllowed
from school21_bot.people.models import Person
from school21_bot.settings import Settings
from tests.dumps.kit import exported, original, user
from tests.jobs.kit import until, working
from tests.services import OWNER

UNKNOWN_TO_THE_BOT = at_the_dashboard(None, OWNER)
SECRET = "Команда «Нигде больше»"


@pytest.fixture
def settings_of_services(settings_of_services: Settings, redis_url: str) -> Settings:
    """With Redis, for the worker."""
    return settings_of_services.model_copy(update={"redis_url": redis_url})


async def taken_in(services: Services, pieces: Iterable[bytes], by: Actor = UNKNOWN_TO_THE_BOT) -> Arrived:
    """A file that came in piece by piece."""
    with await services.uploads.begin(by) as arriving:
        for piece in pieces:
            arriving.write(piece)
        return arriving.close()


async def settled(services: Services, import_id: int) -> ImportView:
    """An import once nobody works at it any more."""
    at_work = {ImportState.CHECKING, ImportState.STAGING, ImportState.APPLYING}

    async def is_settled() -> bool:
        return (await services.imports.view(UNKNOWN_TO_THE_BOT, import_id)).state not in at_work

    await until(is_settled)
    return await services.imports.view(UNKNOWN_TO_THE_BOT, import_id)


def files(services: Services) -> list[Path]:
    """What lies in the folder."""
    return sorted((services.settings.data_dir / FOLDER).glob("*"))


@pytest.mark.parametrize("size", [1, 7, 65_536, 10_000_000])
async def test_what_comes_in_the_clear_lies_sealed_and_is_imported_as_it_came(services: Services, size: int) -> None:
    content = original([user(1, team_name=SECRET), user(2)])
    pieces = [content[at : at + size] for at in range(0, len(content), size)]
    import_id = await services.uploads.offer(UNKNOWN_TO_THE_BOT, await taken_in(services, pieces))
    (file,) = files(services)
    assert SECRET.encode() not in file.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600
    async with working(services.jobs, *services.imports.kinds()):
        assert (await settled(services, import_id)).counts["new"] == 2
        await services.imports.confirm(UNKNOWN_TO_THE_BOT, import_id, update_existing=False)
        assert (await settled(services, import_id)).imported == 2
    assert await Person.all().count() == 2


async def test_what_comes_sealed_asks_for_its_passphrase_as_often_as_is_needed(services: Services) -> None:
    sealed = await exported(services, "correct horse")
    arrived = await taken_in(services, [sealed])
    assert arrived.is_locked
    assert files(services)[0].read_bytes() == sealed
    with pytest.raises(DumpRefused) as refused:
        await services.uploads.unlock(UNKNOWN_TO_THE_BOT, arrived.token, "wrong horse")
    assert refused.value.reason is Reason.WRONG_PASSPHRASE
    import_id = await services.uploads.unlock(UNKNOWN_TO_THE_BOT, arrived.token, "correct horse")
    async with working(services.jobs, *services.imports.kinds()):
        assert (await settled(services, import_id)).state is ImportState.CHECKED


async def test_what_stops_halfway_leaves_nothing(services: Services) -> None:
    with await services.uploads.begin(UNKNOWN_TO_THE_BOT) as arriving:
        arriving.write(b"x" * 200_000)
        assert len(files(services)) == 1
    assert files(services) == []


async def test_an_empty_file_is_refused(services: Services) -> None:
    with pytest.raises(DumpRefused) as refused:
        await taken_in(services, [])
    assert refused.value.reason is Reason.EMPTY
    assert files(services) == []


async def test_too_much_is_refused_while_it_comes(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("school21_bot.dumps.uploads.MOST_BYTES", 100_000)
    with pytest.raises(DumpRefused) as refused:
        await taken_in(services, [b"x" * 60_000] * 2)
    assert refused.value.reason is Reason.TOO_BIG_TO_UPLOAD
    assert files(services) == []


async def test_a_full_disk_is_said_to_be_full(services: Services) -> None:
    with await services.uploads.begin(UNKNOWN_TO_THE_BOT) as arriving:
        arriving._file.close()
        # It takes nothing, as a full disk does.
        arriving._file = Path("/dev/full").open("wb")  # noqa: ASYNC230, SIM115  # closed with the upload
        with pytest.raises(DumpRefused) as refused:
            arriving.write(b"x" * 200_000)
    assert refused.value.reason is Reason.NO_ROOM
    assert files(services) == []


async def test_files_left_behind_go_and_those_in_use_stay(services: Services) -> None:
    used = await taken_in(services, [original([user(1)])])
    await services.uploads.offer(UNKNOWN_TO_THE_BOT, used)
    await taken_in(services, [original([user(2)])])
    for file in files(services):
        age = time.time() - LEFT.total_seconds() - 60
        os.utime(file, (age, age))
    fresh = await taken_in(services, [original([user(3)])])
    await services.uploads.tidy()
    assert {file.stem for file in files(services)} == {used.token, fresh.token}


@pytest.mark.parametrize("token", ["", "../encryption.key", "x" * 24, "a/b", "\0", "x" * 24 + "\n"])
async def test_a_token_names_nothing_but_a_file_that_came_in(services: Services, token: str) -> None:
    with pytest.raises(DumpRefused) as refused:
        await services.uploads.unlock(UNKNOWN_TO_THE_BOT, token, "correct horse")
    assert refused.value.reason is Reason.GONE


async def test_nobody_else_may_and_two_cannot_at_once(services: Services) -> None:
    with pytest.raises(NotAllowed):
        await services.uploads.begin(at_the_dashboard(None, 4_711))
    first, second = await taken_in(services, [original([user(1)])]), await taken_in(services, [original([user(2)])])
    await services.uploads.offer(UNKNOWN_TO_THE_BOT, first)
    with pytest.raises(Conflict):
        await services.uploads.offer(UNKNOWN_TO_THE_BOT, second)
