"""`school21-bot backup create|verify|restore`: on the server's command line, beside whatever runs.

What they say for programs goes to standard output, how far they are to standard error.
"""

import asyncio
import getpass
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from school21_bot import clock
from school21_bot.app import load_keys
from school21_bot.backup import (
    BackupNotices,
    Backups,
    Checked,
    Opener,
    OthersAtIt,
    check,
    holds_anything,
    identities_in,
    lock,
    make,
    needs_passphrase,
    opener,
)
from school21_bot.backup import restore as put_back
from school21_bot.logs import failure, logger
from school21_bot.messages import Outbox, hold_back
from school21_bot.processes import CannotStart
from school21_bot.sealing import Kek, Sealer, key_at_hand, replicas
from school21_bot.setting_types import parse_duration
from school21_bot.settings import Settings
from school21_bot.storage import DatabaseUnreachable, is_there, open_database, pending_migrations
from school21_bot.tables import MODELS
from school21_bot.tuning import Tuning

CONFIRMATION = "replace"
AGAIN = timedelta(minutes=10)
"""So long after one that failed the next is tried."""
_QUIET_SECONDS = 2.0
_SHORTEST_PASSPHRASE = 8


class How(NamedTuple):
    """How a backup is put back."""

    replace: bool
    confirmed: bool
    without_key: bool


async def create(settings: Settings, passphrase_file: str | None, every: str | None) -> int:
    """Make a backup and remove those that are not kept any more; `every` so long, for ever.

    Raises:
        CannotStart: it cannot be sealed or written; no file is left.
        DatabaseUnreachable: it does not answer.
    """
    period = _period(every) if every is not None else None
    backups = Backups(settings.backups())
    async with _telling(settings):
        passphrase = None if settings.backup_recipients else _passphrase(settings, passphrase_file, is_new=True)
        if period is None:
            await _create(settings, backups, passphrase)
            return 0
    while True:
        newest = backups.newest()
        if newest is not None and (rest := newest.made_at + period - clock.now()) > timedelta():
            await asyncio.sleep(rest.total_seconds())
        try:
            async with _telling(settings):
                await _create(settings, backups, passphrase)
        except Exception as problem:
            logger("backup").error("no backup was made", **failure(problem))
            sys.stderr.write(
                f"{problem}\n" if isinstance(problem, CannotStart | DatabaseUnreachable) else "No backup was made.\n"
            )
            await asyncio.sleep(min(period, AGAIN).total_seconds())


async def verify(settings: Settings, file: str | None, passphrase_file: str | None, identity: str | None) -> int:
    """Look a backup through and say what is in it; 1 if the key at hand does not open its records.

    Raises:
        CannotStart: it cannot be restored.
    """
    if file is None:
        newest = Backups(settings.backups()).newest()
        if newest is None:
            raise CannotStart(f"There is no backup in {settings.backups()}.")
        file = str(newest.path)
    found = _opener(settings, file, passphrase_file, identity)
    checked = await _checked(found, key_at_hand(settings))
    sys.stdout.write("".join(f"{line}\n" for line in _report(found, checked)))
    return 0 if checked.opens else 1


async def restore(settings: Settings, file: str, passphrase_file: str | None, identity: str | None, how: How) -> int:
    """Look a backup through, then put it back, and bring the database up to date.

    Raises:
        CannotStart: it cannot be restored here and now; nothing has been changed.
        DatabaseUnreachable: it does not answer.
    """
    found, url = _opener(settings, file, passphrase_file, identity), settings.database()
    checked = await _checked(found, key_at_hand(settings))
    sys.stdout.write("".join(f"{line}\n" for line in _report(found, checked)))
    if not checked.opens and not how.without_key:
        raise CannotStart(
            "Nothing was changed. Put the key of that time into ENCRYPTION_KEY or ENCRYPTION_KEY_FILE and repeat the "
            "command. Without it nobody can read the personal data; --without-key restores the rest nevertheless."
        )
    await _refuse_company(url)
    if await holds_anything(url, MODELS):
        if not how.replace:
            raise CannotStart("Nothing was changed: the database is not empty. To lose what is in it: --replace")
        if not how.confirmed:
            _ask()
    report = _progress("Restoring")
    total = checked.rows.total()
    applied = await put_back(found, url, MODELS, lambda done: report(done, total))
    async with open_database(url, MODELS):
        held = await hold_back()
    _end_of_progress()
    sys.stdout.write(f"{checked.rows['person']} people are back, as of {checked.head.made_at:%Y-%m-%d %H:%M} UTC.\n")
    sys.stdout.write("".join(f"Applied {name}\n" for name in applied))
    if held:
        sys.stdout.write(f"{held} messages that waited then may have been sent since: they are not sent again.\n")
    sys.stdout.write("Start everything, and run: school21-bot doctor\n")
    return 0


@asynccontextmanager
async def _telling(settings: Settings) -> AsyncIterator[None]:
    """Tell staff of what fails here, unless somebody sits in front of it."""
    try:
        yield
    except OthersAtIt:
        raise
    except Exception:
        if not sys.stderr.isatty():
            await _tell(settings)
        raise


async def _tell(settings: Settings) -> None:
    """Leave word in the database, if it can be written: a worker brings it to the staff."""
    try:
        kek = key_at_hand(settings)
        if kek is None or not is_there(settings.database()) or await pending_migrations(settings.database(), MODELS):
            return
        async with open_database(settings.database(), MODELS):
            outbox = Outbox(Sealer(await load_keys(kek)), Tuning(settings))
            await BackupNotices(outbox, settings).failed()
    except Exception as problem:
        logger("backup").warning("the staff are not told", **failure(problem))


async def _create(settings: Settings, backups: Backups, passphrase: str | None) -> None:
    if not is_there(settings.database()):
        raise CannotStart("There is no database yet. No backup was made.")
    opens = await asyncio.to_thread(lock, passphrase, settings.backup_recipients)
    with backups.alone():
        show = _progress("Backing up")

        async def progress(done: int) -> None:
            show(done, None)
            await asyncio.sleep(0)

        async with open_database(settings.database(), MODELS):
            made = await make(backups, opens, progress)
        gone = backups.rotate(settings.backup_keep_days, settings.backup_keep_weeks)
    _end_of_progress()
    sys.stdout.write(f"{made.path}: {made.people} people, {made.rows} rows, {_megabytes(made.size)}\n")
    sys.stdout.write("".join(f"Removed {path}\n" for path in gone))
    sys.stdout.flush()


async def _checked(found: Opener, kek: Kek | None) -> Checked:
    show = _progress("Reading")

    async def progress(done: int) -> None:
        show(done, None)

    checked = await check(found, kek, progress)
    _end_of_progress()
    return checked


async def _refuse_company(url: str) -> None:
    """Nobody else may use a database that is replaced under their hands."""
    if not is_there(url):
        return
    async with open_database(url, MODELS):
        number = await replicas.living_if_any()
    if number:
        raise CannotStart(
            f"Nothing was changed: {number} processes use this database. Stop the bots, the workers, the dashboards "
            "and the API; one that was killed counts for 20 seconds more."
        )


def _report(found: Opener, checked: Checked) -> list[str]:
    head, rows = checked.head, checked.rows
    lines = [
        f"{found.path.name}: whole, {_megabytes(found.size)}",
        f"made {head.made_at:%Y-%m-%d %H:%M:%S} UTC by version {head.release} on {head.dialect}, "
        f"schema {head.schema.removesuffix('.py')}",
        f"{rows['person']} people, {rows.total()} rows in {len(head.tables)} tables",
    ]
    if checked.key_problem:
        return [*lines, f"The key at hand does NOT open its records: {checked.key_problem}"]
    if not checked.opens:
        return [*lines, f"The key at hand opens NONE of its {checked.unreadable} records."]
    lines.append(f"The key at hand opens {checked.opened} records.")
    if checked.unreadable:
        lines.append(f"{checked.unreadable} records are damaged, and were so when the backup was made.")
    return lines


def _opener(settings: Settings, file: str, passphrase_file: str | None, identity: str | None) -> Opener:
    path = Path(file)
    passphrase = _passphrase(settings, passphrase_file) if needs_passphrase(path) else None
    return opener(path, passphrase, identities_in(Path(identity)) if identity else ())


def _period(text: str) -> timedelta:
    try:
        period = parse_duration(text)
    except ValueError:
        period = None
    if not isinstance(period, timedelta) or period < timedelta(seconds=1):
        raise CannotStart("--every: not a time. For example: --every 1d")
    return period


def _passphrase(settings: Settings, file: str | None, *, is_new: bool = False) -> str:
    """The passphrase from a file or the terminal, never from the arguments: those everybody on the machine can see."""
    path = Path(file) if file else settings.backup_passphrase_file
    if path is not None:
        try:
            with path.open(encoding="utf-8") as lines:
                passphrase = lines.readline().rstrip("\r\n")
        except (OSError, UnicodeDecodeError):
            raise CannotStart(f"{path}: no passphrase can be read from there.") from None
    elif is_new:
        raise CannotStart(
            "BACKUP_RECIPIENTS: is missing. Name the age keys that may open backups, or a file with a passphrase in "
            "BACKUP_PASSPHRASE_FILE: a backup is never written unsealed."
        )
    elif sys.stdin.isatty():
        passphrase = getpass.getpass("Passphrase: ")
    else:
        raise CannotStart("It is sealed with a passphrase: --passphrase-file FILE")
    if is_new and len(passphrase) < _SHORTEST_PASSPHRASE:
        raise CannotStart(f"A passphrase has at least {_SHORTEST_PASSPHRASE} signs.")
    return passphrase


def _ask() -> None:
    if not sys.stdin.isatty():
        raise CannotStart("Nothing was changed, and nobody can be asked here: add --yes.")
    sys.stderr.write(f"Everything that is in the database now will be gone. Type “{CONFIRMATION}” to go on: ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().casefold() != CONFIRMATION:
        raise CannotStart("Nothing was changed.")


def _progress(what: str) -> Callable[[int, int | None], None]:
    """Shows how many rows are done, if it takes longer than somebody waits without a word."""
    shown = time.monotonic() + _QUIET_SECONDS - 0.2

    def show(done: int, total: int | None) -> None:
        nonlocal shown
        now = time.monotonic()
        if now - shown < 0.2 or not sys.stderr.isatty():
            return
        shown = now
        sys.stderr.write(f"\r{what}: {done}{f' of {total}' if total else ''} rows\x1b[K")
        sys.stderr.flush()

    return show


def _end_of_progress() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
