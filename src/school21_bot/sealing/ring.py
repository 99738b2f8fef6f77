"""The rows of the data keys, and every change of them: it has a number, by which processes see that theirs are old."""

from datetime import datetime

from tortoise.exceptions import IntegrityError

from school21_bot import clock
from school21_bot.failpoints import failpoint
from school21_bot.sealing.kek import Kek
from school21_bot.sealing.models import OF_RECORDS, DataKey, KeyPurpose, KeyState
from school21_bot.sealing.wrapping import is_wrapped_by, new_key, unwrap, wrap
from school21_bot.storage import current_connection, fetch, transaction, update_row

# Fixed ids make a second set of first keys impossible: the primary key of the table refuses it.
FIRST_KEYS = ((1, KeyPurpose.RECORD), (2, KeyPurpose.INDEX))

_VERSION = "SELECT version FROM key_ring WHERE id = 1"
_CHANGE = "UPDATE key_ring SET version = version + 1 WHERE id = 1 RETURNING version"
_BEGIN = """
    INSERT INTO key_ring (id, version, last_key) VALUES (1, 1, 0)
    ON CONFLICT (id) DO UPDATE SET version = key_ring.version + 1 RETURNING version
"""
_LAST = "SELECT max(id) AS id FROM (SELECT last_key AS id FROM key_ring UNION ALL SELECT id FROM data_key) AS ids"


async def rows() -> list[DataKey]:
    """All data keys."""
    return await DataKey.all().order_by("id")


async def first_made_at() -> datetime | None:
    """When the oldest of the keys was made: in a database that has always had the same, when it began."""
    oldest = await DataKey.all().order_by("created_at").first()
    return None if oldest is None else oldest.created_at


async def version() -> int:
    """The number of the latest change."""
    found = await fetch(_VERSION)
    return int(found[0]["version"]) if found else 0


async def hold() -> int:
    """The same, and nothing changes until the caller's transaction ends."""
    share = " FOR SHARE" if current_connection().capabilities.dialect == "postgres" else ""
    found = await fetch(_VERSION + share)
    return int(found[0]["version"]) if found else 0


async def change() -> int:
    """Begin a change in the caller's transaction, once whoever holds the keys is done; gives its number."""
    found = await fetch(_CHANGE) or await fetch(_BEGIN)
    return int(found[0]["version"])


async def first_rows(kek: Kek) -> list[DataKey]:
    """The first keys, made now unless another process was faster."""
    try:
        async with transaction():
            if not await DataKey.exists():
                for key_id, purpose in FIRST_KEYS:
                    await _create(kek, key_id, purpose, KeyState.PRIMARY)
                await change()
                await fetch("UPDATE key_ring SET last_key = $1", FIRST_KEYS[-1][0])
    except IntegrityError:
        pass
    return await rows()


async def add(kek: Kek, purpose: KeyPurpose) -> int:
    """Add a key that nobody writes with yet, within a change of the caller's; gives its id, which no key ever had."""
    key_id: int = (await fetch(_LAST))[0]["id"] + 1
    await fetch("UPDATE key_ring SET last_key = $1", key_id)
    await _create(kek, key_id, purpose, KeyState.NEXT)
    return key_id


async def promote(key: DataKey) -> None:
    """Let everybody write with a key, within a change of the caller's; the one before retires."""
    family = OF_RECORDS if key.purpose in OF_RECORDS else (key.purpose,)
    await DataKey.filter(purpose__in=family, state=KeyState.PRIMARY).update(state=KeyState.RETIRING)
    await update_row("data_key", key.id, state=KeyState.PRIMARY.value)


async def keep(key_id: int) -> None:
    """Note that a key is only kept for what cannot be written anew."""
    await update_row("data_key", key_id, state=KeyState.KEPT.value)


async def remove(key_id: int) -> bool:
    """Delete a key for ever, in the caller's transaction; False while a row refers to it."""
    try:
        async with transaction():
            await fetch("DELETE FROM data_key WHERE id = $1", key_id)
    except IntegrityError:
        return False
    return True


async def rewrap(kek: Kek) -> int:
    """Wrap every data key with the present key-encryption key, all or none; gives how many were not.

    Raises:
        WrongKey: one opens neither with it nor with the old one.
    """
    count = 0
    async with transaction():
        await change()
        for row in await rows():
            key = unwrap(kek, row)
            if not is_wrapped_by(kek, row):
                await update_row("data_key", row.id, wrapped=wrap(kek, row.id, row.purpose, key))
                failpoint("rewrap:one")
                count += 1
        failpoint("rewrap:before-commit")
    return count


async def _create(kek: Kek, key_id: int, purpose: KeyPurpose, state: KeyState) -> None:
    await DataKey.create(
        id=key_id,
        purpose=purpose,
        state=state,
        wrapped=wrap(kek, key_id, purpose, new_key()),
        created_at=clock.now(),
    )
