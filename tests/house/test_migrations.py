"""A release and the one before run side by side: what a migration may do, as far as it can be read from its SQL.

Expand first, contract later: see docs/decisions/0016-expand-then-contract.md.
"""

import re

import pytest

from school21_bot.storage.migrations import known_migrations, number_of, script_of

FIRST_RULED = 16
"""Older migrations came before there was a release to run beside."""

CONTRACTS: dict[str, str] = {}
"""Migrations that take away what no release that may still run asks for, and the release since which none does."""

FORBIDDEN = {
    r"\bDROP\s+TABLE\b": "the release before asks for it: take it away a release later",
    r"\bDROP\s+COLUMN\b": "the release before reads and writes it: take it away a release later",
    r"\bRENAME\b": "the release before knows the old name: add the new one beside it",
    r"\bALTER\s+COLUMN\s+\S+\s+(?:SET\s+DATA\s+)?TYPE\b": "the release before writes the old type: add a column",
    r"\bSET\s+NOT\s+NULL\b": "the release before may leave it out: give it a default first",
    r"\bADD\s+(?:COLUMN\s+)?(?!CONSTRAINT\b)\"?\w+\"?[^,;]*\bNOT\s+NULL\b(?![^,;]*\bDEFAULT\b)": (
        "the release before does not write it: it needs a default, or may be empty"
    ),
    r"\bADD\s+CONSTRAINT\b": "what the release before writes may break it",
    r"\bCREATE\s+UNIQUE\s+INDEX\b": "what the release before writes may break it",
}
RULED = [name for name in known_migrations() if number_of(name) >= FIRST_RULED]


def broken_rules(script: str) -> list[str]:
    """What a script does that the release before does not bear; what is done to tables of its own is free."""
    made = set(re.findall(r'CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?"?(\w+)', script, re.IGNORECASE))
    statements = [one for one in re.split(r";\s*(?:\n|$)", script) if not _about(one) & made]
    return [why for rule, why in FORBIDDEN.items() if any(re.search(rule, one, re.IGNORECASE) for one in statements)]


def _about(statement: str) -> set[str]:
    return set(re.findall(r'\b(?:TABLE|ON)\s+(?:IF\s+(?:NOT\s+)?EXISTS\s+)?"?(\w+)', statement, re.IGNORECASE))


async def test_the_release_before_runs_beside_every_migration() -> None:
    broken = {
        (name, dialect): broken_rules(await script_of(name, dialect))
        for name in RULED
        for dialect in ("sqlite", "postgres")
        if name not in CONTRACTS
    }
    assert {what: why for what, why in broken.items() if why} == {}


def test_contracts_are_migrations_and_say_since_when() -> None:
    assert set(CONTRACTS) <= set(RULED)
    assert all(CONTRACTS.values())


@pytest.mark.parametrize(
    ("script", "broken"),
    [
        ('ALTER TABLE "person" ADD "shoe" INT;', 0),
        ('ALTER TABLE "person" ADD COLUMN "shoe" INT NOT NULL DEFAULT 42;', 0),
        ('CREATE TABLE "shoe" ("id" INT NOT NULL); CREATE UNIQUE INDEX "one" ON "shoe" ("id");', 0),
        ('CREATE INDEX "one" ON "person" ("status");\nDROP INDEX "other";', 0),
        ('ALTER TABLE "person" ADD "shoe" INT NOT NULL;', 1),
        ('ALTER TABLE "person" DROP COLUMN "listed";', 1),
        ('DROP TABLE "person";', 1),
        ('ALTER TABLE "person" RENAME TO "people";', 1),
        ('ALTER TABLE "person" RENAME COLUMN "listed" TO "shown";', 1),
        ('ALTER TABLE "person" ALTER COLUMN "status" TYPE TEXT;', 1),
        ('ALTER TABLE "person" ALTER COLUMN "role_id" SET NOT NULL;', 1),
        ('CREATE UNIQUE INDEX "one" ON "person" ("role_id");', 1),
        ('ALTER TABLE "person" ADD CONSTRAINT "c" CHECK (id > 0);', 1),
    ],
)
def test_the_rules_know_what_they_forbid(script: str, broken: int) -> None:
    assert len(broken_rules(script)) == broken
