"""Broadcasts as an admin makes them and as people get them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from dialogs.admin.messages.moments import typed_moment
from school21_bot import clock
from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.jobs.models import Job
from school21_bot.messages.models import Campaign
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.running import RunningSandbox
from school21_bot.setting_types import QuietHours
from school21_bot.settings import Settings
from tests.flows.broadcasting import TEXT, a_member, an_admin, gets, is_over, posts, writes
from tests.flows.communities import reads
from tests.flows.conftest import Arrive
from tests.flows.facts import happened
from tests.flows.staff import at_admin, line_with, make_analyst

BOLD = {"type": "bold", "offset": 0, "length": 5}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Nobody sleeps."""
    return settings.model_copy(update={"quiet_hours": QuietHours(0, 0)})


async def test_a_text_with_formatting_file_and_buttons_is_seen_before_and_arrives_the_same(
    bot: Services, arrive: Arrive, worker: None
) -> None:
    member, foreigner = await a_member(bot, arrive), await a_member(bot, arrive, "John", language_code="en")
    admin = await an_admin(bot, arrive)
    await admin.sees("Рассылок ещё не было")
    await admin.press("+ Новая рассылка")
    await admin.sees("Получат: 2 человека")
    await admin.press("По-русски")
    await admin.sees("Русский текст")
    await admin.sends_formatted(TEXT, BOLD)
    await admin.sees("«Митап в пятницу, приходите <все> & каждый»")
    await admin.press("По-английски")
    await admin.sends("photo", caption="Meetup on Friday")
    await admin.sees("Вложение: картинка")
    await admin.press("Кнопки-ссылки")
    await admin.sees("по одной на строке")
    await admin.send("Записаться")
    await admin.sees("Строка 1 непонятна")
    await admin.send("Записаться — https://example.com/meetup\nПрограмма - http://example.com")
    await admin.sees("Кнопки: 2")
    await admin.press("Посмотреть ›")
    text = await admin.sees("Отправить рассылку?")
    assert "Получат: 2 человека" in text.replace("\N{NO-BREAK SPACE}", " ")
    shown = [one for one in await admin.messages() if "caption" in one]
    assert [one["caption"] for one in shown] == [TEXT, "Meetup on Friday"]
    await admin.press("Отправить сейчас")
    await admin.sees("✓ Отправлена")
    text = await admin.sees("Доставлено: 2")
    assert "Неизвестно, дошло ли: 0" in text.replace("\N{NO-BREAK SPACE}", " ")
    mine, theirs = await gets(member, "Митап"), await gets(foreigner, "Meetup")
    for got, preview in zip((mine, theirs), shown, strict=True):
        for part in ("caption", "caption_entities", "reply_markup", "photo"):
            assert got.get(part) == preview.get(part)
    assert mine["caption_entities"][0]["type"] == "bold"
    labels = [row[0]["text"] for row in mine["reply_markup"]["inline_keyboard"]]
    assert labels == ["Записаться", "Программа", "Отписаться от рассылок"]
    assert await member.link("Записаться") == "https://example.com/meetup"


async def test_one_unsubscribes_with_a_tap_and_comes_back_with_another(
    bot: Services, arrive: Arrive, worker: None
) -> None:
    member = await a_member(bot, arrive)
    await a_member(bot, arrive, "Пётр")
    admin = await an_admin(bot, arrive)
    await writes(admin)
    await admin.press("Отправить сейчас")
    await admin.sees("Доставлено: 2")
    await gets(member, TEXT)
    await member.press("Отписаться от рассылок")
    assert "Вы отписались" in await member.toast()
    await line_with(member, "Подписаться снова")
    assert (await Row.get(telegram_id=member.id)).news_off
    await admin.press("‹ Назад")
    await writes(admin, "Вторая")
    await admin.sees("Получат: 1 человек")
    await admin.press("Отправить сейчас")
    await admin.sees("Доставлено: 1")
    await member.press("Подписаться снова")
    assert "снова подписаны" in await member.toast()
    await line_with(member, "Отписаться от рассылок")
    counts = await happened()
    assert (counts["opted_out", None], counts["opted_in", None]) == (1, 1)
    await admin.press("‹ Назад")
    await writes(admin, "Третья")
    await admin.press("Отправить сейчас")
    await admin.sees("Доставлено: 2")
    await gets(member, "Третья")
    assert await posts(member, "Вторая") == []


async def test_a_document_goes_out_without_a_text_and_other_attachments_get_a_kind_no(
    bot: Services, arrive: Arrive, worker: None
) -> None:
    member = await a_member(bot, arrive)
    admin = await an_admin(bot, arrive, "+ Новая рассылка", "Картинка, файл")
    await admin.sees("Пришлите картинку или документ")
    for kind in ("sticker", "voice", "video"):
        await admin.sends(kind)
        await admin.sees("Здесь нужна картинка или файл")
    await admin.send("текст")
    await admin.sees("Здесь нужна картинка или файл")
    await admin.sim.send_document(admin.id, "Программа.pdf", b"%PDF-1.7 program")
    await admin.sees("Вложение: файл")
    await admin.press("Посмотреть ›")
    await admin.press("Отправить сейчас")
    await admin.sees("Доставлено: 1")
    got = next(one for one in await member.messages() if "document" in one)
    assert await member.sim.file(got["document"]["file_id"]) == b"%PDF-1.7 program"


async def test_what_telegram_refuses_is_said_at_the_preview_and_nothing_can_be_started(
    bot: Services, arrive: Arrive, sandbox: RunningSandbox
) -> None:
    await a_member(bot, arrive)
    admin = await an_admin(bot, arrive, "+ Новая рассылка", "По-русски")
    await admin.sends("sticker")
    await admin.sees("Здесь нужен текст, картинка или файл")
    await admin.send("х" * 1200)
    await admin.sees("Новая рассылка")
    await admin.press("Картинка, файл")
    await admin.sends("photo")
    await admin.sees("Слишком длинно для сообщения с вложением: 1 200 знаков")
    await admin.press("‹ Назад")
    sandbox.fail_next("sendMessage", status=400, description="Bad Request: inline keyboard button URL is invalid")
    await admin.press("Посмотреть ›")
    await admin.sees("inline keyboard button URL is invalid")
    assert "Отправить сейчас" not in await admin.buttons()
    await admin.press("Посмотреть ›")
    await admin.sees("Отправить рассылку?")
    # Written anew, it has to be looked at anew.
    await admin.press("‹ Назад")
    await admin.press("По-русски")
    await admin.press("Убрать текст")
    await admin.sees("Русский текст: нет")
    assert "Посмотреть ›" not in await admin.buttons()


async def test_it_is_aimed_by_status_role_level_and_language(bot: Services, arrive: Arrive) -> None:
    await a_member(bot, arrive)
    await a_member(bot, arrive, "John", language_code="en")
    admin = await an_admin(bot, arrive, "+ Новая рассылка", "Кому отправить")
    await admin.sees("Получат: 2 человека")
    await admin.press("Нажали «Старт»")
    await admin.sees("Получат: 3 человека")
    await admin.press("✓ Участники")
    await admin.sees("Получат: 1 человек")
    await admin.press("✓ Нажали «Старт»")
    await admin.sees("Кому: никому")
    await admin.press("Участники")
    await admin.press("Роли")
    await admin.press("golang разработчик")
    await line_with(admin, "✓ golang")
    await admin.press("‹ Назад")
    await admin.press("Уровни")
    await admin.press("Junior")
    await admin.sees("Получат: 0")
    await admin.press("Все уровни")
    await admin.sees("Получат: 2")
    await admin.press("‹ Назад")
    await admin.press("Язык: любой")
    await admin.press("Язык: русский")
    await admin.press("Язык: английский")
    await admin.press("Язык: любой")
    text = await admin.sees("говорят по-русски")
    assert "роли: golang разработчик" in text


async def test_it_goes_out_at_the_time_that_was_typed(
    bot: Services, arrive: Arrive, worker: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    member = await a_member(bot, arrive)
    admin = await an_admin(bot, arrive)
    await writes(admin)
    await admin.press("В назначенное время")
    for typed, refusal in (
        ("завтра", "Не понимаю, когда это"),
        ("31.02 10:00", "Не понимаю, когда это"),
        ("01.01.2020 10:00", "Это время уже прошло"),
        ("01.01.2100 10:00", "дальше чем через год"),
    ):
        await admin.send(typed)
        await admin.sees(refusal)
    at = clock.now() + timedelta(hours=26)
    local = at.astimezone(ZoneInfo("Europe/Moscow"))
    await admin.send(f"{local:%d.%m.%Y %H:%M}")
    await admin.sees(f"Когда: {local:%d.%m.%Y %H:%M}")
    assert "Отправить сейчас" not in await admin.buttons()
    await admin.press("Запланировать")
    await admin.sees(f"Запланирована на {local:%d.%m %H:%M}")
    assert await posts(member, TEXT) == []
    monkeypatch.setattr(clock, "now", lambda: datetime.now(UTC) + timedelta(hours=26))
    await gets(member, TEXT)
    await is_over()


async def test_paused_resumed_and_cancelled_by_hand(bot: Services, arrive: Arrive, sandbox: RunningSandbox) -> None:
    """Without a worker it stays where it is."""
    await a_member(bot, arrive)
    admin = await an_admin(bot, arrive)
    await writes(admin)
    await admin.press("Отправить сейчас")
    await admin.sees("Отправляется: 0 из 1")
    await admin.press("Пауза")
    await admin.sees("Пауза: 0 из 1")
    await admin.press("Продолжить")
    await admin.sees("Отправляется: 0 из 1")
    await admin.press("Отменить…")
    await admin.sees("Отменить рассылку?")
    await admin.press("‹ Назад")
    await admin.press("Отменить…")
    await admin.press("Да, отменить рассылку")
    await admin.sees("Отменена. Что уже ушло")
    await admin.press("‹ Назад")
    await admin.press(await line_with(admin, "отменена"))
    await admin.sees("Отменена. Что уже ушло")


async def test_a_draft_waits_and_is_thrown_away_only_after_a_question(bot: Services, arrive: Arrive) -> None:
    admin = await an_admin(bot, arrive, "+ Новая рассылка", "По-русски")
    await admin.send("Черновик о митапе")
    await admin.sees("Новая рассылка")
    await at_admin(admin, "Рассылки")
    await admin.press(await line_with(admin, "Черновик о митапе"))
    await admin.sees("«Черновик о митапе»")
    await admin.press("Удалить черновик")
    await admin.press("‹ Назад")
    await admin.press("Удалить черновик")
    await admin.press("Да, удалить")
    await admin.sees("Черновик удалён")
    assert await Campaign.all().count() == 0


async def test_an_analyst_sees_nothing_of_it_and_a_withdrawn_admin_starts_nothing(
    bot: Services, arrive: Arrive
) -> None:
    member = await a_member(bot, arrive)
    analyst = await arrive("Ада")
    await make_analyst(bot, analyst.id)
    await analyst.send("/admin")
    await analyst.sees("Управление сообществом")
    assert "Рассылки" not in await analyst.buttons()
    admin = await an_admin(bot, arrive)
    await writes(admin)
    screen = [one for one in await admin.messages() if not one["outgoing"]][-1]
    data = screen["reply_markup"]["inline_keyboard"][-1][0]["callback_data"]
    await bot.access.withdraw(COMMAND_LINE, admin.id)
    await admin.press("Отправить сейчас")
    await reads(admin, "Это для организаторов")
    for person in (analyst, member):
        await person.press_data(data)
        await person.toast()
    assert (await Campaign.get()).state.value == "draft"
    assert await Job.filter(kind="broadcast").count() == 0


async def test_two_taps_on_send_are_one_broadcast(bot: Services, arrive: Arrive, worker: None) -> None:
    member = await a_member(bot, arrive)
    admin = await an_admin(bot, arrive)
    await writes(admin)
    screen = [one for one in await admin.messages() if not one["outgoing"]][-1]
    rows = screen["reply_markup"]["inline_keyboard"]
    data = next(row[0]["callback_data"] for row in rows if row[0]["text"] == "Отправить сейчас")
    for _ in range(3):
        await admin.press_data(data, message_id=screen["message_id"])
    await admin.sees("Доставлено: 1")
    await gets(member, TEXT)


async def test_of_an_album_the_first_picture_is_taken_and_the_others_are_passed_over(
    bot: Services, arrive: Arrive
) -> None:
    admin = await an_admin(bot, arrive, "+ Новая рассылка", "По-русски")
    await admin.sees("до 4 096 знаков")
    await admin.sends("photo", media_group_id="album", caption="Три картинки")
    for _ in range(2):
        await admin.sends("photo", media_group_id="album")
    text = await admin.sees("Вложение: картинка")
    assert "«Три картинки»" in text
    await admin.does_not_see("⚠️")


def test_the_pattern_of_a_moment_reads_what_people_type() -> None:
    now = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
    for typed, expected in (
        ("28.11 15:00", datetime(2026, 11, 28, 12, 0, tzinfo=UTC)),
        ("28.11.2026 15:00", datetime(2026, 11, 28, 12, 0, tzinfo=UTC)),
        ("1.2, 9.05", datetime(2027, 2, 1, 6, 5, tzinfo=UTC)),
    ):
        assert typed_moment(typed, now, "Europe/Moscow") == expected
