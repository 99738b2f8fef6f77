"""Runs a command of the bot and writes down every statement it asks its database: `recorder.py FILE COMMAND`.

Runs under the code of the release that is recorded.
"""

import logging
import sys
from pathlib import Path


class Recorder(logging.Handler):
    """Writes each statement once, in one line."""

    def __init__(self, file: Path) -> None:
        super().__init__(logging.DEBUG)
        self._file = file
        self._known: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        if not record.args or not isinstance(record.args, tuple):
            return
        statement = " ".join(str(record.args[0]).split())
        if statement in self._known or record.msg not in ("%s: %s", "%s"):
            return
        self._known.add(statement)
        with self._file.open("a", encoding="utf-8") as lines:
            lines.write(f"{statement}\n")


def main(file: str, *arguments: str) -> int:
    log = logging.getLogger("tortoise.db_client")
    log.setLevel(logging.DEBUG)
    log.propagate = False
    log.addHandler(Recorder(Path(file)))
    from school21_bot.telegram import throttle

    throttle.MOST = 10_000
    from school21_bot.cli import main as command

    return command(["--env-file", "", *arguments])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
