"""Writing records anew, a batch at a time: read and sealed without a lock, then swapped unless somebody was faster."""

from dataclasses import dataclass, field

from school21_bot.protection.tables import place
from school21_bot.sealing import Sealer, Unreadable
from school21_bot.storage import current_connection, fetch, write_many

_READ = 'SELECT id, record FROM "{}" WHERE key_id = $1 AND id > $2 ORDER BY key_id, id LIMIT $3'
_SWAP_ONE = 'UPDATE "{}" SET record = $3, key_id = $4 WHERE id = $1 AND record = $2'
# Whoever holds a row is about to write it, or will let it go to the next round: nobody waits, no two wait in a circle.
_SWAP_MANY = """
    WITH new AS (SELECT * FROM unnest($1::bigint[], $2::bytea[], $3::bytea[]) AS new (id, was, record)),
    held AS (
        SELECT old.id FROM "{0}" AS old JOIN new ON new.id = old.id AND new.was = old.record
        FOR NO KEY UPDATE OF old SKIP LOCKED
    )
    UPDATE "{0}" AS old SET record = new.record, key_id = $4
    FROM new JOIN held ON held.id = new.id WHERE old.id = new.id
"""


@dataclass(slots=True)
class Batch:
    """Some records of one table and one key, and what is to stand in their place."""

    table: str
    last_id: int = 0
    count: int = 0
    key_id: int = 0
    ids: list[int] = field(default_factory=list)
    was: list[bytes] = field(default_factory=list)
    becomes: list[bytes] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)


async def read(sealer: Sealer, table: str, key_id: int, after: int, limit: int) -> Batch:
    """The next records of a key behind an id, sealed with the primary key; what does not open stays as it is."""
    batch = Batch(table)
    for row in await fetch(_READ.format(table), key_id, after, limit):
        batch.last_id = row["id"]
        batch.count += 1
        was = bytes(row["record"])
        try:
            sealed = sealer.reseal(place(table, row["id"]), was)
        except Unreadable:
            batch.damaged.append(row["id"])
            continue
        batch.key_id = sealed.key_id
        batch.ids.append(row["id"])
        batch.was.append(was)
        batch.becomes.append(sealed.record)
    return batch


async def write(batch: Batch) -> None:
    """Put the new records in place of the old ones, in the caller's transaction; what has changed since is left."""
    if not batch.ids:
        return
    if current_connection().capabilities.dialect == "postgres":
        await fetch(_SWAP_MANY.format(batch.table), batch.ids, batch.was, batch.becomes, batch.key_id)
        return
    rows = zip(batch.ids, batch.was, batch.becomes, strict=True)
    await write_many(_SWAP_ONE.format(batch.table), [(*row, batch.key_id) for row in rows])
