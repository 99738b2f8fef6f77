"""Sending, editing and deleting messages."""

from typing import Any

from school21_bot.sandbox.errors import bad_request
from school21_bot.sandbox.keyboards import read_inline_keyboard, read_keyboard
from school21_bot.sandbox.methods.chats import find_chat, joined_chat, writable_chat
from school21_bot.sandbox.methods.texts import check_caption, check_text, read_caption, read_text
from school21_bot.sandbox.registry import Call, method
from school21_bot.sandbox.world import Chat, Message

Json = dict[str, Any]

DELETABLE_SECONDS = 48 * 3600
MOST_DELETED = 100
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


@method("sendMessage")
def send_message(call: Call) -> Json:
    """Send a text, perhaps with a keyboard, perhaps as a reply."""
    content = read_text(call)
    keyboard = read_keyboard(call)
    chat = writable_chat(call)
    replied = replied_to(call, chat)
    check_text(content)
    return deliver(call, chat, content, keyboard, replied)


def deliver(call: Call, chat: Chat, content: Json, keyboard: Json | None, replied: Message | None) -> Json:
    """Put a message of the bot into the chat: what sending a text and sending a file have in common."""
    if replied is not None:
        content["reply_to_message"] = {key: value for key, value in replied.data.items() if key != "reply_to_message"}
    if call.flag("protect_content"):
        content["has_protected_content"] = True
    return call.world.post(chat, call.world.bot, content | shown(keyboard), keyboard).data


@method("editMessageText")
def edit_message_text(call: Call) -> Json:
    """Replace the text and the inline keyboard of one of the bot's messages."""
    content = read_text(call)
    keyboard = read_inline_keyboard(call)
    chat, message = editable(call)
    if "text" not in message.data:
        raise bad_request("there is no text in the message to edit")
    check_text(content)
    return _edit(call, chat, message, content, keyboard)


@method("editMessageReplyMarkup")
def edit_message_reply_markup(call: Call) -> Json:
    """Replace or remove the inline keyboard of one of the bot's messages."""
    keyboard = read_inline_keyboard(call)
    chat, message = editable(call)
    content: Json = {key: message.data[key] for key in ("text", "entities") if key in message.data}
    return _edit(call, chat, message, content, keyboard)


@method("editMessageCaption")
def edit_message_caption(call: Call) -> Json:
    """Replace the caption and the inline keyboard of one of the bot's files."""
    content = read_caption(call)
    keyboard = read_inline_keyboard(call)
    chat, message = editable(call)
    if "text" in message.data:
        raise bad_request("there is no caption in the message to edit")
    check_caption(content)
    names = ("caption", "caption_entities")
    if [message.data.get(name) for name in names] == [content.get(name) for name in names] and (
        keyboard == message.keyboard
    ):
        raise bad_request(NOT_MODIFIED)
    call.world.edit(chat, message, content | shown(keyboard), keyboard, without=names)
    return message.data


@method("setMessageReaction")
def set_message_reaction(call: Call) -> bool:
    """React to a message, of which nothing is kept."""
    if _message_id(call) not in joined_chat(call).messages:
        raise bad_request("message to react not found")
    return True


@method("deleteMessage")
def delete_message(call: Call) -> bool:
    """Delete a message on both sides."""
    if not call.text("chat_id"):
        raise bad_request("chat identifier is not specified")
    number = _message_id(call)
    chat = joined_chat(call)
    message = chat.messages.get(number)
    if message is None:
        raise bad_request("message to delete not found")
    if not _deletable(call, chat, message):
        raise bad_request("message can't be deleted")
    call.world.delete(chat, message.id)
    return True


@method("deleteMessages")
def delete_messages(call: Call) -> bool:
    """Delete several messages; those that are not there, or may not be deleted, are passed over."""
    numbers = _message_ids(call)
    chat = joined_chat(call)
    for number in numbers:
        message = chat.messages.get(number)
        if message is not None and _deletable(call, chat, message):
            call.world.delete(chat, message.id)
    return True


def shown(keyboard: Json | None) -> Json:
    """The Bot API shows inline keyboards only."""
    return {"reply_markup": keyboard} if keyboard and "inline_keyboard" in keyboard else {}


def _message_id(call: Call) -> int:
    number = call.integer("message_id")
    if number <= 0:
        raise bad_request("message identifier is not specified")
    return number


def _message_ids(call: Call) -> list[int]:
    numbers = call.json("message_ids", "message_ids")
    if numbers is None or numbers == []:
        raise bad_request("message identifiers are not specified")
    if not isinstance(numbers, list):
        raise bad_request("expected an Array of message identifiers")
    if len(numbers) > MOST_DELETED:
        raise bad_request("too many message identifiers specified")
    if not all(isinstance(number, int) for number in numbers):
        raise bad_request("message identifier must be a Number")
    if min(numbers) <= 0:
        raise bad_request("invalid message identifier specified")
    return numbers


def replied_to(call: Call, chat: Chat) -> Message | None:
    """The message that is replied to; raises 400 when it is not there and must be."""
    reply = call.json("reply_parameters", "reply parameters")
    if not isinstance(reply, dict):
        old_style = call.integer("reply_to_message_id")
        reply = {"message_id": old_style, "allow_sending_without_reply": call.flag("allow_sending_without_reply")}
    number = reply.get("message_id")
    if not number or not isinstance(number, int):
        return None
    other = reply.get("chat_id")
    target = chat if other is None else find_chat(Call(call.world, {"chat_id": str(other)}))
    message = target.messages.get(number)
    if message is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message


def editable(call: Call) -> tuple[Chat, Message]:
    """The message that the call names and its chat, if the bot may change it; raises 400 and 403."""
    if call.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    if not call.text("chat_id") and not call.text("message_id"):
        raise bad_request("message identifier is not specified")
    chat = find_chat(call)
    message = chat.messages.get(_message_id(call))
    if message is None:
        raise bad_request("message to edit not found")
    if message.outgoing or message.has_other_keyboard:
        raise bad_request("message can't be edited")
    return writable_chat(call), message


def _edit(call: Call, chat: Chat, message: Message, content: Json, keyboard: Json | None) -> Json:
    before = [message.data.get(key) for key in ("text", "entities")]
    if before == [content.get(key) for key in ("text", "entities")] and keyboard == message.keyboard:
        raise bad_request(NOT_MODIFIED)
    call.world.edit(chat, message, content | shown(keyboard), keyboard)
    return message.data


def _deletable(call: Call, chat: Chat, message: Message) -> bool:
    """Up to 48 hours; in a group the bot needs a right to what others wrote."""
    if chat.type != "private" and message.outgoing and not chat.bot_may("can_delete_messages"):
        return False
    age: float = call.world.now() - message.data["date"]
    return age < DELETABLE_SECONDS
