"""Every wrong file ends in one reason, and nothing of it is kept."""

import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.dumps import DumpRefused, ImportState, Reason
from school21_bot.dumps.age import CHUNK, encrypted, new_header
from school21_bot.dumps.models import Import
from school21_bot.dumps.reading import survey
from school21_bot.dumps.turns import Turns, finished, no_beat
from school21_bot.dumps.unpacking import unpacked
from school21_bot.people.models import Person
from school21_bot.ports import Upload
from tests.dumps.kit import original, refused, user

# A file is refused before anything of it meets the database.
on_one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

HEAD = '{"format":"school21-community","version":1,"levels":[],"roles":[],"people":['


def ours(*people: str, head: str = HEAD) -> bytes:
    return (head + ",\n".join(people) + "]}").encode()


def _zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("dump.json", ours())
    return buffer.getvalue()


def _xored(text: str) -> str:
    return "".join(chr(ord(sign) ^ ord("7")) for sign in text)


SEALED_BY_ORIGINAL = original(
    user(n, username=_xored("someone"), sber_id=_xored("ivan.petrov"), team_name=_xored("Lab team")) for n in range(5)
)
MEMBER = '{"status":"member","telegram_id":5}'

WRONG: list[tuple[str, bytes, Reason]] = [
    ("nothing", b"", Reason.EMPTY),
    ("only white space", b" \n" * 5, Reason.EMPTY),
    ("a zip", _zip(), Reason.ZIP),
    ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(200), Reason.ENCODING),
    ("UTF-16", ours().decode().encode("utf-16"), Reason.ENCODING),
    ("UTF-16 without its mark", ours().decode().encode("utf-16-le"), Reason.ENCODING),
    ("a byte order mark", b"\xef\xbb\xbf" + ours(), Reason.ENCODING),
    ("cp1251", original([user(1)]).decode().encode("cp1251"), Reason.ENCODING),
    ("a text", b"Hello, this is not a dump", Reason.NOT_JSON),
    ("a list", b"[1, 2, 3]", Reason.NOT_A_DUMP),
    ("another object", b'{"a": 1}', Reason.NOT_A_DUMP),
    ("an empty object", b"{}", Reason.NOT_A_DUMP),
    ("cut in an entry", ours(MEMBER)[:-12], Reason.TRUNCATED),
    ("cut between entries", ours(MEMBER)[:-2], Reason.TRUNCATED),
    ("cut at the end", ours(MEMBER)[:-1], Reason.TRUNCATED),
    ("cut in the header", b'{"format":"scho', Reason.TRUNCATED),
    ("something behind the end", ours(MEMBER) + b"{}", Reason.NOT_JSON),
    ("a comma too many", ours(MEMBER, "").replace(b",\n]", b",]"), Reason.NOT_JSON),
    ("a key twice", ours('{"status":"member","status":"banned","telegram_id":5}'), Reason.DUPLICATE_KEY),
    ("a key twice deep down", ours(MEMBER[:-1] + ',"attempts":[{"attempt":1,"attempt":2}]}'), Reason.DUPLICATE_KEY),
    ("people twice", ours(MEMBER)[:-1] + b',"people":[]}', Reason.DUPLICATE_KEY),
    (
        "two levels of one code",
        ours(head=HEAD.replace('"levels":[]', '"levels":[{"code":"a","position":1},{"code":"a","position":2}]')),
        Reason.DUPLICATE_KEY,
    ),
    ("a later version", ours(head=HEAD.replace('"version":1', '"version":2')), Reason.VERSION),
    ("another format", ours(head=HEAD.replace("school21-community", "something")), Reason.NOT_A_DUMP),
    ("an unknown field", ours('{"status":"member","telegram_id":5,"is_admin":true}'), Reason.UNKNOWN_FIELD),
    ("an unknown list", ours()[:-1] + b',"staff":[{"telegram_id":5}]}', Reason.UNKNOWN_FIELD),
    ("a number for a text", ours('{"status":"member","telegram_id":5,"team":7}'), Reason.WRONG_FIELD),
    ("an unknown status", ours('{"status":"king","telegram_id":5}'), Reason.WRONG_FIELD),
    (
        "a number of Telegram that is none",
        ours('{"status":"member","telegram_id":99999999999999999999}'),
        Reason.WRONG_FIELD,
    ),
    ("people that are no list", HEAD[:-1].encode() + b'{"a":1}}', Reason.WRONG_FIELD),
    ("an unknown field of the original", original([user(1, password="x")]), Reason.UNKNOWN_FIELD),
    ("deep nesting", ours("[" * 100 + "]" * 100), Reason.TOO_DEEP),
    ("deep nesting in a field", ours('{"status":' + '{"a":' * 100 + "1" + "}" * 100 + "}"), Reason.TOO_DEEP),
    ("an entry without end", ours('{"status":"' + "x" * 300_000 + '"}'), Reason.TOO_LONG),
    ("a broken gzip", gzip.compress(ours(MEMBER))[:-6], Reason.GZIP),
    ("a gzip of another kind inside", gzip.compress(ours(MEMBER))[:20] + bytes(100), Reason.GZIP),
    ("a gzip bomb", gzip.compress(b'{"users":[' + b" " * 60_000_000), Reason.BOMB),
    ("the original's own encryption", SEALED_BY_ORIGINAL, Reason.ENCRYPTED_ORIGINAL),
    (
        "the same with raw control characters",
        SEALED_BY_ORIGINAL.replace(b"\\u0001", b"\x01"),
        Reason.ENCRYPTED_ORIGINAL,
    ),
    (
        "an age file for a key",
        b"age-encryption.org/v1\n-> X25519 abc\nabc\n--- abc\n" + bytes(100),
        Reason.AGE_RECIPIENT,
    ),
    (
        "an age file that asks for too much",
        b"age-encryption.org/v1\n-> scrypt " + b"A" * 22 + b" 22\n" + b"A" * 43 + b"\n--- " + b"A" * 43 + b"\n",
        Reason.AGE_WORK,
    ),
    ("an age file in letters", b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl", Reason.AGE),
]


@on_one_database
@pytest.mark.parametrize(("content", "reason"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
async def test_a_wrong_file_is_refused_for_a_reason(
    services: Services, tmp_path: Path, content: bytes, reason: Reason
) -> None:
    assert (await refused(services, tmp_path, content)).reason is reason
    assert await Person.all().count() == 0
    for row in await Import.all():
        assert (row.state, row.record, row.slot) == (ImportState.REFUSED, None, None)


def _survey(pieces: Iterator[bytes]) -> Any:
    return finished(survey(lambda: unpacked(pieces, None)), Turns(no_beat))


@pytest.mark.parametrize("start", [b"", b'{"users":', b'{"a":'])
async def test_a_gigabyte_of_brackets_is_refused_at_once(start: bytes) -> None:
    taken = 0

    def brackets() -> Iterator[bytes]:
        nonlocal taken
        yield start or b"["
        for _ in range(2**14):
            taken += 1
            yield b"[" * 2**16

    with pytest.raises(DumpRefused) as refusal:
        await _survey(brackets())
    assert refusal.value.reason is Reason.TOO_DEEP
    assert taken < 10


@pytest.mark.parametrize("filler", [b'"', b"1", b'{"a":"'])
async def test_an_entry_without_end_is_refused_before_it_fills_the_memory(filler: bytes) -> None:
    def endless() -> Iterator[bytes]:
        yield b'{"users":[' + filler
        while True:
            yield b"1" * 2**16

    with pytest.raises(DumpRefused) as refusal:
        await _survey(endless())
    assert refusal.value.reason is Reason.TOO_LONG


async def test_a_wrong_passphrase_and_a_missing_one_are_told_apart(services: Services, tmp_path: Path) -> None:
    header, file_key = new_header("correct horse", work=4)
    content = b"".join(encrypted(file_key, header, [ours()]))
    assert (await refused(services, tmp_path, content)).reason is Reason.NEEDS_PASSPHRASE
    assert (await refused(services, tmp_path, content, "wrong horse")).reason is Reason.WRONG_PASSPHRASE


@on_one_database
@pytest.mark.parametrize("damage", ["cut at a chunk's edge", "cut", "flipped", "nothing left"])
async def test_an_age_file_that_was_cut_or_changed_is_refused(services: Services, tmp_path: Path, damage: str) -> None:
    header, file_key = new_header("correct horse", work=4)
    text = ours(*[MEMBER] * 6000)
    content = b"".join(encrypted(file_key, header, [text]))
    begin = len(header) + 16
    damaged = {
        "cut at a chunk's edge": content[: begin + CHUNK + 16],
        "cut": content[:-5],
        "flipped": content[: begin + 100] + bytes([content[begin + 100] ^ 1]) + content[begin + 101 :],
        "nothing left": content[:begin],
    }[damage]
    assert (await refused(services, tmp_path, damaged, "correct horse")).reason is Reason.AGE


async def test_a_document_of_telegram_is_refused_by_its_size_and_name_before_it_is_fetched(services: Services) -> None:
    for upload, reason in (
        (Upload("x", 20 * 2**20 + 1, "dump.json"), Reason.TOO_BIG),
        (Upload("x", 100, "../../etc/passwd"), Reason.NAME),
        (Upload("x", 100, "C:\\dump.json"), Reason.NAME),
        (Upload("x", 0, "dump.json"), Reason.EMPTY),
    ):
        with pytest.raises(DumpRefused) as refusal:
            await services.imports.offer(COMMAND_LINE, upload, passphrase=None)
        assert refusal.value.reason is reason


async def test_the_line_of_a_mistake_is_named_and_nothing_else(services: Services, tmp_path: Path) -> None:
    content = original([user(1), user(2, password="secret")])
    refusal = await refused(services, tmp_path, content)
    line = json.dumps(json.loads(content)["users"][0], indent=2).count("\n") + 3
    assert refusal.facts == {"line": line + 1}
    assert "secret" not in str(refusal)
