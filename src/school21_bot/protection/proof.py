"""Before anything starts: the keys are those that this database was written with, or nothing is touched.

A single damaged record proves nothing. That a key opens none of the records it is said to have written does.
"""

from school21_bot.protection.generations import Indexed
from school21_bot.protection.tables import SEALED, keys_of, place, some_of
from school21_bot.sealing import Keyring, KeyState, Sealer, WrongKey, ring
from school21_bot.sealing.models import OF_RECORDS

_FIRST_AND_LAST = 4
# What a rotation leaves behind may be damaged records and nothing else, so that it takes more of them there.
_ENOUGH = {KeyState.PRIMARY: 3, KeyState.RETIRING: 20}


async def prove_references() -> None:
    """Look whether every key that records speak of is there, before one is made in an empty table.

    Raises:
        WrongKey: one sentence: which is missing, and what to do.
    """
    known = {row.id for row in await ring.rows() if row.purpose in OF_RECORDS}
    for table in SEALED:
        if missing := [key for key in await keys_of(table) if key not in known]:
            raise WrongKey(
                f"DATABASE_URL: the table {table} speaks of data key {missing[0]}, which the table data_key does not "
                "have. Restore both, the whole database, from one and the same backup."
            )


async def prove(keyring: Keyring, indexed: Indexed) -> None:
    """Open some records of every key, and find some people by their tags.

    Raises:
        WrongKey: one sentence: which key is wrong, and what to do.
    """
    used = {table: await keys_of(table) for table in SEALED}
    for key, state in keyring.record_keys().items():
        if state in _ENOUGH:
            await _prove_key(keyring, key, [table for table in SEALED if key in used[table]], _ENOUGH[state])
    await _prove_index(keyring, indexed)


async def _prove_key(keyring: Keyring, key: int, tables: list[str], enough: int) -> None:
    sealer, tried = Sealer(keyring), 0
    for table in tables:
        for row_id, record in (await some_of(table, key, max(_FIRST_AND_LAST, enough))).items():
            if sealer.opens(place(table, row_id), record):
                return
            tried += 1
    if tried >= enough:
        raise WrongKey(
            f"{keyring.kek.source}: data key {key} opens none of {tried} records that carry it. Restore the whole "
            "database from one and the same backup, and put back the key that was in use then."
        )


async def _prove_index(keyring: Keyring, indexed: Indexed) -> None:
    generation = keyring.primary_index
    tried, found = await indexed.found(generation, _FIRST_AND_LAST)
    if tried >= _ENOUGH[KeyState.PRIMARY] and not found:
        raise WrongKey(
            f"{keyring.kek.source}: index key {generation} finds none of {tried} people by their nicknames. Restore "
            "the whole database from one and the same backup, and put back the key that was in use then."
        )
