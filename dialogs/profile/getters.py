"""What the windows of the profile read."""

from collections.abc import Awaitable, Callable
from typing import Any

from dialogs.widgets import card_data
from school21_bot.app import Services
from school21_bot.errors import Conflict
from school21_bot.lifecycle import KEEPS_OUT
from school21_bot.people import MAY_BE_HIDDEN, Account, Category, Status, Step
from school21_bot.texts import Translator
from school21_bot.wording import level_text

Getter = Callable[..., Awaitable[dict[str, Any]]]

FOLLOWS_TELEGRAM = "telegram"
"""What the windows and buttons call the language when none was chosen."""


async def overview(account: Account, services: Services, texts: Translator, **_: Any) -> dict[str, Any]:
    """The card as others see it, and the names of the fields that they do not see."""
    card = await services.profiles.card(account)
    hidden = [texts.plain(f"field-{field.value}") for field in MAY_BE_HIDDEN if field in account.hidden]
    return {**card_data(texts, card), "listed": account.listed, "hidden": bool(hidden), "fields": ", ".join(hidden)}


async def guest(account: Account, **_: Any) -> dict[str, Any]:
    """How somebody stands who is not a member."""
    if account.status is Status.MEMBER:  # by now: the window is out of date
        raise Conflict
    return {"status": account.status.value}


async def fields(account: Account, services: Services, texts: Translator, **_: Any) -> dict[str, Any]:
    """All answers as they were given, hidden or not."""
    return {
        step.value: value or texts.plain("nothing-stated")
        for step, value in (await _values(account, services, texts)).items()
    }


def correction(step: Step) -> Getter:
    """The data of a window in which an answer is corrected: the answer as it is."""

    async def getter(account: Account, services: Services, texts: Translator, **_: Any) -> dict[str, Any]:
        values = await _values(account, services, texts)
        return {"value": values[step], "given": bool(values[step]), "role": values[Step.ROLE]}

    return getter


async def visibility(account: Account, **_: Any) -> dict[str, Any]:
    """What others can see: each field, and the card as a whole."""
    fields = {field.value: _word(shown=field not in account.hidden) for field in MAY_BE_HIDDEN}
    return {"card": _word(shown=account.listed), **fields}


async def language(account: Account, **_: Any) -> dict[str, Any]:
    """The language that was chosen, if one was."""
    return {"chosen": account.language if account.language_chosen else FOLLOWS_TELEGRAM}


async def messages(account: Account, **_: Any) -> dict[str, Any]:
    """What the bot writes by itself, by category."""
    return {category.value: "off" if category in account.unwanted else "on" for category in Category}


async def deletion(account: Account, services: Services, **_: Any) -> dict[str, Any]:
    """What the deletion will end, and what it will not."""
    return {
        "member": account.status is Status.MEMBER,
        "kept_out": account.status in KEEPS_OUT,
        "in_chat": await services.deletion.is_in_chat(account.id),
    }


async def _values(account: Account, services: Services, texts: Translator) -> dict[Step, str]:
    """The answers to all questions; "" where there is none."""
    card, answers = await services.profiles.card(account), account.record
    return {
        Step.SCHOOL_NICKNAME: answers.school_nickname or "",
        Step.MESSENGER_NICKNAME: answers.messenger_nickname or "",
        Step.TEAM: answers.team or "",
        Step.ROLE: card.role.name if card.role else "",
        Step.LEVEL: level_text(texts, card.level) if card.level else "",
        Step.DESCRIPTION: answers.description or "",
    }


def _word(*, shown: bool) -> str:
    return "shown" if shown else "hidden"
