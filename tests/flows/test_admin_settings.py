"""Owners and admins see the settings and change them; what they do acts at once and is in the log."""

from typing import Any

import pytest

from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.audit.models import AuditEntry
from school21_bot.people import Status, Step
from school21_bot.sandbox.client import Person
from school21_bot.sandbox.running import RunningSandbox
from school21_bot.setting_types import QuietHours
from school21_bot.storage import fetch
from school21_bot.tuning import Tunable
from tests.flows.conftest import Arrive
from tests.flows.logging import as_in_production
from tests.flows.people import make_applicant, make_member, set_status
from tests.flows.staff import at_admin, make_admin, make_analyst, make_owner


@pytest.fixture
async def admin(bot: Services, arrive: Arrive) -> Person:
    """An admin in front of the settings; two people are members."""
    person = await arrive("Анна")
    await make_admin(bot, person.id)
    for number, name in enumerate(("aaaa", "bbbb")):
        await make_member(bot, 700 + number, answers={Step.SCHOOL_NICKNAME: name, Step.MESSENGER_NICKNAME: name})
    await at_admin(person, "Настройки")
    await person.sees("Действует сразу, без перезапуска")
    return person


async def choose(admin: Person, setting: str, *labels: str) -> None:
    """From the list to a setting, and its buttons."""
    await admin.press(setting)
    await admin.sees(f"Настройки · {setting}")
    for label in labels:
        await admin.press(label)


async def done(admin: Person) -> str:
    """What the window says once it is saved."""
    return await admin.sees("Сохранено и уже действует")


async def acts() -> list[tuple[str, Any]]:
    """What the log says, the oldest first, without the names of the settings."""
    entries = await AuditEntry.filter(action__startswith="setting").order_by("id")
    return [(entry.action, (entry.details or {}).get("value")) for entry in entries]


async def test_all_are_listed_in_plain_words_with_a_mark_on_what_was_changed(bot: Services, admin: Person) -> None:
    text = await admin.sees("Срок анкеты: 6 часов")
    for line in (
        "Приём новых: сразу\n",
        "Напоминания: 1 день\n",
        "Тихие часы: 21:00–09:00\n",
        "Вход по ссылке: по заявке\n",
        "Срок ссылки: 3 дня",
        "Поддержка: help@example.com\n",
        "Приветствие (RU): обычный\n",
        "Сводка: выключена",
    ):
        assert line in text
    assert text.count("✎") == 1
    await choose(admin, "Срок анкеты", "1 день")
    await done(admin)
    await admin.press("‹ Назад")
    assert "Срок анкеты: 1 день ✎\n" in await admin.sees("Срок анкеты: 1 день")


async def test_a_time_is_chosen_by_button_typed_in_words_and_given_back(bot: Services, admin: Person) -> None:
    await choose(admin, "Срок анкеты")
    text = await admin.sees("Действует: 6 часов")
    assert "Сохранено здесь: ничего" in text
    assert "В окружении (REGISTRATION_TIMEOUT): 6 часов" in text
    assert "Вернуть из окружения" not in await admin.buttons()
    assert "● 6 часов" in await admin.buttons()
    await admin.send("завтра")
    await admin.sees("Не понимаю такой срок")
    await admin.send("5 секунд")
    await admin.sees("Не понимаю такой срок")
    await admin.send("12 Часов")
    text = await done(admin)
    assert "Действует: 12 часов" in text
    assert "Сохранено здесь: 12 часов" in text
    assert bot.settings.registration_timeout.total_seconds() == 12 * 3600
    await admin.press("Вернуть из окружения")
    await admin.sees("Сохранено здесь: ничего")
    assert bot.settings.registration_timeout.total_seconds() == 6 * 3600
    assert await acts() == [("setting-saved", "12h"), ("setting-reset", None)]


@pytest.mark.parametrize(
    ("setting", "typed", "shown", "name", "written"),
    [
        ("Напоминания", "1 день, 7 дней", "Действует: 1 день, 7 дней", Tunable.REMINDERS, "1d,7d"),
        ("Напоминания", "никогда", "Действует: никогда", Tunable.REMINDERS, "off"),
        ("Тихие часы", "с 23:00 до 7:00", "Действует: 23:00–07:00", Tunable.QUIET_HOURS, "23-07"),
        ("Тихие часы", "нет", "Действует: нет", Tunable.QUIET_HOURS, "00-00"),
        ("Срок ссылки", "90 мин", "Действует: 90 минут", Tunable.INVITE_TTL, "90m"),
        ("Поддержка", "https://t.me/help", "Действует: https://t.me/help", Tunable.SUPPORT_URL, None),
    ],
)
async def test_what_is_typed_is_understood(
    bot: Services, admin: Person, setting: str, typed: str, shown: str, name: Tunable, written: str | None
) -> None:
    await choose(admin, setting)
    await admin.send(typed)
    assert shown in await done(admin)
    assert (await bot.changes.one(COMMAND_LINE, name)).saved == (written or typed)
    assert await acts() == [("setting-saved", written)]


async def test_ways_are_chosen_by_button_and_typing_is_answered(bot: Services, admin: Person) -> None:
    await set_status(await make_applicant(bot, 800), Status.WAITING)
    await choose(admin, "Приём новых")
    await admin.sees("Сейчас 1 анкета ждёт решения")
    await admin.send("по-разному")
    await admin.sees("Здесь нужны кнопки")
    await admin.press("после одобрения")
    assert "Действует: после одобрения" in await done(admin)
    assert bot.settings.registration == "approval"
    assert "● после одобрения" in await admin.buttons()


async def test_an_address_is_taken_away(bot: Services, admin: Person) -> None:
    await choose(admin, "Поддержка", "без адреса")
    assert "Действует: без адреса" in await done(admin)
    assert bot.settings.support_url == ""


async def test_a_text_is_shown_as_people_will_see_it_before_it_is_saved(bot: Services, admin: Person) -> None:
    await choose(admin, "Приветствие (RU)")
    assert "Готово, вы в сообществе!" in await admin.sees("Сейчас люди видят:")
    await admin.send("Привет & <b>добро</b> пожаловать")
    text = await admin.sees("Сохранить этот текст?")
    assert text.endswith("Люди увидят:\n\nПривет & <b>добро</b> пожаловать")
    assert bot.settings.welcome_ru == ""
    await admin.send("Привет!")
    await admin.sees("Люди увидят:\n\nПривет!")
    await admin.press("Сохранить")
    assert (await done(admin)).endswith("Сейчас люди видят:\n\nПривет!")
    assert bot.settings.welcome_ru == "Привет!"
    assert await acts() == [("setting-saved", None)]
    await admin.press("Вернуть из окружения")
    assert "Готово, вы в сообществе!" in await admin.sees("Сохранено здесь: ничего")


async def test_a_text_that_telegram_refuses_to_show_is_never_saved(
    sandbox: RunningSandbox, bot: Services, admin: Person
) -> None:
    await choose(admin, "Приветствие (RU)")
    await admin.send("Привет!")
    await admin.sees("Люди увидят:\n\nПривет!")
    shown = [one for one in await admin.messages() if not one["outgoing"]][-1]["message_id"]
    sandbox.fail_next("editMessageText", status=400, description="Bad Request: DOCUMENT_INVALID")
    with as_in_production():
        await admin.send("Привет, 👾!")
        await admin.sees("Что-то сломалось")
    assert bot.settings.welcome_ru == ""
    await admin.press("Сохранить", message_id=shown)
    await admin.sim.idle()
    assert bot.settings.welcome_ru in {"", "Привет!"}
    await at_admin(admin, "Настройки", "Приветствие (RU)")
    await admin.send("Здравствуйте!")
    await admin.press("Сохранить")
    await done(admin)
    assert bot.settings.welcome_ru == "Здравствуйте!"


async def test_a_text_that_is_too_long_is_refused_with_the_numbers(bot: Services, admin: Person) -> None:
    await choose(admin, "Приветствие (EN)")
    await admin.send("👋" * 751)
    await admin.sees("до 1 500 знаков, а здесь 1 502")
    await admin.sends("photo", caption="Привет")
    await admin.sees("Это не текст")
    await admin.send("👋" * 750)
    await admin.sees("Сохранить этот текст?")


async def test_another_consent_asks_members_again_if_that_is_wished(bot: Services, admin: Person) -> None:
    before = bot.settings.consent_version
    await choose(admin, "Согласие (RU)")
    await admin.send("Согласен на всё")
    text = await admin.sees("Сохранить этот текст?")
    assert "2 участника увидят новый текст" in text
    assert "Нажимая «Подтвердить», вы соглашаетесь с этим." in text
    version = text.split("версия согласия станет ")[1].split(",")[0]
    await admin.press("Сохранить и спросить")
    await done(admin)
    assert (bot.settings.consent_ru, bot.settings.consent_version) == ("Согласен на всё", version)
    assert version.startswith("20")
    assert version != before
    assert await acts() == [("setting-saved", None), ("setting-saved", version)]
    await admin.send("Согласен, конечно, на всё")
    await admin.press("Сохранить, не спрашивать")
    await done(admin)
    assert (bot.settings.consent_ru, bot.settings.consent_version) == ("Согласен, конечно, на всё", version)


async def test_another_version_says_first_how_many_are_asked(bot: Services, admin: Person) -> None:
    before = bot.settings.consent_version
    await choose(admin, "Версия согласия")
    await admin.send("новая версия")
    await admin.sees("Так версию не назвать")
    await admin.send("2027-05")
    text = await admin.sees("Спросить согласие заново?")
    assert f"2027-05 вместо {before}, и бот спросит 2 участников" in text
    await admin.press("‹ Назад")
    await admin.sees(f"Действует: {before}")
    assert bot.settings.consent_version == before
    await admin.send("2027-05")
    await admin.press("Да, спросить заново")
    await done(admin)
    assert bot.settings.consent_version == "2027-05"
    await admin.press("Вернуть из окружения")
    assert "бот спросит 0 участников" in await admin.sees("Спросить согласие заново?")
    await admin.press("Да, спросить заново")
    await done(admin)
    assert bot.settings.consent_version == before


async def test_a_saved_value_that_fits_no_more_is_shown_as_such(bot: Services, admin: Person) -> None:
    await bot.changes.save(COMMAND_LINE, Tunable.QUIET_HOURS, "22-08")
    await fetch("UPDATE setting SET value = 'always' WHERE name = 'quiet_hours'")
    await choose(admin, "Тихие часы")
    text = await admin.sees("значение, которое больше не подходит")
    assert "Действует: 21:00–09:00" in text
    await admin.press("Вернуть из окружения")
    await admin.sees("Сохранено здесь: ничего")
    assert bot.settings.quiet_hours == QuietHours(21, 9)


async def test_the_digest_can_be_looked_at(bot: Services, admin: Person) -> None:
    await admin.press("Показать сводку")
    text = await admin.sees("Сводка за")
    assert "Тихий день" in text
    assert "Тихая неделя" in text


async def test_the_log_says_in_words_what_was_set(bot: Services, admin: Person) -> None:
    await choose(admin, "Вход по ссылке", "сразу, один раз")
    await done(admin)
    await at_admin(admin, "Журнал действий")
    label = next(label for label in await _labels(admin) if "Настройка изменена" in label)
    await admin.press(label)
    text = await admin.sees("Запись журнала")
    assert "Настройка: Вход по ссылке" in text
    assert "Значение: сразу, один раз" in text


async def _labels(admin: Person) -> list[str]:
    await admin.sees("запис")
    return await admin.buttons()


async def test_a_role_that_is_withdrawn_in_the_middle_changes_nothing(bot: Services, admin: Person) -> None:
    await choose(admin, "Приветствие (RU)")
    await admin.send("Привет!")
    await admin.sees("Сохранить этот текст?")
    await bot.access.withdraw(COMMAND_LINE, admin.id)
    await admin.press("Сохранить")
    await admin.sees("Это для организаторов")
    assert bot.settings.welcome_ru == ""
    assert await acts() == []


async def test_an_analyst_has_no_such_button_and_an_owner_has(bot: Services, arrive: Arrive) -> None:
    analyst, owner = await arrive("Пётр"), await arrive("Ольга")
    await make_analyst(bot, analyst.id)
    await make_owner(bot, owner.id)
    await at_admin(analyst)
    assert "Настройки" not in await analyst.buttons()
    await at_admin(owner)
    assert "Настройки" in await owner.buttons()
