"""Puts what the outbox holds into words, in the reader's language, and sends it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiohttp import ClientConnectorError

from dialogs.admin.messages.post import send_post
from school21_bot.errors import NotFound
from school21_bot.logs import logger
from school21_bot.messages import Blocked, Campaigns, Letter, Unclear, Undeliverable
from school21_bot.people import Accounts
from school21_bot.ports import ChatMoved, Topic, TryLater
from school21_bot.telegram import applications, opting, report_letters, support_letters
from school21_bot.telegram.pace import saying_by_itself
from school21_bot.telegram.shortcuts import RESTART, RESUME
from school21_bot.texts import Translator, translator
from school21_bot.tuning import Tuning
from school21_bot.wording import digest_facts, own_welcome

log = logger("telegram")

_NEEDS_NO_EDIT = re.compile("message is not modified|message to edit not found|message can't be edited")

_UNREACHABLE_SECONDS = 5

_IDS = frozenset({"person", "stranger"})

Facts = dict[str, str | int]
Keyboard = list[list[InlineKeyboardButton]]


class TelegramCourier:
    """Fulfils `messages.Courier`."""

    def __init__(self, bot: Bot, accounts: Accounts, tuning: Tuning, campaigns: Campaigns) -> None:
        settings = tuning.environment
        self._bot = bot
        self._accounts = accounts
        self._tuning = tuning
        self._campaigns = campaigns
        self._language = settings.default_language
        self._zone = ZoneInfo(settings.timezone)

    async def send(self, letter: Letter) -> int:
        """Send a letter; raises what `messages.Courier` names."""
        texts = await self._texts(letter)
        try:
            with saying_by_itself():
                sent = await self._send(letter, texts)
        except TelegramAPIError as refusal:
            raise _meaning(refusal) from None
        return sent.message_id

    async def _send(self, letter: Letter, texts: Translator) -> Message:
        if letter.topic is not Topic.BROADCAST:
            words, keyboard = self._words(letter, texts), await self._keyboard(letter, texts)
            return await support_letters.send(self._bot, letter, words, keyboard)
        try:
            content = await self._campaigns.content(int(letter.facts["campaign"]))
        except NotFound:
            raise Undeliverable from None
        return await send_post(self._bot, letter.chat_id, content, texts)

    async def edit(self, letter: Letter, message_id: int) -> None:
        """Let a message that was sent say what the letter says now; raises what `messages.Courier` names."""
        texts = await self._texts(letter)
        try:
            with saying_by_itself(), _harmless_edit():
                words, keyboard = self._words(letter, texts), await self._keyboard(letter, texts)
                await support_letters.edit(self._bot, letter, message_id, words, keyboard)
        except TelegramAPIError as refusal:
            raise _meaning(refusal) from None

    def _words(self, letter: Letter, texts: Translator) -> str:
        """The letter's text; whoever becomes a member by it is welcomed, too."""
        words = words_of(letter, texts, self._zone)
        own = own_welcome(texts, self._tuning.now) if letter.topic is Topic.APPROVED else ""
        return f"{words}\n\n{own}" if own else words

    async def _keyboard(self, letter: Letter, texts: Translator) -> InlineKeyboardMarkup | None:
        if letter.topic is Topic.STAFF_REPORT:
            return await report_letters.keyboard(self._bot, texts, letter.facts)
        return _keyboard(letter, texts)

    async def _texts(self, letter: Letter) -> Translator:
        """The texts in the language of whoever reads: what the bot speaks with them, or else its own."""
        person = await self._accounts.find(letter.chat_id)
        return translator(person.language if person else self._language)


def words_of(letter: Letter, texts: Translator, zone: ZoneInfo) -> str:
    """The letter's text; times are told in `zone`."""
    if letter.topic is Topic.STAFF_APPLICATION:
        return applications.card(texts, letter.facts, zone)
    if letter.topic in support_letters.TOPICS:
        return support_letters.words(letter, texts)
    if letter.topic is Topic.STAFF_REPORT:
        return report_letters.words(texts, letter.facts)
    # The number in a link to a person is no quantity: as one it would be written with its thousands apart.
    facts: dict[str, Any] = {name: str(value) if name in _IDS else value for name, value in letter.facts.items()}
    if letter.topic in _SPELLED_OUT:
        facts |= _SPELLED_OUT[letter.topic](texts, facts)
    text = texts.html(f"letter-{letter.topic}", **facts)
    return text if letter.repeats == 1 else f"{text}\n\n{texts.html('letter-repeats', times=letter.repeats)}"


def _abandoned(texts: Translator, facts: Facts) -> Facts:
    answered = facts["step"] == "summary"
    return {"question": "none" if answered else texts.plain(f"question-{facts['step']}")}


def _missing_right(texts: Translator, facts: Facts) -> Facts:
    return {"right": texts.plain(f"right-{facts['right']}")}


def _newest_backup(texts: Translator, facts: Facts) -> Facts:
    return {"newest": texts.plain("backup-newest", newest=facts["newest"], number=facts["number"])}


def _declined(texts: Translator, facts: Facts) -> Facts:
    return {"reason": texts.plain(f"declined-{facts['reason']}")}


_SPELLED_OUT: dict[Topic, Callable[[Translator, Facts], Facts]] = {
    Topic.DIGEST: digest_facts,
    Topic.ABANDONED: _abandoned,
    Topic.NUDGED: _abandoned,
    Topic.REMINDED: _abandoned,
    Topic.DECLINED: _declined,
    Topic.STAFF_MISSING_RIGHT: _missing_right,
    Topic.STAFF_BACKUP_FAILED: _newest_backup,
    Topic.STAFF_BACKUP_OLD: _newest_backup,
}
"""Facts that are put into words before they stand in the text."""


def _keyboard(letter: Letter, texts: Translator) -> InlineKeyboardMarkup | None:
    if letter.topic in support_letters.TOPICS:
        rows = support_letters.buttons(letter, texts)
    else:
        rows = _KEYBOARDS[letter.topic](texts, letter.facts) if letter.topic in _KEYBOARDS else []
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def _resume_or_restart(texts: Translator, _facts: Facts) -> Keyboard:
    return [
        [InlineKeyboardButton(text=texts.plain("button-resume"), callback_data=RESUME, style="primary")],
        [InlineKeyboardButton(text=texts.plain("button-start-over"), callback_data=RESTART)],
    ]


def _reminded(texts: Translator, facts: Facts) -> Keyboard:
    return [*_resume_or_restart(texts, facts), [opting.button(texts, opting.NO_REMINDERS)]]


def _join(texts: Translator, facts: Facts) -> Keyboard:
    return [[InlineKeyboardButton(text=texts.plain("button-join"), url=str(facts["link"]), style="primary")]]


_KEYBOARDS: dict[Topic, Callable[[Translator, Facts], Keyboard]] = {
    Topic.ABANDONED: _resume_or_restart,
    Topic.NUDGED: _reminded,
    Topic.REMINDED: _reminded,
    Topic.DECLINED: _resume_or_restart,
    Topic.STAFF_APPLICATION: applications.decision_buttons,
    Topic.INVITE_READY: _join,
}


@contextmanager
def _harmless_edit() -> Iterator[None]:
    """A message that says so already, or is gone, needs no edit."""
    try:
        yield
    except TelegramBadRequest as refusal:
        if not _NEEDS_NO_EDIT.search(refusal.message):
            raise


def _meaning(refusal: TelegramAPIError) -> Exception:
    """What became of a message that Telegram did not take."""
    match refusal:
        case TelegramRetryAfter():
            return TryLater(refusal.retry_after)
        case TelegramUnauthorizedError():
            return TryLater(_UNREACHABLE_SECONDS)
        case TelegramNetworkError() if isinstance(refusal.__cause__, ClientConnectorError):
            # The letter has not left the house.
            return TryLater(_UNREACHABLE_SECONDS)
        case TelegramMigrateToChat():
            return ChatMoved(refusal.migrate_to_chat_id)
        case TelegramForbiddenError():
            return Blocked()
        case TelegramBadRequest() | TelegramNotFound():
            log.error("a message is refused", exc_info=refusal)
            return Undeliverable()
        case _:
            return Unclear()
