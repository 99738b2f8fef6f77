"""The schema in the documentation is that of the files that are written."""

import json
from pathlib import Path

import jsonschema
import pytest

from school21_bot.app import Services
from school21_bot.dumps.schema import document_schema
from tests.dumps.kit import exported, imported, original, user
from tests.flows.people import make_member
from tests.house.source import ROOT

SCHEMA = json.loads((ROOT / "docs" / "dump.schema.json").read_text(encoding="utf-8"))


def test_the_documented_schema_is_that_of_the_format() -> None:
    assert document_schema() == SCHEMA


async def test_what_is_exported_keeps_the_schema(services: Services, tmp_path: Path) -> None:
    await make_member(services, 501)
    await imported(services, tmp_path, original([user(1), user(2, is_registered=False, team_name="Пусто")]))
    document = json.loads(await exported(services))
    jsonschema.validate(document, SCHEMA, format_checker=jsonschema.FormatChecker())
    document["people"][0]["is_admin"] = True
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, SCHEMA)
