"""The registration step by step, for tests that stop in the middle."""

from school21_bot.sandbox.client import Person

ANSWERS = ("ivanpetr", "ivan.petrov", "Lab.SberPay.NFC", "Senior golang разработчик", "Нагрузочное тестирование")


async def begin(person: Person) -> None:
    """From /start to the first question."""
    await person.send("/start")
    await person.press("Зарегистрироваться")
    await person.sees("Шаг 1 из 5")


async def answer(
    person: Person, count: int = len(ANSWERS), *, school: str = ANSWERS[0], messenger: str = ANSWERS[1]
) -> None:
    """Give the first answers, one after the other."""
    for number, text in enumerate((school, messenger, *ANSWERS[2:])[:count], start=1):
        await person.sees(f"Шаг {number} из 5")
        await person.send(text)


async def reach_the_summary(person: Person, *, school: str = ANSWERS[0], messenger: str = ANSWERS[1]) -> None:
    """From /start to the summary, with every question answered."""
    await begin(person)
    await answer(person, school=school, messenger=messenger)
    await person.sees("Проверьте ответы")


async def reach_the_consent(person: Person, *, school: str = ANSWERS[0], messenger: str = ANSWERS[1]) -> None:
    """From /start to the consent; only Confirm is left."""
    await reach_the_summary(person, school=school, messenger=messenger)
    await person.press("Всё верно ›")
    await person.sees("вы соглашаетесь")


async def data_of(person: Person, label: str) -> tuple[str, int]:
    """The callback data of a button of the newest message, and the number of that message."""
    message = next(one for one in reversed(await person.messages()) if not one["outgoing"])
    for row in message["reply_markup"]["inline_keyboard"]:
        for button in row:
            if button["text"] == label:
                return button["callback_data"], message["message_id"]
    raise AssertionError(f"no button {label!r}")


async def press_twice(person: Person, label: str) -> None:
    """A double tap: the second one before the answer to the first can be seen."""
    data, message_id = await data_of(person, label)
    for _ in range(2):
        await person.press_data(data, message_id)
