"""The staff's card of somebody who waits: what it says, its buttons, and what happens when they are pressed.

In a group nothing else of a person is handled, so that a middleware takes these taps before groups are passed over.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import BaseMiddleware, Bot, Router
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, TelegramObject, Update

from school21_bot.access import Actor, Right, Via, in_the_bot
from school21_bot.app import Services
from school21_bot.errors import Conflict, NotAllowed
from school21_bot.logs import logger
from school21_bot.people import WITHDRAWN, DeclineReason, LevelName
from school21_bot.telegram.middlewares import Handler, names_of
from school21_bot.texts import Translator, pick_language, translator
from school21_bot.wording import level_text

log = logger("telegram")

PREFIX = "application"
# The largest number that the database takes for an id.
_LARGEST = 2**63 - 1

Facts = dict[str, str | int]
Keyboard = list[list[InlineKeyboardButton]]


class Verb(StrEnum):
    """What a button of the card does; DECLINE without a reason asks for one."""

    APPROVE = "approve"
    DECLINE = "decline"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a tap asks for, about which application."""

    verb: Verb
    person: int
    number: int
    reason: DeclineReason | None = None

    def __str__(self) -> str:
        """The callback data of a button, which may have 64 bytes."""
        parts = (PREFIX, self.verb, self.person, self.number, *([self.reason] if self.reason else []))
        return ":".join(map(str, parts))


def wish_of(data: str) -> Wish | None:
    """What callback data ask for; None if no card of ours ever had such a button."""
    prefix, _, rest = data.partition(":")
    verb, *others = rest.split(":")
    if prefix != PREFIX or verb not in set(Verb) or not 2 <= len(others) <= 3:
        return None
    numbers, reasons = others[:2], others[2:]
    if not all(number.isascii() and number.isdecimal() and len(number) < 20 for number in numbers):
        return None
    if reasons and (verb != Verb.DECLINE or reasons[0] not in set(DeclineReason)):
        return None
    person, application = map(int, numbers)
    if max(person, application) > _LARGEST:
        return None
    return Wish(Verb(verb), person, application, DeclineReason(reasons[0]) if reasons else None)


def card(texts: Translator, facts: Facts, zone: ZoneInfo) -> str:
    """What the card says, before the decision and after it."""
    outcome = facts.get("outcome")
    if outcome == WITHDRAWN:
        return texts.html("application-withdrawn")
    level = LevelName(0, str(facts["level"]), str(facts["level_name"]) or None)
    answers = {
        **facts,
        "name": facts["name"] or texts.plain("nothing-stated"),
        "level": level_text(texts, level),
        "description": facts["description"] or texts.plain("summary-skipped"),
    }
    read = answers.__getitem__
    parts = [
        texts.html("letter-staff-application", read),
        texts.html("application-nicknames", read),
        texts.html("application-work", read),
    ]
    if outcome is not None:
        decided = _decision(texts, facts, zone)
        parts.append(texts.html("application-approved" if outcome == "approved" else "application-declined", **decided))
    return "\n\n".join(parts)


def _decision(texts: Translator, facts: Facts, zone: ZoneInfo) -> dict[str, Any]:
    at = datetime.fromtimestamp(int(facts["decided_at"]), UTC).astimezone(zone)
    reason = facts.get("reason")
    return {
        "by": facts["by"] or texts.plain("nothing-stated"),
        "at": f"{at:%d.%m %H:%M}",
        "reason": texts.plain(f"decline-reason-{reason}") if reason else "",
    }


def decision_buttons(texts: Translator, facts: Facts) -> Keyboard:
    """The card's buttons; none once it is decided."""
    if "outcome" in facts:
        return []
    return _choice(texts, int(facts["id"]), int(facts["number"]))


def _choice(texts: Translator, person: int, number: int) -> Keyboard:
    return [
        [
            _button(texts.plain("button-approve"), Wish(Verb.APPROVE, person, number), "success"),
            _button(texts.plain("button-decline"), Wish(Verb.DECLINE, person, number)),
        ]
    ]


def _reasons(texts: Translator, person: int, number: int) -> Keyboard:
    reasons = [
        [_button(texts.plain(f"decline-reason-{reason.value}"), Wish(Verb.DECLINE, person, number, reason))]
        for reason in DeclineReason
    ]
    return [*reasons, [_button(texts.plain("button-back"), Wish(Verb.BACK, person, number))]]


def _button(label: str, wish: Wish, style: str | None = None) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=label, callback_data=str(wish), style=style)


class StaffChat(BaseMiddleware):
    """Takes taps on cards in the staff's group, under whichever id it has today; everything else goes on."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Handle the tap here, or pass the update on."""
        assert isinstance(event, Update)  # noqa: S101  # it stands before the updates' handlers
        tap = event.callback_query
        if tap is None or not await is_on_a_card(tap) or not await self._is_there(tap):
            return await handler(event, data)
        texts = translator(pick_language(tap.from_user.language_code, self._services.settings.default_language))
        try:
            await on_tap(tap, self._services, texts)
        except Exception as error:
            log.error("trouble with a card", exc_info=error)
            await _say(tap, texts.plain("trouble"), alert=True)
        return None

    async def _is_there(self, tap: CallbackQuery) -> bool:
        staff = self._services.settings.staff_chat_id
        if staff is None or tap.message is None or tap.message.chat.type == ChatType.PRIVATE:
            return False
        return tap.message.chat.id == await self._services.places.today(staff)


def build_router() -> Router:
    """The router for cards in private chats; it must stand before everything that asks who has a row."""
    router = Router(name="applications")
    router.callback_query.register(on_tap, is_on_a_card)
    return router


async def is_on_a_card(tap: CallbackQuery) -> bool:
    """Whether a tap says that it is one on a card."""
    return (tap.data or "").startswith(f"{PREFIX}:")


async def on_tap(tap: CallbackQuery, services: Services, texts: Translator) -> None:
    """Somebody pressed a button of a card: who may decide does, everybody else learns that they may not."""
    wish = wish_of(tap.data or "")
    if not await services.access.may(Actor(Via.BOT, telegram_id=tap.from_user.id), Right.PEOPLE):
        log.info("turned away at a card")
        await _say(tap, texts.plain("notice-application-not-yours"), alert=True)
        return
    account = await services.accounts.arrive(tap.from_user.id, names_of(tap.from_user), texts.language)
    texts = translator(pick_language(account.language, texts.language))
    try:
        if wish is None:
            raise Conflict
        await _fulfil(tap, wish, services, in_the_bot(account.id, account.telegram_id), texts)
    except NotAllowed:  # withdrawn a moment ago
        await _say(tap, texts.plain("notice-application-not-yours"), alert=True)
    except Conflict:
        await _say(tap, texts.plain("notice-application-over"), alert=True)
        await _show_buttons(tap, [])


async def _fulfil(tap: CallbackQuery, wish: Wish, services: Services, by: Actor, texts: Translator) -> None:
    match wish:
        case Wish(verb=Verb.APPROVE):
            await services.approvals.approve(by, wish.person, number=wish.number)
            await _say(tap, texts.plain("notice-application-approved"))
        case Wish(verb=Verb.DECLINE, reason=DeclineReason() as reason):
            await services.approvals.decline(by, wish.person, reason, number=wish.number)
            await _say(tap, texts.plain("notice-application-declined"))
        case _:
            if not await services.approvals.is_open(wish.person, number=wish.number):
                raise Conflict
            buttons = _reasons if wish.verb is Verb.DECLINE else _choice
            in_their_language = _language_of_the_card(tap, services, texts)
            await _show_buttons(tap, buttons(in_their_language, wish.person, wish.number))
            await _say(tap, "")


def _language_of_the_card(tap: CallbackQuery, services: Services, texts: Translator) -> Translator:
    """A group reads the bot's own language, whoever taps."""
    in_private = tap.message is not None and tap.message.chat.type == ChatType.PRIVATE
    return texts if in_private else translator(services.settings.default_language)


async def _show_buttons(tap: CallbackQuery, rows: Keyboard) -> None:
    bot: Bot | None = tap.bot
    if bot is None or tap.message is None:
        return
    markup = InlineKeyboardMarkup(inline_keyboard=rows) if rows else None
    with suppress(TelegramAPIError):  # the card can be read without them, and the decision stands
        await bot.edit_message_reply_markup(
            chat_id=tap.message.chat.id, message_id=tap.message.message_id, reply_markup=markup
        )


async def _say(tap: CallbackQuery, words: str, *, alert: bool = False) -> None:
    with suppress(TelegramAPIError):
        await tap.answer(words or None, show_alert=alert or None)
