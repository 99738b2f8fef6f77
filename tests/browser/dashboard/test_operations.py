"""Operations: what runs, whether all is well, dumps down and up, what staff did, and who is signed in."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from school21_bot.access import COMMAND_LINE, StaffRole
from school21_bot.app import Services
from school21_bot.dumps.models import Import
from school21_bot.dumps.uploads import FOLDER
from school21_bot.jobs import Jobs, JobStream
from school21_bot.jobs.models import Job
from school21_bot.people.models import Person
from school21_bot.texts import translator
from tests.browser.chromium import Watch
from tests.browser.dashboard.conftest import ANALYST, OWNS, SignIn
from tests.dashboards import Dashboard
from tests.dumps.kit import exported, original, user
from tests.jobs.kit import until, working

pytestmark = pytest.mark.browser

PASSPHRASE = "correct horse"
RU = translator("ru")


@pytest.fixture
async def worker(staff: Services, redis_url: str) -> AsyncIterator[Services]:
    """The services, and a worker that checks and imports."""
    jobs = Jobs(JobStream(redis_url))
    async with working(jobs, *staff.imports.kinds()):
        yield staff
    await jobs.close()
    await Import.filter(slot="open").delete()


async def downloaded(page: Page, button: str) -> tuple[str, bytes]:
    """The name and the content of the file that a button gives."""
    async with page.expect_download() as waiting:
        await page.get_by_text(button, exact=True).click()
    download = await waiting.value
    return download.suggested_filename, Path(await download.path()).read_bytes()  # noqa: ASYNC240  # quick


async def upload(page: Page, name: str, content: bytes) -> None:
    """Choose a file to be imported."""
    await page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": content}
    )


async def test_an_export_under_a_passphrase_goes_to_disk_while_the_page_stays(sign_in: SignIn, staff: Services) -> None:
    page = await sign_in("/operations")
    await page.locator("input[name=passphrase]").fill(PASSPHRASE)
    name, content = await downloaded(page, RU.plain("dashboard-export-download"))
    assert name.endswith(".json.age")
    assert content.startswith(b"age-encryption.org/v1\n")
    people = await Person.all().count()
    await expect(page.get_by_text(RU.plain("dashboard-export-done", people=people, unreadable=0))).to_be_visible()


async def test_without_a_passphrase_it_has_to_be_wanted(sign_in: SignIn, staff: Services) -> None:
    page = await sign_in("/operations")
    await page.get_by_text(RU.plain("dashboard-export-download")).click()
    await expect(page.locator("input[name=passphrase]:invalid")).to_be_visible()
    await page.get_by_text(RU.plain("dashboard-export-plain"), exact=True).click()
    name, content = await downloaded(page, RU.plain("dashboard-export-plain-download"))
    assert name.endswith(".json")
    assert len(json.loads(content)["people"]) == await Person.all().count()


async def test_a_file_is_checked_confirmed_and_imported(sign_in: SignIn, worker: Services) -> None:
    page = await sign_in("/operations")
    await upload(page, "old.json", original([user(1), user(2, team_name="x" * 300)]))
    await expect(page.get_by_text(RU.plain("dashboard-import-is-checked"))).to_be_visible()
    await expect(
        page.get_by_role("row", name=f"{RU.plain('dashboard-import-count-new')} 1", exact=True)
    ).to_be_visible()
    _, report = await downloaded(page, RU.plain("dashboard-import-report"))
    assert RU.plain("dump-left-invalid") in report.decode()
    await page.get_by_role("button", name=RU.plain("dashboard-import-skip")).click()
    done = RU.plain("dashboard-import-is-done", imported=1, meanwhile=0)
    await expect(page.get_by_text(done)).to_be_visible()
    assert await Person.filter(telegram_id=700_001).exists()
    await page.get_by_role("button", name=RU.plain("dashboard-import-other-file")).click()
    await expect(page.get_by_text(RU.plain("dashboard-upload-choose"))).to_be_visible()


async def test_a_sealed_file_asks_for_its_passphrase_until_it_is_right(sign_in: SignIn, worker: Services) -> None:
    sealed = await exported(worker, PASSPHRASE)
    page = await sign_in("/operations")
    await upload(page, "dump.json.age", sealed)
    field = page.get_by_label(RU.plain("dashboard-import-passphrase"))
    await field.fill("wrong horse")
    await page.get_by_role("button", name=RU.plain("dashboard-import-unlock"), exact=True).click()
    await expect(page.get_by_text(RU.plain("dump-refused-wrong-passphrase"))).to_be_visible()
    await expect(field).to_have_value("")
    await field.fill(PASSPHRASE)
    await page.get_by_role("button", name=RU.plain("dashboard-import-unlock"), exact=True).click()
    await expect(page.get_by_text(RU.plain("dashboard-import-is-checked"))).to_be_visible()
    await page.get_by_role("button", name=RU.plain("dashboard-import-cancel"), exact=True).click()
    await expect(page.get_by_text(RU.plain("dashboard-import-is-cancelled"))).to_be_visible()


async def test_an_upload_shows_how_far_it_is_and_can_be_stopped(
    sign_in: SignIn, worker: Services, dashboard: Dashboard
) -> None:
    folder = dashboard.settings.data_dir / FOLDER
    before = set(folder.glob("*"))
    page = await sign_in("/operations")
    network = await page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 100_000}
    await network.send("Network.enable")
    await network.send("Network.emulateNetworkConditions", slow)
    await upload(page, "big.json", b" " * 5_000_000)
    await expect(page.get_by_text(RU.plain("dashboard-upload-sending", share="").strip())).to_be_visible()
    await page.get_by_role("button", name=RU.plain("dashboard-upload-stop")).click()
    await expect(page.get_by_text(RU.plain("dashboard-upload-stopped"))).to_be_visible()

    async def nothing_is_left() -> bool:
        return set(folder.glob("*")) <= before

    await until(nothing_is_left)


async def test_jobs_show_how_far_they_are_and_trouble_says_what_to_do(sign_in: SignIn, staff: Services) -> None:
    job = await staff.jobs.start("dump-export", total=10)
    await Job.filter(id=job).update(done=4, failures=2)
    page = await sign_in("/operations")
    row = page.get_by_role("row").filter(has_text=RU.plain("dashboard-job-dump-export"))
    await expect(row.locator("progress")).to_have_attribute("value", "4")
    await expect(row).to_contain_text(RU.plain("dashboard-job-is-active", failures=2))
    await expect(page.get_by_text(RU.plain("dashboard-advice-failing"))).to_be_visible()
    await Job.filter(id=job).update(done=7)
    await expect(row.locator("progress")).to_have_attribute("value", "7")
    await staff.jobs.cancel(job)
    await expect(row).to_contain_text(RU.plain("dashboard-job-is-cancelled"))
    await Job.filter(id=job).delete()


async def test_the_log_is_narrowed_and_taken_along(sign_in: SignIn, staff: Services) -> None:
    await staff.access.grant(OWNS, 7_009, StaffRole.ANALYST)
    page = await sign_in("/operations", language="en")
    en = translator("en")
    table = page.locator("table").filter(has_text=en.plain("dashboard-acts-details"))
    await expect(table).to_contain_text(en.plain("audit-staff-granted"))
    await page.get_by_role("combobox", name=en.plain("dashboard-acts-action")).click()
    await page.get_by_role("listbox").get_by_text(en.plain("audit-signed-in")).click()
    await expect(table).not_to_contain_text(en.plain("audit-staff-granted"))
    await expect(table).to_contain_text(en.plain("audit-signed-in"))
    _, lines = await downloaded(page, en.plain("dashboard-acts-download"))
    assert {json.loads(line)["action"] for line in lines.splitlines()} == {"signed-in"}


async def test_an_analyst_sees_how_the_system_is_and_no_dumps_and_no_log(sign_in: SignIn) -> None:
    page = await sign_in("/operations", who=ANALYST)
    for key in ("dashboard-health", "dashboard-jobs", "dashboard-sessions", "dashboard-staff-note"):
        await expect(page.get_by_text(RU.plain(key))).to_be_visible()
    for key in ("dashboard-export", "dashboard-import", "dashboard-acts"):
        await expect(page.get_by_text(RU.plain(key), exact=True)).to_have_count(0)


async def test_another_session_is_ended_from_here(sign_in: SignIn, watch: Watch) -> None:
    other = await sign_in("/operations", who=ANALYST)
    page = await sign_in("/operations", who=ANALYST)
    ends = page.get_by_role("button", name=RU.plain("dashboard-session-end"))
    count = await ends.count()
    # From here on the other page is refused what it asks for.
    watch.closed = True
    await ends.nth(1).click()
    await expect(ends).to_have_count(count - 1)
    await other.wait_for_url("**/login")


async def test_the_key_is_changed_and_unsealing_wants_the_word(
    sign_in: SignIn, staff: Services, redis_url: str
) -> None:
    page = await sign_in("/operations")
    await page.get_by_role("button", name=RU.plain("button-rotate"), exact=True).click()
    await page.get_by_role("button", name=RU.plain("button-sealing-pause")).click()
    await page.get_by_role("button", name=RU.plain("button-sealing-resume")).click()
    jobs = Jobs(JobStream(redis_url))
    async with working(jobs, staff.protection.kind()):
        await expect(page.get_by_text("Смена ключа данных")).to_be_visible()
        await expect(page.get_by_role("button", name=RU.plain("button-unseal"))).to_be_visible()
    await jobs.close()
    await page.get_by_role("button", name=RU.plain("button-unseal")).click()
    await page.get_by_label(RU.plain("dashboard-sealing-word")).fill("да")
    await page.get_by_role("button", name=RU.plain("button-really-unseal")).click()
    await expect(page.get_by_text(RU.plain("refused-word-different"))).to_be_visible()
    assert (await staff.protection.status(COMMAND_LINE)).seals
