"""The commands of `docs/api.md` do what the page says, one after the other."""

import asyncio
import json
import os
import re
from pathlib import Path

import pytest

from school21_bot.app import Services
from school21_bot.jobs import JobView, work_off
from school21_bot.people import Status
from school21_bot.people.models import Person
from school21_bot.web.api import problems
from tests.flows.people import make_member, make_members
from tests.web.client import Api

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)


async def nobody(_: JobView) -> None:
    pass


async def shell(block: str, variables: dict[str, str], folder: Path) -> tuple[int, str, str]:
    """Run a block as somebody does who has copied it; any answer of 400 or more makes curl fail."""
    curl = 'set -euo pipefail; curl() { command curl --silent --show-error --fail-with-body "$@"; echo; };\n'
    process = await asyncio.create_subprocess_exec(
        *("bash", "-c", curl + block),
        cwd=folder,
        env={**os.environ, **variables},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate()
    return process.returncode or 0, out.decode(), err.decode()


async def finish(services: Services, job_id: int) -> None:
    """Do what a worker does for a job."""
    kinds = {kind.name: kind for kind in (*services.exports.kinds(), *services.imports.kinds())}
    view = await services.jobs.progress(job_id)
    await work_off(services.jobs, kinds[view.kind], job_id, nobody)


def remember(text: str, variables: dict[str, str]) -> None:
    """What an answer says that later commands need."""
    for line in filter(None, text.splitlines()):
        body = json.loads(line) if line.startswith("{") else {}
        for name, variable in (("job_id", "JOB"), ("upload", "UPLOAD"), ("next", "NEXT")):
            if body.get(name):
                variables[variable] = body[name]
        if body.get("state") == "checking":
            variables["IMPORT"] = body["id"]


def test_the_page_names_every_problem_that_there_is() -> None:
    source = Path(problems.__file__).read_text(encoding="utf-8")
    kinds = set(re.findall(r'Trouble\(\s*\d+,\s*"([a-z-]+)"', source)) | {"taken", "rule-violated"}
    assert kinds <= set(re.findall(r"`([a-z-]+)`", PAGE))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_every_command_of_the_page_works(api: Api, tmp_path: Path) -> None:
    member = (await make_members(api.services, 4))[0]
    invited = await make_member(api.services, 77)
    read = await api.get(f"/members/{member.id}")
    variables = {
        "API": f"{api.url}/api/v1",
        "KEY": api.key,
        "MEMBER": str(member.id),
        "INVITED": str(invited.id),
        "ETAG": read.headers["ETag"],
    }
    variables["NEXT"] = (await api.get("/members?order=joined-last&limit=2")).body["next"]
    assert len(BLOCKS) > 10
    for block in BLOCKS:
        code, out, err = await shell(block, variables, tmp_path)
        assert code == 0, (block, out, err)
        remember(out, variables)
        for job in [variables["JOB"]] if '"job_id"' in out else []:
            await finish(api.services, int(job))
        if '"checking"' in out:
            view = (await api.get(f"/dumps/imports/{variables['IMPORT']}")).body
            await finish(api.services, int(view["job_id"]))
        if '"counts"' in out:
            assert '"unchanged"' in out
    assert (tmp_path / "dump.age").read_bytes().startswith(b"age-encryption.org/v1\n")
    assert await Person.filter(status=Status.REMOVED).count() == 1
    assert (await api.get(f"/members/{member.id}")).body["team"] == "Lab.SberPay.QR"
