"""A copy of the small sound life, and the ways to break one thing in it."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg  # type: ignore[import-untyped]  # ships no types
import msgspec

from school21_bot.protection.tables import place
from school21_bot.settings import Settings
from school21_bot.storage.address import parse_address
from tests.chaos.checks import check, records
from tests.chaos.checks.evidence import Evidence
from tests.chaos.record import CALLS, GROUPS, SAID
from tests.chaos.scene import MEMBER

Json = dict[str, Any]
Statement = Callable[["Broken"], str]

OF_MEMBER = f"(SELECT id FROM person WHERE telegram_id = {MEMBER})"  # a number of ours
MOMENT = "'2020-01-01 00:00:00+00:00'"


@dataclass
class Broken:
    """The folder and the database of a copy."""

    folder: Path
    settings: Settings

    async def sql(self, *statements: str) -> None:
        """Change the database behind everybody's back."""
        if self.is_postgres:
            connection = await asyncpg.connect(self.settings.database_url)
            for statement in statements:
                await connection.execute(statement)
            await connection.close()
            return
        with closing(sqlite3.connect(parse_address(self.settings.database_url).file)) as connection:
            connection.executescript(";".join(statements))

    @property
    def is_postgres(self) -> bool:
        """Which of the two it is."""
        return self.settings.database_url.startswith("postgres")

    def bytes(self, value: bytes) -> str:
        """Bytes as a statement has them."""
        return f"'\\x{value.hex()}'::bytea" if self.is_postgres else f"x'{value.hex()}'"

    @property
    def true(self) -> str:
        """Yes, as a statement has it."""
        return "true" if self.is_postgres else "1"

    def calls(self, **fields: Any) -> None:
        """One more call of the bot."""
        call = {
            "n": 9_999,
            "at": 0.0,
            "method": "sendMessage",
            "chat_id": None,
            "ok": False,
            "error_code": 400,
            "description": "Bad Request: chat not found",
            "faults": [],
            "parameters": {},
        }
        with (self.folder / CALLS).open("a", encoding="utf-8") as file:
            file.write(json.dumps(call | fields) + "\n")

    def says(self, change: Callable[[list[Json]], None]) -> None:
        """Let the record say something else."""
        file = self.folder / SAID
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        change(lines)
        for number, line in enumerate(lines, start=1):
            line["n"] = number
        file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")

    def groups(self, change: Callable[[Json], None]) -> None:
        """Let the community's chat be left in another way."""
        file = self.folder / GROUPS
        found = json.loads(file.read_text(encoding="utf-8"))
        change(found[0])
        file.write_text(json.dumps(found), encoding="utf-8")


def copy_of(scene_folder: Path, settings: Settings, folder: Path) -> Settings:
    """A copy of the folder; the settings for it, with the database still to come."""
    shutil.copytree(scene_folder, folder, dirs_exist_ok=True)
    return settings.model_copy(update={"data_dir": folder / "data"})


async def finds(broken: Broken, promise: str, who: int, words: str, *also: str) -> None:
    """Exactly this promise is found to be broken, and what cannot but go with it."""
    found = await check(broken.folder, broken.settings)
    told = list(map(str, found))
    assert {finding.promise for finding in found} <= {promise, *also}, told
    assert any(one.promise == promise and one.who == who and words in one.words for one in found), told


async def reseal(broken: Broken, who: int, **fields: Any) -> None:
    """Let somebody's record say something else, sealed as it should be."""
    evidence = await Evidence.of(broken.folder, broken.settings)
    row = evidence.people[who]
    kept = records.opened(evidence, row)
    assert kept is not None
    sealed = evidence.sealer.seal(place("person", row["id"]), msgspec.structs.replace(kept, **fields))
    await broken.sql(f"UPDATE person SET record = {broken.bytes(sealed.record)} WHERE id = {row['id']}")
