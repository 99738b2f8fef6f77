"""`school21-bot dump export|check|import`: the same as in the bot, on the server's command line.

They need no Redis and may run beside the bot. What they say for programs goes to standard output, how far they are to
standard error.
"""

import asyncio
import getpass
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services, open_services
from school21_bot.dumps import SHORTEST_PASSPHRASE, DumpRefused, ImportService, ImportState, ImportView, Reason
from school21_bot.dumps.sending import file_name
from school21_bot.errors import Conflict
from school21_bot.processes import CannotStart
from school21_bot.settings import Settings
from school21_bot.texts import translator

_COUNTS = ("new", "changed", "unchanged", "duplicate", "conflict", "invalid")
_BUSY = "Another import is under way. Wait for its end, or cancel it in the bot, then repeat the command."


async def export(settings: Settings, output: str | None, passphrase_file: str | None, *, plain: bool) -> int:
    """Write everybody into a new file that only this user may read.

    Raises:
        CannotStart: the file is there already or cannot be written, or there is no passphrase.
    """
    passphrase = None if plain else _passphrase(passphrase_file, is_new=True)
    path = Path(output or file_name(compressed=False, sealed=not plain))
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise CannotStart(f"{path} is there already. Name another file: --output FILE") from None
    except OSError as error:
        raise CannotStart(f"{path} cannot be written: {error.strerror}.") from None
    try:
        with os.fdopen(descriptor, "wb") as file:
            async with _services(settings) as services:
                people, unreadable = await services.exports.write(
                    COMMAND_LINE, file.write, _progress("Exporting"), passphrase=passphrase
                )
    except BaseException:
        os.unlink(path)  # noqa: PTH108  # what is there is of no use
        raise
    sys.stdout.write(f"{people} people: {path}\n")
    if unreadable:
        sys.stderr.write(f"{unreadable} more are not in it: their records cannot be read.\n")
    return 0


async def check(settings: Settings, path: str, passphrase_file: str | None) -> int:
    """Check a file and print what an import of it would do.

    Raises:
        CannotStart: it cannot be imported.
    """
    async with _services(settings) as services:
        imports = services.imports
        view = await _checked(imports, path, passphrase_file)
        await _print(imports, view)
        await imports.dismiss(COMMAND_LINE, view.id)
    return 0


async def take_in(
    settings: Settings, path: str, passphrase_file: str | None, *, update: bool | None, confirmed: bool
) -> int:
    """Check a file, ask, and import it.

    Raises:
        CannotStart: it cannot be imported, or nobody can be asked.
    """
    async with _services(settings) as services:
        imports = services.imports
        await _finish_what_was_begun(imports)
        view = await _checked(imports, path, passphrase_file)
        await _print(imports, view)
        try:
            if update is None:
                update = _asked("Update people who are here already? [y/N] ")
            go_on = confirmed or _asked("Import? [y/N] ")
        except BaseException:
            await imports.dismiss(COMMAND_LINE, view.id)
            raise
        if not go_on:
            await imports.dismiss(COMMAND_LINE, view.id)
            sys.stdout.write("Nothing was imported.\n")
            return 1
        await _explained(imports.confirm(COMMAND_LINE, view.id, update_existing=update))
        await _explained(imports.apply_file(COMMAND_LINE, view.id, _progress("Importing")))
        done = await imports.view(COMMAND_LINE, view.id)
        sys.stdout.write(f"{done.imported} people imported.\n")
        if done.meanwhile:
            sys.stdout.write(f"{done.meanwhile} were left as they are: they changed after the check.\n")
    return 0


@asynccontextmanager
async def _services(settings: Settings) -> AsyncIterator[Services]:
    # Without Redis: what it starts for others is found by a worker's look into the database.
    async with open_services(settings.model_copy(update={"redis_url": ""})) as services:
        yield services


async def _checked(imports: ImportService, path: str, passphrase_file: str | None) -> ImportView:
    file = Path(path).absolute()  # noqa: ASYNC240  # quick
    if not file.is_file():  # quick
        raise CannotStart(f"{path} is not a file that can be read.")
    passphrase = _passphrase(passphrase_file) if passphrase_file else None
    while True:
        try:
            import_id = await imports.check_file(COMMAND_LINE, file, _progress("Checking"), passphrase=passphrase)
        except DumpRefused as refusal:
            if refusal.reason is not Reason.NEEDS_PASSPHRASE or passphrase is not None:
                raise CannotStart(_sentence(refusal)) from None
            passphrase = _passphrase(None)
        except Conflict:
            raise CannotStart(_BUSY) from None
        else:
            return await imports.view(COMMAND_LINE, import_id)


async def _finish_what_was_begun(imports: ImportService) -> None:
    """An import behind its switch goes on to its end, whoever began it."""
    import_id = await imports.under_way(COMMAND_LINE)
    if import_id is None:
        return
    if (await imports.view(COMMAND_LINE, import_id)).state is ImportState.APPLYING:
        sys.stderr.write("An import that was begun earlier is finished first.\n")
        await _explained(imports.apply_file(COMMAND_LINE, import_id, _progress("Importing")))


async def _explained(work: Awaitable[Any]) -> Any:
    try:
        return await work
    except DumpRefused as refusal:
        raise CannotStart(_sentence(refusal)) from None
    except Conflict:
        raise CannotStart("The import was cancelled meanwhile. Nothing was changed.") from None


async def _print(imports: ImportService, view: ImportView) -> None:
    counts = view.counts
    numbers = ", ".join(f"{counts[name]} {name}" for name in _COUNTS)
    sys.stdout.write(f"{counts['people']} people: {numbers}\n")
    async for notes in imports.report(COMMAND_LINE, view.id):
        for note in notes:
            about = " ".join(part for part in (note.field, note.why) if part)
            other = f"line {note.other_line}" if note.other_line else ""
            sys.stdout.write(f"line {note.line}, entry {note.entry}: {note.kind} {about}{other}".rstrip() + "\n")


def _sentence(refusal: DumpRefused) -> str:
    return translator("en").plain(f"dump-refused-{refusal.reason}", refusal.facts.__getitem__)


def _passphrase(file: str | None, *, is_new: bool = False) -> str:
    """The passphrase from the terminal or a file, never from the arguments: those everybody on the machine can see."""
    if file is not None:
        try:
            with Path(file).open(encoding="utf-8") as lines:
                passphrase = lines.readline().rstrip("\r\n")
        except (OSError, UnicodeDecodeError):
            raise CannotStart(f"{file}: no passphrase can be read from there.") from None
    elif sys.stdin.isatty():
        passphrase = getpass.getpass("Passphrase: ")
        if is_new and getpass.getpass("Once more: ") != passphrase:
            raise CannotStart("These were two different passphrases. Nothing was done.")
    else:
        raise CannotStart("A passphrase is needed: run it in a terminal, or use --passphrase-file FILE.")
    if is_new and len(passphrase) < SHORTEST_PASSPHRASE:
        raise CannotStart(f"A passphrase has at least {SHORTEST_PASSPHRASE} signs. Or use --plain.")
    return passphrase


def _asked(question: str) -> bool:
    if not sys.stdin.isatty():
        raise CannotStart("Nobody can be asked here: add --yes and one of --update and --skip.")
    sys.stderr.write(question)
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def _progress(what: str) -> Callable[[int, int | None], Awaitable[None]]:
    async def show(done: int, total: int | None) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{what}: {done}{f' of {total}' if total else ''} ")
            sys.stderr.flush()
        await asyncio.sleep(0)

    return show
