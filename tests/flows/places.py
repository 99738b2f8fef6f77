"""Every window that a person can be in front of, and the way there."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from school21_bot.app import Services
from school21_bot.people import Status, Step
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.client import Person
from tests.flows.people import make_applicant, make_member, make_members, set_status

Go = Callable[[Services, Person], Awaitable[None]]


@dataclass(frozen=True)
class Place:
    """A window: the way to it, what it shows, whether it reads text, and what it says to a sticker if not the usual.

    `takes_files`: photos and documents are as good there as text.
    """

    state: str
    shows: str
    go: Go
    reads_text: bool = False
    refusal: str = ""
    takes_files: bool = False

    @property
    def refuses(self) -> str:
        """What it says to a sticker."""
        return self.refusal or ("Это не текст" if self.reads_text else "Здесь нужны кнопки")


def menu(status: Status) -> Go:
    """The menu of somebody of this status."""

    async def go(services: Services, person: Person) -> None:
        if status is Status.NEW:
            pass
        elif status in {Status.APPLYING, Status.ABANDONED}:
            await set_status(await make_applicant(services, person.id, until=Step.TEAM), status)
        else:
            await set_status(await make_member(services, person.id), status)
        await person.send("/start")

    return go


def question(step: Step) -> Go:
    """The question of `step`, or the summary."""

    async def go(services: Services, person: Person) -> None:
        await make_applicant(services, person.id, until=step)
        await person.send("/start")
        await person.press("Продолжить")

    return go


def pressing(*labels: str, at: Go) -> Go:
    """What lies behind these buttons, one after the other."""

    async def go(services: Services, person: Person) -> None:
        await at(services, person)
        for label in labels:
            await person.press(label)

    return go


async def _asked_again(services: Services, person: Person) -> None:
    """A member who agreed to an earlier version of the consent."""
    account = await make_member(services, person.id)
    await Row.filter(id=account.id).update(consent_version="2020-01")
    await person.send("/start")


def profile(*labels: str, status: Status = Status.MEMBER) -> Go:
    """What lies behind these buttons of the profile."""

    async def go(services: Services, person: Person) -> None:
        await menu(status)(services, person)
        await person.send("/profile")
        await person.sees("Мой профиль")
        for label in labels:
            await person.press(label)

    return go


def correcting(label: str) -> Go:
    """The window in which an answer is corrected."""
    return profile("Изменить карточку", label)


async def _member_with_a_peer(services: Services, person: Person) -> None:
    await make_members(services, 1)
    await menu(Status.MEMBER)(services, person)


async def _at_a_card(services: Services, person: Person) -> None:
    """A member in front of a card that a link has opened."""
    (peer,) = await make_members(services, 1)
    await menu(Status.MEMBER)(services, person)
    await person.send(f"/start card_{peer.id}")
    await person.sees("Команда: T-1")


async def _reported(services: Services, person: Person) -> None:
    await pressing("Сообщить об ошибке", at=_at_a_card)(services, person)
    await person.sees("Что не так в карточке?")
    await person.send("Ушёл из команды")


async def _member_on_the_way_to_a_chat(services: Services, person: Person) -> None:
    services.places.configured = await person.sim.save_group("Школа 21", bot="administrator")
    await menu(Status.MEMBER)(services, person)


async def _in_need(services: Services, person: Person) -> None:
    """Somebody in front of the support, where the bot has no other."""
    services.tuning.now = services.tuning.now.model_copy(update={"support_url": ""})
    await menu(Status.NEW)(services, person)
    await person.sees("Добро пожаловать")
    await person.send("/support")


async def _who_looked_for_somebody(services: Services, person: Person) -> None:
    """Somebody in front of their last searches."""
    await _member_with_a_peer(services, person)
    await person.sees("Кого поищем?")
    await person.send("коллега")
    await person.sees("Нашёлся 1 человек")
    await person.press("Новый поиск")
    await person.press("Недавние поиски")


_WORDS = "Здесь я понимаю только слова и кнопки"


def looking(window: str, shows: str, *labels: str) -> Place:
    """A window of the search: words that are written there are looked for."""
    go = pressing("Найти коллегу", *labels, at=_member_with_a_peer)
    return Place(f"Search:{window}", shows, go, reads_text=True, refusal=_WORDS)


PLACES = (
    Place("Menu:new", "Добро пожаловать", menu(Status.NEW)),
    Place("Menu:applying", "Остановились на шаге 3", menu(Status.APPLYING)),
    Place("Menu:applying", "Остановились на шаге 3", menu(Status.ABANDONED)),
    Place("Menu:restart", "Начать заново?", pressing("Начать заново", at=menu(Status.APPLYING))),
    Place("Menu:waiting", "Регистрация на проверке", menu(Status.WAITING)),
    Place("Menu:member", "Кого поищем?", menu(Status.MEMBER), reads_text=True, refusal=_WORDS),
    Place("Menu:consent", "Согласие изменилось", _asked_again),
    Place("Menu:consent_details", "Подробности", pressing("Прочитать полностью", at=_asked_again)),
    Place("Menu:invite", "Чат сообщества", pressing("Вступить в чат", at=_member_on_the_way_to_a_chat)),
    Place("Menu:suspended", "Доступ приостановлен", menu(Status.SUSPENDED)),
    Place("Menu:left", "С возвращением", menu(Status.LEFT)),
    Place("Menu:removed", "Вы больше не в сообществе", menu(Status.REMOVED)),
    Place("Menu:banned", "Доступ закрыт", menu(Status.BANNED)),
    Place("Registration:school_nickname", "Шаг 1 из 5", question(Step.SCHOOL_NICKNAME), reads_text=True),
    Place("Registration:messenger_nickname", "Шаг 2 из 5", question(Step.MESSENGER_NICKNAME), reads_text=True),
    Place("Registration:team", "Шаг 3 из 5", question(Step.TEAM), reads_text=True),
    Place("Registration:role", "Кем вы работаете?", question(Step.ROLE), reads_text=True),
    Place("Registration:level", "Какой у вас уровень?", question(Step.LEVEL), reads_text=True),
    Place("Registration:description", "Шаг 5 из 5", question(Step.DESCRIPTION), reads_text=True),
    Place("Registration:summary", "Проверьте ответы", question(Step.SUMMARY)),
    Place("Registration:consent", "Согласие", pressing("Всё верно ›", at=question(Step.SUMMARY))),
    Place(
        "Registration:consent_details",
        "Подробности согласия",
        pressing("Всё верно ›", "Прочитать полностью", at=question(Step.SUMMARY)),
    ),
    Place("Registration:welcome", "Готово", pressing("Всё верно ›", "Подтвердить", at=question(Step.SUMMARY))),
    looking("role", "Кого вы ищете?"),
    looking("level", "Какого уровня?", "QA · 1"),
    looking("results", "Нашёлся 1 человек", "QA · 1", "Любой уровень"),
    looking("card", "Команда: T-1", "QA · 1", "Любой уровень", "Коллега 1 · T-1"),
    looking("filters", "Поиск · Фильтры", "Фильтры"),
    looking("pick_roles", "Отметьте одну или несколько", "Фильтры", "Роли"),
    looking("pick_levels", "Отметьте один или несколько", "Фильтры", "Уровни"),
    Place("Search:recent", "Поиск · Недавние", _who_looked_for_somebody, reads_text=True, refusal=_WORDS),
    Place("OneCard:card", "Команда: T-1", _at_a_card),
    Place("Report:what", "Что не так в карточке?", pressing("Сообщить об ошибке", at=_at_a_card), reads_text=True),
    Place("Report:sent", "Спасибо!", _reported),
    Place("Profile:overview", "Так вас видят участники", profile()),
    Place("Profile:guest", "Карточки у вас пока нет", profile(status=Status.NEW)),
    Place("Profile:guest", "Вы вышли из сообщества", profile(status=Status.LEFT)),
    Place("Profile:fields", "Что изменить?", profile("Изменить карточку")),
    Place("Profile:school_nickname", "Какой у вас ник в Школе 21?", correcting("✎ Ник в школе"), reads_text=True),
    Place("Profile:messenger_nickname", "Какой у вас ник в СберЧате?", correcting("✎ Ник в чате"), reads_text=True),
    Place("Profile:team", "В какой вы команде?", correcting("✎ Команда"), reads_text=True),
    Place("Profile:role", "Кем вы работаете?", correcting("✎ Роль"), reads_text=True),
    Place("Profile:level", "Какой у вас уровень?", correcting("✎ Уровень"), reads_text=True),
    Place("Profile:description", "Чем вы занимаетесь?", correcting("✎ О работе"), reads_text=True),
    Place("Profile:visibility", "Что видят участники", profile("Что видят участники")),
    Place("Profile:language", "На каком языке говорить?", profile("Язык")),
    Place("Profile:messages", "Новости и приглашения", profile("Сообщения")),
    Place("Profile:data", "Бот пришлёт файл JSON", profile("Мои данные")),
    Place(
        "Support:main",
        "Напишите сюда, что случилось",
        _in_need,
        reads_text=True,
        refusal="Передать можно",
        takes_files=True,
    ),
    Place("Profile:delete", "Удалить мои данные?", profile("Мои данные", "Удалить мои данные")),
)
