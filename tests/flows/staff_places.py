"""The windows about people and about the staff, and the way there."""

import tempfile
from pathlib import Path

from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.dumps.age import encrypted, new_header
from school21_bot.dumps.turns import no_beat
from school21_bot.messages import Said
from school21_bot.people import Status, Step
from school21_bot.sandbox.client import Person
from tests.dumps.kit import original, user
from tests.flows.broadcast_places import BROADCAST_PLACES
from tests.flows.people import make_applicant, make_member, make_members, set_status
from tests.flows.places import Go, Place
from tests.flows.staff import at_admin, line_with, make_owner

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


def look_after(*labels: str) -> Go:
    """What lies behind these buttons of the staff's menu; a label that ends in "…" holds what stands before."""

    async def go(services: Services, person: Person) -> None:
        account = await make_member(services, person.id)
        await make_members(services, 1)
        services.places.configured = await person.sim.save_group("Школа 21", bot="administrator")
        await services.invites.ensure(account)
        await make_owner(services, person.id)
        await at_admin(person)
        for label in labels:
            await person.press(await line_with(person, label[:-1]) if label.endswith("…") else label)

    return go


def keys(*steps: str) -> Go:
    """What lies behind these steps from a new key for numbers on."""
    return desk("Ключи API", "+ Новый ключ", "Цифры", *steps)


def key(*labels: str) -> Go:
    """What lies behind these buttons of a key that was made, and removed from the chat."""

    async def go(services: Services, person: Person) -> None:
        await keys("Дальше ›", "30 дней", ">Интранет")(services, person)
        await person.sees("Ключ создан")
        await person.press("Убрать сообщение")
        await person.sim.idle()
        for label in labels:
            await person.press(label)

    return go


def dumps(*labels: str) -> Go:
    """What lies behind these buttons of export and import."""
    return desk("Выгрузка и загрузка", *labels)


async def _a_checked_file(services: Services, person: Person) -> None:
    """A file that was checked, in front of the summary."""
    await desk()(services, person)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "dump.json"
        file.write_bytes(original([user(4444)]))
        await services.imports.check_file(COMMAND_LINE, file, no_beat, passphrase=None)
    await person.press("Выгрузка и загрузка")
    await person.press("Загрузка идёт…")


async def _about_to_import(services: Services, person: Person) -> None:
    await _a_checked_file(services, person)
    await person.press("Загрузить новых")


async def _a_sealed_file(services: Services, person: Person) -> None:
    """A file that asks for its passphrase."""
    await dumps("Загрузить")(services, person)
    header, key = new_header("correct horse", work=4)
    await person.sees("Пришлите файл")
    await person.sim.send_document(person.id, "dump.age", b"".join(encrypted(key, header, [original([user(4444)])])))


def requests(*labels: str) -> Go:
    """What lies behind these buttons of the requests for help, of which there is one."""

    async def go(services: Services, person: Person) -> None:
        other = await make_member(services, 700, answers=ANNA, name="Анна")
        await services.support.ask(other.id, Said(html="Где чат?"), cause="message:1")
        await make_owner(services, person.id)
        await at_admin(person, "Поддержка · 1")
        for label in labels:
            await person.press(await line_with(person, label[:-1]) if label.endswith("…") else label)

    return go


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
    *BROADCAST_PLACES,
    Place("AdminDumps:main", "Сначала проверка", dumps()),
    Place("AdminDumps:passphrase", "Выгрузка: пароль", dumps("Выгрузить"), reads_text=True),
    Place("AdminDumps:plain", "Выгрузить без пароля?", dumps("Выгрузить", "Без пароля")),
    Place(
        "AdminDumps:exporting",
        "Файл придёт в этот чат",
        dumps("Выгрузить", "Без пароля", "Выгрузить без пароля"),
    ),
    Place("AdminDumps:upload", "Пришлите файл", dumps("Загрузить"), refusal="⚠️"),
    Place("AdminDumps:unlock", "Файл под паролем", _a_sealed_file, reads_text=True),
    Place("AdminDumps:importing", "Проверено записей: 1", _a_checked_file),
    Place("AdminDumps:confirm", "Загрузить новых?", _about_to_import),
    Place("AdminSealing:main", "Зашифровано записей", look_after("Шифрование")),
    Place(
        "AdminSealing:unseal",
        "Расшифровать всё?",
        look_after("Шифрование", "Расшифровать всё…"),
        reads_text=True,
    ),
    Place("AdminSealing:working", "Смена ключа данных", look_after("Шифрование", "Сменить ключ")),
    Place("AdminSettings:main", "Действует сразу, без перезапуска", desk("Настройки")),
    Place("AdminSettings:one", "Сколько незаконченная анкета", desk("Настройки", "Срок анкеты"), reads_text=True),
    Place("AdminSettings:text", "Сейчас люди видят:", desk("Настройки", "Приветствие (RU)"), reads_text=True),
    Place(
        "AdminSettings:draft",
        "Сохранить этот текст?",
        desk("Настройки", "Согласие (RU)", ">Согласен на всё"),
        reads_text=True,
    ),
    Place(
        "AdminSettings:version",
        "Спросить согласие заново?",
        desk("Настройки", "Версия согласия", ">2027-05"),
    ),
    Place("AdminSettings:digest", "Тихий день", desk("Настройки", "Показать сводку")),
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
    Place("AdminDictionaries:main", "2 роли и 6 уровней", look_after("Роли и уровни")),
    Place("AdminDictionaries:roles", "Всего 2 роли", look_after("Роли и уровни", "Роли"), reads_text=True),
    Place("AdminDictionaries:role", "1 участник.", look_after("Роли и уровни", "Роли", "QA · 1")),
    Place(
        "AdminDictionaries:rename_role",
        "Новое название роли",
        look_after("Роли и уровни", "Роли", "QA · 1", "Переименовать"),
        reads_text=True,
    ),
    Place(
        "AdminDictionaries:merge_with",
        "С чем объединить «QA»?",
        look_after("Роли и уровни", "Роли", "QA · 1", "Объединить с другой"),
        reads_text=True,
    ),
    Place(
        "AdminDictionaries:merge",
        "Отменить объединение нельзя",
        look_after("Роли и уровни", "Роли", "QA · 1", "Объединить с другой", "golang разработчик · 1"),
    ),
    Place("AdminDictionaries:levels", "В таком порядке их видят", look_after("Роли и уровни", "Уровни")),
    Place("AdminDictionaries:level", "Уровень 3 из 6", look_after("Роли и уровни", "Уровни", "Middle · 1")),
    Place(
        "AdminDictionaries:rename_level",
        "Новое название уровня",
        look_after("Роли и уровни", "Уровни", "Middle · 1", "Переименовать"),
        reads_text=True,
    ),
    Place(
        "AdminDictionaries:add_level",
        "Новый уровень",
        look_after("Роли и уровни", "Уровни", "+ Добавить уровень"),
        reads_text=True,
    ),
    Place("AdminInvites:main", "У каждого участника своя ссылка", look_after("Приглашения")),
    Place("AdminInvites:list", "чьё приглашение и когда", look_after("Приглашения", "Действуют · 1")),
    Place("AdminInvites:invite", "Как впускает: по заявке", look_after("Приглашения", "Действуют · 1", "Иван ·…")),
    Place(
        "AdminInvites:revoke",
        "Отозвать ссылку?",
        look_after("Приглашения", "Действуют · 1", "Иван ·…", "Отозвать ссылку"),
    ),
    Place("AdminSupport:main", "Люди пишут сюда командой", requests()),
    Place("AdminSupport:list", "Сначала те, кто ждёт", requests("Ждут ответа · 1")),
    Place("AdminSupport:request", "Человек, ", requests("Ждут ответа · 1", "№ 1…")),
    Place(
        "AdminSupport:answer",
        "Ответ на обращение № 1",
        requests("Ждут ответа · 1", "№ 1…", "Ответить"),
        reads_text=True,
        refusal="Передать можно",
        takes_files=True,
    ),
    Place("AdminKeys:list", "Ключей пока нет", desk("Ключи API")),
    Place("AdminKeys:scopes", "Что ему можно?", desk("Ключи API", "+ Новый ключ")),
    Place("AdminKeys:life", "На сколько?", keys("Дальше ›")),
    Place("AdminKeys:name", "Как его назвать?", keys("Дальше ›", "30 дней"), reads_text=True),
    Place("AdminKeys:one", "Создал: ", key()),
    Place("AdminKeys:revoke", "Отозвать ключ «Интранет»?", key("Отозвать ключ")),
    Place("AdminAudit:list", "1 запись", look_after("Журнал действий")),
    Place("AdminAudit:entry", "Запись журнала", look_after("Журнал действий", "Доступ выдан…")),
    Place("AdminAudit:actor", "Чьи действия показать?", look_after("Журнал действий", "Кто")),
    Place("AdminAudit:action", "Какие действия показать?", look_after("Журнал действий", "Что")),
    Place("AdminAudit:dates", "За какие дни показать?", look_after("Журнал действий", "Когда"), reads_text=True),
)
"""They are the same on both databases, and are looked at on one."""
