"""What the tests of dumps share: exports and imports in place, and random communities."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.dumps import DumpRefused, ImportView, Note
from school21_bot.dumps.turns import no_beat


async def exported(services: Services, passphrase: str | None = None) -> bytes:
    """Everybody as a file."""
    pieces: list[bytes] = []
    await services.exports.write(COMMAND_LINE, pieces.append, no_beat, passphrase=passphrase)
    return b"".join(pieces)


async def checked(services: Services, folder: Path, content: bytes, passphrase: str | None = None) -> ImportView:
    """What the check finds in a file."""
    import_id = await services.imports.check_file(COMMAND_LINE, _file(folder, content), no_beat, passphrase=passphrase)
    return await services.imports.view(COMMAND_LINE, import_id)


async def imported(services: Services, folder: Path, content: bytes, *, update: bool = True) -> ImportView:
    """What becomes of a file that is checked, confirmed and imported."""
    view = await checked(services, folder, content)
    await services.imports.confirm(COMMAND_LINE, view.id, update_existing=update)
    await services.imports.apply_file(COMMAND_LINE, view.id, no_beat)
    return await services.imports.view(COMMAND_LINE, view.id)


async def refused(services: Services, folder: Path, content: bytes, passphrase: str | None = None) -> DumpRefused:
    """Why a file is refused."""
    try:
        await checked(services, folder, content, passphrase)
    except DumpRefused as refusal:
        return refusal
    raise AssertionError("it is not refused")


async def notes(services: Services, view: ImportView) -> list[Note]:
    """The lines of the report."""
    return [note async for some in services.imports.report(COMMAND_LINE, view.id) for note in some]


def people_of(content: bytes) -> list[dict[str, Any]]:
    """The people of an export."""
    found: list[dict[str, Any]] = json.loads(content)["people"]
    return found


def without_time(content: bytes) -> bytes:
    """An export without the moment at which it was made."""
    return re.sub(rb'"made_at":"[^"]*"', b"", content, count=1)


def original(users: Iterable[dict[str, Any]], levels: Iterable[tuple[int, str]] = ()) -> bytes:
    """A dump of the original system."""
    named = levels or [(1, "Junior"), (2, "Middle"), (3, "Senior"), (4, "Не важно")]
    document = {"users": list(users), "levels": [{"id": number, "name": name} for number, name in named]}
    return json.dumps(document, ensure_ascii=False, indent=2).encode()


def user(number: int, **fields: Any) -> dict[str, Any]:
    """Somebody registered in the original."""
    letters = "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")
    return {
        "id": number,
        "telegram_id": 700_000 + number,
        "username": f"user{number}",
        "sber_id": f"peer.{number}",
        "team_name": f"Команда {number}",
        "role": "Python разработчик",
        "level_id": 2,
        "description": "Шаг пропущен",
        "registration_date": "2024-03-05 12:30:00",
        "school21_nickname": f"peer{letters}",
        "is_admin": False,
        "is_registered": True,
        "field_not_filled": None,
    } | fields


def _file(folder: Path, content: bytes) -> Path:
    file = folder / "dump.json"
    file.write_bytes(content)
    return file
