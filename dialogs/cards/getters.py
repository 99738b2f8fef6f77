"""What the windows of a single card read."""

from typing import Any

from aiogram import Bot
from aiogram_dialog import DialogManager

from dialogs.widgets import card_data, chat_link
from school21_bot.app import Services
from school21_bot.messages import LONGEST_REPORT
from school21_bot.people import Account, card_link
from school21_bot.texts import Translator

_MENU_AND_CARD = 2


async def one_card(
    services: Services, account: Account, texts: Translator, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The card, and whether more than the menu lies under it."""
    found = await services.directory.card(account, dialog_manager.dialog_data["card"])
    return {
        **card_data(texts, found),
        "chat": "" if found.id == account.id else chat_link(found),
        "leads_back": len(dialog_manager.current_stack().intents) > _MENU_AND_CARD,
    }


async def passing_on(bot: Bot, account: Account, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What a member can do with the open card: pass it on, where the bot has its inline mode, and report it."""
    person_id = dialog_manager.dialog_data["card"]
    has_inline_mode = (await bot.me()).supports_inline_queries
    return {"share": card_link(person_id) if has_inline_mode else "", "may_report": person_id != account.id}


async def report(services: Services, account: Account, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Whose card it is."""
    found = await services.directory.card(account, dialog_manager.dialog_data["card"])
    return {"name": found.name, "limit": LONGEST_REPORT}
