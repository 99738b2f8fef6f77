"""The long works that the staff starts: keys, dumps, broadcasts."""

import asyncio
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.chaos.governing import at_desk
from tests.chaos.someone import Lost, Someone
from tests.chaos.street import Street
from tests.dumps.kit import original, user

PASSPHRASE = "шесть слов и ещё одно"
LONGEST_LOOK = 20
_OTHER = "other.json"


async def rotate_keys(me: Someone, street: Street) -> None:
    """Another key for records or for the index; now and then paused, or given up in the middle."""
    del street
    screen = await at_desk(me, "Шифрование")
    if screen.label("Идёт работа"):
        screen = await me.press("Идёт работа", on=screen)
        if screen.label("Продолжить"):
            await me.press("Продолжить", on=screen)
        return
    if screen.label("Зашифровать всё"):
        await me.press("Зашифровать всё", on=screen)
        return
    screen = await me.press(me.random.choice(("Сменить ключ", "Сменить ключ индекса")), on=screen)
    if me.chance(0.3) and screen.label("Пауза"):
        screen = await me.press("Пауза", on=screen)
        await me.pause()
        if screen.label("Продолжить", "Прекратить"):
            await me.press(me.random.choice(("Продолжить", "Прекратить")), on=screen)


async def open_everything(me: Someone, street: Street) -> None:
    """Write all records in the open, which is sealed again another day."""
    del street
    screen = await at_desk(me, "Шифрование")
    if screen.label("Расшифровать всё"):
        await me.press("Расшифровать всё", on=screen)
        await me.type("расшифровать")


async def export(me: Someone, street: Street) -> None:
    """Take everybody as a file, with a passphrase or without."""
    await at_desk(me, "Выгрузка и загрузка", "Выгрузить")
    passphrase = PASSPHRASE if me.chance(0.5) else ""
    if passphrase:
        await me.type(passphrase)
    else:
        await me.press("Без пароля")
        await me.press("Выгрузить без пароля")
    content = await me.reads("school21")
    name = "dump.json.age" if passphrase else "dump.json"
    street.dumps.append((name, content, passphrase))


async def load(me: Someone, street: Street) -> None:
    """Load a file of our own, or what another community's bot has given."""
    screen, brings_back = await at_desk(me, "Выгрузка и загрузка"), True
    if screen.label("Загрузка идёт"):
        screen = await me.press("Загрузка идёт", on=screen)
    else:
        await me.press("Загрузить", on=screen)
        name, content, passphrase = me.random.choice([*street.dumps, (_OTHER, _of_another_bot(me), "")])
        brings_back = name != _OTHER
        before = await me.screen()
        await me.sim.send_document(me.id, name, content, mime_type="application/json")
        screen = await me.next(before)
        if passphrase and screen.says("Файл под паролем"):
            screen = await me.type(passphrase)
    for _ in range(LONGEST_LOOK):
        screen = await me.screen()
        if not screen.says("Проверяю", "Готовлю"):
            break
        await asyncio.sleep(0.3)
    # Whoever is new in a file of our own was forgotten on purpose meanwhile: nobody brings them back.
    if screen.label("Загрузить новых") and (screen.says("Новых: 0") or not brings_back):
        await me.press("Загрузить новых", on=screen)
        await me.press("Да, загрузить")
    elif screen.label("Отмена"):
        await me.press("Отмена", on=screen)


def _of_another_bot(me: Someone) -> bytes:
    """A dump of the original system with people whom nobody here knows."""
    users = []
    for number in range(1, me.random.randint(2, 12)):
        name, account = me.coined(), 900_000_000 + me.random.randrange(90_000_000)
        mine = {"username": f"{name}_old", "school21_nickname": name, "sber_id": f"{name}.old", "team_name": name}
        users.append(user(number, telegram_id=account, **mine))
    return original(users)


def _in_hours(me: Someone, hours: int) -> str:
    """A moment as somebody in Moscow writes it."""
    moment = datetime.fromtimestamp(me.watch.now(), ZoneInfo("Europe/Moscow")) + timedelta(hours=hours)
    return f"{moment:%d.%m.%Y %H:%M}"


async def broadcast(me: Someone, street: Street) -> None:
    """Tell everybody something, once; now, or in some hours."""
    del street
    screen = await at_desk(me, "Рассылки")
    if (line := screen.label("на паузе")) is not None:
        screen = await me.press(line, on=screen)
        await me.press("Продолжить", on=screen)
        return
    screen = await me.press("Новая рассылка", on=screen)
    await me.press("По-русски", on=screen)
    screen = await me.type(f"Новость {me.coined()}: встречаемся в пятницу")
    screen = await me.press("Посмотреть", on=screen)
    screen = await me.sees("Отправить рассылку?")
    if me.chance(0.3):
        await me.press("В назначенное время", on=screen)
        await me.type(_in_hours(me, me.random.randint(1, 60)))
        await me.press("Запланировать")
        return
    screen = await me.press("Отправить сейчас", on=screen)
    if me.chance(0.3) and screen.label("Пауза"):
        screen = await me.press("Пауза", on=screen)
        if me.chance(0.7) and screen.label("Продолжить"):
            await me.press("Продолжить", on=screen)
    if not screen.says("Отправля", "отправлена", "паузе"):
        raise Lost(f"no broadcast but:\n{screen}")
