"""People who register one after the other, whatever happens meanwhile, and look closely at what they were told."""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from school21_bot.app import Services
from school21_bot.journal.models import Event
from school21_bot.people import Status
from school21_bot.people.models import Registration
from school21_bot.sandbox.client import Person, SimClient
from tests.patience import PATIENCE_SECONDS

PAUSE_SECONDS = 0.1
TROUBLE = "Что-то сломалось с нашей стороны"
DONE = "вы в сообществе"
_LETTERS = "abcdefghijklmnop"


@dataclass
class Walker:
    """Somebody who registers: does what the form in front of them says, and again when they are told of trouble."""

    person: Person
    number: int
    regrets: int = 0

    @property
    def name(self) -> str:
        """As letters, of which nicknames consist."""
        return "walk" + "".join(_LETTERS[int(digit, 16)] for digit in f"{self.number:04x}")

    @property
    def answers(self) -> tuple[str, ...]:
        """What they say of themselves."""
        return self.name, f"{self.name}.petrov", f"Team.{self.name}", "Senior golang разработчик", f"I am {self.name}"

    async def walk(self) -> None:
        """From /start to the welcome."""
        await self.person.send("/start")
        form: tuple[int, str] | None = None
        while True:
            form = await self._other_than(form)
            if DONE in form[1]:
                return
            await asyncio.sleep(PAUSE_SECONDS)
            await self._act(form)

    async def _act(self, form: tuple[int, str]) -> None:
        """Do what the form asks for."""
        message_id, text = form
        for number, answer in enumerate(self.answers, start=1):
            if f"Шаг {number} из 5" in text:
                await self.person.send(answer)
                return
        for words, label in _BUTTONS:
            if words in text:
                with suppress(AssertionError):  # another one came meanwhile
                    await self.person.press(label, message_id)
                return
        raise AssertionError(f"what now?\n{text}")

    async def _other_than(self, before: tuple[int, str] | None) -> tuple[int, str]:
        """The form once it is another one, or the same once they were told that something broke."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            chat = await self.person.sim.chat(self.person.id)
            told = [(int(one["message_id"]), _text(one)) for one in chat["messages"] if not one["outgoing"]]
            forms = [one for one in told if any(words in one[1] for words in _FORMS)]
            regrets = sum(TROUBLE in one[1] for one in told)
            if forms and forms[-1] != before:
                return forms[-1]
            if forms and (regrets > self.regrets or await self._has_a_toast_of_trouble()):
                self.regrets = max(self.regrets + 1, regrets)
                return forms[-1]
            left = deadline - time.monotonic()
            assert left > 0, f"silence after:\n{await self.person.screen()}"
            await self.person.sim.chat(self.person.id, newer_than=chat["revision"], seconds=min(left, 2))

    async def _has_a_toast_of_trouble(self) -> bool:
        if not self.person._last_callback:
            return False
        answer = await self.person.sim.callback(self.person._last_callback)
        if answer["answered"] and TROUBLE in str(answer["text"]):
            self.person._last_callback = ""
            return True
        return False


_BUTTONS = (
    ("Добро пожаловать", "Зарегистрироваться"),
    ("Вы не закончили регистрацию", "Продолжить"),
    ("Проверьте ответы", "Всё верно ›"),
    ("вы соглашаетесь", "Подтвердить"),
)
_FORMS = (DONE, *(words for words, _ in _BUTTONS), *(f"Шаг {number} из 5" for number in range(1, 6)))


def _text(message: dict[str, Any]) -> str:
    return str(message.get("text", "")).replace("\N{NO-BREAK SPACE}", " ")


@dataclass
class Crowd:
    """People who come one after the other, several at a time, until it is enough."""

    sim: SimClient
    at_once: int = 4
    enough: asyncio.Event = field(default_factory=asyncio.Event)
    members: list[Walker] = field(default_factory=list)
    _numbers: count = field(default_factory=count)  # type: ignore[type-arg]  # of numbers

    async def run(self) -> None:
        """Let them come."""
        await asyncio.gather(*(self._one_after_the_other() for _ in range(self.at_once)))

    async def _one_after_the_other(self) -> None:
        while not self.enough.is_set():
            number = next(self._numbers)
            user = await self.sim.save_user("Иван", language_code="ru")
            walker = Walker(Person(self.sim, user["id"]), number)
            await walker.walk()
            self.members.append(walker)

    async def during(self, what: Callable[[], Awaitable[None]]) -> None:
        """Let people come while something happens, and those who are on their way arrive after it."""
        running = asyncio.create_task(self.run())
        happening = asyncio.ensure_future(what())
        await asyncio.wait({running, happening}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            happening.cancel()
            running.result()
        self.enough.set()
        try:
            await happening
        finally:
            await running

    async def check(self, services: Services) -> None:
        """Everybody is who they said they are, and everything happened to them once."""
        for walker in self.members:
            account = await services.accounts.find(walker.person.id)
            assert account is not None
            assert account.status is Status.MEMBER
            given = account.record
            said = (given.school_nickname, given.messenger_nickname, given.team)
            assert said == walker.answers[:3], walker
            assert given.description == walker.answers[4]
            assert await Registration.filter(person=account.id).count() == 1
            events = Counter((event.kind, event.step) for event in await Event.filter(person=account.id))
            once = ("arrived", "registration_started", "registration_finished")
            assert [events[kind, None] for kind in once] == [1, 1, 1], walker
            answered = {step: times for (kind, step), times in events.items() if kind == "answered"}
            assert set(answered) >= {"school_nickname", "messenger_nickname", "team", "role", "description"}
            # Whoever was told that something broke may have given an answer again; nobody else has.
            assert max(answered.values()) <= 1 + walker.regrets, walker
            assert "refused" not in {kind for kind, _ in events}
