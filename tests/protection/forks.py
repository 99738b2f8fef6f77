"""Work on everything that is kept, in a process of its own, to be killed."""

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from school21_bot.settings import Settings


def run_job(database_url: str, data_dir: str, job_id: int, batch: int = 7) -> None:
    """Do a job to its end."""
    from school21_bot.app import open_services
    from tests.protection.kit import be_impatient, finish

    be_impatient()

    async def work() -> None:
        async with open_services(_settings(database_url, data_dir)) as services:
            await finish(services, job_id, batch=batch)

    asyncio.run(work())
    sys.exit(0)


def claim_for_ever(database_url: str, data_dir: str, nicknames: list[str], first: int, folder: str) -> None:
    """Register people, each with the next of these nicknames, until told to stop; note which were given."""
    from itertools import cycle

    from school21_bot.app import Services, open_services
    from school21_bot.errors import Refused
    from school21_bot.people import CONSENT_VERSION, Account, Step
    from tests.flows.people import make_applicant
    from tests.protection.kit import be_impatient

    be_impatient()
    stop, given = Path(folder) / "stop", (Path(folder) / "given").open("a", buffering=1)

    async def work() -> None:
        async with open_services(_settings(database_url, data_dir)) as services:
            # Whoever is refused tries the next one: there are no more people than nicknames, or the job never ends.
            applicant = await apply(services, first)
            for number, nickname in enumerate(cycle(nicknames)):
                if stop.exists():
                    return
                try:
                    await services.registration.answer(
                        applicant.id, Step.SCHOOL_NICKNAME, nickname, cause=f"{first} {number}"
                    )
                    await services.registration.confirm(applicant.id, consent_version=CONSENT_VERSION)
                except Refused:
                    continue
                given.write(f"{nickname}\n")
                applicant = await apply(services, first + number + 1)

    async def apply(services: Services, telegram_id: int) -> Account:
        answers = {
            Step.SCHOOL_NICKNAME: f"first{_letters(telegram_id)}",
            Step.MESSENGER_NICKNAME: f"claims.{telegram_id}",
        }
        return await make_applicant(services, telegram_id, answers=answers)

    asyncio.run(work())
    sys.exit(0)


def _letters(number: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in str(number))


def _settings(database_url: str, data_dir: str) -> "Settings":
    from pydantic import SecretStr

    from school21_bot.settings import Settings

    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # the parameter exists, pydantic hides it
        bot_token=SecretStr(""),
        database_url=database_url,
        data_dir=Path(data_dir),
    )
