"""Inline mode: `@bot golang senior` in any chat shows members to a member, who may post one.

What is posted says a role and a level, and leads into the bot: who it is, members see there. Nobody but the member who
types sees more, and what they type is neither kept nor noted.
"""

from contextlib import suppress
from typing import Any

from aiogram import BaseMiddleware
from aiogram.exceptions import TelegramAPIError
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    TelegramObject,
    Update,
)

from school21_bot.app import Services
from school21_bot.errors import NotAllowed, Refused
from school21_bot.logs import bind, logger
from school21_bot.people import Account, Card, Introduced, Status
from school21_bot.telegram.links import link_to_card
from school21_bot.telegram.middlewares import Handler
from school21_bot.telegram.turns import Turns
from school21_bot.texts import Translator, pick_language, translator
from school21_bot.wording import level_text

log = logger("telegram")

CACHE_SECONDS = 5
"""So long Telegram may show the same person the same answer again: whoever hides or leaves is gone that soon."""

PAYLOAD = "inline"
"""With what /start comes from whoever is not let in."""

_MAY_REGISTER = frozenset({Status.NEW, Status.APPLYING, Status.ABANDONED, Status.LEFT, Status.REMOVED})


class InlineMode(BaseMiddleware):
    """Answers inline queries; everything else goes on.

    It stands before what is made for chats: an inline query comes from none, opens nothing, and with every letter, so
    that it neither waits for the person's taps nor counts among them.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._turns = Turns()

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Answer here, or pass the update on."""
        assert isinstance(event, Update)  # noqa: S101  # it stands before the updates' handlers
        query = event.inline_query
        if query is None:
            return await handler(event, data)
        if await self._turns.take(query.from_user.id):  # else they have typed on, and look at another answer
            try:
                await answer(query, self._services)
            finally:
                self._turns.leave(query.from_user.id)
        return None


async def answer(query: InlineQuery, services: Services) -> None:
    """Show who fits or, to whoever may not look, the way into the bot; trouble of ours shows nobody."""
    texts = translator(pick_language(query.from_user.language_code, services.settings.default_language))
    results, after, button = list[InlineQueryResultArticle](), "", None
    try:
        account = await services.accounts.find(query.from_user.id)
        texts = _texts_of(account, texts)
        introduced = await _found(query, account, services)
        results = [await _result(query, card, texts) for card in introduced.cards]
        after = introduced.after
    except NotAllowed:
        button = _way_in(account, texts)
    except Refused as refusal:
        log.info("refused", reason=type(refusal).__name__)
    except Exception as error:
        log.error("trouble with an inline query", exc_info=error)
    with suppress(TelegramAPIError):  # too late, or Telegram cannot be reached: the next letter asks again
        await query.answer(
            results,  # type: ignore[arg-type]  # a list of one kind of results
            cache_time=CACHE_SECONDS,
            is_personal=True,
            next_offset=after,
            button=button,
        )


async def _found(query: InlineQuery, account: Account | None, services: Services) -> Introduced:
    if account is None:
        raise NotAllowed
    bind(person=account.id, status=account.status.value)
    return await services.introducing.found(account, query.query, query.offset)


async def _result(query: InlineQuery, card: Card, texts: Translator) -> InlineQueryResultArticle:
    """A member as whoever types sees them; what is posted names nobody."""
    assert query.bot is not None  # noqa: S101  # the client that brought it
    nothing = texts.plain("nothing-stated")
    role, level = card.role.name if card.role else nothing, level_text(texts, card.level)
    button = InlineKeyboardButton(
        text=texts.plain("button-open-card"), url=await link_to_card(query.bot, card.id), style="primary"
    )
    return InlineQueryResultArticle(
        id=str(card.id),
        title=card.name or nothing,
        description=" · ".join(filter(None, (role, level, card.team))),
        input_message_content=InputTextMessageContent(message_text=texts.html("shared-card", role=role, level=level)),
        reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]),
    )


def _way_in(account: Account | None, texts: Translator) -> InlineQueryResultsButton:
    """The button above no results at all."""
    may_register = account is None or account.status in _MAY_REGISTER
    label = texts.plain("button-register") if may_register else texts.plain("button-open-bot")
    return InlineQueryResultsButton(text=label, start_parameter=PAYLOAD)


def _texts_of(account: Account | None, otherwise: Translator) -> Translator:
    return otherwise if account is None else translator(pick_language(account.language, otherwise.language))
