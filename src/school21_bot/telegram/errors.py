"""Whatever goes wrong ends in an answer and a way on; the log gets the type and the place, never what was typed."""

from contextlib import suppress
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.exceptions import TelegramAPIError, TelegramForbiddenError
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import CallbackQuery, ErrorEvent, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.api.exceptions import InvalidStackIdError, OutdatedIntent, UnknownIntent, UnknownState

from dialogs.menu.handlers import open_menu
from school21_bot.app import Services
from school21_bot.errors import Conflict, ConsentDue, NotAllowed, NotFound, Refused, TooSlow
from school21_bot.logs import logger
from school21_bot.metrics import ERRORS
from school21_bot.people import Account
from school21_bot.storage import is_database_away, is_redis_away
from school21_bot.telegram.commands import arrive
from school21_bot.telegram.fallback import is_nobody, on_callback, on_message
from school21_bot.texts import Translator

log = logger("telegram")

# The first that fits.
_REASONS: dict[type[Refused], str] = {
    ConsentDue: "notice-consent-due",
    NotAllowed: "notice-not-for-you",
    NotFound: "notice-gone",
    Conflict: "notice-moved-on",
}


def build_router() -> Router:
    """The router for errors; the first handler that fits answers."""
    router = Router(name="errors")
    router.errors.register(
        on_stale, ExceptionTypeFilter(UnknownIntent, OutdatedIntent, UnknownState, InvalidStackIdError)
    )
    router.errors.register(on_refused, ExceptionTypeFilter(*_REASONS))
    router.errors.register(on_too_slow, ExceptionTypeFilter(TooSlow))
    router.errors.register(on_blocked, ExceptionTypeFilter(TelegramForbiddenError))
    router.errors.register(on_trouble)
    return router


async def on_stale(
    event: ErrorEvent, services: Services, texts: Translator, dialog_manager: DialogManager | None = None
) -> None:
    """A button or message of a dialog that is closed, was renamed by a deploy, or vanished with Redis."""
    ERRORS.labels("stale").inc()
    log.info("stale", reason=type(event.exception).__name__)
    query, message = event.update.callback_query, event.update.message
    if dialog_manager is None:
        return
    try:
        if query is not None:
            await on_callback(query, services, dialog_manager, texts)
        elif message is not None:
            await on_message(message, services, dialog_manager, texts)
    except tuple(_REASONS) as refusal:  # what was open is not for this person any more
        await on_refused(event.model_copy(update={"exception": refusal}), services, texts, dialog_manager)


async def on_refused(
    event: ErrorEvent, services: Services, texts: Translator, dialog_manager: DialogManager | None = None
) -> None:
    """A service said no: the person's standing or what they looked at has changed."""
    ERRORS.labels("refused").inc()
    log.info("refused", reason=type(event.exception).__name__)
    query, message = event.update.callback_query, event.update.message
    if dialog_manager is None or (query is None and message is None):
        return
    if query is not None and is_nobody(dialog_manager):
        await on_callback(query, services, dialog_manager, texts)
        return
    await arrive((query or message).from_user, services, dialog_manager, texts)  # type: ignore[union-attr]  # one of them is there
    reason = next(key for kind, key in _REASONS.items() if isinstance(event.exception, kind))
    await open_menu(dialog_manager, notice=reason, show_mode=ShowMode.DELETE_AND_SEND)
    if query is not None:
        with suppress(TelegramAPIError):
            await query.answer()


async def on_blocked(_event: ErrorEvent, services: Services, account: Account | None = None) -> None:
    """The person blocked the bot or left Telegram before the answer: nobody is there to read one."""
    ERRORS.labels("blocked").inc()
    log.info("blocked by the person")
    if account is not None:
        await services.accounts.mark_blocked(account.id)


async def on_too_slow(event: ErrorEvent, texts: Translator | None = None) -> None:
    """A search had too much to look through: say how it finds more quickly; whatever was open stays."""
    log.warning("too slow")
    if texts is not None:
        await _tell(event, texts.plain("too-slow"), texts.html("too-slow"))


async def on_trouble(event: ErrorEvent, **data: Any) -> Any:
    """Anything else is our fault: say so, and that nothing is lost.

    What Redis was away for comes again, and so does what nobody waits for but the database.
    """
    if is_redis_away(event.exception) or (is_database_away(event.exception) and data.get("texts") is None):
        return UNHANDLED
    ERRORS.labels("trouble").inc()
    log.error("trouble", exc_info=event.exception)
    texts: Translator | None = data.get("texts")
    if texts is not None:
        await _tell(event, texts.plain("trouble"), texts.html("trouble"))
    return None


async def _tell(event: ErrorEvent, plain: str, html: str) -> None:
    asked = event.update.callback_query or event.update.message
    with suppress(TelegramAPIError):
        if isinstance(asked, CallbackQuery):
            await asked.answer(plain, show_alert=True)
        elif isinstance(asked, Message):
            await asked.answer(html)
