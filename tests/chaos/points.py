"""Where a process can be killed: the points in the code, by who comes there."""

import re
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_POINT = re.compile(r'failpoint\("([\w:-]+)"\)')
# These are of commands and processes that do not run here.
_ELSEWHERE = ("login:", "api", "backup:", "restore:", "rewrap:", "check:", "move:", "settings:", "recount:")
_OF_WORKERS = frozenset({"jobs", "dumps", "protection", "messages", "invites", "analytics"})
_OF_WORKERS_ALONE = frozenset({"jobs", "dumps", "protection", "analytics"})
_DEADLINES = "abandon:"
# A process that waits for a rare point dies seldom: most of the time it is armed at one that it comes to every day.
_OF_EVERY_DAY = (
    *(
        "window:",
        "update:",
        "webhook:",
        "begin:",
        "answer:",
        "form:",
        "refusal:",
        "confirm:",
        "edit:",
        "invite:",
        "gate:",
    ),
    *("gate:", "job:claimed", "job:begun", "job:before-commit", "job:after-commit", "job:before-ack", "delivery:"),
)


@cache
def points_of(process: str) -> list[str]:
    """The points that a process of this name can come to."""
    found = set()
    for folder in ("src", "dialogs"):
        for file in (_ROOT / folder).rglob("*.py"):
            room = file.relative_to(_ROOT / "src" / "school21_bot").parts[0] if folder == "src" else folder
            for name in _POINT.findall(file.read_text(encoding="utf-8")):
                if not name.startswith(_ELSEWHERE) and _comes_there(process, room, name):
                    found.add(name)
    return sorted(found)


def _comes_there(process: str, room: str, name: str) -> bool:
    if process == "worker":
        return room in _OF_WORKERS or name.startswith(_DEADLINES)
    return room not in _OF_WORKERS_ALONE


def of_every_day(points: list[str]) -> list[str]:
    """Those of the points that a process comes to all the time."""
    return [name for name in points if name.startswith(_OF_EVERY_DAY)]
