"""Dumps, reports and the log go to whom they are for, whole or visibly broken, and nothing readable stays behind."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from school21_bot import clock
from school21_bot.access import in_the_bot
from school21_bot.app import Services
from school21_bot.audit import Action
from school21_bot.audit.models import AuditEntry
from school21_bot.dumps.models import Import
from school21_bot.dumps.uploads import FOLDER
from school21_bot.ids import new_ids
from school21_bot.people import Status
from school21_bot.people.accounts import place_of
from school21_bot.people.models import Person
from school21_bot.people.record import PersonRecord
from tests.attacks.conftest import SignIn, post, stranger
from tests.dashboards import OWNER, Dashboard
from tests.dumps.kit import original, user
from tests.jobs.kit import until

PATHS = ("/files/export", "/files/import", "/files/audit", "/files/report")
FIELDS = {"passphrase": "correct horse", "import": "1"}
SECRET = "Команда «Нигде больше»"
OWNS = in_the_bot(1, OWNER)


def uploads(dashboard: Dashboard) -> list[Path]:
    """What lies on disk of files that came in."""
    return sorted((dashboard.settings.data_dir / FOLDER).glob("*"))


async def exports(staff: Services) -> int:
    """How many exports the log knows."""
    return await AuditEntry.filter(action=Action.DUMP_EXPORTED.value).count()


@pytest.mark.parametrize("path", PATHS)
async def test_without_a_session_or_the_right_there_is_no_file(
    dashboard: Dashboard, staff: Services, sign_in: SignIn, path: str
) -> None:
    before = await AuditEntry.filter(via="dashboard", action__not="signed-in").count()
    analyst = await sign_in(7_003)
    async with stranger() as nobody:
        for browser, status in ((nobody, 401), (analyst, 403)):
            assert (await post(browser, dashboard.url, path, **FIELDS)).status == status
            async with browser.get(dashboard.url + path) as answer:
                assert answer.status == (401 if status == 401 else 405)
    assert uploads(dashboard) == []
    assert await AuditEntry.filter(via="dashboard", action__not="signed-in").count() == before


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("origin", [None, "null", "https://evil.example"])
async def test_a_form_of_another_site_gets_nothing(
    dashboard: Dashboard, staff: Services, sign_in: SignIn, path: str, origin: str | None
) -> None:
    browser, before = await sign_in(), await exports(staff)
    headers = {} if origin is None else {"Origin": origin}
    async with browser.post(dashboard.url + path, data=FIELDS, headers=headers) as answer:
        assert (answer.status, await answer.read()) == (403, b"")
    assert (await exports(staff), uploads(dashboard)) == (before, [])


@pytest.mark.parametrize("fields", [{}, {"passphrase": "short"}, {"passphrase": "x" * 2000}, {"plain": "no"}])
async def test_an_export_is_sealed_unless_it_is_asked_for_readable(
    dashboard: Dashboard, staff: Services, sign_in: SignIn, fields: dict[str, str]
) -> None:
    browser, before = await sign_in(), await exports(staff)
    assert (await post(browser, dashboard.url, "/files/export", **fields)).status == 400
    assert await exports(staff) == before


async def test_an_export_is_in_the_log_though_it_is_broken_off_at_once(
    dashboard: Dashboard, staff: Services, sign_in: SignIn
) -> None:
    browser, before = await sign_in(), await exports(staff)
    headers = {"Origin": dashboard.url}
    async with browser.post(dashboard.url + "/files/export", data={"plain": "yes"}, headers=headers) as answer:
        assert answer.headers["Content-Disposition"].startswith("attachment")
        answer.close()
    assert await exports(staff) == before + 1


async def test_whoever_is_signed_out_in_the_middle_of_an_export_gets_no_more_of_it(
    dashboard: Dashboard, staff: Services, sign_in: SignIn
) -> None:
    crowd = await _crowd(staff)
    browser = await sign_in()
    headers = {"Origin": dashboard.url}
    async with browser.post(dashboard.url + "/files/export", data={"plain": "yes"}, headers=headers) as answer:
        await answer.content.readany()
        await staff.sessions.end_all(OWNS)
        with pytest.raises(aiohttp.ClientError):
            await answer.read()
    await Person.filter(id__gte=crowd.start, id__lt=crowd.stop).delete()


async def test_a_file_that_comes_in_is_never_readable_on_disk(
    dashboard: Dashboard, staff: Services, sign_in: SignIn
) -> None:
    browser = await sign_in()
    content = original([user(1, team_name=SECRET)])
    answer = await send(browser, dashboard, content)
    assert answer["offered"].isdecimal()
    (file,) = uploads(dashboard)
    assert SECRET.encode() not in file.read_bytes()
    await staff.imports.cancel(OWNS, int(answer["offered"]))
    file.unlink()


async def test_half_a_file_leaves_nothing(dashboard: Dashboard, staff: Services, sign_in: SignIn) -> None:
    browser = await sign_in()
    with pytest.raises(aiohttp.ClientError):
        await send(browser, dashboard, _half())

    async def is_gone() -> bool:
        return not uploads(dashboard)

    await until(is_gone)
    assert not await Import.filter(slot="open").exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04zip", b"\xff" * 100_000, b"age-encryption.org/v1\n"])
async def test_what_is_no_dump_is_refused_kindly_or_by_the_check(
    dashboard: Dashboard, staff: Services, sign_in: SignIn, content: bytes
) -> None:
    browser = await sign_in()
    answer = await send(browser, dashboard, content)
    assert len(answer) == 1
    if "offered" in answer:
        await staff.imports.cancel(OWNS, int(answer["offered"]))
    for file in uploads(dashboard):
        file.unlink()


@pytest.mark.parametrize("number", ["", "0", "-1", "1", "9" * 30, "x", "١٢", "1 OR 1=1"])
async def test_no_report_but_of_an_import(dashboard: Dashboard, sign_in: SignIn, number: str) -> None:
    browser = await sign_in()
    assert (await post(browser, dashboard.url, "/files/report", **{"import": number})).status == 404


async def send(
    browser: aiohttp.ClientSession, dashboard: Dashboard, content: bytes | AsyncIterator[bytes]
) -> dict[str, str]:
    """Send a file as the page does."""
    headers = {"Origin": dashboard.url}
    async with browser.post(dashboard.url + "/files/import", data=content, headers=headers) as answer:
        said: dict[str, str] = json.loads(await answer.read())
        return said


async def _half() -> AsyncIterator[bytes]:
    yield original([user(1)])[:200]
    await asyncio.sleep(0.3)
    raise aiohttp.ClientConnectionError


async def _crowd(staff: Services) -> range:
    """So many people that an export of them takes longer than a moment."""
    ids = new_ids(40_000)
    people = []
    for person in ids:
        sealed = staff.sealer.seal(place_of(person), PersonRecord(first_name="Имя " * 16))
        columns = {"key_id": sealed.key_id, "record": sealed.record, "updated_at": clock.now()}
        people.append(Person(id=person, status=Status.NEW, language="ru", **columns))
    await Person.bulk_create(people, batch_size=500)
    return ids
