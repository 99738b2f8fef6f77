"""Somebody who lives with the bot: acts on what the screen shows, and has a patience, a temper and inventions."""

import asyncio
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from school21_bot.sandbox.asking import SimRefused
from school21_bot.sandbox.client import SimClient
from tests.chaos.record import Deed, Kind
from tests.chaos.speech import is_label, is_said
from tests.chaos.watching import Watch, rows_of

Json = dict[str, Any]

PATIENCE_SECONDS = 6.0
MOMENT_SECONDS = 0.4
TROUBLE = "Что-то сломалось с нашей стороны"
_LETTERS = "bcdfghjklmnpqrst"


class Lost(Exception):
    """The screen is not what somebody expected, who gives up and comes back another time."""


@dataclass(frozen=True)
class Screen:
    """The newest message of the bot: its number, its words, the labels of its buttons."""

    id: int
    text: str
    buttons: tuple[str, ...]

    def says(self, *texts: str) -> bool:
        """Whether it says one of these."""
        return any(is_said(text, self.text) for text in texts)

    def label(self, *wanted: str) -> str | None:
        """The first of its labels that contains one of these."""
        return next((label for words in wanted for label in self.buttons if is_label(words, plain(label))), None)


NOTHING = Screen(0, "", ())


@dataclass
class Someone:
    """A person with a Telegram account; everything that they do comes from `random`."""

    sim: SimClient
    watch: Watch
    id: int
    number: int
    random: random.Random
    part: str = "peer"
    version: int = 0
    is_in: bool = False
    spare: int = 0
    """Another account of theirs, which they may move to."""

    @property
    def marker(self) -> str:
        """Letters that nobody else has in anything."""
        return "zq" + "".join(_LETTERS[int(digit, 16)] for digit in f"{self.number:03x}")

    def invented(self) -> str:
        """Another invention of theirs: the marker, and what tells it from the one before."""
        self.version += 1
        return self.marker + _LETTERS[self.version % 16] + _LETTERS[self.version // 16 % 16]

    def coined(self) -> str:
        """Another word that is about nobody here, and is said once."""
        self.version += 1
        digits = f"{self.number:03x}{self.version:03x}"
        return "xw" + "".join(_LETTERS[int(digit, 16)] for digit in digits)

    def chance(self, probability: float) -> bool:
        """Whether it happens."""
        return self.random.random() < probability

    async def start(self, payload: str = "") -> Screen:
        """Write /start, and look what comes."""
        before = await self.screen()
        await self.sim.start(self.id, payload)
        return await self.next(before)

    async def type(self, text: str) -> Screen:
        """Write, and look what comes."""
        before = await self.screen()
        await self.sim.send(self.id, text)
        return await self.next(before)

    async def press(self, *wanted: str, on: Screen | None = None) -> Screen:
        """Press the first button that is there, and look what comes; raises Lost when none is."""
        screen = on or await self.screen()
        label = screen.label(*wanted)
        if label is None:
            raise Lost(f"no button {wanted} under:\n{screen}")
        before = await self.screen()
        try:
            pressed = await self.sim.press(self.id, label, message_id=screen.id)
        except SimRefused:
            raise Lost(f"the button {label} is gone") from None
        if "callback_id" not in pressed:
            return before
        return await self.next(before, pressed["callback_id"])

    async def turns_to_the_other_account(self) -> None:
        """Use the other account from now on, if the bot takes them for who they are."""
        old, self.id = self.id, self.spare
        if (await self.start()).says("Вы участник сообщества", "Регистрация на проверке"):
            self.spare = 0
        else:
            self.id = old

    async def screen(self) -> Screen:
        """What is there."""
        return screen_of(await self.sim.chat(self.id))

    async def sees(self, *texts: str) -> Screen:
        """Wait until the newest message says one of these; raises Lost."""
        return await self._until(lambda screen: screen.says(*texts), f"none of {texts}")

    async def next(self, before: Screen, callback: str = "") -> Screen:
        """What stands there once it is another than before, or what was answered to the button; else the same."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            chat = await self.sim.chat(self.id)
            screen = screen_of(chat)
            if screen != before:
                return screen
            if callback and (await self.sim.callback(callback))["answered"]:
                # Whatever there is to be seen comes about now.
                callback, deadline = "", min(deadline, time.monotonic() + MOMENT_SECONDS)
            left = deadline - time.monotonic()
            if left <= 0:
                return screen
            await self.sim.chat(self.id, newer_than=chat["revision"], seconds=min(left, 2.0))

    async def reads(self, name: str = "") -> bytes:
        """Wait for a document whose name contains this, and look into the newest; raises Lost."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            chat = await self.sim.chat(self.id)
            for message in reversed(chat["messages"]):
                document = message.get("document")
                if document and not message["outgoing"] and name in document["file_name"]:
                    content = await self.sim.file(document["file_id"])
                    about = {"name": document["file_name"], "sha256": sha256(content).hexdigest(), "size": len(content)}
                    self.watch.add(self.id, Kind.DID, deed=Deed.READ, message_id=message["message_id"], details=about)
                    return content
            if (left := deadline - time.monotonic()) <= 0:
                raise Lost(f"no document {name}")
            await self.sim.chat(self.id, newer_than=chat["revision"], seconds=min(left, 2.0))

    async def _until(self, fits: Callable[[Screen], bool], complaint: str) -> Screen:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            chat = await self.sim.chat(self.id)
            screen = screen_of(chat)
            if fits(screen):
                return screen
            if (left := deadline - time.monotonic()) <= 0:
                raise Lost(f"{complaint} but:\n{screen}")
            await self.sim.chat(self.id, newer_than=chat["revision"], seconds=min(left, 2.0))

    async def press_twice(self, label: str, screen: Screen) -> None:
        """A double tap: the second one before the first can have been answered."""
        try:
            await asyncio.gather(*(self.sim.press(self.id, label, message_id=screen.id) for _ in range(2)))
        except SimRefused:
            raise Lost(f"the button {label} is gone") from None
        await self.next(screen)

    def shown(self, message: Json) -> Screen:
        """A message as they read it."""
        return shown(message)

    async def pause(self) -> None:
        """Think for a moment."""
        await asyncio.sleep(self.random.uniform(0.0, 0.15))


def screen_of(chat: Json) -> Screen:
    """The newest message of the bot in a chat."""
    return next((shown(one) for one in reversed(chat["messages"]) if not one["outgoing"]), NOTHING)


def shown(message: Json) -> Screen:
    """A message as somebody reads it."""
    text = str(message.get("text", message.get("caption", "")))
    labels = tuple(button["text"] for row in rows_of(message) for button in row)
    return Screen(message["message_id"], plain(text), labels)


def plain(text: str) -> str:
    """A text without what keeps its words together."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
