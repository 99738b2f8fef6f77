"""Requests for help outside of the dialogs: staff reply to cards and close them, people reply to answers.

In a group nothing else of a person is handled, so that a middleware takes what concerns a card before groups are passed
over; the bot hears there no more than it needs to, and answers nothing but replies to its own cards.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from aiogram import BaseMiddleware, Router
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, Message, ReactionTypeEmoji, TelegramObject, Update, User
from aiogram_dialog import DialogManager, ShowMode

from dialogs.menu.handlers import open_menu
from dialogs.support.opening import open_support
from dialogs.widgets import Unread, cause_of, said_in, set_notice
from school21_bot.access import Actor, Right, Via, in_the_bot
from school21_bot.app import Services
from school21_bot.errors import Conflict, NotAllowed, NotFound, Refused, RuleViolated
from school21_bot.logs import logger
from school21_bot.people import Account
from school21_bot.telegram.commands import arrive
from school21_bot.telegram.middlewares import Handler, names_of
from school21_bot.telegram.support_letters import PREFIX, WRITE
from school21_bot.telegram.support_replies import (
    is_reply_to_answer,
    is_reply_to_bot,
    is_reply_to_card,
    request_behind,
    request_of,
)
from school21_bot.texts import Translator, pick_language, translator

log = logger("telegram")

_SEEN = "👌"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a reply or a tap: the key of the text that says it, and whether it did what was wanted."""

    key: str
    done: bool = False
    facts: Mapping[str, int] = field(default_factory=dict)

    def text(self, texts: Translator) -> str:
        """It in words."""
        return texts.plain(self.key, self.facts.__getitem__)


class SupportDesk(BaseMiddleware):
    """Takes replies to cards, and taps on them, in the staff's group under whichever id it has today."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Handle it here, or pass the update on."""
        assert isinstance(event, Update)  # noqa: S101  # it stands before the updates' handlers
        texts = translator(self._services.settings.default_language)
        if event.message is not None and is_reply_to_bot(event.message) and await self._is_there(event.message):
            await self._on_reply(event.message, texts)
            return None
        tap = event.callback_query
        if tap is not None and await is_on_a_card(tap) and await self._is_there(tap.message):
            await on_card(tap, self._services, translator(pick_language(tap.from_user.language_code, texts.language)))
            return None
        return await handler(event, data)

    async def _is_there(self, message: Any) -> bool:
        staff = self._services.settings.staff_chat_id
        if staff is None or message is None or message.chat.type == ChatType.PRIVATE:
            return False
        return bool(message.chat.id == await self._services.places.today(staff))

    async def _on_reply(self, message: Message, texts: Translator) -> None:
        sender = message.from_user
        if sender is None or (message.text or "").startswith("/"):
            return
        try:
            request_id = await request_behind(self._services, message)
            if request_id is None:
                return
            outcome = await _answer(self._services, message, sender, request_id, texts)
        except Exception as error:
            log.error("trouble with a reply", exc_info=error)
            outcome = Outcome("notice-request-trouble")
        with suppress(TelegramAPIError):  # the answer is on its way, or is not: a word about it is all that is missing
            if outcome.done:
                await message.react([ReactionTypeEmoji(emoji=_SEEN)])
            else:
                await message.reply(outcome.text(texts))


def build_router() -> Router:
    """The router for private chats; it must stand before everything that asks who has a row."""
    router = Router(name="support")
    router.callback_query.register(on_write, _is_write)
    router.callback_query.register(on_card, is_on_a_card)
    router.message.register(on_staff_reply, is_reply_to_card)
    router.message.register(on_reply, is_reply_to_answer)
    return router


async def is_on_a_card(tap: CallbackQuery) -> bool:
    """Whether a tap says that it is one on a card."""
    return (tap.data or "").startswith(f"{PREFIX}:") and tap.data != WRITE


async def _is_write(tap: CallbackQuery, account: Account | None) -> bool:
    """Whether it is that button, pressed by somebody who has a row: an old button alone makes none."""
    return tap.data == WRITE and account is not None


async def on_card(tap: CallbackQuery, services: Services, texts: Translator) -> None:
    """Somebody pressed a button of a card: who may close requests does, everybody else learns that they may not."""
    try:
        outcome = await _close(services, tap, texts)
    except Exception as error:
        log.error("trouble with a card", exc_info=error)
        outcome = Outcome("trouble")
    with suppress(TelegramAPIError):
        await tap.answer(outcome.text(texts), show_alert=None if outcome.done else True)


async def on_write(tap: CallbackQuery, services: Services, dialog_manager: DialogManager, texts: Translator) -> None:
    """Somebody wants to write back to an answer."""
    await arrive(tap.from_user, services, dialog_manager, texts)
    form = dialog_manager.current_stack().last_message_id
    if tap.bot is not None and form is not None:
        # The library would take the answer, which was tapped, for the form, and delete it.
        with suppress(TelegramAPIError):
            await tap.bot.delete_message(tap.from_user.id, form)
    await open_support(dialog_manager, show_mode=ShowMode.SEND)
    with suppress(TelegramAPIError):
        await tap.answer()


async def on_staff_reply(
    message: Message, request_id: int, services: Services, dialog_manager: DialogManager, texts: Translator
) -> None:
    """Somebody of the staff replies to a card in private; what is open stays the last message."""
    await arrive(message.from_user, services, dialog_manager, texts)
    if message.from_user is not None:
        outcome = await _answer(services, message, message.from_user, request_id, texts)
        await _show_below(dialog_manager, outcome.key, **outcome.facts)


async def on_reply(message: Message, services: Services, dialog_manager: DialogManager, texts: Translator) -> None:
    """Somebody replies to an answer: it goes on in their request."""
    account = await arrive(message.from_user, services, dialog_manager, texts)
    try:
        request = await services.support.ask(account.id, said_in(message), cause=cause_of(message))
    except Unread as unread:
        await _show_below(dialog_manager, unread.notice)
    except RuleViolated as refusal:
        await _show_below(dialog_manager, f"refused-{refusal.field}-{refusal.reason}", **refusal.facts)
    else:
        await _show_below(dialog_manager, "support-sent", number=str(request.number))


async def _answer(services: Services, message: Message, by: User, request_id: int, texts: Translator) -> Outcome:
    """Bring what somebody has replied to the person, if they may."""
    try:
        actor = await _actor(services, by, texts)
        cause = f"{message.chat.id}:{message.message_id}"
        await services.helpdesk.answer(actor, request_id, said_in(message), cause=cause)
    except Unread as unread:
        return Outcome(unread.notice)
    except RuleViolated as refusal:
        return Outcome(f"refused-{refusal.field}-{refusal.reason}", facts=refusal.facts)
    except Refused as refusal:
        return _refused(refusal, conflict="notice-request-unreachable")
    return Outcome("request-answered", done=True)


async def _close(services: Services, tap: CallbackQuery, texts: Translator) -> Outcome:
    try:
        actor = await _actor(services, tap.from_user, texts)
        await services.helpdesk.close(actor, request_of(tap.data or ""))
    except Refused as refusal:
        return _refused(refusal, conflict="notice-request-over")
    return Outcome("request-closed", done=True)


async def _actor(services: Services, user: User, texts: Translator) -> Actor:
    """Whoever acts, with a row if they are of the staff: nobody else is given one."""
    if not await services.access.may(Actor(Via.BOT, telegram_id=user.id), Right.SUPPORT):
        raise NotAllowed
    account = await services.accounts.arrive(user.id, names_of(user), texts.language)
    return in_the_bot(account.id, account.telegram_id)


def _refused(refusal: Refused, *, conflict: str) -> Outcome:
    log.info("refused at a card", reason=type(refusal).__name__)
    match refusal:
        case NotAllowed():
            return Outcome("notice-request-not-yours")
        case NotFound():
            return Outcome("notice-request-gone")
        case Conflict():
            return Outcome(conflict)
    raise refusal


async def _show_below(manager: DialogManager, key: str, **facts: str | int) -> None:
    """Say it above what is open, which moves below what was sent."""
    if not manager.has_context():
        await open_menu(manager, show_mode=ShowMode.NO_UPDATE)
    set_notice(manager, key, **facts)
    await manager.show(ShowMode.DELETE_AND_SEND)
