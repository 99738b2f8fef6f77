"""To which letter about a request somebody replies: as the outbox noted, or else as its button tells."""

from aiogram.types import Message

from school21_bot.app import Services
from school21_bot.errors import NotFound
from school21_bot.telegram.support_letters import PREFIX, WRITE

# The largest number that the database takes for an id.
_LARGEST = 2**63 - 1


def is_reply_to_bot(message: Message) -> bool:
    """Whether somebody replies to a message of the bot's."""
    replied = message.reply_to_message
    return replied is not None and replied.from_user is not None and replied.from_user.is_bot


async def is_reply_to_card(message: Message, services: Services) -> dict[str, int] | bool:
    """The request to whose card somebody replies, for the handler; False if it is no card."""
    request_id = await request_behind(services, message)
    return False if request_id is None else {"request_id": request_id}


async def is_reply_to_answer(message: Message, services: Services) -> bool:
    """Whether somebody replies to an answer that they were brought."""
    replied = message.reply_to_message
    if replied is None or not is_reply_to_bot(message):
        return False
    return WRITE in _own_buttons(message) or await services.cards.is_answer(message.chat.id, replied.message_id)


async def request_behind(services: Services, message: Message) -> int | None:
    """The request to whose card somebody replies.

    A card whose number was not noted, because the worker died just then, still tells by its button.
    """
    replied = message.reply_to_message
    if replied is None or not is_reply_to_bot(message):
        return None
    noted = await services.cards.request_behind(message.chat.id, replied.message_id)
    if noted is not None:
        return noted
    cards = (data for data in _own_buttons(message) if data.startswith(f"{PREFIX}:close:"))
    return next(map(request_of, cards), None)


def _own_buttons(message: Message) -> list[str]:
    """What the buttons of the replied message carry, if it is of this very bot."""
    replied = message.reply_to_message
    if replied is None or replied.reply_markup is None or replied.from_user is None or message.bot is None:
        return []
    if replied.from_user.id != message.bot.id:
        return []
    return [button.callback_data or "" for row in replied.reply_markup.inline_keyboard for button in row]


def request_of(data: str) -> int:
    """The request that a button means; a forged one means none."""
    _, verb, number = f"{data}::".split(":")[:3]
    if verb != "close" or not (number.isascii() and number.isdecimal() and len(number) < 20):
        raise NotFound
    if int(number) > _LARGEST:
        raise NotFound
    return int(number)
