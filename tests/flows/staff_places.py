"""The windows about people and about the staff, and the way there."""

from school21_bot.app import Services
from school21_bot.people import Status, Step
from school21_bot.sandbox.client import Person
from tests.flows.people import make_applicant, make_member, make_members, set_status
from tests.flows.places import Go, Place
from tests.flows.staff import make_owner

ANNA = {Step.SCHOOL_NICKNAME: "annasmir", Step.MESSENGER_NICKNAME: "anna.smirnova", Step.TEAM: "Core.Ledger"}
NOT_A_PERSON = "Нужен человек"


def desk(*steps: str) -> Go:
    """What an owner comes to from the staff's menu: by buttons, or by words after a ">"."""

    async def go(services: Services, person: Person) -> None:
        await make_owner(services, person.id)
        await make_member(services, 700, answers=ANNA, name="Анна")
        await make_members(services, 2)
        await person.send("/admin")
        await person.sees("Управление сообществом")
        for step in steps:
            if step.startswith(">"):
                await person.send(step.removeprefix(">"))
            else:
                await person.press(step)

    return go


def file(*labels: str) -> Go:
    """What lies behind these buttons of a member's file."""
    return desk("Люди", ">annasmir", *labels)


async def _a_waiting_one(services: Services, person: Person) -> None:
    await make_owner(services, person.id)
    await set_status(await make_applicant(services, 700, name="Анна"), Status.WAITING)
    await person.send("/admin")
    for label in ("Люди", "Ждут решения · 1", "Анна · ivanpetr", "Отклонить…"):
        await person.press(label)


STAFF_PLACES = (
    Place("AdminMenu:main", "Управление сообществом", desk()),
    Place("AdminMembers:find", "Напишите имя, ник", desk("Люди"), refusal=NOT_A_PERSON),
    Place("AdminMembers:found", "Нашлись 2 человека", desk("Люди", ">Коллега"), refusal=NOT_A_PERSON),
    Place("AdminMembers:people", "Всего: 3", desk("Люди", "Участники · 3"), refusal=NOT_A_PERSON),
    Place("AdminMembers:file", "Анна · участник", file()),
    Place("AdminMembers:history", "Что происходило", file("История")),
    Place("AdminMembers:fields", "Что исправить?", file("✎ Исправить")),
    *(
        Place(f"AdminMembers:{step.value}", "Исправляем ответ", file("✎ Исправить", label), reads_text=True)
        for step, label in (
            (Step.SCHOOL_NICKNAME, "✎ Ник в школе"),
            (Step.MESSENGER_NICKNAME, "✎ Ник в чате"),
            (Step.TEAM, "✎ Команда"),
            (Step.ROLE, "✎ Роль"),
            (Step.LEVEL, "✎ Уровень"),
            (Step.DESCRIPTION, "✎ О работе"),
        )
    ),
    Place("AdminMembers:remove", "Исключить из сообщества: Анна?", file("Исключить")),
    Place("AdminMembers:ban", "Закрыть доступ: Анна?", file("Закрыть доступ")),
    Place("AdminMembers:decline", "Отклонить анкету: Анна?", _a_waiting_one),
    Place("AdminMembers:move", "Другой аккаунт Telegram", file("Другой аккаунт"), refusal=NOT_A_PERSON),
    Place("AdminMembers:move_really", "Перенести участие: Анна?", file("Другой аккаунт", ">12345")),
    Place("AdminMembers:add", "Как его зовут?", desk("Люди", "+ Добавить вручную"), reads_text=True),
    Place("AdminStaff:people", "Кто ведёт сообщество", desk("Организаторы")),
    Place("AdminStaff:name", "Кого назначить?", desk("Организаторы", "+ Назначить"), refusal=NOT_A_PERSON),
    Place(
        "AdminStaff:found",
        "Нашлись 2 человека",
        desk("Организаторы", "+ Назначить", ">Коллега"),
        refusal=NOT_A_PERSON,
    ),
    Place("AdminStaff:one", "Анна · не организатор", file("Роль в управлении")),
    Place(
        "AdminStaff:withdraw",
        "Снять роль: Анна?",
        file("Роль в управлении", "Сделать аналитиком", "Снять роль"),
    ),
)
"""They are the same on both databases, and are looked at on one."""
