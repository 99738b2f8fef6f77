"""What an import of an entry would do, as things stand: reads the database, writes nothing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from school21_bot import clock
from school21_bot.dumps import original
from school21_bot.dumps.cleaning import cleaned, keeps_nicknames
from school21_bot.dumps.format import PersonEntry
from school21_bot.dumps.reading import Document, Entry, admin_note
from school21_bot.dumps.refusals import Left, Note, Why
from school21_bot.dumps.seen import Seen
from school21_bot.people.accounts import place_of
from school21_bot.people.models import Status, TagKind
from school21_bot.people.record import PersonRecord
from school21_bot.people.rules import Field, comparable
from school21_bot.people.spelling import folded, role_key
from school21_bot.sealing import Keyring, Sealer, Unreadable, tags_for, tags_to_find
from school21_bot.storage import as_json, fetch, filled, places

UNIQUE = {
    TagKind.SCHOOL_NICKNAME: Field.SCHOOL_NICKNAME,
    TagKind.MESSENGER_NICKNAME: Field.MESSENGER_NICKNAME,
}
_DRAFT = frozenset({Status.APPLYING.value, Status.ABANDONED.value})
_ANSWERS = ("school_nickname", "messenger_nickname", "team", "description")
_SETTINGS = ("listed", "reminders_off", "news_off")

_PEOPLE = """
    SELECT p.id, p.telegram_id, p.status, p.version, p.role_id, p.level_id, p.listed, p.hidden_fields, p.reminders_off,
           p.news_off,
           p.record, r.role_id AS draft_role, r.level_id AS draft_level
    FROM person p LEFT JOIN registration r ON r.person_id = p.id AND r.status IN ('active', 'abandoned')
    WHERE p.{} IN ({})
"""


class Verdict(StrEnum):
    """What would become of an entry; its count is shown as `dump-count-<verdict>`."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    CONFLICT = "conflict"
    INVALID = "invalid"


@dataclass(slots=True)
class Judged:
    """An entry with what would become of it.

    `person_id` and `version`: of whom it is about, if they are here; `tags`: what it would have to reserve, `found_by`
    those by which somebody else may have it.
    """

    entry: Entry
    person: PersonEntry
    verdict: Verdict
    notes: list[Note]
    person_id: int | None = None
    version: int | None = None
    status: str | None = None
    tags: list[tuple[str, int, bytes]] = field(default_factory=list)
    found_by: list[tuple[str, int, bytes]] = field(default_factory=list)
    fields: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether the entry keeps every rule as it stands in the file."""
        return self.verdict is not Verdict.INVALID and self.person is self.entry.person


class Judge:
    """Judges the entries of one file, in its order."""

    def __init__(
        self,
        sealer: Sealer,
        keyring: Keyring,
        document: Document,
        seen: Seen,
        is_sound: Callable[[Entry], bool] = lambda _: False,
    ) -> None:
        self._sealer = sealer
        self._keyring = keyring
        self._document = document
        self._seen = seen
        self._is_sound = is_sound
        self._levels: dict[str, int] = {}
        self._roles: dict[str, int] = {}
        self._root: dict[int, int] = {}
        self._codes: frozenset[str] = frozenset()
        self._bans = False
        self._now: datetime = clock.now()

    async def prepare(self) -> None:
        """Read what is the same for all entries; settles the levels of the original."""
        levels = await fetch("SELECT id, code, name FROM level ORDER BY position, code")
        self._levels = {row["code"]: row["id"] for row in levels}
        await settle_levels(self._document)
        self._codes = frozenset(self._levels) | {level.code for level in self._document.levels}
        roles = await fetch("SELECT id, key, merged_into_id FROM role")
        roots = {row["id"]: row["merged_into_id"] or row["id"] for row in roles}
        self._root = {role: roots.get(root, root) for role, root in roots.items()}
        self._roles = {row["key"]: self._root[row["id"]] for row in roles}
        self._bans = bool(await fetch("SELECT 1 FROM person_tag WHERE kind = 'banned_telegram' LIMIT 1"))

    def unknown_roles(self, person: PersonEntry) -> Iterable[str]:
        """The roles that would have to be made for somebody."""
        return [key for role in (person.role,) if role is not None and (key := role_key(role)) not in self._roles]

    async def judge(self, entries: Sequence[Entry]) -> list[Judged]:
        """What would become of these entries, the next of the file."""
        judged = [self._cleaned(entry) for entry in entries]
        await self._meet(judged)
        holders = await self._holders(judged)
        banned = await self._banned(judged)
        for one in judged:
            if one.verdict is not Verdict.INVALID:
                self._settle(one, holders, banned)
            if one.entry.is_admin:
                one.notes.append(admin_note(one.entry))
        return judged

    def skip(self, entries: Sequence[Entry]) -> None:
        """Entries that were staged by a process that is gone count as seen."""
        for entry in entries:
            one = self._cleaned(entry)
            if one.verdict is not Verdict.INVALID:
                self._seen.take(_things(one), entry.number, entry.line)

    def _cleaned(self, entry: Entry) -> Judged:
        if self._is_sound(entry):
            person, notes = entry.person, list(entry.notes)
        else:
            person, notes = cleaned(entry, self._codes, self._now)
        judged = Judged(entry, person, Verdict.INVALID if notes else Verdict.NEW, notes)
        if not notes and keeps_nicknames(person):
            judged.found_by = [
                (kind.value, generation, tag)
                for kind, name in UNIQUE.items()
                for generation, tag in tags_to_find(self._keyring, kind, comparable(name, getattr(person, name)))
            ]
            written = {generation for generation, _ in self._keyring.tag_keys(TagKind.SCHOOL_NICKNAME)}
            judged.tags = [tag for tag in judged.found_by if tag[1] in written]
        return judged

    async def _meet(self, judged: list[Judged]) -> None:
        """Find those who are here already."""
        valid = [one for one in judged if one.verdict is not Verdict.INVALID]
        by_telegram: dict[int, list[Judged]] = {}
        by_id: dict[int, list[Judged]] = {}
        for one in valid:
            if one.person.telegram_id is not None:
                by_telegram.setdefault(one.person.telegram_id, []).append(one)
            elif one.person.id is not None:
                by_id.setdefault(int(one.person.id), []).append(one)
        for column, wanted in (("telegram_id", by_telegram), ("id", by_id)):
            if not wanted:
                continue
            list_of, size = places(1, len(wanted))
            rows = await fetch(_PEOPLE.format(column, list_of), *filled(list(wanted), size))
            for row in rows:
                answers = await opened(self._sealer, row)
                for one in wanted[row[column]]:
                    self._compare(one, row, answers)

    def _compare(self, one: Judged, row: dict[str, Any], answers: PersonRecord | None) -> None:
        one.person_id, one.version, one.status = row["id"], row["version"], row["status"]
        here, there = row["status"], one.person.status
        if answers is None:
            self._conflict(one, "", Why.UNREADABLE)
        elif here == Status.NEW:
            one.verdict = Verdict.NEW if there != Status.NEW else Verdict.UNCHANGED
        elif here in _DRAFT and there == Status.NEW:
            one.verdict = Verdict.UNCHANGED
        elif here == Status.BANNED and there != Status.BANNED:
            self._conflict(one, "status", Why.BANNED)
        elif here == there or (here in _DRAFT and (there in _DRAFT or keeps_nicknames(one.person))):
            one.fields = tuple(self._differences(one.person, row, answers))
            one.verdict = Verdict.CHANGED if one.fields else Verdict.UNCHANGED
        else:
            self._conflict(one, "status", Why.STANDING)

    def _differences(self, person: PersonEntry, row: dict[str, Any], answers: PersonRecord) -> Iterable[str]:
        here, there = row["status"], person.status
        if here != there and not (here in _DRAFT and there in _DRAFT):
            yield "status"
        for name in _ANSWERS:
            value = getattr(person, name)
            if value is not None and value != getattr(answers, name):
                yield name
        role, level = draft_of(person) if there in _DRAFT else (person.role, person.level)
        draft = "draft_role", "draft_level"
        role_id, level_id = (row[name] for name in (draft if here in _DRAFT else ("role_id", "level_id")))
        if role is not None and not self._is_role(role, role_id, answers.new_role):
            yield "role"
        if level is not None and (level_id is None or self._levels.get(level) != level_id):
            yield "level"
        if self._document.is_original:
            return
        for name in _SETTINGS:
            if getattr(person, name) not in {None, bool(row[name])}:
                yield name
        if person.hidden != sorted(as_json(row["hidden_fields"], list[str])):
            yield "hidden"

    def _is_role(self, name: str, role_id: int | None, new_role: str | None) -> bool:
        key = role_key(name)
        if role_id is None:
            return new_role is not None and role_key(new_role) == key
        return key in self._roles and self._roles[key] == self._root.get(role_id, role_id)

    async def _holders(self, judged: list[Judged]) -> dict[tuple[str, int, bytes], int | None]:
        """Who has the nicknames already; None for an entry that is about to be imported."""
        holders: dict[tuple[str, int, bytes], int | None] = {}
        wanted: dict[tuple[str, int], list[bytes]] = {}
        for one in judged:
            for kind, generation, tag in one.found_by:
                wanted.setdefault((kind, generation), []).append(tag)
        for (kind, generation), tags in wanted.items():
            list_of, size = places(3, len(tags))
            rows = await fetch(
                f"SELECT tag, person_id FROM person_tag WHERE kind = $1 AND generation = $2 AND tag IN ({list_of})",  # noqa: S608  # only numbers
                kind,
                generation,
                *filled(tags, size),
            )
            holders |= {(kind, generation, bytes(row["tag"])): row["person_id"] for row in rows}
        return holders

    async def _banned(self, judged: list[Judged]) -> set[int]:
        """The Telegram ids of strangers whose ban outlived them."""
        if not self._bans:
            return set()
        strangers = [one.person.telegram_id for one in judged if one.person_id is None and one.person.telegram_id]
        of_tag = {
            tag: telegram_id
            for telegram_id in strangers
            for _, tag in tags_to_find(self._keyring, TagKind.BANNED_TELEGRAM, str(telegram_id))
        }
        if not of_tag:
            return set()
        list_of, size = places(1, len(of_tag))
        rows = await fetch(
            f"SELECT tag FROM person_tag WHERE kind = 'banned_telegram' AND tag IN ({list_of})",  # noqa: S608  # only numbers
            *filled(list(of_tag), size),
        )
        return {of_tag[bytes(row["tag"])] for row in rows}

    def _settle(self, one: Judged, holders: dict[tuple[str, int, bytes], int | None], banned: set[int]) -> None:
        """What is known only beside the others: duplicates, nicknames that are taken, bans."""
        earlier = self._seen.take(_things(one), one.entry.number, one.entry.line)
        if earlier is not None:
            one.verdict, one.notes = (
                Verdict.DUPLICATE,
                [Note(one.entry.line, one.entry.number, Left.DUPLICATE, "", "", earlier.line)],
            )
            return
        if one.verdict is Verdict.CONFLICT:
            return
        if one.person.telegram_id in banned and one.person.status != Status.BANNED:
            self._conflict(one, "telegram_id", Why.BANNED)
        for tag in one.found_by:
            if tag in holders and (holders[tag] is None or holders[tag] != one.person_id):
                self._conflict(one, UNIQUE[TagKind(tag[0])].value, Why.TAKEN)
        # Whoever has it in one generation has it, and will have it in the others.
        own = {tag[0] for tag in one.found_by if one.person_id is not None and holders.get(tag) == one.person_id}
        one.tags = [tag for tag in one.tags if tag[0] not in own]
        if one.verdict is Verdict.CHANGED:
            one.notes.append(Note(one.entry.line, one.entry.number, Left.CHANGED, ",".join(one.fields), ""))

    def _conflict(self, one: Judged, name: str, why: Why) -> None:
        note = Note(one.entry.line, one.entry.number, Left.CONFLICT, name, why)
        one.verdict = Verdict.CONFLICT
        if note not in one.notes:
            one.notes.append(note)


async def settle_levels(document: Document) -> None:
    """Find out which levels of the original are here already, and which would be made."""
    if document.is_original:
        levels = await fetch("SELECT code, name FROM level")
        known = {folded(row["name"] or row["code"]): row["code"] for row in levels}
        document.codes, document.levels = original.levels_of(document.original_levels, known)


def tags_again(keyring: Keyring, one: Judged) -> list[tuple[str, int, bytes]]:
    """What an entry has to reserve when the index keys have changed since it was judged."""
    return [
        (kind, generation, tag)
        for kind in sorted({kind for kind, _, _ in one.tags})
        for generation, tag in tags_for(keyring, kind, comparable(_name(kind), getattr(one.person, _name(kind))))
    ]


def _name(kind: str) -> Field:
    return UNIQUE[TagKind(kind)]


async def opened(sealer: Sealer, row: dict[str, Any]) -> PersonRecord | None:
    """What somebody has told; None if their record is damaged: then it stays as it is, and nobody else minds."""
    try:
        return await sealer.open(place_of(row["id"]), row["record"], PersonRecord)
    except Unreadable:
        return None


def draft_of(person: PersonEntry) -> tuple[str | None, str | None]:
    """The role and level that somebody has answered so far."""
    for attempt in person.attempts:
        if attempt.status in ("active", "abandoned"):
            return attempt.role or person.new_role, attempt.level
    return person.new_role, None


def _things(one: Judged) -> list[str]:
    """What no two entries may share."""
    person = one.person
    things = [f"telegram {person.telegram_id}"] if person.telegram_id is not None else []
    if person.id is not None:
        things.append(f"id {person.id}")
    if keeps_nicknames(person):
        things += [f"{kind} {comparable(name, getattr(person, name))}" for kind, name in UNIQUE.items()]
    return things
