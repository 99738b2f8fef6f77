"""What the windows of the registration read."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.registration.states import CONSENT, TAKEN
from school21_bot.app import Services
from school21_bot.errors import Conflict
from school21_bot.people import STEPS_TOTAL, Account, Draft, Step, number_of
from school21_bot.texts import Translator
from school21_bot.wording import consent_html, level_text, own_consent, own_welcome, welcome_html

Getter = Callable[..., Awaitable[dict[str, Any]]]


def question(step: Step) -> Getter:
    """The data of a question: the answer given so far."""

    async def getter(account: Account, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
        draft = _draft(account)
        value = _value(texts, draft, step)
        return {
            "step": number_of(step),
            "steps": STEPS_TOTAL,
            "given": bool(value),
            "may_keep": bool(value) and dialog_manager.dialog_data.get(TAKEN) != step,
            "value": value,
            "role": draft.role.name if draft.role else texts.plain("nothing-stated"),
            "editing": bool(dialog_manager.dialog_data.get("editing")),
        }

    return getter


async def summary(account: Account, texts: Translator, **_: Any) -> dict[str, Any]:
    """All answers."""
    draft = _draft(account)
    nothing = texts.plain("nothing-stated")
    data = {step.value: _value(texts, draft, step) or nothing for step in Step if step is not Step.SUMMARY}
    data["description"] = draft.answers.description or texts.plain("summary-skipped")
    return data


async def consent(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What is agreed to, where the whole text of it is, and whether organisers see the answers first."""
    settings = services.settings
    dialog_manager.dialog_data[CONSENT] = settings.consent_version
    return {
        "consent": consent_html(texts, own_consent(texts, settings), settings.registration),
        "url": settings.privacy_url or "none",
        "has_url": bool(settings.privacy_url),
        "joining": settings.registration,
    }


async def welcome(services: Services, texts: Translator, **_: Any) -> dict[str, Any]:
    """What a new member reads first."""
    return {"welcome": welcome_html(texts, own_welcome(texts, services.settings))}


def _draft(account: Account) -> Draft:
    if account.draft is None:
        raise Conflict
    return account.draft


def _value(texts: Translator, draft: Draft, step: Step) -> str:
    """The answer to a question as people see it, "" if there is none."""
    if step is Step.ROLE:
        return draft.role.name if draft.role else ""
    if step is Step.LEVEL:
        return level_text(texts, draft.level) if draft.level else ""
    return getattr(draft.answers, step) or ""
