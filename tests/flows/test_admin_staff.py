"""Owners appoint staff and take the role away; nobody else becomes staff."""

import pytest

from school21_bot.access import StaffRole
from school21_bot.app import Services
from school21_bot.people import Step
from school21_bot.sandbox.client import Person
from tests.flows.communities import reads
from tests.flows.conftest import Arrive
from tests.flows.people import make_member
from tests.flows.staff import make_admin, make_owner


async def an_owner(bot: Services, arrive: Arrive) -> Person:
    """An owner in front of the staff."""
    owner = await arrive("Ольга")
    await make_owner(bot, owner.id)
    await owner.send("/admin")
    await owner.press("Организаторы")
    await owner.sees("Кто ведёт сообщество")
    return owner


@pytest.mark.parametrize(
    ("button", "role"),
    [
        ("Сделать владельцем", StaffRole.OWNER),
        ("Сделать администратором", StaffRole.ADMIN),
        ("Сделать аналитиком", StaffRole.ANALYST),
    ],
)
async def test_whoever_wrote_a_forwarded_message_is_appointed_and_told(
    button: str, role: StaffRole, bot: Services, arrive: Arrive, worker: None
) -> None:
    anna = await arrive("Анна")
    await make_member(bot, anna.id, name="Анна")
    await anna.send("/start")
    await anna.sees("Кого поищем?")
    owner = await an_owner(bot, arrive)
    await owner.press("+ Назначить")
    await owner.forwards(anna.id)
    await owner.sees("Анна · не организатор")
    await owner.press(button)
    await owner.sees("Назначено")
    await anna.sees("Теперь вы среди организаторов")
    assert await bot.access.role_of(anna.id) is role
    await anna.send("/admin")
    await anna.sees("Управление сообществом")


async def test_a_member_is_appointed_by_name_and_withdrawn_with_open_windows(
    bot: Services, arrive: Arrive, worker: None
) -> None:
    anna = await arrive("Анна")
    await make_member(bot, anna.id, name="Анна")
    await anna.send("/start")
    await anna.sees("Кого поищем?")
    await make_member(bot, 701, name="Анна", answers={Step.SCHOOL_NICKNAME: "other", Step.MESSENGER_NICKNAME: "other"})
    owner = await an_owner(bot, arrive)
    await owner.press("+ Назначить")
    await owner.send("Анна")
    await owner.press("Анна · ivanpetr")
    await owner.press("Сделать администратором")
    await owner.sees("Анна · администратор")
    await anna.sees("Теперь вы среди организаторов")
    await anna.send("/admin")
    await anna.press("Люди")
    await anna.sees("Напишите имя, ник")
    await owner.press("Снять роль")
    await owner.press("Да, снять")
    await owner.sees("Роль снята")
    # The window and the message come in either order.
    await reads(anna, "ваша роль сюда не пускает")
    await reads(anna, "Вы больше не организатор")
    await anna.send("/admin")
    await anna.sees("Такой команды нет")


async def test_an_admin_does_not_see_the_staff(bot: Services, arrive: Arrive) -> None:
    admin = await arrive("Анна")
    await make_admin(bot, admin.id)
    await admin.send("/admin")
    await admin.sees("администратор")
    assert "Организаторы" not in await admin.buttons()


async def test_somebody_who_never_came_can_be_appointed_by_number(bot: Services, arrive: Arrive) -> None:
    owner = await an_owner(bot, arrive)
    await owner.press("+ Назначить")
    await owner.send("123456")
    await owner.sees("аккаунт 123456 · не организатор")
    await owner.press("Сделать аналитиком")
    await owner.sees("ещё не писал боту")
    await owner.press("‹ Назад")
    await owner.press("аккаунт 123456 · аналитик")
    await owner.sees("аккаунт 123456 · аналитик")


async def test_the_file_of_a_person_leads_to_their_role_and_back(bot: Services, arrive: Arrive) -> None:
    await make_member(bot, 700, name="Анна")
    owner = await an_owner(bot, arrive)
    await owner.press("Управление")
    await owner.press("Люди")
    await owner.send("ivanpetr")
    await owner.press("Роль в управлении")
    await owner.press("Сделать аналитиком")
    await owner.sees("Анна · аналитик")
    await owner.press("‹ Назад")
    await owner.sees("· организатор")
    await owner.press("Исключить")
    await owner.press("Да, исключить")
    await owner.sees("Сначала снимите роль")
