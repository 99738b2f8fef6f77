"""What the windows of the menu read."""

from typing import Any

from dialogs.widgets import help_of
from school21_bot.app import Services
from school21_bot.invites import Way
from school21_bot.people import STEPS_TOTAL, Account, Step, number_of
from school21_bot.texts import Translator
from school21_bot.wording import own_consent


async def staff(account: Account, services: Services, **_: Any) -> dict[str, Any]:
    """Whether the person belongs to the staff."""
    return {"is_staff": await services.access.role_of(account.telegram_id) is not None}


async def person(account: Account, services: Services, **_: Any) -> dict[str, Any]:
    """What the person is called, and where help is."""
    return {"name": account.record.first_name or "none", "support": help_of(services.settings)}


async def consent(services: Services, texts: Translator, **_: Any) -> dict[str, Any]:
    """What is agreed to, in which version, where its whole text is, and whether organisers see the answers first."""
    url = services.settings.privacy_url
    return {
        "own_consent": own_consent(texts, services.settings),
        "versions": [services.settings.consent_version],
        "url": url or "none",
        "has_url": bool(url),
        "joining": services.settings.registration,
    }


async def member(account: Account, services: Services, **_: Any) -> dict[str, Any]:
    """What the person is called, and whether a chat is there to lead into."""
    offer = await services.invites.offer(account)
    return {
        "name": account.record.first_name or "none",
        "support": help_of(services.settings),
        "has_chat": offer.way not in {Way.NO_CHAT, Way.INSIDE},
    }


async def unfinished(account: Account, texts: Translator, **_: Any) -> dict[str, Any]:
    """Where the registration stopped."""
    step = account.draft.next_step if account.draft else Step.SCHOOL_NICKNAME
    answered = step is Step.SUMMARY
    return {
        "answered": answered,
        "step": number_of(step),
        "steps": STEPS_TOTAL,
        "question": "" if answered else texts.plain(f"question-{step.value}"),
    }
