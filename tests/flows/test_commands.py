"""The commands, by kind of person and in both languages."""

import pytest

from school21_bot.app import Services
from school21_bot.ids import new_id
from school21_bot.people import Status, Step
from school21_bot.people.models import Person as Row
from school21_bot.people.models import PersonTag, TagKind
from school21_bot.sandbox.client import Person, SimClient
from school21_bot.sealing import Keyring, load_kek
from school21_bot.sealing.tags import tags_for
from school21_bot.settings import Settings
from tests.flows.conftest import Arrive
from tests.flows.people import make_applicant, make_member, set_status
from tests.flows.staff import make_analyst

STANDINGS = (*Status, None)
"""Every status, and None for somebody who has never been here."""

MENUS = {
    None: ("Добро пожаловать, Иван!", "Welcome, Ivan!"),
    Status.NEW: ("Добро пожаловать, Иван!", "Welcome, Ivan!"),
    Status.APPLYING: ("Остановились на шаге 3 из 5: команда.", "You stopped at step 3 of 5: team."),
    Status.ABANDONED: ("Остановились на шаге 3 из 5: команда.", "You stopped at step 3 of 5: team."),
    Status.WAITING: ("Регистрация на проверке", "Your registration is being checked"),
    Status.MEMBER: ("Здравствуйте, Иван!", "Hello, Ivan!"),
    Status.SUSPENDED: ("Доступ приостановлен", "Access is suspended"),
    Status.LEFT: ("С возвращением!", "Welcome back!"),
    Status.REMOVED: ("Вы больше не в сообществе", "You are no longer in the community"),
    Status.BANNED: ("Доступ закрыт", "No access"),
}
BUTTONS = {
    None: (["Зарегистрироваться"], ["Register"]),
    Status.NEW: (["Зарегистрироваться"], ["Register"]),
    Status.APPLYING: (["Продолжить", "Начать заново"], ["Resume", "Start over"]),
    Status.ABANDONED: (["Продолжить", "Начать заново"], ["Resume", "Start over"]),
    Status.WAITING: (["Мой профиль"], ["My profile"]),
    Status.MEMBER: (["Найти коллегу", "Мой профиль"], ["Find a peer", "My profile"]),
    Status.SUSPENDED: ([], []),
    Status.LEFT: (["Зарегистрироваться"], ["Register"]),
    Status.REMOVED: (["Зарегистрироваться"], ["Register"]),
    Status.BANNED: ([], []),
}
REGISTER = ("пять коротких шагов", "five short steps")
HELPS = {
    None: REGISTER,
    Status.NEW: REGISTER,
    Status.APPLYING: ("Вы не закончили регистрацию", "Your registration is not finished"),
    Status.ABANDONED: ("Вы не закончили регистрацию", "Your registration is not finished"),
    Status.WAITING: ("Регистрация на проверке", "is being checked"),
    Status.MEMBER: ("Вы в сообществе", "You are in the community"),
    Status.SUSPENDED: ("Вас исключили из чата", "You were removed from the community's chat"),
    Status.LEFT: ("Вы вышли из сообщества", "You left the community"),
    Status.REMOVED: ("Организаторы завершили ваше участие", "The organisers ended your membership"),
    Status.BANNED: ("Вам закрыли доступ", "Your access to the community was closed"),
}


async def somebody(services: Services, arrive: Arrive, status: Status | None, *, english: bool = False) -> Person:
    """A person of this standing, who has nothing open."""
    name = "Ivan" if english else "Иван"
    person = await arrive(name, language_code="en" if english else "ru")
    if status is None:
        return person
    if status in {Status.NEW, Status.APPLYING, Status.ABANDONED}:
        account = await make_applicant(services, person.id, until=Step.TEAM, name=name)
    else:
        account = await make_member(services, person.id, name=name)
    await set_status(account, status)
    return person


async def said(person: Person, text: str) -> bool:
    """Whether a message of the bot, not only the newest, contains the text."""
    return any(text in one.get("text", "") for one in await person.messages() if not one["outgoing"])


@pytest.mark.parametrize("english", [False, True], ids=["ru", "en"])
@pytest.mark.parametrize("status", STANDINGS)
async def test_start_opens_the_menu_that_fits_and_help_speaks_to_the_same_person(
    status: Status | None, english: bool, bot: Services, arrive: Arrive
) -> None:
    person = await somebody(bot, arrive, status, english=english)
    await person.send("/start")
    await person.sees(MENUS[status][english])
    assert await person.buttons() == BUTTONS[status][english]
    await person.send("/help")
    await _newer_than_the_help(person, HELPS[status][english], MENUS[status][english])
    assert await person.buttons() == BUTTONS[status][english]


async def _newer_than_the_help(person: Person, help_text: str, form: str) -> None:
    """The help is there, and below it the form again, which has left its old place."""
    await person.sim.idle()
    own = [one.get("text", "") for one in await person.messages() if not one["outgoing"]]
    assert len(own) == 2, own
    assert help_text in own[0].replace("\N{NO-BREAK SPACE}", " ")
    assert form in own[1].replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("code", "welcome"),
    [
        ("ru", "Добро пожаловать"),
        ("en", "Welcome"),
        ("en-GB", "Welcome"),
        ("de", "Добро пожаловать"),
        ("", "Добро пожаловать"),
    ],
)
async def test_the_bot_speaks_the_language_of_the_persons_telegram(
    code: str, welcome: str, bot: Services, arrive: Arrive
) -> None:
    person = await arrive("Ivan", language_code=code)
    await person.send("/start")
    await person.sees(welcome)


async def test_whoever_changes_the_language_of_telegram_is_answered_in_the_new_one(
    bot: Services, arrive: Arrive, sim: SimClient
) -> None:
    person = await arrive("Ivan", language_code="en")
    await person.send("/start")
    await person.sees("Welcome")
    await sim.save_user(id=person.id, language_code="ru")
    await person.press("Register")
    await person.sees("Какой у вас ник в Школе 21?")


@pytest.mark.parametrize("command", ["/help", "/privacy", "/support", "/cancel"])
async def test_a_command_of_somebody_who_never_pressed_start_is_answered_and_opens_the_menu(
    command: str, bot: Services, arrive: Arrive
) -> None:
    person = await arrive()
    await person.send(command)
    await person.sees("Добро пожаловать")
    await person.press("Зарегистрироваться")
    await person.sees("Шаг 1 из 5")


@pytest.mark.parametrize("english", [False, True], ids=["ru", "en"])
async def test_privacy_says_what_is_kept_and_the_form_stays_the_last_message(
    english: bool, bot: Services, arrive: Arrive
) -> None:
    person = await somebody(bot, arrive, Status.APPLYING, english=english)
    await person.send("/start")
    await person.press("Resume" if english else "Продолжить")
    question = "Which team are you in?" if english else "В какой вы команде?"
    await person.sees(question)
    await person.send("/privacy")
    kept = "personal fields are encrypted" if english else "личные поля зашифрованы"
    await _newer_than_the_help(person, kept, question)
    await person.send("Core.Ledger")
    await person.sees("What is your role?" if english else "Кем вы работаете?")


@pytest.mark.parametrize("english", [False, True], ids=["ru", "en"])
async def test_cancel_closes_the_form_and_keeps_the_answers(english: bool, bot: Services, arrive: Arrive) -> None:
    person = await somebody(bot, arrive, Status.APPLYING, english=english)
    await person.send("/start")
    await person.press("Resume" if english else "Продолжить")
    await person.send("Core.Ledger")
    await person.sees("What is your role?" if english else "Кем вы работаете?")
    await person.send("/cancel")
    await person.sees("You stopped at step 4 of 5: role." if english else "Остановились на шаге 4 из 5: роль.")
    await person.press("Resume" if english else "Продолжить")
    await person.sees("What is your role?" if english else "Кем вы работаете?")


@pytest.mark.parametrize("english", [False, True], ids=["ru", "en"])
@pytest.mark.parametrize("status", [None, Status.APPLYING, Status.MEMBER, Status.BANNED])
async def test_an_unknown_command_is_told_which_there_are(
    status: Status | None, english: bool, bot: Services, arrive: Arrive
) -> None:
    person = await somebody(bot, arrive, status, english=english)
    await person.send("/start")
    await person.sees(MENUS[status][english])
    await person.send("/frobnicate now")
    await person.sees("Unknown command. Try /start, /invite" if english else "Вот что есть: /start, /invite")
    await person.sees(MENUS[status][english])


async def test_an_unknown_command_in_the_form_is_not_taken_for_an_answer(bot: Services, arrive: Arrive) -> None:
    person = await somebody(bot, arrive, Status.APPLYING)
    await person.send("/start")
    await person.press("Продолжить")
    await person.send("/frobnicate")
    await person.sees("Такой команды нет")
    await person.sees("В какой вы команде?")
    account = await bot.accounts.find(person.id)
    assert account is not None
    assert account.record.team is None


@pytest.mark.parametrize("command", ["/start a-deep-link", "/start@school21_sandbox_bot", "/START"])
async def test_start_is_understood_however_it_is_written(command: str, bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await person.send(command)
    await person.sees("Добро пожаловать")


async def test_start_pressed_again_leaves_one_menu_and_one_row(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    for _ in range(5):
        await person.send("/start")
    await person.sees("Добро пожаловать")
    await person.sim.idle()
    own = [one for one in await person.messages() if not one["outgoing"]]
    assert len(own) == 1
    assert await Row.all().count() == 1


async def test_a_ban_outlives_the_person_who_was_deleted(bot: Services, arrive: Arrive, settings: Settings) -> None:
    person = await arrive()
    keyring = await Keyring.load(load_kek(settings))
    ((generation, tag),) = tags_for(keyring, TagKind.BANNED_TELEGRAM, str(person.id))
    await PersonTag.create(id=new_id(), kind=TagKind.BANNED_TELEGRAM, generation=generation, tag=tag)
    await person.send("/start")
    await person.sees("Доступ закрыт")
    assert await person.buttons() == []
    assert (await Row.get(telegram_id=person.id)).status is Status.BANNED


async def test_whoever_is_banned_with_the_form_open_cannot_go_on(bot: Services, arrive: Arrive) -> None:
    person = await somebody(bot, arrive, Status.APPLYING)
    await person.send("/start")
    await person.press("Продолжить")
    await person.sees("В какой вы команде?")
    account = await bot.accounts.find(person.id)
    assert account is not None
    await set_status(account, Status.BANNED)
    await person.send("Core.Ledger")
    await person.sees("Доступ закрыт")
    assert await person.buttons() == []


@pytest.mark.parametrize("status", [Status.LEFT, Status.REMOVED])
async def test_whoever_left_or_was_removed_may_register_anew(status: Status, bot: Services, arrive: Arrive) -> None:
    person = await somebody(bot, arrive, status)
    await person.send("/start")
    await person.press("Зарегистрироваться")
    await person.sees("Шаг 1 из 5")


@pytest.mark.parametrize(
    ("code", "first"), [("ru", "Начать или продолжить"), ("en", "Start or go on"), ("de", "Начать или продолжить")]
)
async def test_the_command_menu_is_announced_in_both_languages_and_the_default_one_for_the_rest(
    code: str, first: str, bot: Services, arrive: Arrive, sim: SimClient
) -> None:
    person = await arrive(language_code=code)
    await person.send("/start")  # answered once the bot has introduced itself
    await person.sees("Welcome" if code == "en" else "Добро пожаловать")
    commands = (await sim.chat(person.id))["commands"]
    assert [one["command"] for one in commands] == ["start", "profile", "support", "help", "privacy"]
    assert commands[0]["description"] == first


async def test_help_tells_staff_where_their_windows_are(bot: Services, arrive: Arrive) -> None:
    person = await somebody(bot, arrive, Status.MEMBER)
    await make_analyst(bot, person.id)
    await person.send("/help")
    await person.sees("Здравствуйте")
    assert await said(person, "/admin")
