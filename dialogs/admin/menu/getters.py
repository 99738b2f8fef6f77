"""What the staff's menu reads."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.widgets import actor, number_text
from school21_bot.access import RIGHTS, Actor, Right
from school21_bot.app import Services
from school21_bot.messages import RequestState
from school21_bot.people import Status
from school21_bot.texts import Translator


async def glance(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The community in a few numbers, and what this one of the staff may do."""
    by = actor(dialog_manager)
    numbers = await services.glance.numbers(by)
    role = await services.access.role_of(by.telegram_id)
    rights = RIGHTS[role] if role else frozenset()
    return {
        "role": role.value if role else "none",
        "members": numbers.of(Status.MEMBER),
        "applying": numbers.of(Status.APPLYING),
        "abandoned": numbers.of(Status.ABANDONED),
        "waiting": numbers.of(Status.WAITING),
        "conversion": "none" if numbers.conversion is None else str(numbers.conversion),
        "started": numbers.started,
        "finished": numbers.finished,
        "requests": await _requests(services, texts, by) if Right.SUPPORT in rights else "",
        **{f"may_{right.value}": right in rights for right in Right},
    }


async def _requests(services: Services, texts: Translator, by: Actor) -> str:
    """The label that says how many people wait for an answer."""
    waiting = (await services.helpdesk.counts(by))[RequestState.OPEN]
    return texts.plain("requests-entry", requests=number_text(texts, waiting) if waiting else "none")
