"""The full check of a file: counts and notes, and nothing written to anybody."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from school21_bot.dumps.judging import Judge, Judged, Verdict
from school21_bot.dumps.parts import CHECK, ENTRIES, Part, fingerprint, forget, keep
from school21_bot.dumps.reading import Document, Open, people, survey
from school21_bot.dumps.seen import Seen
from school21_bot.dumps.turns import Turns, batches, finished
from school21_bot.people.spelling import role_key
from school21_bot.sealing import Keyring, Sealer
from school21_bot.storage import fetch

BATCH = 64
_MOST_ROLES = 20_000


@dataclass(slots=True)
class Summary:
    """What the check found, in numbers."""

    people: int = 0
    original: bool = False
    verdicts: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    admins: int = 0
    new_levels: int = 0
    new_roles: int = 0

    def as_counts(self) -> dict[str, Any]:
        """For the column of the import."""
        return {
            "people": self.people,
            "original": self.original,
            **{verdict.value: self.verdicts[verdict.value] for verdict in Verdict},
            "fields": dict(self.fields),
            "admins": self.admins,
            "new_levels": self.new_levels,
            "new_roles": self.new_roles,
        }


async def check(import_id: int, open_file: Open, turns: Turns, sealer: Sealer, keyring: Keyring) -> Summary:
    """Read a file to its end, keep what is to be reported, and count.

    Raises:
        DumpRefused: it is not a dump that can be imported.
    """
    await forget(import_id, CHECK)
    document = await finished(survey(open_file), turns)
    summary = Summary(document.people, document.is_original)
    part, stretch, roles = Part({}, []), 0, set[str]()
    with Seen() as seen:
        judge = Judge(sealer, keyring, document, seen)
        await judge.prepare()
        await _note_dictionary(summary, document)
        reading = people(open_file, document)
        async for entries in batches(reading, turns, lambda: BATCH):
            if entries[0].number > (stretch + 1) * ENTRIES:
                await keep(import_id, CHECK, stretch, part)
                part, stretch = Part({}, []), stretch + 1
            for one in await judge.judge(entries):
                _count(summary, one)
                part.notes.extend(one.notes)
                if one.version is not None:
                    part.versions[one.entry.number] = one.version
                if one.is_sound:
                    part.sound[one.entry.number] = fingerprint(one.entry.person)
                if one.verdict in (Verdict.NEW, Verdict.CHANGED) and len(roles) < _MOST_ROLES:
                    roles.update(judge.unknown_roles(one.person))
            await turns.take(entries[-1].number, document.people)
    await keep(import_id, CHECK, stretch, part)
    new = roles | {role_key(role.key) for role in document.roles}
    summary.new_roles = len(new - await _known_roles())
    return summary


def _count(summary: Summary, one: Judged) -> None:
    summary.verdicts[one.verdict.value] += 1
    summary.fields.update(one.fields if one.verdict is Verdict.CHANGED else ())
    summary.admins += one.entry.is_admin


async def _note_dictionary(summary: Summary, document: Document) -> None:
    known = {row["code"] for row in await fetch("SELECT code FROM level")}
    summary.new_levels = sum(level.code not in known for level in document.levels)


async def _known_roles() -> set[str]:
    return {row["key"] for row in await fetch("SELECT key FROM role")}
