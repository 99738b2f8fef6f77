"""A setting that is changed while everything runs acts at once, as people see it."""

import asyncio
import os
import sys
from datetime import UTC, datetime, timedelta

import pytest

from school21_bot import clock
from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.invites.models import Invite
from school21_bot.messages.models import Outgoing
from school21_bot.people import Status
from school21_bot.people.models import Person as Row
from school21_bot.people.models import Registration
from school21_bot.ports import Topic
from school21_bot.sandbox.client import Person, SimClient
from school21_bot.tuning import Tunable
from tests.flows import communities
from tests.flows.answers import begin, reach_the_consent, reach_the_summary
from tests.flows.communities import eventually
from tests.flows.conftest import Arrive, register
from tests.flows.people import make_member
from tests.flows.profiles import OTHER, known, looking

community, staff = communities.community, communities.staff
mode, kind, settings = communities.mode, communities.kind, communities.settings

CONSENT = 'Согласен, чтобы <b>меня</b> нашли: 1 &lt; 2 &amp; <a href="https://example.com/full">всё целиком</a>'
AS_SEEN = "Согласен, чтобы меня нашли: 1 < 2 & всё целиком"


async def save(bot: Services, name: Tunable, value: str) -> None:
    await bot.changes.save(COMMAND_LINE, name, value)


async def register_until(person: Person, shows: str) -> None:
    """From /start through the consent to what follows it."""
    await reach_the_consent(person)
    await person.press("Подтвердить")
    await person.sees(shows)


async def test_whoever_confirms_after_the_change_waits_and_waits_on_when_it_is_changed_back(
    bot: Services, worker: None, arrive: Arrive
) -> None:
    await save(bot, Tunable.REGISTRATION, "approval")
    person = await arrive()
    await reach_the_consent(person)
    assert "до них — организаторы" in await person.sees("вы соглашаетесь")
    await person.press("Подтвердить")
    await person.sees("Регистрация на проверке")
    assert await Outgoing.filter(kind=Topic.STAFF_APPLICATION.value).count() == 1
    await save(bot, Tunable.REGISTRATION, "open")
    await person.send("/start")
    await person.sees("Регистрация на проверке")
    other = await arrive("Анна")
    await reach_the_consent(other, school="annasmir", messenger="anna.smirnova")
    await other.press("Подтвердить")
    await other.sees("вы в сообществе")
    account = await known(bot, person)
    assert account.status is Status.WAITING
    await save(bot, Tunable.WELCOME_RU, "Загляните в <i>#знакомство</i>")
    await bot.approvals.approve(COMMAND_LINE, account.id)
    assert "Анкету одобрили" in await person.sees("Загляните в #знакомство")
    await person.send("/start")
    await person.sees("Кого поищем?")


async def test_the_form_gets_the_new_time_with_the_next_answer(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await begin(person)
    before = (await Registration.get()).deadline_at
    await save(bot, Tunable.REGISTRATION_TIMEOUT, "30m")
    assert (await Registration.get()).deadline_at == before
    await person.send("ivanpetr")
    await person.sees("Шаг 2 из 5")
    deadline = (await Registration.get()).deadline_at
    assert deadline is not None
    assert timedelta(minutes=25) < deadline - clock.now() <= timedelta(minutes=30)


async def test_reminders_wait_for_the_new_end_of_the_quiet_hours(
    bot: Services, arrive: Arrive, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = await arrive()
    account = await make_member(bot, person.id)
    night = datetime(2026, 11, 28, 2, tzinfo=UTC)  # five in Moscow
    monkeypatch.setattr(clock, "now", lambda: night)
    for hours, due in (("22-11", 6), ("00-00", 0), ("22-07", 2)):
        await save(bot, Tunable.QUIET_HOURS, hours)
        await bot.outbox.remind(account.id, person.id, Topic.RESTORED, hours)
        newest = await Outgoing.all().order_by("-id").first()
        assert newest is not None
        assert newest.due_at - night == timedelta(hours=due)


async def test_new_links_let_in_the_new_way_and_as_long_and_old_ones_as_they_did(
    bot: Services, arrive: Arrive, sim: SimClient
) -> None:
    person, other = await arrive("Иван"), await arrive("Анна")
    await register(person)
    assert "подайте заявку" in await person.sees("Вот ваша личная ссылка")
    await save(bot, Tunable.INVITE_MODE, "one_time")
    await save(bot, Tunable.INVITE_TTL, "1h")
    await person.send("/invite")
    assert "подайте заявку" in await person.sees("Вот ваша личная ссылка")
    await register(other, school="annasmir", messenger="anna.smirnova")
    assert "По ней войдёт один человек" in await other.sees("Вот ваша личная ссылка")
    new = await Invite.get(person__telegram_id=other.id)
    assert new.expires_at - new.issued_at == timedelta(hours=1)
    assert await other.joins(await other.link("Вступить в чат")) == "joined"
    await person.press("Новая ссылка")
    await person.sees("По ней войдёт один человек")


async def test_the_new_address_of_the_support_is_shown(bot: Services, arrive: Arrive) -> None:
    person = await looking(bot, arrive)
    await save(bot, Tunable.SUPPORT_URL, "new@example.com")
    await person.send("/support")
    await person.sim.idle()
    assert any("new@example.com" in one.get("text", "") for one in await person.messages())


async def test_an_own_consent_stands_in_place_of_ours_with_its_formatting(bot: Services, arrive: Arrive) -> None:
    await save(bot, Tunable.CONSENT_RU, CONSENT)
    person, english = await arrive("Иван"), await arrive("John", language_code="en")
    await reach_the_summary(person)
    await person.press("Всё верно ›")
    shown = await person.sees(AS_SEEN)
    assert shown.startswith("Регистрация · Согласие\n\n")
    assert shown.endswith("\n\nНажимая «Подтвердить», вы соглашаетесь с этим.")
    assert "Подтвердить" in await person.buttons()
    newest = [one for one in await person.messages() if not one["outgoing"]][-1]
    assert {"text_link", "bold"} <= {entity["type"] for entity in newest["entities"]}
    await person.press("Подтвердить")
    await person.sees("вы в сообществе")
    # Whoever reads the other language reads our own.
    await make_member(bot, english.id, answers=OTHER)
    await Row.filter(telegram_id=english.id).update(language="en")
    await save(bot, Tunable.CONSENT_VERSION, "2027-05")
    await english.send("/start")
    await english.sees("you agree to the processing of your personal data")
    await person.press("В меню")
    await person.sees("Согласие изменилось")
    shown = await person.sees(AS_SEEN)
    assert "поиск закрыт" in shown
    await person.press("Соглашаюсь")
    await person.sees("Кого поищем?")
    assert (await known(bot, person)).consent_version == "2027-05"


async def test_a_consent_that_was_replaced_while_it_was_read_is_not_agreed_to(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await reach_the_consent(person)
    await bot.changes.change(COMMAND_LINE, {Tunable.CONSENT_RU: "Новые условия", Tunable.CONSENT_VERSION: "2027-05"})
    await person.press("Подтвердить")
    await person.sees("Пока сообщение было открыто, всё изменилось")
    await person.sees("Новые условия")
    assert (await known(bot, person)).status is Status.APPLYING
    await person.press("Подтвердить")
    await person.sees("вы в сообществе")
    assert (await known(bot, person)).consent_version == "2027-05"


async def test_an_own_welcome_greets_new_members_and_the_way_in_follows(bot: Services, arrive: Arrive) -> None:
    await save(bot, Tunable.WELCOME_RU, "<b>Привет!</b> Загляните в #знакомство &amp; напишите о себе")
    person = await arrive()
    await register_until(person, "Привет! Загляните в #знакомство & напишите о себе")
    assert "Вот ваша личная ссылка" in await person.sees("Привет!")
    await person.does_not_see("Готово, вы в сообществе")
    await bot.changes.reset(COMMAND_LINE, Tunable.WELCOME_RU)
    other = await arrive("Анна")
    await register(other, school="annasmir", messenger="anna.smirnova")


async def test_what_a_command_on_the_server_saves_acts_in_the_running_bot(bot: Services, arrive: Arrive) -> None:
    settings = bot.tuning.environment
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "school21_bot.cli", "--env-file", "", "settings", "set", "registration", "approval"),
        env={
            **os.environ,
            "DATABASE_URL": settings.database_url,
            "DATA_DIR": str(settings.data_dir),
        },
        stdout=asyncio.subprocess.DEVNULL,
    )
    assert await process.wait() == 0

    async def is_so() -> bool:
        return bot.settings.registration == "approval"

    await eventually(is_so)
    person = await arrive()
    await register_until(person, "Регистрация на проверке")
