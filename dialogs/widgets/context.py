"""What middlewares put beside every event, with its types."""

from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from school21_bot.access import Actor, in_the_bot
from school21_bot.app import Services
from school21_bot.errors import NotAllowed
from school21_bot.people import Account
from school21_bot.settings import Settings
from school21_bot.texts import Translator


def services(manager: DialogManager) -> Services:
    """The services."""
    found: Services = manager.middleware_data["services"]
    return found


def texts(manager: DialogManager) -> Translator:
    """The texts in the person's language."""
    found: Translator = manager.middleware_data["texts"]
    return found


def account(manager: DialogManager) -> Account:
    """The person.

    Raises:
        NotAllowed: somebody whom the bot does not know.
    """
    found: Account | None = manager.middleware_data["account"]
    if found is None:
        raise NotAllowed
    return found


def actor(manager: DialogManager) -> Actor:
    """The person as whoever acts for the community; what they may do is asked by the services.

    Raises:
        NotAllowed: somebody whom the bot does not know.
    """
    person = account(manager)
    return in_the_bot(person.id, person.telegram_id)


def remember(manager: DialogManager, changed: Account) -> Account:
    """Let what is shown next see the person as a service just left them."""
    manager.middleware_data["account"] = changed
    return changed


async def forget(manager: DialogManager) -> None:
    """Close everything that is open, and keep nothing of the person in Redis either: there is no such person now."""
    manager.middleware_data["account"] = None
    await manager.reset_stack(remove_keyboard=False)
    manager.current_stack().last_message_id = None


def cause_of(event: Any) -> str:
    """What names this event when Telegram delivers it twice."""
    if isinstance(event, CallbackQuery):
        return f"tap:{event.id}"
    if isinstance(event, Message):
        return f"message:{event.message_id}"
    raise TypeError(type(event).__name__)


def support_of(manager: DialogManager) -> str:
    """Where help is: an address, or the command by which the bot takes messages itself."""
    return help_of(services(manager).settings)


def help_of(settings: Settings) -> str:
    """The same, by the settings."""
    return settings.support_url or "/support"
