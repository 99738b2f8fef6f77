"""What staff and members do to somebody, each in a process of its own, to be killed in the middle of it."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from school21_bot.access import COMMAND_LINE
from school21_bot.people import DeclineReason, Step

Verb = Callable[[Any, dict[str, int]], Awaitable[object]]


async def _report(services: Any, ids: dict[str, int]) -> None:
    viewer = await services.accounts.get(ids["other"])
    await services.reports.report(viewer, ids["member"], "It is another team", cause="verb")


VERBS: dict[str, Verb] = {
    "edit": lambda services, ids: services.profiles.edit(ids["member"], Step.TEAM, "Another.Team", cause="verb"),
    "staff-edit": lambda services, ids: services.editing.edit(
        COMMAND_LINE, ids["member"], Step.TEAM, "Another.Team", cause="verb"
    ),
    "remove": lambda services, ids: services.membership.remove(COMMAND_LINE, ids["member"]),
    "ban": lambda services, ids: services.membership.ban(COMMAND_LINE, ids["member"]),
    "move": lambda services, ids: services.moving.move(COMMAND_LINE, ids["member"], 777),
    "admit": lambda services, ids: services.editing.admit(COMMAND_LINE, ids["applicant"]),
    "decline": lambda services, ids: services.approvals.decline(COMMAND_LINE, ids["waiting"], DeclineReason.OTHER),
    "role": lambda services, ids: services.role_book.rename(COMMAND_LINE, ids["role"], "Testing"),
    "level": lambda services, ids: services.level_book.add(COMMAND_LINE, "Principal"),
    "report": _report,
}


def run_verb(database_url: str, data_dir: str, name: str, ids: dict[str, int]) -> None:
    """Do one of them; exits with 3 if it is refused."""
    from school21_bot.app import open_services
    from school21_bot.errors import Refused
    from school21_bot.settings import Settings

    async def work() -> int:
        settings = Settings(_env_file=None, bot_token="", database_url=database_url, data_dir=Path(data_dir))  # type: ignore[call-arg, arg-type]  # pydantic hides the one and makes the other
        async with open_services(settings) as services:
            try:
                await VERBS[name](services, ids)
            except Refused:
                return 3
        return 0

    sys.exit(asyncio.run(work()))
