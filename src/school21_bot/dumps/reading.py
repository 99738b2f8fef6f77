"""Reading a dump: first a survey of the whole file, then its people one after the other.

The survey finds out whether the file is whole, what it is, which levels and roles it has and how many people, wherever
in the document they stand. Everything here is a plain generator that gives None now and then, so that whoever drives
it can let others have their turn.
"""

import json
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from school21_bot import clock
from school21_bot.dumps import format as ours
from school21_bot.dumps import original
from school21_bot.dumps.format import LevelEntry, PersonEntry, RoleEntry
from school21_bot.dumps.refusals import DumpRefused, Left, Note, Reason, Why
from school21_bot.dumps.scanning import Piece, not_json, scan

Open = Callable[[], Iterable[bytes]]
"""Gives the text of the file from its beginning, as often as it is asked."""

T = TypeVar("T")

_LISTS = frozenset({"levels", "roles", "people", "users"})
_HEADER = frozenset({"format", "version", "made_at"})
_MOST_DICTIONARY = 20_000
_SAMPLE = 50


@dataclass(slots=True)
class Document:
    """What the survey found."""

    is_original: bool = False
    people: int = 0
    levels: list[LevelEntry] = field(default_factory=list)
    roles: list[RoleEntry] = field(default_factory=list)
    original_levels: list[original.OriginalLevel] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=dict)
    read_at: datetime = field(default_factory=clock.now)


@dataclass(frozen=True, slots=True)
class Entry:
    """One of the file's people, where they stand in it, and what could not be read."""

    number: int
    line: int
    person: PersonEntry
    notes: list[Note]
    is_admin: bool = False


def survey(open_file: Open) -> Generator[None, None, Document]:
    """Read the whole file once.

    Raises:
        DumpRefused: it is not a dump that can be imported.
    """
    found, header, keys = Document(), {}, set()
    sample: list[original.OriginalUser] = []
    raw_users = 0
    for piece in scan(open_file(), _LISTS):
        if piece is None:
            yield None
            continue
        keys.add(piece.key)
        if not piece.is_entry:
            header[piece.key] = piece
        elif piece.key in ("people", "users"):
            found.people += 1
            if piece.key == "users" and len(sample) < _SAMPLE:
                raw_users += any(sign < 32 and sign not in b"\t\r\n" for sign in piece.raw)
                if 2 * raw_users > max(found.people, 3):
                    raise DumpRefused(Reason.ENCRYPTED_ORIGINAL)
                sample.append(
                    _decoded(original.user_decoder, piece) if _is_json(piece.raw) else original.OriginalUser()
                )
            if found.people % 100 == 0:
                yield None
        else:
            _note_dictionary(found, piece)
    found.is_original = _is_original(keys, header)
    if found.is_original and original.is_encrypted(sample):
        raise DumpRefused(Reason.ENCRYPTED_ORIGINAL)
    _settle_dictionary(found)
    return found


def people(open_file: Open, document: Document) -> Iterator[Entry | None]:
    """The people of a surveyed file, in its order.

    Raises:
        DumpRefused: an entry is not what it should be; the line says where.
    """
    number = 0
    wanted = "users" if document.is_original else "people"
    for piece in scan(open_file(), _LISTS):
        if piece is None:
            yield None
        elif piece.key == wanted and piece.is_entry:
            number += 1
            yield _entry(document, piece, number)


def _entry(document: Document, piece: Piece, number: int) -> Entry:
    if not document.is_original:
        return Entry(number, piece.line, _decoded(ours.person_decoder, piece), [])
    user = _decoded(original.user_decoder, piece)
    person, notes = original.person_of(user, document.codes, document.read_at, (piece.line, number))
    return Entry(number, piece.line, person, notes, bool(user.is_admin))


def _note_dictionary(found: Document, piece: Piece) -> None:
    """Keep an entry of a dictionary; which of two formats it belongs to is known at the end."""
    if len(found.levels) + len(found.roles) + len(found.original_levels) >= _MOST_DICTIONARY:
        raise DumpRefused(Reason.TOO_LONG, line=piece.line)
    if piece.key == "roles":
        found.roles.append(_decoded(ours.role_decoder, piece))
    elif b'"id"' in piece.raw:
        found.original_levels.append(_decoded(original.level_decoder, piece))
    else:
        found.levels.append(_decoded(ours.level_decoder, piece))


def _is_original(keys: set[str], header: dict[str, Piece]) -> bool:
    if "format" not in header:
        if "users" in keys or "users" in header:
            _only(keys | set(header), {"users", "levels"}, header)
            return True
        raise DumpRefused(Reason.NOT_A_DUMP)
    if _decoded_value(header["format"], str) != ours.FORMAT:
        raise DumpRefused(Reason.NOT_A_DUMP)
    if "version" not in header:
        raise DumpRefused(Reason.NOT_A_DUMP)
    version = _decoded_value(header["version"], int)
    if version != ours.VERSION:
        raise DumpRefused(Reason.VERSION, version=max(-(2**31), min(version, 2**31)), known=ours.VERSION)
    if "made_at" in header:
        _decoded_value(header["made_at"], ours.Moment)
    _only(keys | set(header), _LISTS - {"users"} | _HEADER, header)
    return False


def _only(keys: set[str], allowed: Iterable[str], header: dict[str, Piece]) -> None:
    for key in keys - set(allowed):
        raise DumpRefused(Reason.UNKNOWN_FIELD, line=header[key].line if key in header else 1)
    for key in _LISTS & set(header):
        raise DumpRefused(Reason.WRONG_FIELD, line=header[key].line)


def _settle_dictionary(found: Document) -> None:
    wrong = found.levels or found.roles if found.is_original else found.original_levels
    if wrong:
        raise DumpRefused(Reason.WRONG_FIELD, line=1)
    codes, keys = [level.code for level in found.levels], [role.key for role in found.roles]
    ids = [level.id for level in found.original_levels]
    if any(len(set(names)) < len(names) for names in (codes, keys, ids)):
        raise DumpRefused(Reason.DUPLICATE_KEY, line=1)


def _decoded(decoder: msgspec.json.Decoder[T], piece: Piece) -> T:
    """The entry, unless it has a key twice, unknown fields, or fields of another kind.

    Raises:
        DumpRefused: it has.
    """
    try:
        value = decoder.decode(piece.raw)
    except msgspec.ValidationError as error:
        _refuse_repeated_keys(piece)
        unknown = "unknown field" in str(error)
        raise DumpRefused(Reason.UNKNOWN_FIELD if unknown else Reason.WRONG_FIELD, line=piece.line) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise not_json(piece.raw, piece.line) from None
    # What we wrote ourselves reads the same backwards, and so has no key twice.
    if ours.encoder.encode(value) != piece.raw:
        _refuse_repeated_keys(piece)
    return value


def _refuse_repeated_keys(piece: Piece) -> None:
    def read(pairs: list[tuple[str, Any]]) -> None:
        if len({key for key, _ in pairs}) < len(pairs):
            raise DumpRefused(Reason.DUPLICATE_KEY, line=piece.line)

    try:
        json.loads(piece.raw, object_pairs_hook=read)
    except (ValueError, RecursionError):
        raise not_json(piece.raw, piece.line) from None


def _decoded_value(piece: Piece, type_: Any) -> Any:
    try:
        return msgspec.json.decode(piece.raw, type=type_)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise DumpRefused(Reason.WRONG_FIELD, line=piece.line) from None


def _is_json(raw: bytes) -> bool:
    try:
        msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def admin_note(entry: Entry) -> Note:
    """What is reported of somebody who was an admin there: it makes nobody anything here."""
    return Note(entry.line, entry.number, Left.ADMIN, "is_admin", Why.NOT_APPLIED)
