"""What a person does in Telegram: be there, write, send things, press buttons, delete, block."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from school21_bot.sandbox.community import Member
from school21_bot.sandbox.entities import trimmed, with_found
from school21_bot.sandbox.files import FILES, Upload
from school21_bot.sandbox.media import content_of
from school21_bot.sandbox.membership import tell_bot
from school21_bot.sandbox.world import CALLBACK_SECONDS, Callback, Chat, Message, User, World

Json = dict[str, Any]

FIRST_USER_ID = 1001
# Callbacks are remembered for the page; an old one is of no use to anybody.
CALLBACKS_KEPT = 5000
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


class NotThere(Exception):
    """What the person wants to touch is not there; `buttons` are the labels that are."""

    def __init__(self, what: str, buttons: list[str] | None = None) -> None:
        super().__init__(what)
        self.buttons = buttons


def save_user(world: World, fields: Json) -> User:
    """Add a person, or change the one whose `id` is given."""
    user_id = fields.pop("id", None) or max((FIRST_USER_ID - 1, *world.users)) + 1
    user = world.users.get(user_id)
    if user is None:
        user = world.users[user_id] = User(user_id, **fields)
        world.chats[user_id] = Chat(user_id, "private")
    was_gone = user.blocked or user.deleted
    for name, value in fields.items():
        setattr(user, name, value)
    if user.started and was_gone != (user.blocked or user.deleted):
        gone, here = Member(world.bot["id"], "kicked"), Member(world.bot["id"], "member")
        old, new = (gone, here) if was_gone else (here, gone)
        tell_bot(world, world.chats[user_id], user.as_user(), old, new)
    world.tell("user", world.chats[user_id], user_seen(user))
    return user


def user_seen(user: User) -> Json:
    """The person as the page lists them."""
    names = ("id", "first_name", "last_name", "username", "language_code", "unread", "read", "blocked", "deleted")
    return {name: getattr(user, name) for name in names}


def write(
    world: World,
    chat: Chat,
    user: User,
    text: str,
    *,
    formatted: Sequence[Json] = (),
    author: User | None = None,
    reply_to: int | None = None,
) -> Message:
    """Send a text to the chat, perhaps formatted, or as a reply, or forward what `author` has written elsewhere."""
    text, entities = trimmed(text, list(formatted))
    entities = with_found(text, entities)
    content: Json = {"text": text, "entities": entities} if entities else {"text": text}
    content |= _replying(chat, reply_to)
    return _send(world, chat, user, content if author is None else content | _forwarded(world, author))


def open_link(world: World, chat: Chat, user: User, payload: str) -> Message:
    """Follow a link to the bot and press Start; raises NotThere for a payload that no link carries."""
    if not _PAYLOAD.fullmatch(payload):
        raise NotThere("no link carries such a payload: at most 64 of A-Z, a-z, 0-9, _ and -")
    return write(world, chat, user, f"/start {payload}" if payload else "/start")


def send_media(
    world: World, chat: Chat, user: User, kind: str, caption: str, group_id: str, *, reply_to: int | None = None
) -> Message:
    """Send something that is not text; raises NotThere for an unknown kind."""
    content = content_of(kind, world.next_message_id, caption)
    if content is None:
        raise NotThere(f"no such kind of message: {kind}")
    if kind in FILES:
        world.files.know(kind, content)
    content |= _replying(chat, reply_to)
    return _send(world, chat, user, content | {"media_group_id": group_id} if group_id else content)


def send_contact(world: World, chat: Chat, user: User, whose: User) -> Message:
    """Share the contact of somebody who has an account."""
    contact = {"phone_number": f"+7{whose.id:010}", "first_name": whose.first_name, "user_id": whose.id}
    return _send(world, chat, user, {"contact": contact})


def press(world: World, chat: Chat, user: User, label: str, message_id: int | None) -> Json:
    """Press the button with this label on the newest message that has it; raises NotThere."""
    shown = [chat.messages[message_id]] if message_id in chat.messages else []
    candidates = reversed(chat.messages.values()) if message_id is None else shown
    for message in candidates:
        button = _button_labelled(message, label)
        if button is not None:
            return _press(world, chat, user, message, button)
    raise NotThere("no such button", labels(chat, message_id))


def press_data(world: World, chat: Chat, user: User, data: str, message_id: int | None) -> Json:
    """Send a raw callback, even one that no button carries, from a message of the bot; raises NotThere."""
    from_bot = [message for message in chat.messages.values() if not message.outgoing]
    if message_id is None and from_bot:
        return _call_back(world, chat, user, from_bot[-1], data)
    if message_id not in chat.messages:
        raise NotThere("no such message", labels(chat, None))
    return _call_back(world, chat, user, chat.messages[message_id], data)


def labels(chat: Chat, message_id: int | None) -> list[str]:
    """The labels of the buttons on one message, or on all."""
    return [
        button["text"]
        for number, message in chat.messages.items()
        if message_id in (None, number)
        for button in _buttons(message)
    ]


def send_document(world: World, chat: Chat, user: User, upload: Upload, mime_type: str, caption: str) -> Message:
    """Send a file whose bytes the bot can get."""
    content = world.files.add("document", upload, mime_type=mime_type).as_content()
    return _send(world, chat, user, content | {"caption": caption} if caption else content)


def _send(world: World, chat: Chat, user: User, content: Json) -> Message:
    if chat.type == "private":
        user.started = True
        if user.blocked:
            save_user(world, {"id": user.id, "blocked": False})
    message = world.post(chat, user.as_user(), content)
    if chat.hears:
        world.queue.put("channel_post" if chat.type == "channel" else "message", message.data)
    return message


def _replying(chat: Chat, reply_to: int | None) -> Json:
    """The message that is replied to, as the reply shows it; raises NotThere."""
    if reply_to is None:
        return {}
    if reply_to not in chat.messages:
        raise NotThere("no such message to reply to")
    replied = chat.messages[reply_to].data
    return {"reply_to_message": {key: value for key, value in replied.items() if key != "reply_to_message"}}


def _forwarded(world: World, author: User) -> Json:
    """Whose a forwarded message is; whoever is private shows a name that leads nowhere."""
    origin: Json = {"type": "user", "sender_user": author.as_user()}
    if author.private:
        origin = {"type": "hidden_user", "sender_user_name": f"{author.first_name} {author.last_name}".strip()}
    return {"forward_origin": origin | {"date": int(world.now())}}


def _buttons(message: Message) -> list[Json]:
    keyboard: Json = message.keyboard or {}
    rows: list[list[Json]] = keyboard.get("inline_keyboard") or keyboard.get("keyboard") or []
    return [button for row in rows for button in row]


def _button_labelled(message: Message, label: str) -> Json | None:
    buttons = [button for button in _buttons(message) if not button.get("disabled")]
    for button in buttons:
        if button["text"] == label:
            return button
    alike = [button for button in buttons if _bare(button["text"]) == _bare(label)]
    return alike[0] if len(alike) == 1 else None


def _bare(label: str) -> str:
    """The label without emoji, variation selectors and needless space; if nothing is left, the label itself."""
    kept = "".join(c for c in label if unicodedata.category(c) not in ("So", "Sk", "Mn", "Me", "Cf", "Cn"))
    return re.sub(r"\s+", " ", kept).strip() or label.strip()


def _press(world: World, chat: Chat, user: User, message: Message, button: Json) -> Json:
    if message.has_other_keyboard:
        return {"message_id": write(world, chat, user, button["text"]).id}
    if "callback_data" in button:
        return _call_back(world, chat, user, message, button["callback_data"])
    for name in ("switch_inline_query", "switch_inline_query_current_chat"):
        if name in button:
            return {"inline_query": button[name]}
    if "switch_inline_query_chosen_chat" in button:
        return {"inline_query": button["switch_inline_query_chosen_chat"].get("query", "")}
    if "copy_text" in button:
        return {"copied": button["copy_text"]["text"]}
    return {"url": button.get("url", "")}


def _call_back(world: World, chat: Chat, user: User, message: Message, data: str) -> Json:
    stale = world.faults.of_update("expire", "callback_query", chat.id) is not None
    expires = world.now() + (0 if stale else CALLBACK_SECONDS)
    callback = Callback(str(world.next_callback_id), chat.id, user.id, expires)
    world.next_callback_id += 1
    world.callbacks[callback.id] = callback
    if len(world.callbacks) > CALLBACKS_KEPT:
        del world.callbacks[next(iter(world.callbacks))]
    world.tell("callback", chat, {"callback_id": callback.id, **callback.seen()})
    query = {"id": callback.id, "from": user.as_user(), "message": message.data, "chat_instance": str(chat.id)}
    world.queue.put("callback_query", query | {"data": data})
    return {"callback_id": callback.id}
