"""What the search is held against: the same text in the clear, indexed by the means of each database."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from school21_bot.storage import fetch

CLEAR = ("id", "role", "level", "school", "messenger", "username", "names", "name", "team", "description")

_TABLE = """CREATE TABLE clear (
    id BIGINT PRIMARY KEY, role BIGINT, level BIGINT, school TEXT, messenger TEXT, username TEXT,
    names TEXT, name TEXT, team TEXT, description TEXT
)"""
TABLES = {
    "postgres": (_TABLE,),
    # The number of a row is the id.
    "sqlite": (_TABLE.replace("BIGINT PRIMARY", "INTEGER PRIMARY"),),
}
_NICKNAMES = tuple(f"CREATE INDEX clear_{name} ON clear ({name})" for name in ("school", "messenger", "username"))
INDEXES = {
    "postgres": (
        *_NICKNAMES,
        "CREATE INDEX clear_names ON clear USING gin (names gin_trgm_ops)",
        "ALTER TABLE clear ADD words tsvector GENERATED ALWAYS AS"
        " (to_tsvector('russian', names || ' ' || team || ' ' || description)) STORED",
        "CREATE INDEX clear_words ON clear USING gin (words)",
        "CREATE INDEX clear_place ON clear (role, level, id)",
    ),
    "sqlite": (
        *_NICKNAMES,
        "CREATE VIRTUAL TABLE clear_words USING fts5(names, team, description,"
        " content='clear', content_rowid='id', prefix='4')",
        "INSERT INTO clear_words (rowid, names, team, description) SELECT id, names, team, description FROM clear",
        "INSERT INTO clear_words (clear_words) VALUES ('optimize')",
        "CREATE INDEX clear_place ON clear (role, level, id)",
    ),
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What is looked for, in small letters; without a role and a level among everybody."""

    kind: str
    words: tuple[str, ...]
    role: int | None = None
    level: int | None = None

    @property
    def text(self) -> str:
        """As it is typed."""
        return " ".join(self.words)


EXACT, PREFIX, WORD, NARROWED = "exact nickname", "prefix of 4", "single word", "two words + role + level"
KINDS = (EXACT, PREFIX, WORD, NARROWED)

# Ten and one more, which tells whether there is another page.
_ROWS = "SELECT id, name, messenger, team FROM clear c"
_NICKNAME = f"{_ROWS} WHERE school = $1 OR messenger = $1 OR username = $1 ORDER BY id DESC LIMIT 11"
STATEMENTS = {
    "postgres": {
        EXACT: _NICKNAME,
        # Left to itself the planner goes through people one by one, for half a second at the worst.
        PREFIX: "WITH found AS MATERIALIZED (SELECT id FROM clear WHERE names LIKE '% ' || $1 || '%')"
        f" {_ROWS} WHERE id IN (SELECT id FROM found ORDER BY id DESC LIMIT 11) ORDER BY id DESC",
        WORD: f"{_ROWS} WHERE id IN (SELECT id FROM clear WHERE words @@ to_tsquery('russian', $1)"
        " ORDER BY id DESC LIMIT 11) ORDER BY id DESC",
        NARROWED: f"{_ROWS} WHERE id IN (SELECT id FROM clear WHERE words @@ to_tsquery('russian', $1)"
        " AND role = $2 AND level = $3 ORDER BY id DESC LIMIT 11) ORDER BY id DESC",
    },
    "sqlite": {
        EXACT: _NICKNAME,
        PREFIX: f"{_ROWS} WHERE id IN (SELECT rowid FROM clear_words WHERE clear_words MATCH $1"
        " ORDER BY rowid DESC LIMIT 11) ORDER BY id DESC",
        WORD: f"{_ROWS} WHERE id IN (SELECT rowid FROM clear_words WHERE clear_words MATCH $1"
        " ORDER BY rowid DESC LIMIT 11) ORDER BY id DESC",
        NARROWED: f"{_ROWS} WHERE id IN (SELECT f.rowid FROM clear_words f JOIN clear p ON p.id = f.rowid"
        " WHERE clear_words MATCH $1 AND p.role = $2 AND p.level = $3 ORDER BY f.rowid DESC LIMIT 11) ORDER BY id DESC",
    },
}


async def page(dialect: str, typed: Typed) -> list[dict[str, Any]]:
    """The page of ten that a search in the clear gives, and one more that tells whether there is another."""
    return await fetch(STATEMENTS[dialect][typed.kind], *_values(dialect, typed))


def _values(dialect: str, typed: Typed) -> Sequence[Any]:
    if typed.kind == EXACT:
        return (typed.text,)
    if typed.kind == PREFIX:
        return (f"{{names}}: {typed.text}*",) if dialect == "sqlite" else (typed.text,)
    if dialect == "sqlite":
        words = " ".join(f'"{word}"' for word in typed.words)
    else:
        words = " & ".join(f"'{word}'" for word in typed.words)
    return (words, typed.role, typed.level) if typed.kind == NARROWED else (words,)
