"""Copying a message into another chat."""

from school21_bot.sandbox.errors import bad_request
from school21_bot.sandbox.files import Json
from school21_bot.sandbox.keyboards import read_keyboard
from school21_bot.sandbox.methods.chats import joined_chat, writable_chat
from school21_bot.sandbox.methods.messages import deliver, replied_to
from school21_bot.sandbox.methods.texts import check_caption, read_caption
from school21_bot.sandbox.registry import Call, method
from school21_bot.sandbox.world import Message

_HEAD = ("message_id", "from", "sender_chat", "chat", "date", "edit_date", "reply_markup", "reply_to_message")
_NOT_COPIED = (*_HEAD, "forward_origin", "via_bot", "media_group_id", "has_protected_content")
_SERVICE = (
    *("new_chat_members", "left_chat_member", "pinned_message"),
    *("migrate_to_chat_id", "migrate_from_chat_id"),
)


@method("copyMessage")
def copy_message(call: Call) -> Json:
    """Send what another message says as if it were said anew: without its author, buttons and reply."""
    if not call.text("from_chat_id"):
        raise bad_request('parameter "from_chat_id" is required')
    caption = read_caption(call) if "caption" in call.parameters else None
    content = _content(_original(call))
    keyboard = read_keyboard(call)
    chat = writable_chat(call)
    replied = replied_to(call, chat)
    if caption is not None and "text" not in content:
        check_caption(caption)
        content = {name: value for name, value in content.items() if not name.startswith("caption")} | caption
    return {"message_id": deliver(call, chat, content, keyboard, replied)["message_id"]}


def _original(call: Call) -> Message:
    chat = joined_chat(Call(call.world, {"chat_id": call.text("from_chat_id")}))
    number = call.integer("message_id")
    if number <= 0:
        raise bad_request("message identifier is not specified")
    if number not in chat.messages:
        raise bad_request("message to copy not found")
    return chat.messages[number]


def _content(message: Message) -> Json:
    if any(name in message.data for name in _SERVICE):
        raise bad_request("the message can't be copied")
    return {name: value for name, value in message.data.items() if name not in _NOT_COPIED}
