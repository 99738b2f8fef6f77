"""What was written once opens for ever: `golden.json` holds keys, records and tags as they were on a day in the past.

A new kind of record, key or tag is added to the file; what is in it is never made anew. A test that fails here says
that the databases of those who run the bot would be unreadable after the next start.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from school21_bot.dumps.records import Source
from school21_bot.dumps.sending import ExportKey
from school21_bot.dumps.staging import Staged
from school21_bot.invites.records import LinkRecord
from school21_bot.messages.content import Content
from school21_bot.messages.facts import Facts
from school21_bot.messages.said import Said
from school21_bot.people.models import TagKind
from school21_bot.people.query import Query
from school21_bot.people.record import PersonRecord
from school21_bot.protection.tables import SEALED, place
from school21_bot.sealing import Kek, KeyPurpose, Keyring, KeyState, Sealer, tags_to_find
from school21_bot.sealing.models import DataKey

GOLDEN = json.loads((Path(__file__).parent / "golden.json").read_text(encoding="utf-8"))
TYPES: dict[str, type[msgspec.Struct]] = {
    "person": PersonRecord,
    "recent_search": Query,
    "invite": LinkRecord,
    "outgoing": Facts,
    "campaign": Content,
    "support_message": Said,
    "export": ExportKey,
    "import": Source,
    "import_row": Staged,
}


@pytest.fixture(scope="module")
def keyring() -> Keyring:
    kek = Kek(bytes.fromhex(GOLDEN["kek"]), "golden.json")
    rows = [
        DataKey(
            id=row["id"],
            purpose=KeyPurpose(row["purpose"]),
            state=KeyState(row["state"]),
            wrapped=bytes.fromhex(row["wrapped"]),
            created_at=datetime(2026, 11, 28, tzinfo=UTC),
        )
        for row in GOLDEN["keys"]
    ]
    return Keyring(kek, rows)


@pytest.mark.parametrize("old", GOLDEN["records"], ids=lambda old: f"{old['table']}-{old['row']}-{old['key']}")
def test_every_record_of_the_past_opens_and_says_what_it_said(keyring: Keyring, old: dict[str, Any]) -> None:
    type_ = TYPES[old["table"]]
    opened = Sealer(keyring).open_now(place(old["table"], old["row"]), bytes.fromhex(old["record"]), type_)
    assert opened == msgspec.convert(old["fields"], type_)


@pytest.mark.parametrize("old", GOLDEN["tags"], ids=lambda old: f"{old['kind']}-{old['value']}")
def test_every_tag_of_the_past_is_found(keyring: Keyring, old: dict[str, Any]) -> None:
    found = {str(generation): tag.hex() for generation, tag in tags_to_find(keyring, old["kind"], old["value"])}
    assert found == old["tags"]


def test_nothing_that_is_sealed_or_tagged_is_missing_from_the_file() -> None:
    assert {old["table"] for old in GOLDEN["records"]} == set(SEALED) == set(TYPES)
    assert {old["kind"] for old in GOLDEN["tags"]} == {kind.value for kind in TagKind}
    assert {row["purpose"] for row in GOLDEN["keys"]} == {purpose.value for purpose in KeyPurpose}
