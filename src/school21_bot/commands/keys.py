"""`school21-bot keys …`: the protection of everything that is kept, on the server's command line.

A deed is a job like one that the bot starts. Workers do it if there are any; what nobody else does is done here.
"""

import sys

from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services, open_services
from school21_bot.errors import Conflict
from school21_bot.jobs import JobState, JobView, work_off
from school21_bot.processes import CannotStart
from school21_bot.protection import Deed, KeyView, Operation, Phase, ProtectionStatus
from school21_bot.sealing import new_kek
from school21_bot.settings import Settings

CONFIRMATION = "keep everything readable"
_DOING = {
    Deed.SEAL: "Sealing",
    Deed.UNSEAL: "Unsealing",
    Deed.ROTATE: "Changing the data key",
    Deed.ROTATE_INDEX: "Changing the index key",
}


def new() -> int:
    """Print a fresh key-encryption key."""
    sys.stdout.write(f"{new_kek()}\n")
    return 0


async def status(settings: Settings) -> int:
    """Print the keys, and how many records each has."""
    async with open_services(settings) as services:
        found = await services.protection.status(COMMAND_LINE)
    sys.stdout.write("".join(f"{line}\n" for line in _status(found)))
    return 0


async def do(settings: Settings, deed: Deed, *, confirmed: bool) -> int:
    """Do it to everything, here and together with the workers, and say how far it is.

    Raises:
        CannotStart: other such work is under way, there is nothing to rotate, or nobody confirms.
    """
    async with open_services(settings) as services:
        job_id = await _begun(services, deed)
        if job_id is None:
            if deed is Deed.UNSEAL and not confirmed:
                _ask()
            job_id = await _started(services, deed)
        await work_off(services.jobs, services.protection.kind(), job_id, _progress)
        done = await services.protection.view(COMMAND_LINE, job_id)
        found = await services.protection.status(COMMAND_LINE)
    if sys.stderr.isatty():
        sys.stderr.write("\n")
    sys.stdout.write("".join(f"{line}\n" for line in _outcome(done, found)))
    return 0 if done.state is JobState.DONE else 1


async def rewrap(settings: Settings) -> int:
    """Wrap every data key with the present key-encryption key.

    Raises:
        CannotStart: the old one is not given.
        WrongKey: a data key opens with neither.
    """
    if not settings.encryption_key_old.get_secret_value():
        raise CannotStart(
            "ENCRYPTION_KEY_OLD: is missing. Put the key that the database has now into ENCRYPTION_KEY_OLD, and the "
            "new one into ENCRYPTION_KEY or ENCRYPTION_KEY_FILE; `school21-bot keys new` makes one."
        )
    async with open_services(settings) as services:
        count = await services.protection.rewrap(COMMAND_LINE)
    if count:
        sys.stdout.write(f"{count} data keys are wrapped with the new key now. Start every process with it alone.\n")
    else:
        sys.stdout.write("Every data key is wrapped with this key already. ENCRYPTION_KEY_OLD is not needed.\n")
    return 0


async def _begun(services: Services, deed: Deed) -> int | None:
    """Such work that is under way, resumed if it rests."""
    current = await services.protection.current(COMMAND_LINE)
    if current is None:
        return None
    if current.deed is not deed:
        raise CannotStart(
            f"Other work is under way: {_command(current.deed)}. Repeat that command to bring it to its end, "
            "or cancel it in the bot."
        )
    sys.stderr.write("It is under way already and goes on.\n")
    if current.state is JobState.PAUSED:
        await services.protection.resume(COMMAND_LINE, current.job_id)
    return current.job_id


async def _started(services: Services, deed: Deed) -> int:
    try:
        return await services.protection.start(COMMAND_LINE, deed)
    except Conflict:
        raise CannotStart(
            "There is no data key to change: records are kept readable. Seal them: school21-bot keys seal"
        ) from None


def _ask() -> None:
    if not sys.stdin.isatty():
        raise CannotStart("Nobody can be asked here: add --yes.")
    sys.stderr.write(
        "Everything that is kept of people will be readable in the database and in its backups.\n"
        f"Type “{CONFIRMATION}” to go on: "
    )
    sys.stderr.flush()
    if sys.stdin.readline().strip().casefold() != CONFIRMATION:
        raise CannotStart("Nothing was changed.")


async def _progress(job: JobView) -> None:
    if not sys.stderr.isatty():
        return
    now = Operation.of(job)
    if now.waiting_for:
        told = f"{now.waiting_for} processes have yet to learn of the keys"
    elif now.phase is Phase.CLEANING:
        told = "cleaning the database's files"
    else:
        told = f"{now.done} of {now.total}" if now.total else "…"
        told += f", {now.seconds_left} s left" if now.seconds_left is not None else ""
    sys.stderr.write(f"\r{_DOING[now.deed]}: {told}\x1b[K")
    sys.stderr.flush()


def _outcome(done: Operation, found: ProtectionStatus) -> list[str]:
    match done.state:
        case JobState.DONE:
            pass
        case JobState.FAILED:
            return [f"It stopped ({done.error}). Everything opens; repeat the command to go on."]
        case _:
            return [f"It was {done.state.value} elsewhere. Everything opens; repeat the command to go on."]
    lines = [f"{done.done} done. {_how_it_is(found)}"]
    if done.unreadable:
        named = ", ".join(f"{one.table} {one.row_id}" for one in done.named)
        lines.append(f"{done.unreadable} cannot be read and were left as they are: {named}")
    if done.is_clean:
        lines.append("The database's files were cleaned. Backups and PostgreSQL's write-ahead log are yours to remove.")
    elif done.is_clean is False:
        lines.append(
            "Old pages of the database were not cleaned: run VACUUM FULL as its owner, and remove old backups."
        )
    return lines


def _status(found: ProtectionStatus) -> list[str]:
    lines = [
        _how_it_is(found),
        "",
        f"{'key':>5}  {'purpose':<9} {'state':<9} {'days':>5} {'records':>9}",
        *map(_key_line, found.keys),
    ]
    if found.old_wraps:
        lines += ["", f"{found.old_wraps} keys are wrapped by ENCRYPTION_KEY_OLD. Run: school21-bot keys rewrap"]
    if found.operation is not None and found.operation.is_open:
        state = "rests" if found.operation.state is JobState.PAUSED else "is under way"
        lines += ["", f"{_command(found.operation.deed)} {state}: {found.operation.percent} %"]
    return lines


def _key_line(key: KeyView) -> str:
    records = "" if key.records is None else str(key.records)
    return f"{key.id:>5}  {key.purpose:<9} {key.state:<9} {key.days:>5} {records:>9}".rstrip()


def _how_it_is(found: ProtectionStatus) -> str:
    what = "sealed" if found.seals else "kept READABLE"
    days = found.primary.days
    by = f"key {found.primary.id}, {days} {'day' if days == 1 else 'days'} old"
    return f"New records are {what} ({by}): {found.sealed} sealed, {found.unsealed} readable."


def _command(deed: Deed) -> str:
    return f"school21-bot keys {'rotate --index' if deed is Deed.ROTATE_INDEX else deed}"
