"""Records that were opened a moment ago: who turns a page back, comes from a card or types on meets the same people.

They are kept by their sealed bytes, so that one that was changed, moved or forged since is opened anew; only in the
memory of this process, few and not for long.
"""

import time
from dataclasses import dataclass
from typing import Any

from school21_bot.people.accounts import place_of
from school21_bot.people.record import PersonRecord
from school21_bot.people.rules import Field
from school21_bot.people.searchable import shown
from school21_bot.sealing import Sealer, Unreadable
from school21_bot.search import Document
from school21_bot.storage import as_json

MOST = 1_000
SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Opened:
    """What a list shows of a member, and what of them can be searched."""

    name: str
    messenger_nickname: str
    document: Document


class OpenedRecords:
    """Opens records, those of the last pages once."""

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer
        self._kept: dict[tuple[int, bytes, Any], Opened | None] = {}
        self._since = 0.0

    def of(self, row: dict[str, Any]) -> Opened | None:
        """What the record of a row says, without what its person hides; None if it cannot be opened."""
        hidden = row["hidden_fields"]
        key = (row["id"], row["record"], hidden if isinstance(hidden, str) else str(hidden))
        now = time.monotonic()
        if len(self._kept) >= MOST or now - self._since > SECONDS:
            self._kept.clear()
            self._since = now
        try:
            return self._kept[key]
        except KeyError:
            found = self._kept[key] = self._open(row)
        return found

    def _open(self, row: dict[str, Any]) -> Opened | None:
        try:
            answers = self._sealer.open_now(place_of(row["id"]), bytes(row["record"]), PersonRecord)
        except Unreadable:
            return None
        hidden = () if row["hidden_fields"] == "[]" else as_json(row["hidden_fields"], list[str])
        messenger = "" if Field.MESSENGER_NICKNAME in hidden else answers.messenger_nickname or ""
        return Opened(answers.full_name, messenger, shown(answers, hidden))
