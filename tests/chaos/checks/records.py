"""Every record opens with the keys that there are, and is found by exactly the tokens and tags that it asks for."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator

from school21_bot.invites.records import LinkRecord
from school21_bot.people import Status
from school21_bot.people.record import PersonRecord
from school21_bot.people.rules import Field, comparable
from school21_bot.people.searchable import entry_of
from school21_bot.protection.tables import SEALED, place
from school21_bot.sealing import KeyState, Unreadable, tags_to_find
from school21_bot.sealing.models import KeyPurpose
from school21_bot.search.forms import KNOWN
from school21_bot.search.tokens import Scope, keyed
from school21_bot.storage import as_json
from tests.chaos.checks.database import Row
from tests.chaos.checks.evidence import Evidence
from tests.chaos.checks.finding import Finding

PROMISE = "every record opens, and is found"
_TAGGED = frozenset({Status.WAITING, Status.MEMBER, Status.SUSPENDED})
_UNIQUE = (Field.SCHOOL_NICKNAME, Field.MESSENGER_NICKNAME)


def check(evidence: Evidence) -> Iterator[Finding]:
    """What does not open, or is found by something else than it says."""
    yield from _sealed(evidence)
    yield from _links(evidence)
    for row in evidence.tables["person"]:
        answers = opened(evidence, row)
        if answers is not None:
            yield from _tags(evidence, row, answers)
            yield from _tokens(evidence, row, answers)
    yield from _of_nobody(evidence)


def opened(evidence: Evidence, row: Row) -> PersonRecord | None:
    """What is sealed of a person; None if it does not open."""
    try:
        return evidence.sealer.open_now(place("person", row["id"]), bytes(row["record"]), PersonRecord)
    except Unreadable:
        return None


def _sealed(evidence: Evidence) -> Iterator[Finding]:
    for table in SEALED:
        for row in evidence.tables[table]:
            if row["record"] is None:
                continue
            record, who = bytes(row["record"]), _owner(evidence, table, row)
            if not evidence.sealer.opens(place(table, row["id"]), record):
                yield Finding(PROMISE, who, f"the record of {table} {row['id']} does not open")
            elif int.from_bytes(record[2:6], "big") != row["key_id"]:
                yield Finding(PROMISE, who, f"{table} {row['id']} names another key than its record")


def _links(evidence: Evidence) -> Iterator[Finding]:
    for row in evidence.tables["invite"]:
        link = link_of(evidence, row)
        if link is not None and hashlib.sha256(link.encode()).digest() != bytes(row["link_hash"]):
            yield Finding(
                PROMISE, evidence.account_of[row["person_id"]], f"invite {row['id']} is found by another link"
            )


def link_of(evidence: Evidence, row: Row) -> str | None:
    """The link of an invite; None if it does not open."""
    try:
        return evidence.sealer.open_now(place("invite", row["id"]), bytes(row["record"]), LinkRecord).link
    except Unreadable:
        return None


def _tags(evidence: Evidence, row: Row, answers: PersonRecord) -> Iterator[Finding]:
    """Members and those who wait keep their nicknames, by the primary key at least; nobody else does."""
    who, primary = row["telegram_id"] or 0, evidence.keyring.primary_index
    there: dict[str, dict[int, bytes]] = defaultdict(dict)
    for tag in evidence.tables["person_tag"]:
        if tag["person_id"] == row["id"]:
            there[tag["kind"]][tag["generation"]] = bytes(tag["tag"])
    for field in _UNIQUE:
        value = comparable(field, getattr(answers, field) or "")
        right, found = dict(tags_to_find(evidence.keyring, field.value, value)), there[field.value]
        if any(right.get(generation) != tag for generation, tag in found.items()):
            yield Finding(PROMISE, who, f"the tag of {field.value} is not that of the record")
        if (row["status"] in _TAGGED) != (primary in found):
            kept = "is kept free for nobody" if primary in found else "can be taken by others"
            yield Finding(PROMISE, who, f"{row['status']}: the {field.value} {kept}")


def _tokens(evidence: Evidence, row: Row, answers: PersonRecord) -> Iterator[Finding]:
    """All of the primary key are there; of another key all or none, as a rotation leaves them."""
    who, there = row["telegram_id"] or 0, defaultdict[int, set[int]](set)
    for token in evidence.tokens.get(row["id"], []):
        there[token["generation"]].add(token["token"])
    hidden = as_json(row["hidden_fields"], list[str])
    entry = entry_of(row["id"], answers, Status(row["status"]), hidden, listed=bool(row["listed"]))
    for forms in KNOWN:
        shown = forms.tokens_of(entry.shown)
        known = [token for token in forms.tokens_of(entry.known) if token not in set(shown)]
        same = (entry.shown.nicknames, entry.shown.name) == (entry.known.nicknames, entry.known.name)
        for key_id, key in evidence.keyring.all_tag_keys("search"):
            right = {*keyed(key, shown), *([] if same else keyed(key, known, Scope.STAFF))}
            found = there.pop(key_id * 256 + forms.number, set())
            if found != right and (found or key_id == evidence.keyring.primary_index):
                words = f"{len(found - right)} tokens too many, {len(right - found)} too few, of {len(right)}"
                yield Finding(PROMISE, who, f"the search knows something else than the record: {words}")
    if there:
        yield Finding(PROMISE, who, f"tokens of indexes that do not exist: {sorted(there)}")


def _of_nobody(evidence: Evidence) -> Iterator[Finding]:
    """Tokens and tags of people who are gone."""
    people = {row["id"] for row in evidence.tables["person"]}
    gone = set(evidence.tokens) - people
    if gone:
        yield Finding(PROMISE, 0, f"{len(gone)} people who are gone can still be found")
    retired = {row["id"] for row in evidence.tables["data_key"] if row["purpose"] == KeyPurpose.INDEX.value}
    for tag in evidence.tables["person_tag"]:
        if tag["generation"] not in retired:
            yield Finding(PROMISE, 0, f"a tag of a key that does not exist: {tag['generation']}")
        if tag["person_id"] is None and tag["kind"] != "banned_telegram" and tag["reserved_by"] is None:
            yield Finding(PROMISE, 0, f"a nickname is kept for nobody: {tag['kind']}")
    states = [row["state"] for row in evidence.tables["data_key"] if row["purpose"] == KeyPurpose.INDEX.value]
    if states.count(KeyState.PRIMARY.value) != 1:
        yield Finding(PROMISE, 0, f"there are {states.count(KeyState.PRIMARY.value)} primary index keys")


def _owner(evidence: Evidence, table: str, row: Row) -> int:
    """The Telegram id of whose record it is, if it is anybody's."""
    if table == "person":
        return row["telegram_id"] or 0
    return evidence.account_of.get(row.get("person_id") or 0, 0)
