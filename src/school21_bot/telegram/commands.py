"""The commands: they work in every state."""

from contextlib import suppress

from aiogram import Bot, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import Command, CommandStart
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    User,
)
from aiogram_dialog import DialogManager, ShowMode

from dialogs.menu.handlers import open_admin, open_invite, open_menu, open_profile
from dialogs.support.opening import open_support
from dialogs.widgets import help_of
from school21_bot.access import in_the_bot
from school21_bot.app import Services
from school21_bot.errors import NotAllowed
from school21_bot.logs import bind
from school21_bot.people import Account, Status
from school21_bot.telegram.middlewares import names_of
from school21_bot.texts import LANGUAGES, Translator, translator

COMMANDS = ("start", "profile", "support", "help", "privacy")
"""What Telegram's menu of commands shows, no more than five; /invite, /cancel, /admin and /dashboard work without."""

_HELP = {
    Status.APPLYING: "help-applying",
    Status.ABANDONED: "help-applying",
    Status.WAITING: "help-waiting",
    Status.MEMBER: "help-member",
    Status.SUSPENDED: "help-suspended",
    Status.LEFT: "help-left",
    Status.REMOVED: "help-removed",
    Status.BANNED: "help-banned",
}


def build_router() -> Router:
    """The router that must stand before the dialogs."""
    router = Router(name="commands")
    router.message.register(on_start, CommandStart())
    router.message.register(on_profile, Command("profile"))
    router.message.register(on_support, Command("support"))
    router.message.register(on_help, Command("help"))
    router.message.register(on_invite, Command("invite"))
    router.message.register(on_privacy, Command("privacy"))
    router.message.register(on_cancel, Command("cancel"))
    router.message.register(on_admin, Command("admin"))
    router.message.register(on_dashboard, Command("dashboard"))
    return router


async def announce_commands(bot: Bot, default_language: str) -> None:
    """Fill Telegram's command menu, in every language and for whoever speaks none of them."""
    for code, language in [("", default_language), *((language, language) for language in LANGUAGES)]:
        texts = translator(language)
        await bot.set_my_commands(
            [BotCommand(command=name, description=texts.plain(f"command-{name}")) for name in COMMANDS],
            scope=BotCommandScopeAllPrivateChats(),
            language_code=code,
        )


async def on_start(message: Message, services: Services, dialog_manager: DialogManager, texts: Translator) -> None:
    """Make sure the person has a row, and open the menu that fits."""
    await arrive(message.from_user, services, dialog_manager, texts)
    await open_menu(dialog_manager, show_mode=ShowMode.DELETE_AND_SEND)


async def on_cancel(message: Message, services: Services, dialog_manager: DialogManager, texts: Translator) -> None:
    """Close whatever is open; answers are saved already."""
    await on_start(message, services, dialog_manager, texts)


async def on_profile(message: Message, services: Services, dialog_manager: DialogManager, texts: Translator) -> None:
    """Open the profile: a member's card, or what somebody else can do, and everybody's own data."""
    await arrive(message.from_user, services, dialog_manager, texts)
    await open_profile(dialog_manager)


async def on_support(message: Message, services: Services, dialog_manager: DialogManager, texts: Translator) -> None:
    """Lead to the people who help, or take what is to be brought to them."""
    address = services.settings.support_url
    if not address:
        await arrive(message.from_user, services, dialog_manager, texts)
        await open_support(dialog_manager)
        return
    await _lead_to_support(message, address, texts)
    await _show_again(message.from_user, services, dialog_manager, texts)


async def _lead_to_support(message: Message, address: str, texts: Translator) -> None:
    if address.lower().startswith(("http://", "https://")):
        button = InlineKeyboardButton(text=texts.plain("button-support"), url=address)
        # Telegram takes no buttons to some addresses, such as a host without a dot.
        with suppress(TelegramBadRequest):
            await message.answer(
                texts.html("support-link"), reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]])
            )
            return
    await message.answer(texts.html("support-address", address=address))


async def on_help(
    message: Message,
    services: Services,
    account: Account | None,
    dialog_manager: DialogManager,
    texts: Translator,
) -> None:
    """Say what the bot can do for this kind of person, and for staff."""
    key = _HELP.get(account.status, "help-new") if account else "help-new"
    text = texts.html(key, support=help_of(services.settings))
    if account is not None and await services.access.role_of(account.telegram_id) is not None:
        text += "\n\n" + texts.html("help-staff")
    await message.answer(text)
    await _show_again(message.from_user, services, dialog_manager, texts)


async def on_invite(message: Message, services: Services, dialog_manager: DialogManager, texts: Translator) -> None:
    """Show a member the way into the chat; anybody else where they stand."""
    account = await arrive(message.from_user, services, dialog_manager, texts)
    if account.status is Status.MEMBER and services.places.configured is not None:
        await open_invite(dialog_manager)
        return
    await open_menu(
        dialog_manager,
        notice="notice-no-chat" if account.status is Status.MEMBER else "notice-members-only",
        show_mode=ShowMode.DELETE_AND_SEND,
    )


async def on_admin(message: Message, services: Services, dialog_manager: DialogManager, texts: Translator) -> None:
    """Show staff what they can do; to anybody else this is a command that does not exist."""
    account = await arrive(message.from_user, services, dialog_manager, texts)
    if await services.access.role_of(account.telegram_id) is not None:
        await open_admin(dialog_manager)
        return
    await open_menu(dialog_manager, notice="notice-unknown-command", show_mode=ShowMode.DELETE_AND_SEND)


async def on_dashboard(message: Message, services: Services, dialog_manager: DialogManager, texts: Translator) -> None:
    """Give staff a link to the dashboard; to anybody else this is a command that does not exist."""
    account = await arrive(message.from_user, services, dialog_manager, texts)
    try:
        secret = await services.sessions.invite(in_the_bot(account.id, account.telegram_id), texts.language)
    except NotAllowed:
        await open_menu(dialog_manager, notice="notice-unknown-command", show_mode=ShowMode.DELETE_AND_SEND)
        return
    await message.answer(texts.html("dashboard-link", link=services.sessions.address(secret)))
    await _show_again(message.from_user, services, dialog_manager, texts)


async def on_privacy(message: Message, services: Services, dialog_manager: DialogManager, texts: Translator) -> None:
    """Say what happens with personal data."""
    settings = services.settings
    await message.answer(texts.html("privacy", url=settings.privacy_url or "none", joining=settings.registration))
    await _show_again(message.from_user, services, dialog_manager, texts)


async def _show_again(user: User | None, services: Services, manager: DialogManager, texts: Translator) -> None:
    """Keep the form the last message."""
    if manager.has_context() and manager.middleware_data["account"] is not None:
        await manager.show(ShowMode.DELETE_AND_SEND)
    else:
        await arrive(user, services, manager, texts)
        await open_menu(manager)


async def arrive(user: User | None, services: Services, manager: DialogManager, texts: Translator) -> Account:
    """Make sure the person has a row, with what Telegram calls them today.

    Raises:
        NotAllowed: nobody is behind the event.
    """
    if user is None:
        raise NotAllowed
    known: Account | None = manager.middleware_data["account"]  # as Telegram calls them today
    if known is not None:
        return known
    account = await services.accounts.welcome(user.id, names_of(user), texts.language)
    bind(person=account.id, status=account.status.value)
    manager.middleware_data["account"] = account
    return account
