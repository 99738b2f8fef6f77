"""What people do in the benchmarks, tap by tap, and what they see."""

import asyncio
from dataclasses import dataclass
from typing import Any

import msgspec
from aiogram_dialog.utils import remove_intent_id

from school21_bot.sandbox.client import Person, SimClient

ANSWER = "answer"
NAVIGATION = "navigation"
CHOICE = "choice"

FIRST_OF_THE_LIST = "*"

_LISTS = ("role", "level", "person")

_ROLES = (
    *("golang разработчик", "Python developer", "QA", "DevOps", "Системный аналитик", "Владелец продукта"),
    *("Scrum master", "Data engineer", "Android разработчик", "Дизайнер", "C++ developer", "1С разработчик"),
)
_LEVELS = ("Стажёр", "Junior", "Middle", "Senior", "Lead")


@dataclass(frozen=True, slots=True)
class Tap:
    """A message or a pressed button, and the name of the screen it leads to."""

    kind: str
    name: str
    leads_to: str
    text: str = ""
    label: str = ""


APPLICANT = (
    Tap(ANSWER, "school nickname", "messenger_nickname", text="ivanpetr"),
    Tap(ANSWER, "messenger nickname", "team", text="ivan.petrov"),
    Tap(NAVIGATION, "Back to an answer", "messenger_nickname_given", label="‹ Назад"),
    Tap(NAVIGATION, "keep the answer", "team", label="Оставить как есть ›"),
    Tap(ANSWER, "team", "role", text="Lab.SberPay.NFC"),
    Tap(ANSWER, "role and level", "description", text="Senior golang разработчик"),
    Tap(ANSWER, "description", "summary", text="Нагрузочное тестирование платежей"),
)
"""Somebody who registers, from the first question to the summary, and once looks back."""

MEMBER = (
    Tap(NAVIGATION, "open the search", "roles", label="Найти коллегу"),
    Tap(NAVIGATION, "next page of roles", "roles_next", label="Следующие ›"),
    Tap(NAVIGATION, "previous page of roles", "roles", label="‹ Предыдущие"),
    Tap(CHOICE, "role", "levels", label=FIRST_OF_THE_LIST),
    Tap(CHOICE, "level", "people", label="Любой уровень"),
    Tap(NAVIGATION, "next page of people", "people_next", label="Следующие ›"),
    Tap(NAVIGATION, "previous page of people", "people", label="‹ Предыдущие"),
    Tap(NAVIGATION, "Back to the levels", "levels", label="Другой уровень"),
    Tap(NAVIGATION, "Back to the roles", "roles", label="‹ Назад"),
    Tap(NAVIGATION, "open the menu", "menu", label="В меню"),
)
"""A member who looks for somebody and comes back to the menu, where the walk can begin again."""

CARD = (
    Tap(NAVIGATION, "open the search", "roles", label="Найти коллегу"),
    Tap(CHOICE, "role", "levels", label=FIRST_OF_THE_LIST),
    Tap(CHOICE, "level", "people", label=FIRST_OF_THE_LIST),
    Tap(CHOICE, "person", "card", label=FIRST_OF_THE_LIST),
    Tap(NAVIGATION, "Back to the list", "people", label="‹ К списку"),
    Tap(NAVIGATION, "open the menu", "menu", label="В меню"),
)
"""A member who opens a card."""


class Button(msgspec.Struct, frozen=True, omit_defaults=True):
    """A button; `of` is the list that it belongs to, if it does."""

    text: str
    style: str | None = None
    of: str = ""


class Screen(msgspec.Struct, frozen=True):
    """A message of the bot with its buttons."""

    text: str
    html: str
    rows: list[list[Button]]

    @property
    def items(self) -> list[str]:
        """The labels of the buttons that belong to a list."""
        return [button.text for row in self.rows for button in row if button.of]


Screens = dict[str, Screen]


async def arrive(sim: SimClient, count: int, first_id: int) -> list[Person]:
    """So many people who have not written yet."""
    for number in range(first_id, first_id + count):
        await sim.save_user("Иван", id=number, last_name="Петров", username=f"person{number}")
    return [Person(sim, number) for number in range(first_id, first_id + count)]


async def start(person: Person) -> None:
    """Open the first question."""
    await person.send("/start")
    await press(person, "Зарегистрироваться")


async def register(person: Person, *, with_buttons: bool = False, thinking: float = 0) -> None:
    """Register from /start to the welcome, with a role that many or few others have; `thinking` so long each time."""
    level = _LEVELS[person.id % len(_LEVELS)]
    role = _ROLES[0 if person.id % 5 < 2 else 1 + person.id % (len(_ROLES) - 1)]
    await start(person)
    for number, text in enumerate((f"school{_letters(person.id)}", f"ivan.petrov.{person.id}", "Lab.SberPay.NFC")):
        await person.sees(f"Шаг {number + 1} из 5")
        await asyncio.sleep(thinking)
        await person.send(text)
    await person.sees("Шаг 4 из 5")
    await asyncio.sleep(thinking)
    if with_buttons:
        await press(person, (await screen_of(person)).items[0])
        await press(person, level)
    else:
        await person.send(f"{level} {role}")
    await person.sees("Шаг 5 из 5")
    await asyncio.sleep(thinking)
    await person.send("Нагрузочное тестирование платежей")
    await press(person, "Всё верно ›")
    await asyncio.sleep(thinking)
    await press(person, "Подтвердить")
    await person.sees("вы в сообществе")


async def do(person: Person, tap: Tap, screens: Screens) -> None:
    """Write or press, and wait for the bot's last call for it: for the screen if it is known, else for silence."""
    if tap.text:
        await person.send(tap.text)
        if tap.leads_to in screens:
            await person.sees(screens[tap.leads_to].text)
        else:
            await person.sim.idle()
    elif tap.label == FIRST_OF_THE_LIST:
        await press(person, (await screen_of(person)).items[0])
    else:
        await press(person, tap.label)


async def press(person: Person, label: str) -> None:
    """Press a button and wait for its answer, which comes after the window."""
    await person.press(label)
    await person.toast()


async def screen_of(person: Person) -> Screen:
    """The newest message of the bot."""
    newest = next(message for message in reversed(await person.messages()) if not message["outgoing"])
    rows: list[list[dict[str, Any]]] = newest.get("reply_markup", {}).get("inline_keyboard", [])
    return Screen(newest["text"], newest["html"], [[_button(button) for button in row] for row in rows])


def _button(button: dict[str, Any]) -> Button:
    _, data = remove_intent_id(button.get("callback_data", ""))
    widget = data.partition(":")[0]
    return Button(button["text"], button.get("style"), widget if widget in _LISTS else "")


def _letters(number: int) -> str:
    """A number as letters, of which nicknames consist."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))
