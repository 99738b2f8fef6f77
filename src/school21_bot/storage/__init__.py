"""Where everything is kept: the database, its transactions and migrations, Redis.

`open_database` once per process, `migrate` before it, `transaction` around every write.
"""

from school21_bot.storage.away import is_database_away, is_out_of_reach, is_redis_away
from school21_bot.storage.catalogue import Table, catalogue
from school21_bot.storage.database import is_there, open_database, pool_use
from school21_bot.storage.errors import (
    DatabaseBusy,
    DatabaseUnreachable,
    RedisUnreachable,
    TransactionEscaped,
)
from school21_bot.storage.migrations import known_migrations, migrate, number_of, pending_migrations
from school21_bot.storage.pages import Page, page_within
from school21_bot.storage.queries import (
    as_json,
    as_moment,
    current_connection,
    fetch,
    fetch_by_key,
    fetch_soon,
    fetch_within,
    filled,
    insert_row,
    insert_rows,
    lock_row,
    one_by_one,
    places,
    update_row,
    write_many,
)
from school21_bot.storage.redis import connect_redis, redis_pool, redis_pool_use
from school21_bot.storage.references import refused_by_reference
from school21_bot.storage.refill import DoesNotFit, Rows, refill
from school21_bot.storage.scrubbing import scrub
from school21_bot.storage.snapshot import Snapshot, snapshot
from school21_bot.storage.transactions import after_commit, transaction

__all__ = [
    "DatabaseBusy",
    "DatabaseUnreachable",
    "DoesNotFit",
    "Page",
    "RedisUnreachable",
    "Rows",
    "Snapshot",
    "Table",
    "TransactionEscaped",
    "after_commit",
    "as_json",
    "as_moment",
    "catalogue",
    "connect_redis",
    "current_connection",
    "fetch",
    "fetch_by_key",
    "fetch_soon",
    "fetch_within",
    "filled",
    "insert_row",
    "insert_rows",
    "is_database_away",
    "is_out_of_reach",
    "is_redis_away",
    "is_there",
    "known_migrations",
    "lock_row",
    "migrate",
    "number_of",
    "one_by_one",
    "open_database",
    "page_within",
    "pending_migrations",
    "places",
    "pool_use",
    "redis_pool",
    "redis_pool_use",
    "refill",
    "refused_by_reference",
    "scrub",
    "snapshot",
    "transaction",
    "update_row",
    "write_many",
]
