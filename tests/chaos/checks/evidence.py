"""What a check has before it: what people saw and did, and what was left when everything had come to rest."""

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from school21_bot.sealing import Keyring, Sealer, load_kek
from school21_bot.sealing.models import DataKey, KeyPurpose, KeyState
from school21_bot.settings import Settings
from school21_bot.storage import as_moment
from tests.chaos.checks.database import Row, Tables, read_tables
from tests.chaos.record import GROUPS, LOGS, PEOPLE, REDIS, Line, calls, lines

Json = dict[str, Any]


@dataclass(frozen=True)
class Evidence:
    """The folder of a run, read, and the tables of its database."""

    folder: Path
    settings: Settings
    lines: tuple[Line, ...]
    calls: tuple[Json, ...]
    groups: tuple[Json, ...]
    tables: Tables

    @classmethod
    async def of(cls, folder: Path, settings: Settings) -> Self:
        """Read it."""
        found = json.loads((folder / GROUPS).read_text(encoding="utf-8"))
        groups = found.values() if isinstance(found, dict) else found
        tables = await read_tables(settings.database_url)
        return cls(folder, settings, tuple(lines(folder)), tuple(calls(folder)), tuple(groups), tables)

    @cached_property
    def end(self) -> datetime:
        """The last moment of the run, in its own time."""
        return max((line.at for line in self.lines), default=datetime.min)

    @cached_property
    def community(self) -> Json | None:
        """The community's chat as it was left, whatever id it has by now."""
        by_id = {group["id"]: group for group in self.groups}
        found = by_id.get(self.settings.community_chat_id)
        while found is not None and found.get("migrated_to") in by_id:
            found = by_id[found["migrated_to"]]
        return found

    @cached_property
    def people(self) -> dict[int, Row]:
        """The rows of people who have an account, by its number."""
        return {row["telegram_id"]: row for row in self.tables["person"] if row["telegram_id"] is not None}

    @cached_property
    def same_as(self) -> dict[int, int]:
        """The accounts that people may move to, each with the one that they had before."""
        people = json.loads((self.folder / PEOPLE).read_text(encoding="utf-8"))
        return {person["id"]: person["same_as"] for person in people if person.get("same_as")}

    @cached_property
    def account_of(self) -> dict[int, int]:
        """The Telegram id of each row of a person, 0 without one."""
        return {row["id"]: row["telegram_id"] or 0 for row in self.tables["person"]}

    @cached_property
    def tokens(self) -> dict[int, list[Row]]:
        """What each person is found by, by the id of their row."""
        found = defaultdict(list)
        for token in self.tables["search_token"]:
            found[token["person"]].append(token)
        return dict(found)

    @cached_property
    def keyring(self) -> Keyring:
        """The keys that there are; none is made."""
        rows = [
            DataKey(
                id=row["id"],
                purpose=KeyPurpose(row["purpose"]),
                state=KeyState(row["state"]),
                wrapped=bytes(row["wrapped"]),
                created_at=as_moment(row["created_at"]),
            )
            for row in self.tables["data_key"]
        ]
        return Keyring(load_kek(self.settings), rows)

    @cached_property
    def sealer(self) -> Sealer:
        """Opens what they seal."""
        return Sealer(self.keyring)

    @cached_property
    def logs(self) -> dict[str, str]:
        """What the processes have written, by the names of the files."""
        folder = self.folder / LOGS
        files = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.exists() else []
        return {str(path.relative_to(folder)): path.read_text(encoding="utf-8", errors="replace") for path in files}

    @cached_property
    def redis(self) -> str:
        """Everything that was in Redis, as text."""
        text = (self.folder / REDIS).read_text(encoding="utf-8")
        # Written once more, so that no letter is escaped.
        return json.dumps(json.loads(text), ensure_ascii=False) if text else ""
