"""People who stop in the middle of something under one release and go on under the next.

Only what a person can do is used, so that the same lines run under any release: `come` under the older one, `go_on`
under the newer.
"""

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from school21_bot.sandbox.client import Person

Act = Callable[[Person], Awaitable[None]]

FIRST = 1001
"""The Telegram id of the first who comes to the sandbox."""
OWNERS = (FIRST, FIRST + 8, FIRST + 9)
"""Who owns the bot, by ADMIN_IDS."""

ROLE = "Senior golang разработчик"


class Scenario(NamedTuple):
    """Somebody, how they come to where they stop, and how they go on."""

    name: str
    come: Act
    go_on: Act


async def register(person: Person, nickname: str, until: int = 7) -> None:
    """The first steps of the registration; the sixth is the consent, the seventh its end."""
    await person.send("/start")
    await person.press("Зарегистрироваться")
    answers = (nickname, f"{nickname[:4]}.{nickname[4:]}", f"Lab.{nickname}", ROLE, "Нагрузочное тестирование")
    for number, answer in enumerate(answers[: until - 1], start=1):
        await person.sees(f"Шаг {number} из 5")
        await person.send(answer)
    if until > 5:
        await person.sees("Проверьте ответы")
        await person.press("Всё верно ›")
        await person.sees("вы соглашаетесь")
    if until > 6:
        await person.press("Подтвердить")
        await person.sees("вы в сообществе")


async def as_member(person: Person, nickname: str, *labels: str) -> None:
    """Register, then press these buttons from the menu; what begins with "/" or ">" is written."""
    await register(person, nickname)
    await walk(person, "/start", *labels)


async def walk(person: Person, *labels: str) -> None:
    """One step after the other; a label that ends in "…" is the beginning of one."""
    for label in labels:
        if label.startswith((">", "/")):
            await person.send(label.removeprefix(">"))
        elif label.endswith("…"):
            await person.press(await with_beginning(person, label[:-1]))
        else:
            await person.press(label)
        assert await person.sim.idle()


async def with_beginning(person: Person, beginning: str) -> str:
    """The button that begins or ends so."""
    found = [label for label in await person.buttons() if label.startswith(beginning) or label.endswith(beginning)]
    assert found, f"{beginning!r} is not among {await person.buttons()}"
    return found[0]


async def _owner_comes(person: Person) -> None:
    await as_member(person, "ownerown")
    await walk(person, "/admin", "Настройки", "Срок анкеты")
    await person.sees("Сколько незаконченная анкета")


async def _owner_goes_on(person: Person) -> None:
    await person.send("8h")
    await person.sees("8")
    await walk(person, "/admin", "Журнал действий")
    await person.sees("запис")


async def _nobody_yet_comes(person: Person) -> None:
    await person.send("/start")
    await person.sees("Добро пожаловать")


async def _nobody_yet_goes_on(person: Person) -> None:
    await person.press("Зарегистрироваться")
    await person.sees("Шаг 1 из 5")


async def _at_the_team_comes(person: Person) -> None:
    await register(person, "teamteam", until=3)
    await person.sees("Шаг 3 из 5")


async def _at_the_team_goes_on(person: Person) -> None:
    await person.send("Lab.Later")
    await person.sees("Шаг 4 из 5")
    await person.send(ROLE)
    await person.sees("Шаг 5 из 5")


async def _at_the_consent_comes(person: Person) -> None:
    await register(person, "consenty", until=6)


async def _at_the_consent_goes_on(person: Person) -> None:
    await person.press("Подтвердить")
    await person.sees("вы в сообществе")


async def _in_a_list_comes(person: Person) -> None:
    await as_member(person, "listlist", "Найти коллегу", "golang разработчик…", "Любой уровень")
    await person.sees("Наш")


async def _in_a_list_goes_on(person: Person) -> None:
    await walk(person, "Lab.ownerown…")
    await person.sees("Команда: Lab.ownerown")
    await person.sees("Нагрузочное тестирование")


async def _at_a_card_comes(person: Person) -> None:
    await as_member(person, "cardcard", ">ownerown", "Lab.ownerown…")
    await person.sees("Команда: Lab.ownerown")


async def _at_a_card_goes_on(person: Person) -> None:
    await person.press("‹ К списку")
    await person.sees("Наш")


async def _in_filters_comes(person: Person) -> None:
    await as_member(person, "filtered", "Найти коллегу", "Фильтры", "Роли")
    await person.sees("Отметьте одну или несколько")


async def _in_filters_goes_on(person: Person) -> None:
    await walk(person, "golang разработчик…")
    await with_beginning(person, "✓ golang разработчик")


async def _correcting_comes(person: Person) -> None:
    await as_member(person, "profiler", "/profile", "Изменить карточку", "✎ Команда")
    await person.sees("В какой вы команде?")


async def _correcting_goes_on(person: Person) -> None:
    await person.send("Lab.New.Team")
    await person.sees("Lab.New.Team")


async def _at_a_file_comes(person: Person) -> None:
    await walk(person, "/start", "/admin", "Люди", ">ownerown")
    await person.sees("Ольга · участник")


async def _at_a_file_goes_on(person: Person) -> None:
    await walk(person, "История")
    await person.sees("Что происходило")


async def _renaming_comes(person: Person) -> None:
    await walk(person, "/start", "/admin", "Роли и уровни", "Роли", "golang…", "Переименовать")
    await person.sees("Новое название роли")


async def _renaming_goes_on(person: Person) -> None:
    await person.send("Разработчик на Go")
    await person.sees("Разработчик на Go")


async def _in_need_comes(person: Person) -> None:
    await walk(person, "/start", "/support")
    await person.sees("Напишите сюда, что случилось")


async def _in_need_goes_on(person: Person) -> None:
    await person.send("Где чат?")
    await person.sees("№ 1")


SCENARIOS = (
    Scenario("Ольга", _owner_comes, _owner_goes_on),
    Scenario("Никто", _nobody_yet_comes, _nobody_yet_goes_on),
    Scenario("Тимур", _at_the_team_comes, _at_the_team_goes_on),
    Scenario("Константин", _at_the_consent_comes, _at_the_consent_goes_on),
    Scenario("Лиза", _in_a_list_comes, _in_a_list_goes_on),
    Scenario("Карина", _at_a_card_comes, _at_a_card_goes_on),
    Scenario("Филипп", _in_filters_comes, _in_filters_goes_on),
    Scenario("Павел", _correcting_comes, _correcting_goes_on),
    Scenario("Фаина", _at_a_file_comes, _at_a_file_goes_on),
    Scenario("Рената", _renaming_comes, _renaming_goes_on),
    Scenario("Нина", _in_need_comes, _in_need_goes_on),
)
