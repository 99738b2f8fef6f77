"""The person's side from Python: `SimClient`, one method per address, and `Person`, who writes, presses and sees."""

import time
from typing import Any

from school21_bot.sandbox.asking import SimRefused
from school21_bot.sandbox.community_client import CommunityClient
from school21_bot.sandbox.faults_client import FaultsClient
from school21_bot.sandbox.inline_client import InlineClient

__all__ = ["Person", "SimClient", "SimRefused"]

Json = dict[str, Any]

PATIENCE_SECONDS = 10.0


class SimClient(CommunityClient, InlineClient, FaultsClient):
    """Speaks to the person's side of a sandbox; close it, or use it as a context manager."""

    async def state(self) -> Json:
        """The bot, all people, and how many calls there have been."""
        return await self._ask("GET", "/sim/state")

    async def save_user(self, first_name: str = "", **fields: Any) -> Json:
        """Add a person, or change the one with this `id`."""
        return await self._ask("POST", "/sim/users", ({"first_name": first_name} if first_name else {}) | fields)

    async def person(self, first_name: str = "Анна", **fields: Any) -> "Person":
        """Somebody new, who has not written to the bot yet."""
        return Person(self, (await self.save_user(first_name, **fields))["id"])

    async def chat(
        self, user_id: int, newer_than: int | None = None, seconds: float = PATIENCE_SECONDS, *, peek: bool = False
    ) -> Json:
        """The private chat as the person sees it; with `newer_than`, once it has changed; a `peek` leaves it unread."""
        query = ["peek=1"] if peek else []
        if newer_than is not None:
            query += [f"newer_than={newer_than}", f"timeout={seconds}"]
        return await self._ask("GET", f"/sim/chats/{user_id}?{'&'.join(query)}")

    async def read(self, chat_id: int, user_id: int, message_id: int) -> None:
        """Somebody has looked at a chat up to this message."""
        await self._ask("POST", "/sim/read", {"chat_id": chat_id, "user_id": user_id, "read": message_id})

    async def send(self, user_id: int, text: str, **fields: Any) -> int:
        """Write, perhaps with formatting in `entities`, or in `reply_to` a message; returns the message's number."""
        return await self._number(f"/sim/chats/{user_id}/messages", {"text": text} | fields)

    async def start(self, user_id: int, payload: str = "") -> int:
        """Follow a link to the bot; returns the message's number."""
        return await self._number(f"/sim/chats/{user_id}/start", {"payload": payload})

    async def forward(self, user_id: int, author_id: int, text: str) -> int:
        """Forward what somebody else has written; returns the message's number."""
        return await self._number(f"/sim/chats/{user_id}/messages", {"text": text, "forward_from": author_id})

    async def send_media(self, user_id: int, kind: str, **fields: Any) -> int:
        """Send something that is not text; returns the message's number."""
        return await self._number(f"/sim/chats/{user_id}/messages", {"kind": kind} | fields)

    async def send_document(
        self, user_id: int, name: str, content: bytes, mime_type: str = "", caption: str = ""
    ) -> int:
        """Send a file whose bytes the bot can get; returns the message's number."""
        path = f"/sim/chats/{user_id}/documents"
        answer = await self._upload(path, content, name=name, mime_type=mime_type, caption=caption)
        number: int = answer["message_id"]
        return number

    async def file(self, file_id: str) -> bytes:
        """What is in a document or photo that was sent."""
        return await self._download(f"/sim/files/{file_id}")

    async def press(self, user_id: int, label: str = "", **fields: Any) -> Json:
        """Press a button by its label, or send raw `data`; both perhaps on a `message_id`."""
        return await self._ask("POST", f"/sim/chats/{user_id}/press", ({"label": label} if label else {}) | fields)

    async def callback(self, callback_id: str) -> Json:
        """What the bot answered to a pressed button."""
        return await self._ask("GET", f"/sim/callbacks/{callback_id}")

    async def delete(self, user_id: int, message_id: int) -> None:
        """Delete a message on both sides."""
        await self._ask("POST", f"/sim/chats/{user_id}/delete", {"message_id": message_id})

    async def commands(self, chat_id: int, user_id: int) -> Json:
        """The bot's commands as somebody sees them in a chat, and for which `scope` and `language` they were set."""
        return await self._ask("GET", f"/sim/commands?chat_id={chat_id}&user_id={user_id}")

    async def calls(self, after: int = 0) -> list[Json]:
        """The bot's calls after the n-th."""
        answer = await self._ask("GET", f"/sim/calls?after={after}")
        found: list[Json] = answer["calls"]
        return found

    async def idle(self, seconds: float = PATIENCE_SECONDS, quiet: float = 0.1) -> bool:
        """Wait until the bot has nothing to do; whether it came to that."""
        answer = await self._ask("POST", "/sim/idle", {"timeout": seconds, "quiet": quiet})
        return bool(answer["idle"])

    async def shift_clock(self, seconds: float) -> None:
        """Set by how much the sandbox's clock is ahead."""
        await self._ask("POST", "/sim/clock", {"shift": seconds})


class Person:
    """Somebody who talks to the bot and looks at the screen like anybody: patiently, for ten seconds."""

    def __init__(self, sim: SimClient, user_id: int) -> None:
        self.sim = sim
        self.id = user_id
        self._last_callback = ""

    async def send(self, text: str) -> int:
        """Write to the bot."""
        return await self.sim.send(self.id, text)

    async def starts(self, payload: str = "") -> int:
        """Follow a link to the bot, as `https://t.me/bot?start=payload`."""
        return await self.sim.start(self.id, payload)

    async def sends_formatted(self, text: str, *entities: Json) -> int:
        """Write to the bot with formatting."""
        return await self.sim.send(self.id, text, entities=entities)

    async def replies(self, message_id: int, text: str) -> int:
        """Reply to a message."""
        return await self.sim.send(self.id, text, reply_to=message_id)

    async def sends(self, kind: str, **fields: Any) -> int:
        """Send a sticker, a photo, a voice message…"""
        return await self.sim.send_media(self.id, kind, **fields)

    async def forwards(self, author: int, text: str = "Привет!") -> int:
        """Forward to the bot what somebody has written."""
        return await self.sim.forward(self.id, author, text)

    async def press(self, label: str, message_id: int | None = None) -> Json:
        """Press a button as soon as it is there; raises AssertionError with the buttons that are."""
        where: Json = {} if message_id is None else {"message_id": message_id}
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            revision = (await self.sim.chat(self.id))["revision"]
            try:
                pressed = await self.sim.press(self.id, label, **where)
            except SimRefused as refusal:
                left = deadline - time.monotonic()
                if left <= 0:
                    raise AssertionError(f"no button {label!r} among {refusal.answer.get('buttons')}") from None
                await self.sim.chat(self.id, newer_than=revision, seconds=left)
                continue
            self._last_callback = pressed.get("callback_id", "")
            return pressed

    async def press_data(self, data: str, message_id: int | None = None) -> Json:
        """Send a raw callback, as a forged or old client would."""
        where: Json = {} if message_id is None else {"message_id": message_id}
        pressed = await self.sim.press(self.id, data=data, **where)
        self._last_callback = pressed["callback_id"]
        return pressed

    async def types_inline(self, words: str, offset: str = "") -> Json:
        """Type words behind the bot's name in some chat, and wait for what it offers."""
        query = await self.sim.ask_inline(self.id, words, offset)
        answer = await self.sim.inline_answer(query, PATIENCE_SECONDS)
        if not answer["answered"]:
            raise AssertionError("the bot has not answered the inline query")
        return answer

    async def link(self, label: str) -> str:
        """Press a button with a link as soon as it is there; returns where it leads."""
        return str((await self.press(label))["url"])

    async def joins(self, link: str) -> str:
        """Follow an invite link; what came of it, in a word."""
        return await self.sim.join(self.id, link)

    async def leaves(self, chat_id: int) -> None:
        """Go away from a group or channel."""
        await self.sim.leave(self.id, chat_id)

    async def sees(self, text: str) -> str:
        """Wait until the bot's newest message contains the text, and return the whole; no-break spaces are spaces."""
        wanted = _plain(text)
        deadline = time.monotonic() + PATIENCE_SECONDS
        chat = await self.sim.chat(self.id)
        while True:
            shown = _screen(chat)[0]
            if wanted in _plain(shown):
                return shown
            left = deadline - time.monotonic()
            if left <= 0:
                raise AssertionError(f"{text!r} is not seen, but:\n{await self.screen()}")
            chat = await self.sim.chat(self.id, newer_than=chat["revision"], seconds=left)

    async def does_not_see(self, text: str) -> None:
        """Wait until the bot has nothing to do, then check that no message contains the text."""
        if not await self.sim.idle():
            raise AssertionError("the bot is still busy, or not there")
        for message in (await self.sim.chat(self.id))["messages"]:
            if not message["outgoing"] and _plain(text) in _plain(_text(message)):
                raise AssertionError(f"{text!r} is seen:\n{_text(message)}")

    async def screen(self) -> str:
        """The bot's newest message: its text, and the labels of its buttons row by row."""
        text, rows = _screen(await self.sim.chat(self.id))
        return "\n".join([text, *(" ".join(f"[{label}]" for label in row) for row in rows)])

    async def buttons(self) -> list[str]:
        """The labels on the bot's newest message."""
        _, rows = _screen(await self.sim.chat(self.id))
        return [label for row in rows for label in row]

    async def messages(self) -> list[Json]:
        """All messages of the chat."""
        found: list[Json] = (await self.sim.chat(self.id))["messages"]
        return found

    async def toast(self) -> str:
        """What the bot answered to the last button, once it has; empty when it said nothing."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            revision = (await self.sim.chat(self.id))["revision"]
            answer = await self.sim.callback(self._last_callback)
            if answer["answered"]:
                return str(answer["text"])
            left = deadline - time.monotonic()
            if left <= 0:
                raise AssertionError("the bot has not answered the button")
            await self.sim.chat(self.id, newer_than=revision, seconds=left)


def _screen(chat: Json) -> tuple[str, list[list[str]]]:
    newest = next((one for one in reversed(chat["messages"]) if not one["outgoing"]), None)
    if newest is None:
        return "", []
    keyboard = newest.get("reply_markup", {})
    rows = keyboard.get("inline_keyboard", keyboard.get("keyboard", []))
    return _text(newest), [[button["text"] for button in row] for row in rows]


def _text(message: Json) -> str:
    return str(message.get("text", message.get("caption", "")))


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")
