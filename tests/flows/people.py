"""People for the flows who are made through the services: quicker than clicking, and through the same rules."""

from itertools import count

from school21_bot.app import Services
from school21_bot.people import CONSENT_VERSION, Account, Status, Step, TelegramNames
from school21_bot.people.models import Person as Row

_causes = count(1)

ANSWERS = {
    Step.SCHOOL_NICKNAME: "ivanpetr",
    Step.MESSENGER_NICKNAME: "ivan.petrov",
    Step.TEAM: "Lab.SberPay.NFC",
    Step.ROLE: "golang разработчик",
    Step.LEVEL: "Senior",
    Step.DESCRIPTION: "Нагрузочное тестирование",
}
"""One answer to each question, in order."""


async def make_applicant(
    services: Services,
    telegram_id: int,
    *,
    until: Step = Step.SUMMARY,
    answers: dict[Step, str] | None = None,
    name: str = "Иван",
    last_name: str = "",
    username: str = "",
) -> Account:
    """Somebody who has answered everything before the question of `until`; an empty description is skipped."""
    account = await services.accounts.arrive(telegram_id, TelegramNames(name, last_name, username), "ru")
    account = await services.registration.begin(account.id)
    for step, answer in (ANSWERS | (answers or {})).items():
        if step is until:
            break
        cause = f"made:{next(_causes)}"
        if step is Step.DESCRIPTION and not answer:
            account = await services.registration.skip_description(account.id, cause=cause)
        else:
            account = await services.registration.answer(account.id, step, answer, cause=cause)
    return account


async def make_member(
    services: Services,
    telegram_id: int,
    *,
    answers: dict[Step, str] | None = None,
    name: str = "Иван",
    last_name: str = "",
    username: str = "",
) -> Account:
    """Somebody who has registered."""
    applicant = await make_applicant(
        services, telegram_id, answers=answers, name=name, last_name=last_name, username=username
    )
    return await services.registration.confirm(applicant.id, consent_version=CONSENT_VERSION)


async def make_members(
    services: Services, number: int, *, role: str = "QA", level: str = "Middle", first: int = 1
) -> list[Account]:
    """So many members of one role and level; the n-th is called `peer.n` in the messenger and is in team `T-n`."""
    return [
        await make_member(
            services,
            5_000_000 + n,
            answers={
                Step.SCHOOL_NICKNAME: f"peer{_letters(n)}",
                Step.MESSENGER_NICKNAME: f"peer.{n}",
                Step.TEAM: f"T-{n}",
                Step.ROLE: role,
                Step.LEVEL: level,
                Step.DESCRIPTION: "",
            },
            name=f"Коллега {n}",
        )
        for n in range(first, first + number)
    ]


async def set_status(account: Account, status: Status) -> None:
    """What staff will do in their dialogs."""
    await Row.filter(id=account.id).update(status=status)


def _letters(number: int) -> str:
    """Latin letters that differ for every number."""
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")
