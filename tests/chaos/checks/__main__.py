"""`python -m tests.chaos.checks FOLDER`: check once more what a run has left in a folder that was kept."""

import argparse
import asyncio
import json
import sys
from pathlib import Path

from pydantic import SecretStr

from school21_bot.settings import Settings
from tests.chaos.checks import check
from tests.chaos.record import GROUPS


def settings_of(folder: Path, database: str) -> Settings:
    """What of its settings matters to the checker; with a kept SQLite file, or another database."""
    found = json.loads((folder / GROUPS).read_text(encoding="utf-8"))
    groups = {group.get("what", ""): group["id"] for group in (found.values() if isinstance(found, dict) else found)}
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # the parameter exists, pydantic hides it
        bot_token=SecretStr(""),
        database_url=database or f"sqlite://{folder / 'school21.db'}",
        data_dir=folder / "data",
        community_chat_id=groups.get("community"),
        staff_chat_id=groups.get("staff"),
        timezone="Europe/Moscow",
    )


def main() -> int:
    """1 when something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos.checks", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--database", default="", help="the address of the database, unless it lies in the folder")
    given = parser.parse_args()
    found = asyncio.run(check(given.folder, settings_of(given.folder, given.database)))
    for finding in found:
        sys.stdout.write(f"{finding}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
