"""Dumps and jobs through the API: a sealed file for its owner alone, an import that is looked at before it happens."""

import os
import stat
import time
from pathlib import Path

import pytest

from school21_bot import audit
from school21_bot.access import COMMAND_LINE, Scope
from school21_bot.audit import Filter
from school21_bot.dumps.keeping import KEPT
from school21_bot.jobs import JobView, work_off
from school21_bot.people import Status
from school21_bot.people.models import Person
from tests.dumps.kit import original, user
from tests.flows.people import make_members
from tests.flows.staff import make_admin
from tests.web.client import Api

PASSPHRASE = "correct horse battery staple"


async def nobody(_: JobView) -> None:
    pass


async def finish(api: Api, job_id: str) -> JobView:
    """Do what a worker does for a job."""
    kinds = {kind.name: kind for kind in (*api.services.exports.kinds(), *api.services.imports.kinds())}
    view = await api.services.jobs.progress(int(job_id))
    return await work_off(api.services.jobs, kinds[view.kind], view.id, nobody)


async def started(api: Api, **more: object) -> str:
    """An export that was started; gives the job."""
    answer = await api.post("/dumps/exports", {"passphrase": PASSPHRASE}, **more)
    assert answer.status == 202, answer.content
    assert answer.headers["Location"] == f"/api/v1/jobs/{answer.body['job_id']}"
    return str(answer.body["job_id"])


def files(folder: Path) -> list[Path]:
    """What lies in the folder of exports."""
    return sorted((folder / "exports").glob("*"))


async def test_an_export_is_made_fetched_noted_and_gone_after_an_hour(api: Api, tmp_path: Path) -> None:
    await make_members(api.services, 3)
    job = await started(api)
    early = await api.get(f"/dumps/exports/{job}/file")
    assert (early.status, early.problem) == (409, "conflict")
    await finish(api, job)
    fetched = await api.get(f"/dumps/exports/{job}/file")
    assert fetched.status == 200
    assert fetched.content.startswith(b"age-encryption.org/v1\n")
    assert "Коллега".encode() not in fetched.content
    assert ".json.age" in fetched.headers["Content-Disposition"]
    (path,) = files(tmp_path / "data")
    assert path.read_bytes() == fetched.content
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    (entry,) = (await audit.page(Filter(via="api"), 0)).lines
    assert (entry.action, entry.details["people"], entry.details["sealed"]) == ("dump-exported", 4, True)
    shown = (await api.get(f"/jobs/{job}")).body
    assert (shown["state"], shown["done"], shown["total"]) == ("done", 4, 4)
    old = time.time() - KEPT.total_seconds() - 1
    os.utime(path, (old, old))
    await api.services.exports.tidy()
    gone = await api.get(f"/dumps/exports/{job}/file")
    assert (gone.status, gone.problem) == (410, "gone")


async def test_one_export_at_a_time_and_a_repeated_request_is_the_same_one(api: Api) -> None:
    headers = {"Idempotency-Key": "export-1"}
    job = await started(api, headers=headers)
    again = await api.post("/dumps/exports", {"passphrase": PASSPHRASE}, headers=headers)
    assert (again.status, again.body["job_id"], again.headers["Idempotent-Replayed"]) == (202, job, "true")
    other = await api.post("/dumps/exports", {"passphrase": "another passphrase"}, headers=headers)
    assert (other.status, other.problem) == (422, "other-request")
    second = await api.post("/dumps/exports", {"passphrase": PASSPHRASE})
    assert (second.status, second.problem) == (409, "conflict")


async def test_the_job_and_the_file_of_somebody_else_are_not_there(api: Api) -> None:
    job = await started(api)
    await finish(api, job)
    foreign = await api.made(by=await make_admin(api.services, 77))
    for method, path in (
        ("GET", f"/jobs/{job}"),
        ("GET", f"/dumps/exports/{job}/file"),
        ("POST", f"/jobs/{job}/cancel"),
    ):
        answer = await api.ask(method, path, key=foreign)
        assert (answer.status, answer.problem) == (404, "not-found"), path
    assert (await api.get("/jobs", key=foreign)).body["items"] == []
    assert [one["id"] for one in (await api.get("/jobs")).body["items"]] == [job]


async def test_an_export_needs_contact_data_and_a_passphrase(api: Api) -> None:
    answer = await api.post("/dumps/exports", {"passphrase": PASSPHRASE}, key=await api.made(Scope.DUMPS_READ))
    assert (answer.status, answer.body["scope"]) == (403, "members:contact")
    assert (await api.post("/dumps/exports", {})).status == 422
    assert (await api.post("/dumps/exports", {"passphrase": "short"})).status == 422


async def test_an_export_of_a_maker_who_is_no_staff_any_more_makes_no_file(api: Api, tmp_path: Path) -> None:
    admin = await make_admin(api.services, 77)
    job = await started(api, key=await api.made(by=admin))
    await api.services.access.withdraw(COMMAND_LINE, 77)
    await finish(api, job)
    assert files(tmp_path / "data") == []


async def test_a_job_is_cancelled_once_and_only_with_a_scope_of_dumps(api: Api, tmp_path: Path) -> None:
    job = await started(api)
    less = await api.post(f"/jobs/{job}/cancel", key=await api.made(Scope.JOBS_READ, Scope.JOBS_WRITE))
    assert (less.status, less.problem) == (403, "forbidden")
    ended = await api.post(f"/jobs/{job}/cancel")
    assert (ended.status, ended.body["state"]) == (200, "cancelled")
    assert (await api.post(f"/jobs/{job}/cancel")).status == 409
    assert (await api.get(f"/jobs/{job}")).body["state"] == "cancelled"
    assert files(tmp_path / "data") == []
    await started(api)


async def sent_up(api: Api, content: bytes) -> str:
    """A file that was sent up; gives its name."""
    answer = await api.post("/dumps/uploads", data=content, headers={"Content-Type": "application/octet-stream"})
    assert answer.status == 201, answer.content
    return str(answer.body["upload"])


async def checked(api: Api, upload: str, **more: object) -> str:
    """An import that was checked; gives its id."""
    answer = await api.post("/dumps/imports", {"upload": upload, **more})
    assert answer.status == 202, answer.content
    await finish(api, (await api.get(f"/dumps/imports/{answer.body['id']}")).body["job_id"])
    return str(answer.body["id"])


async def test_an_import_is_looked_at_and_taken_in(api: Api) -> None:
    import_id = await checked(api, await sent_up(api, original([user(4444), user(4445)])))
    preview = (await api.get(f"/dumps/imports/{import_id}")).body
    assert (preview["state"], preview["counts"]["new"], preview["refusal"]) == ("checked", 2, None)
    assert await Person.filter(status=Status.MEMBER).count() == 0
    headers = {"Idempotency-Key": "take-in"}
    for _ in range(2):
        answer = await api.post(f"/dumps/imports/{import_id}/start", {"update_existing": False}, headers=headers)
        assert answer.status == 202
    await finish(api, (await api.get(f"/dumps/imports/{import_id}")).body["job_id"])
    done = (await api.get(f"/dumps/imports/{import_id}")).body
    assert (done["state"], done["imported"]) == ("done", 2)
    assert await Person.filter(status=Status.MEMBER).count() == 2


async def test_what_was_exported_comes_in_again_with_its_passphrase(api: Api) -> None:
    await make_members(api.services, 2)
    job = await started(api)
    await finish(api, job)
    upload = await sent_up(api, (await api.get(f"/dumps/exports/{job}/file")).content)
    without = await api.post("/dumps/imports", {"upload": upload})
    assert (without.status, without.body["errors"][0]["reason"]) == (422, "needs-passphrase")
    wrong = await api.post("/dumps/imports", {"upload": upload, "passphrase": "not this one"})
    assert (wrong.status, wrong.body["errors"][0]["reason"]) == (422, "wrong-passphrase")
    preview = (await api.get(f"/dumps/imports/{await checked(api, upload, passphrase=PASSPHRASE)}")).body
    assert (preview["state"], preview["counts"]["new"]) == ("checked", 0)


@pytest.mark.parametrize(
    ("content", "reason"), [(b"", "empty"), (b"no dump at all", "not-json"), (b'{"x": 1}', "not-a-dump")]
)
async def test_a_file_that_is_no_dump_is_refused(api: Api, content: bytes, reason: str) -> None:
    answer = await api.post("/dumps/uploads", data=content, headers={"Content-Type": "application/octet-stream"})
    if reason == "empty":
        assert (answer.status, answer.body["errors"][0]["reason"]) == (422, reason)
        return
    import_id = await checked(api, answer.body["upload"])
    found = (await api.get(f"/dumps/imports/{import_id}")).body
    assert (found["state"], found["refusal"]) == ("refused", reason)


async def test_a_file_of_more_than_the_usual_size_is_taken_in_sealed(api: Api, tmp_path: Path) -> None:
    content = original([user(5000 + number) for number in range(400)])
    assert len(content) > 100 * 1024
    await sent_up(api, content)
    (path,) = (tmp_path / "data" / "uploads").glob("*")
    assert b"registration" not in path.read_bytes()


@pytest.mark.parametrize("name", ["../../../etc/passwd", "x" * 24, "A" * 24 + "." + "B" * 22])
async def test_a_file_that_nobody_sent_up_is_not_there(api: Api, name: str) -> None:
    answer = await api.post("/dumps/imports", {"upload": name, "passphrase": PASSPHRASE})
    if answer.status == 202:  # a name with a key that opens it: found missing when it is read
        import_id = answer.body["id"]
        await finish(api, (await api.get(f"/dumps/imports/{import_id}")).body["job_id"])
        assert (await api.get(f"/dumps/imports/{import_id}")).body["refusal"] == "gone"
    else:
        assert answer.status in {410, 422}
