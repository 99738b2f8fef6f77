"""A message in a chat: as an object while it is new, as a few bytes when others stand below it."""

from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec

from school21_bot.sandbox.entities import to_html

Json = dict[str, Any]

# Many messages have these in common, so that they stay as they are.
_SHARED = ("from", "sender_chat", "chat")
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder().decode


class Message:
    """A message: what the Bot API shows of it, who wrote it, and the keyboard that the person sees."""

    __slots__ = ("_data", "_keyboard", "_packed", "id", "outgoing")

    def __init__(self, data: Json, outgoing: bool, keyboard: Json | None = None) -> None:
        self._data = data
        self._keyboard = keyboard
        self._packed = b""
        # Numbers grow over all chats of the bot.
        self.id: int = data["message_id"]
        self.outgoing = outgoing

    @property
    def data(self) -> Json:
        """What the Bot API shows of it; not to be changed in place."""
        return self._data | _decode(self._packed)[0] if self._packed else self._data

    @property
    def keyboard(self) -> Json | None:
        """The keyboard that the person sees."""
        if not self._packed:
            return self._keyboard
        content, other = _decode(self._packed)
        keyboard: Json | None = other or content.get("reply_markup")
        return keyboard

    @property
    def has_other_keyboard(self) -> bool:
        """Whether it carries a keyboard that is not an inline one."""
        keyboard = self.keyboard
        return keyboard is not None and "inline_keyboard" not in keyboard

    def replace(self, data: Json, keyboard: Json | None) -> None:
        """Let it say something else; what it said stays as updates have seen it."""
        self._data, self._keyboard, self._packed = data, keyboard, b""

    def pack(self) -> None:
        """Take little room from now on."""
        if self._packed:
            return
        shared = {name: self._data[name] for name in _SHARED if name in self._data}
        content = {name: value for name, value in self._data.items() if name not in _SHARED}
        other = self._keyboard if self._keyboard != content.get("reply_markup") else None
        self._packed = _encode((content, other))
        self._data, self._keyboard = shared, None

    def seen(self) -> Json:
        """The message as the person sees it."""
        return _seen(self.data, self.outgoing, self.keyboard)

    def seen_now(self) -> Callable[[], Json]:
        """A function that shows the message as it is at this moment, whatever becomes of it."""
        return partial(_seen, self.data, self.outgoing, self.keyboard)


def _seen(data: Json, outgoing: bool, keyboard: Json | None) -> Json:
    text: str = data.get("text") or data.get("caption") or ""
    html = to_html(text, data.get("entities") or data.get("caption_entities") or [])
    shown = {"chat_id": data["chat"]["id"], **data, "outgoing": outgoing, "html": html}
    return shown if keyboard is None else shown | {"reply_markup": keyboard}
