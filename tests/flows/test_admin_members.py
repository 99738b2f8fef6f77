"""Staff look after people, as they do it in their windows."""

import pytest

from school21_bot.app import Services
from school21_bot.people import Category, Status, Step
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.client import Person, SimClient
from tests.bot import register
from tests.flows.communities import eventually
from tests.flows.conftest import Arrive
from tests.flows.people import make_applicant, make_member, make_members, set_status
from tests.flows.staff import make_admin, make_analyst

ANNA = {Step.SCHOOL_NICKNAME: "annasmir", Step.MESSENGER_NICKNAME: "anna.smirnova", Step.TEAM: "Core.Ledger"}


async def an_admin(bot: Services, arrive: Arrive) -> Person:
    """An admin in front of the windows about people."""
    admin = await arrive("Ольга")
    await make_admin(bot, admin.id)
    await admin.send("/admin")
    await admin.press("Люди")
    await admin.sees("Напишите имя, ник")
    return admin


async def status_of(person_id: int) -> Status:
    return (await Row.get(id=person_id)).status


async def test_the_menu_shows_the_community_at_a_glance(bot: Services, arrive: Arrive) -> None:
    await make_members(bot, 3)
    await set_status(await make_applicant(bot, 71, until=Step.TEAM), Status.ABANDONED)
    admin = await arrive("Ольга")
    await make_admin(bot, admin.id)
    await admin.send("/start")
    await admin.press("Управление")
    shown = await admin.sees("администратор")
    for line in ("Участники: 3", "Бросили анкету: 1", "Ждут решения: 0", "начали 4 человека, закончили 3: 75 %"):
        assert line in shown.replace("\N{NO-BREAK SPACE}", " ")
    await admin.press("В меню")
    await admin.sees("Добро пожаловать")


@pytest.mark.parametrize("words", ["Анна", "annasmir", "@anna_tg", "700"])
async def test_somebody_is_found_and_opened(words: str, bot: Services, arrive: Arrive) -> None:
    await make_member(bot, 700, answers=ANNA, name="Анна", last_name="Смирнова", username="anna_tg")
    admin = await an_admin(bot, arrive)
    await admin.send(words)
    file = await admin.sees("Анна Смирнова · участник")
    assert "golang разработчик · Senior" in file
    assert "Core.Ledger" in file
    assert "ID 700" in file


async def test_a_forwarded_message_opens_its_author(sim: SimClient, bot: Services, arrive: Arrive) -> None:
    anna = await arrive("Анна", username="anna_tg")
    await make_member(bot, anna.id, answers=ANNA, name="Анна")
    admin = await an_admin(bot, arrive)
    await admin.forwards(anna.id)
    await admin.sees("Анна · участник")
    await admin.press("‹ Назад")
    await sim.save_user("Анна", id=anna.id, private=True)
    await admin.forwards(anna.id)
    await admin.sees("Автор этого сообщения скрыт")
    await admin.sends("sticker")
    await admin.sees("Нужен человек")
    await admin.send("никого такого")
    await admin.sees("Никто не нашёлся")


async def test_several_are_listed_and_one_is_chosen(bot: Services, arrive: Arrive) -> None:
    await make_members(bot, 12)
    admin = await an_admin(bot, arrive)
    await admin.send("Коллега")
    await admin.sees("Нашлось 12 человек")
    await admin.press("Следующие ›")
    await admin.press("Коллега 11 · peeraabb")
    await admin.sees("· участник")
    await admin.press("‹ Назад")
    await admin.sees("Нашлось 12 человек")


async def test_lists_lead_to_people_and_say_where_they_stopped(bot: Services, arrive: Arrive) -> None:
    left = await make_applicant(bot, 71, until=Step.TEAM, name="Пётр")
    await set_status(left, Status.ABANDONED)
    admin = await an_admin(bot, arrive)
    await admin.press("Бросили анкету · 1")
    await admin.sees("Всего: 1")
    await admin.press("Пётр · ivanpetr · …команда")
    await admin.sees("Остановился на вопросе: команда")
    await admin.press("Напомнить")
    await admin.sees("Напоминание отправлено")
    await admin.press("Напомнить")
    await admin.sees("⚠️ Этому человеку напоминали меньше суток назад")


async def test_whoever_wants_no_reminders_gets_none_from_staff_either_and_the_file_says_so(
    bot: Services, arrive: Arrive
) -> None:
    left = await make_applicant(bot, 71, until=Step.TEAM, name="Пётр")
    await set_status(left, Status.ABANDONED)
    await bot.preferences.opt_out(left.id, Category.REMINDERS, cause=None)
    admin = await an_admin(bot, arrive)
    await admin.send("Пётр")
    await admin.sees("Не присылать: напоминания")
    await admin.press("Напомнить")
    await admin.sees("⚠️ Этот человек просил не напоминать")
    await admin.press("История")
    await admin.sees("Отписался: напоминания")


async def test_a_member_is_corrected_by_the_same_rules(bot: Services, arrive: Arrive) -> None:
    anna = await make_member(bot, 700, answers=ANNA, name="Анна")
    await make_member(bot, 701)
    admin = await an_admin(bot, arrive)
    await admin.send("annasmir")
    await admin.press("✎ Исправить")
    await admin.press("✎ Ник в школе")
    await admin.sees("Сейчас: annasmir")
    await admin.send("ivanpetr")
    await admin.sees("уже занят")
    await admin.send("яяяя")
    await admin.sees("⚠️")
    await admin.send("annanova")
    await admin.sees("Записано")
    await admin.sees("Ник в Школе 21: annanova")
    await admin.press("✎ Исправить")
    await admin.press("✎ Роль")
    await admin.send("повар")
    await admin.sees("А уровень?")
    await admin.press("Lead")
    await admin.sees("повар · Lead")
    await admin.press("История")
    await admin.sees("Исправлено: ник")
    assert (await Row.get(id=anna.id)).version > anna.version


async def test_a_member_is_removed_banned_and_let_back(bot: Services, arrive: Arrive, worker: None) -> None:
    member = await arrive("Анна")
    await member.send("/start")
    await member.sees("Добро пожаловать")
    anna = await make_member(bot, member.id, answers=ANNA, name="Анна")
    admin = await an_admin(bot, arrive)
    await admin.send("annasmir")
    await admin.press("Исключить")
    await admin.sees("Исключить из сообщества: Анна?")
    await admin.press("Нет, назад")
    await admin.press("Исключить")
    await admin.press("Да, исключить")
    await admin.sees("Анна · исключён")
    await member.sees("Вы больше не в сообществе")
    await admin.press("Закрыть доступ")
    await admin.press("Да, закрыть доступ")
    await admin.sees("Анна · доступ закрыт")
    await member.sees("Доступ закрыт")
    await member.send("/start")
    await member.sees("Доступ закрыт")
    assert await member.sim.idle()  # the message above says the same
    await admin.press("Открыть доступ")
    await admin.sees("Доступ снова открыт")
    await member.sees("снова открыто для вас")
    assert await status_of(anna.id) is Status.NEW
    await register(member)


async def test_somebody_is_entered_by_hand_and_comes_later(bot: Services, arrive: Arrive, worker: None) -> None:
    admin = await an_admin(bot, arrive)
    await admin.press("+ Добавить вручную")
    await admin.send("Борис Бобров")
    for answer in ("borisbob", "boris.bobrov", "Core", "QA"):
        await admin.sees("Борис Бобров · Исправляем ответ")
        await admin.send(answer)
    await admin.press("Middle")
    await admin.press("Без рассказа")
    await admin.sees("заполняет анкету")
    await admin.press("Сделать участником")
    await admin.sees("Борис Бобров · участник")
    boris = await arrive("Борис")
    await boris.send("/start")
    await boris.sees("Добро пожаловать")
    await admin.press("Другой аккаунт")
    await admin.send("не номер")
    await admin.sees("Нужен номер (ID)")
    await admin.forwards(boris.id)
    await admin.press("Да, перенести")
    await admin.sees("Перенесено")
    await boris.sees("Теперь это ваш аккаунт")
    await boris.send("/start")
    await boris.sees("Согласие")
    await boris.press("Соглашаюсь")
    await boris.sees("Кого поищем?")


async def test_a_ban_that_outlived_its_person_is_found_and_lifted(bot: Services, arrive: Arrive) -> None:
    anna = await make_member(bot, 700, answers=ANNA, name="Анна")
    admin = await an_admin(bot, arrive)
    await admin.send("annasmir")
    await admin.press("Закрыть доступ")
    await admin.press("Да, закрыть доступ")
    await admin.sees("доступ закрыт")
    await bot.deletion.delete(anna.id)
    await admin.send("/admin")
    await admin.press("Люди")
    await admin.send("700")
    await admin.sees("доступ по-прежнему закрыт")
    await admin.press("Открыть доступ")
    await admin.sees("Доступ снова открыт")


async def test_whoever_is_gone_meanwhile_is_said_to_be(bot: Services, arrive: Arrive) -> None:
    anna = await make_member(bot, 700, answers=ANNA, name="Анна")
    admin = await an_admin(bot, arrive)
    await admin.press("Участники · 1")
    await admin.sees("Всего: 1")
    await bot.deletion.delete(anna.id)
    await admin.press("Анна · annasmir")
    await admin.sees("Этого уже нет")


async def test_an_analyst_sees_numbers_and_a_member_nothing(bot: Services, arrive: Arrive) -> None:
    analyst, member = await arrive("Анна"), await arrive("Борис")
    await make_analyst(bot, analyst.id)
    await make_member(bot, member.id)
    await analyst.send("/admin")
    await analyst.sees("аналитик")
    assert await analyst.buttons() == ["Панель", "В меню"]
    await member.send("/admin")
    await member.sees("Такой команды нет")
    assert "Управление" not in await member.buttons()


async def test_a_button_kept_from_better_days_opens_nothing(bot: Services, arrive: Arrive) -> None:
    anna = await make_member(bot, 700, answers=ANNA, name="Анна")
    admin = await an_admin(bot, arrive)
    await admin.send("annasmir")
    await admin.press("Исключить")
    await admin.sees("Исключить из сообщества: Анна?")
    await bot.access.forget(admin.id)
    await admin.press("Да, исключить")
    await admin.sees("ваша роль сюда не пускает")
    assert await status_of(anna.id) is Status.MEMBER


async def test_a_member_who_forges_a_staff_button_is_shown_the_menu(bot: Services, arrive: Arrive) -> None:
    anna = await make_member(bot, 700, answers=ANNA, name="Анна")
    admin = await an_admin(bot, arrive)
    await admin.send("annasmir")
    await admin.press("Исключить")
    await admin.sees("Исключить из сообщества: Анна?")
    keyboard = (await admin.messages())[-1]["reply_markup"]["inline_keyboard"]
    data = [button["callback_data"] for row in keyboard for button in row if "исключить" in button["text"]]
    thief = await arrive("Борис")
    await make_member(bot, thief.id)
    await thief.send("/start")
    await thief.sees("Кого поищем?")
    await thief.press_data(data[0])
    await eventually(lambda: _answered(thief))
    assert await status_of(anna.id) is Status.MEMBER


async def _answered(person: Person) -> bool:
    await person.toast()
    return True
