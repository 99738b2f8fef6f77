"""Other systems learn the format of a dump from its JSON Schema."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.dumps.schema import schema
from school21_bot.people import Status, Step
from tests.dumps.kit import exported
from tests.flows.people import make_applicant, make_member, make_members, set_status
from tests.house.source import ROOT

FILE = ROOT / "docs" / "dump.schema.json"


def test_the_schema_in_the_documents_is_that_of_the_code() -> None:
    again = "python -m school21_bot.dumps.schema > docs/dump.schema.json"
    assert json.loads(FILE.read_text(encoding="utf-8")) == schema(), f"make it anew: {again}"


async def test_an_export_keeps_the_schema(services: Services, tmp_path: Path) -> None:
    await make_members(services, 3)
    await make_applicant(services, 71, until=Step.TEAM)
    await set_status(await make_member(services, 72), Status.BANNED)
    await services.editing.add(COMMAND_LINE, "Анна", "ru")
    document = json.loads(await exported(services))
    assert len(document["people"]) == 6
    assert list(_validator().iter_errors(document)) == []


@pytest.mark.parametrize(
    "broken",
    [
        {"version": 2},
        {"format": "other"},
        {"people": [{}]},
        {"people": [{"status": "king"}]},
        {"people": [{"status": "member", "is_admin": True}]},
        {"staff": []},
    ],
)
def test_what_is_no_dump_breaks_the_schema(broken: dict[str, Any]) -> None:
    document: dict[str, Any] = {
        "format": "school21-community",
        "version": 1,
        "made_at": "2026-11-25T00:00:00Z",
        "levels": [],
        "roles": [],
        "people": [],
    }
    assert list(_validator().iter_errors(document)) == []
    assert list(_validator().iter_errors(document | broken))


def _validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(schema())
    return Draft202012Validator(schema())
