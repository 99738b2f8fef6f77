"""`school21-bot settings …`: the settings that can be changed while everything runs, on the server's command line."""

import sys

from school21_bot.access import COMMAND_LINE
from school21_bot.app import open_services
from school21_bot.errors import RuleViolated
from school21_bot.processes import CannotStart
from school21_bot.settings import Settings
from school21_bot.tuning import OWN_TEXTS, Shown, Tunable

FROM_INPUT = "-"
"""In place of a value: it is read from the standard input."""
_WIDTH = 20


async def show(settings: Settings) -> int:
    """Print every setting with the value that counts, and where it comes from."""
    async with open_services(settings) as services:
        found = await services.changes.all(COMMAND_LINE)
    sys.stdout.write("".join(f"{_line(one)}\n" for one in found))
    return 0


async def save(settings: Settings, name: str, value: str) -> int:
    """Save a value: every process goes by it within a second or two.

    Raises:
        CannotStart: there is no such setting, or it cannot have this value; says which it can.
    """
    tunable = _tunable(name)
    if value == FROM_INPUT:
        value = sys.stdin.read()
    async with open_services(settings) as services:
        try:
            await services.changes.save(COMMAND_LINE, tunable, value)
        except RuleViolated as refusal:
            raise CannotStart(_explained(tunable, refusal)) from None
        found = await services.changes.one(COMMAND_LINE, tunable)
    sys.stdout.write(f"{_line(found)}\n")
    return 0


async def reset(settings: Settings, name: str) -> int:
    """Let the environment decide again.

    Raises:
        CannotStart: there is no such setting.
    """
    tunable = _tunable(name)
    async with open_services(settings) as services:
        await services.changes.reset(COMMAND_LINE, tunable)
        found = await services.changes.one(COMMAND_LINE, tunable)
    sys.stdout.write(f"{_line(found)}\n")
    return 0


def _tunable(name: str) -> Tunable:
    if name.lower() not in set(Tunable):
        known = ", ".join(one.value.upper() for one in Tunable)
        raise CannotStart(f"{name[:40]}: is no setting that can be changed while the bot runs. Those are: {known}.")
    return Tunable(name.lower())


def _explained(name: Tunable, refusal: RuleViolated) -> str:
    problem = str(refusal.__cause__).rstrip(".")
    example = (Settings.model_fields[name.value].examples or [""])[0]
    return f"{name.value.upper()}: {problem}. For example: {example}"


def _line(shown: Shown) -> str:
    name = f"{shown.name.value.upper():<{_WIDTH}} {_short(shown.name, shown.current)}"
    if shown.unusable and shown.saved is not None:
        return f"{name}  (the saved value cannot be used any more: save another, or reset it)"
    return f"{name}  (saved; in the environment: {_short(shown.name, shown.environment)})" if shown.overrides else name


def _short(name: Tunable, value: str) -> str:
    if name in OWN_TEXTS:
        return f"a text of {len(value)} characters" if value else "the bot's own text"
    return value or "empty"
