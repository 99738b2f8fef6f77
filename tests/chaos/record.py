"""What people did and saw during a run, written down as it happens: all that the checker knows of them."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TextIO

SAID = "said.jsonl"
CALLS = "calls.jsonl"
GROUPS = "groups.json"
REDIS = "redis.json"
PEOPLE = "people.json"  # id, first_name, last_name, username, marker, part: peer, owner, admin or stranger; same_as
LOGS = "logs"


class Kind(StrEnum):
    """What a line tells of."""

    DID = "did"
    SAW = "saw"
    GONE = "gone"
    TOAST = "toast"
    STRUCK = "struck"


class Deed(StrEnum):
    """What a person can do, and what `details` say of it."""

    START = "start"  # payload
    TYPE = "type"  # text; in a group also chat_id
    PRESS = "press"  # label, message_id; in a group also chat_id
    SEND = "send"  # kind, name of a file
    JOIN = "join"  # link, came_of_it: joined, requested, already_in, already_requested, expired, banned
    LEAVE = "leave"  # chat_id
    BLOCK = "block"
    UNBLOCK = "unblock"
    INLINE = "inline"  # query, results: their titles, descriptions
    READ = "read"  # name, sha256, size: a document that the bot sent was taken and looked into
    KICK = "kick"  # user_id, chat_id: a human administrator bans somebody from the chat
    UNBAN = "unban"  # user_id, chat_id: a human administrator lifts that ban


@dataclass(frozen=True)
class Line:
    """One thing that happened, at a moment of the simulated time.

    `who` is a Telegram id, 0 for what struck the system. Of a message that was seen, `text`, `buttons` (each a label,
    and where a link leads) and `document` are what stood there then; an edited message is a line of its own with the
    same `message_id`. In a group, `chat_id` is that of the group; otherwise 0. What the bot writes into a group is seen
    by whoever is in it, so that `who` is 0 there. A toast has the `message_id` of the button that it answers. What
    strikes has `what` in its details: clock (by how many seconds it jumped), kill, failpoint, restart, stop, fault,
    valkey, postgres… with what there is to say.

    `marker` in the list of people: letters that stand in everything that somebody invented of themselves, and nowhere
    else; the bot may show them only to those who may see that person. `same_as`: whoever has that other account may
    move to this one.
    """

    n: int
    at: datetime
    who: int
    kind: Kind
    deed: Deed | None = None
    chat_id: int = 0
    message_id: int = 0
    text: str = ""
    buttons: tuple[tuple[str, str], ...] = ()
    document: str = ""
    details: dict[str, Any] = field(default_factory=dict)


class Record:
    """Writes the lines into a folder, each at once, so that a run that breaks off leaves what there was."""

    def __init__(self, folder: Path) -> None:
        self._file: TextIO = (folder / SAID).open("a", encoding="utf-8", buffering=1)
        self._lines = 0

    def add(self, at: datetime, who: int, kind: Kind, **fields: Any) -> Line:
        """Write down what happened."""
        self._lines += 1
        line = Line(self._lines, at, who, kind, **fields)
        self._file.write(json.dumps(asdict(line), ensure_ascii=False, default=str) + "\n")
        return line

    def close(self) -> None:
        """Nothing more happens."""
        self._file.close()


def lines(folder: Path) -> Iterator[Line]:
    """Everything that was written down, in its order."""
    with (folder / SAID).open(encoding="utf-8") as file:
        for text in file:
            found = json.loads(text)
            deed = found.pop("deed")
            buttons = tuple((label, url) for label, url in found.pop("buttons"))
            yield Line(
                at=datetime.fromisoformat(found.pop("at")),
                kind=Kind(found.pop("kind")),
                deed=None if deed is None else Deed(deed),
                buttons=buttons,
                **found,
            )


def calls(folder: Path) -> Iterator[dict[str, Any]]:
    """Every call of the bot as the local Telegram logged it, with the faults that struck it."""
    with (folder / CALLS).open(encoding="utf-8") as file:
        for text in file:
            yield json.loads(text)
