"""What the database is asked for, as the ORM logs it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def statements_asked() -> Iterator[list[str]]:
    """Collect the statements while the context is open; one for a whole batch of rows."""
    orm, found = logging.getLogger("tortoise.db_client"), list[str]()

    class Listening(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    handler, level = Listening(), orm.level
    orm.setLevel(logging.DEBUG)
    orm.addHandler(handler)
    try:
        yield found
    finally:
        orm.removeHandler(handler)
        orm.setLevel(level)
