"""What staff, members and workers do, each in a process of its own, to be killed in the middle of it."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from school21_bot import clock
from school21_bot.access import COMMAND_LINE, Scope, in_the_bot
from school21_bot.people import Category, DeclineReason, Step
from tests.services import OWNER

_NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)

Verb = Callable[[Any, dict[str, int]], Awaitable[object]]


async def _report(services: Any, ids: dict[str, int]) -> None:
    viewer = await services.accounts.get(ids["other"])
    await services.reports.report(viewer, ids["member"], "It is another team", cause="verb")


async def _make_key(services: Any, _: dict[str, int]) -> None:
    await services.api_keys.make(in_the_bot(0, OWNER), "verb", [Scope.MEMBERS_READ], timedelta(days=1))


async def _digest(services: Any, _: dict[str, int]) -> None:
    clock.now = lambda: _NOON  # whenever the test runs; the process ends with it
    await services.digest.tick()


async def _recount(services: Any, _: dict[str, int]) -> None:
    while await services.recount.recount_next():
        pass


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
    "nudge": lambda services, ids: services.membership.nudge(COMMAND_LINE, ids["resting"]),
    "preference": lambda services, ids: services.preferences.opt_out(ids["member"], Category.REMINDERS, cause="verb"),
    "api-key": _make_key,
    "fold": lambda services, _: services.folding.fold(),
}
"""What is one transaction, by the name of its point before the commit."""
NOT_TWICE = ("edit", "decline")
"""Those with a point after it, too."""
MANY: dict[str, Verb] = {"recount": _recount, "digest": _digest}
"""What is several."""


def run_verb(database_url: str, data_dir: str, name: str, ids: dict[str, int]) -> None:
    """Do one of them; exits with 3 if it is refused."""
    from pydantic import SecretStr

    from school21_bot.app import open_services
    from school21_bot.errors import Refused
    from school21_bot.settings import Settings

    async def work() -> int:
        settings = Settings(
            _env_file=None,  # type: ignore[call-arg]  # the parameter exists, pydantic hides it
            bot_token=SecretStr(""),
            database_url=database_url,
            data_dir=Path(data_dir),
            admin_ids=(OWNER,),
            digest="daily",
            timezone="Europe/Moscow",
        )
        async with open_services(settings) as services:
            try:
                await (VERBS | MANY)[name](services, ids)
            except Refused:
                return 3
        return 0

    sys.exit(asyncio.run(work()))
