"""The data keys: made once, unwrapped by the right key only, read again when a new one appears."""

from pathlib import Path

import msgspec
import pytest

from school21_bot import clock
from school21_bot.sealing import Kek, Keyring, Place, Sealer, UnknownKey, WrongKey, tags_for
from school21_bot.sealing.models import DataKey, KeyPurpose, KeyState
from school21_bot.sealing.wrapping import unwrap, wrap
from tests import forks
from tests.sealing.forks import say_a_tag
from tests.sealing.keys import data_key

PLACE = Place("person", "record", 7)


class Fields(msgspec.Struct):
    team: str


def test_a_key_opens_only_under_its_own_id_and_purpose(kek: Kek) -> None:
    wrapped = wrap(kek, 1, KeyPurpose.RECORD, bytes(range(32)))
    assert unwrap(kek, row_of(1, KeyPurpose.RECORD, wrapped)) == bytes(range(32))
    for wrong in (
        row_of(2, KeyPurpose.RECORD, wrapped),
        row_of(1, KeyPurpose.INDEX, wrapped),
        row_of(1, KeyPurpose.RECORD, wrapped[:-1]),
        row_of(1, KeyPurpose.RECORD, wrapped[:-1] + bytes([wrapped[-1] ^ 1])),
        row_of(1, KeyPurpose.RECORD, b""),
    ):
        with pytest.raises(WrongKey):
            unwrap(kek, wrong)


def row_of(key_id: int, purpose: KeyPurpose, wrapped: bytes) -> DataKey:
    return DataKey(id=key_id, purpose=purpose, state=KeyState.PRIMARY, wrapped=wrapped, created_at=clock.now())


def test_the_wrong_key_is_refused_with_what_to_do(rows: list[DataKey]) -> None:
    wrong = Kek(bytes(32), "ENCRYPTION_KEY")
    with pytest.raises(
        WrongKey, match=r"^ENCRYPTION_KEY: this key does not open data key 1 .* Put back the key"
    ) as refusal:
        Keyring(wrong, rows)
    assert refusal.value.__context__ is None


@pytest.mark.parametrize("purpose", [KeyPurpose.RECORD, KeyPurpose.INDEX])
def test_a_table_without_a_primary_key_is_refused(kek: Kek, rows: list[DataKey], purpose: KeyPurpose) -> None:
    left = [row for row in rows if row.purpose is not purpose]
    with pytest.raises(WrongKey, match=f"no primary {purpose} key"):
        Keyring(kek, left)


def test_a_wrapped_key_never_looks_the_same_twice(kek: Kek) -> None:
    assert wrap(kek, 1, KeyPurpose.RECORD, bytes(32)) != wrap(kek, 1, KeyPurpose.RECORD, bytes(32))


@pytest.mark.usefixtures("database")
async def test_the_first_load_makes_one_key_of_each_purpose(kek: Kek) -> None:
    first = await Keyring.load(kek)
    second = await Keyring.load(kek)
    assert [(row.purpose, row.state) for row in await DataKey.all().order_by("id")] == [
        (KeyPurpose.RECORD, KeyState.PRIMARY),
        (KeyPurpose.INDEX, KeyState.PRIMARY),
    ]
    sealed = Sealer(first).seal(PLACE, Fields("Lab"))
    assert Sealer(second).open_now(PLACE, sealed.record, Fields) == Fields("Lab")
    assert tags_for(first, "team", "lab") == tags_for(second, "team", "lab")


@pytest.mark.usefixtures("database")
async def test_a_database_refuses_a_key_that_is_not_its_own(kek: Kek) -> None:
    await Keyring.load(kek)
    with pytest.raises(WrongKey, match=r"encryption\.key: this key does not open"):
        await Keyring.load(Kek(bytes(32), "encryption.key"))
    assert await DataKey.all().count() == 2


@pytest.mark.usefixtures("database")
async def test_a_record_of_a_key_added_since_opens_after_reading_the_keys_again(kek: Kek) -> None:
    old = Sealer(await Keyring.load(kek))
    await DataKey.filter(id=1).update(state=KeyState.RETIRING)
    await data_key(kek, 9, KeyPurpose.RECORD, KeyState.PRIMARY).save(force_create=True)
    sealed = Sealer(await Keyring.load(kek)).seal(PLACE, Fields("Lab"))
    assert sealed.key_id == 9
    with pytest.raises(UnknownKey):
        old.open_now(PLACE, sealed.record, Fields)
    assert await old.open(PLACE, sealed.record, Fields) == Fields("Lab")
    assert old.seal(PLACE, Fields("Lab")).key_id == 9


@pytest.mark.usefixtures("database")
async def test_a_record_of_a_key_that_does_not_exist_is_unreadable(kek: Kek) -> None:
    sealer = Sealer(await Keyring.load(kek))
    record = sealer.seal(PLACE, Fields("Lab")).record
    with pytest.raises(UnknownKey):
        await sealer.open(PLACE, record[:5] + b"\x63" + record[6:], Fields)
    assert await sealer.open(PLACE, record, Fields) == Fields("Lab")


@pytest.mark.usefixtures("database")
async def test_keys_that_cannot_be_read_again_leave_the_known_ones_in_use(kek: Kek) -> None:
    keyring = await Keyring.load(kek)
    record = Sealer(keyring).seal(PLACE, Fields("Lab")).record
    await data_key(Kek(bytes(32), "other"), 9, KeyPurpose.RECORD, KeyState.PRIMARY).save(force_create=True)
    with pytest.raises(WrongKey):
        await keyring.reload()
    assert Sealer(keyring).open_now(PLACE, record, Fields) == Fields("Lab")


def test_eight_processes_that_start_first_share_one_key_of_each_purpose(database_url: str, tmp_path: Path) -> None:
    ended = forks.at_once(8, say_a_tag, database_url, tmp_path / "var")
    assert [code for code, _ in ended] == [0] * 8
    answers = {said for _, said in ended}
    assert len(answers) == 1
    assert answers.pop().startswith("[(2, ")
