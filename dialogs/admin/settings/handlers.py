"""What happens when somebody changes a setting."""

from collections.abc import Mapping
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from dialogs.admin.settings.options import DRAFT, LISTED, NAME, VERSION, chosen, handy, new_version
from dialogs.admin.settings.states import AdminSettings
from dialogs.widgets import Unread, actor, services, set_notice
from school21_bot.errors import NotFound, RuleViolated
from school21_bot.tuning import CONSENT_TEXTS, OWN_TEXTS, Tunable
from school21_bot.wording import CHOICES, typed_value


async def on_setting(_tap: CallbackQuery, _widget: Any, manager: DialogManager, number: int) -> None:
    """One of them is to be looked at."""
    if number > len(LISTED):
        raise NotFound
    manager.dialog_data[NAME] = LISTED[number - 1].value
    await manager.switch_to(home_of(manager))


async def on_value(_tap: CallbackQuery, _widget: Any, manager: DialogManager, number: int) -> None:
    """A value that has a button."""
    values = handy(chosen(manager), services(manager).settings)
    if number > len(values):
        raise NotFound
    await _give(manager, values[number - 1])


async def on_typed(message: Message, manager: DialogManager) -> None:
    """A value in somebody's own words."""
    name, text = chosen(manager), _text(message)
    if name in CHOICES:
        raise Unread("notice-use-buttons")
    await _give(manager, typed_value(name, text))


async def on_text(message: Message, manager: DialogManager) -> None:
    """A text with its formatting; it is shown before it is saved."""
    _text(message)
    try:
        draft = services(manager).changes.check(chosen(manager), message.html_text)
    except RuleViolated as refusal:
        raise RuleViolated("own_text", refusal.reason, **refusal.facts) from None
    await _look_first(manager, draft, AdminSettings.draft)


async def on_reset(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The environment is to decide again; what members agree to is asked about first."""
    name = chosen(manager)
    if name in CONSENT_TEXTS:
        await _look_first(manager, None, AdminSettings.draft)
    elif name is Tunable.CONSENT_VERSION:
        await _look_first(manager, None, AdminSettings.version)
    else:
        await _change(manager, {name: None})


async def on_save(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The draft is right."""
    await _change(manager, {chosen(manager): manager.dialog_data[DRAFT]})


async def on_save_and_ask(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The draft is right, and members are to be asked anew."""
    data = manager.dialog_data
    await _change(manager, {chosen(manager): data[DRAFT], Tunable.CONSENT_VERSION: data[VERSION]})


async def on_back(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Rather not: back to the setting."""
    await manager.switch_to(home_of(manager))


def home_of(manager: DialogManager) -> Any:
    """The window of the setting that is looked at."""
    return AdminSettings.text if chosen(manager) in OWN_TEXTS else AdminSettings.one


async def _give(manager: DialogManager, value: str) -> None:
    name = chosen(manager)
    if name is Tunable.CONSENT_VERSION:
        await _look_first(manager, services(manager).changes.check(name, value), AdminSettings.version)
    else:
        await _change(manager, {name: value})


async def _look_first(manager: DialogManager, draft: str | None, window: Any) -> None:
    manager.dialog_data[DRAFT] = draft
    manager.dialog_data[VERSION] = new_version(services(manager).settings)
    await manager.switch_to(window)


async def _change(manager: DialogManager, wanted: Mapping[Tunable, str | None]) -> None:
    await services(manager).changes.change(actor(manager), wanted)
    manager.dialog_data.pop(DRAFT, None)
    set_notice(manager, "noted-setting")
    await manager.switch_to(home_of(manager))


def _text(message: Message) -> str:
    if message.text is None:
        raise Unread("notice-not-text")
    if message.text.startswith("/"):
        raise Unread("notice-unknown-command")
    return message.text
