"""The types of columns that SQLite and PostgreSQL call differently, for migrations that serve both."""

_TYPES = {
    "postgres": {
        "BIG_KEY": "BIGINT NOT NULL PRIMARY KEY",
        "BYTES": "BYTEA",
        "JSON": "JSONB",
        "TIME": "TIMESTAMPTZ",
        "BOOL": "BOOL",
        "FALSE": "FALSE",
    },
    # Only INTEGER makes a primary key SQLite's own row number; BIGINT would cost a second index.
    "sqlite": {
        "BIG_KEY": "INTEGER NOT NULL PRIMARY KEY",
        "BYTES": "BLOB",
        "JSON": "JSON",
        "TIME": "TIMESTAMP",
        "BOOL": "INT",
        "FALSE": "0",
    },
}


def in_dialect(sql: str, dialect: str) -> str:
    """Fill the types into `sql`, where they stand as {BIG_KEY}, {BYTES}, {JSON}, {TIME}, {BOOL}, {FALSE}."""
    return sql.format_map(_TYPES[dialect])
