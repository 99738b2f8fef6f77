"""What the owner and the admins do with people, roles, links, requests and applications."""

from tests.chaos.keeping import corrected
from tests.chaos.registering import ROLES
from tests.chaos.someone import Lost, Screen, Someone, shown
from tests.chaos.street import Street

_AT_A_SITTING = 12
"""So many applications are decided before something else is done."""
_SETTINGS = (
    *("Приём новых", "Срок анкеты", "Напоминания", "Вход по ссылке", "Срок ссылки", "Тихие часы", "Сводка"),
    "Версия согласия",
)
_REASONS = ("Не нашли в школе", "Ошибки в ответах", "Другая причина")


async def at_desk(me: Someone, *labels: str) -> Screen:
    """Before the staff's menu, or behind these buttons of it."""
    await me.type("/admin")
    screen = await me.sees("Управление сообществом")
    for label in labels:
        screen = await me.press(label, on=screen)
    return screen


async def appoint(me: Someone, street: Street) -> None:
    """The owner makes an admin of whoever is to be one."""
    for admin in [one for one in street.everybody if one.part == "admin"]:
        await at_desk(me, "Организаторы", "+ Назначить")
        screen = await me.type(str(admin.id))
        if screen.label("Сделать администратором"):
            await me.press("Сделать администратором", on=screen)


async def _at_file(me: Someone, whom: Someone) -> Screen:
    await at_desk(me, "Люди")
    screen = await me.type(me.random.choice((str(whom.id), whom.marker)))
    if screen.says("Нашлись", "Нашлось"):
        people = [label for label in screen.buttons if " · " in label]
        if people:
            screen = await me.press(people[0], on=screen)
    if not screen.label("История"):
        raise Lost("nobody found")
    return screen


async def look_after_people(me: Someone, street: Street) -> None:
    """Open somebody's file and do something about it."""
    whom = street.other_than(me)
    screen = await _at_file(me, whom)
    await me.press("История", on=screen)
    screen = await me.press("Назад")
    match me.random.choice(("edit", "reissue", "nudge", "decide", "decide", "remove", "ban", "unban", "unban")):
        case "edit" if screen.label("Исправить"):
            screen = await me.press("Исправить", on=screen)
            screen = await me.press(me.random.choice(("✎ Команда", "✎ О работе", "✎ Роль", "✎ Уровень")), on=screen)
            # What the staff invents is about that person.
            await corrected_about(me, whom, screen)
        case "reissue" if screen.label("Новая ссылка"):
            await me.press("Новая ссылка", on=screen)
        case "nudge" if screen.label("Напомнить"):
            await me.press("Напомнить", on=screen)
        case "decide" if screen.label("Одобрить"):
            await me.press("Одобрить", on=screen)
        case "remove" if screen.label("Исключить"):
            await me.press("Исключить", on=screen)
            await me.press("Да, исключить")
        case "ban" if screen.label("Закрыть доступ"):
            await me.press("Закрыть доступ", on=screen)
            await me.press("Да, закрыть доступ")
        case "unban" if screen.label("Открыть доступ"):
            await me.press("Открыть доступ", on=screen)
        case _:
            pass


async def corrected_about(me: Someone, whom: Someone, screen: Screen) -> None:
    """Correct an answer of somebody else's."""
    if screen.says("В какой вы команде?"):
        await me.type(f"Team.{whom.invented()}")
    elif screen.says("Чем вы занимаетесь?"):
        await me.type(f"Со слов коллег: {whom.invented()}")
    else:
        await corrected(me, screen)


async def move_an_account(me: Someone, street: Street) -> None:
    """Somebody has another Telegram account, and asks to be moved to it."""
    having_two = [one for one in street.everybody if one.spare and one.is_in]
    if not having_two:
        raise Lost("nobody has another account")
    whom = me.random.choice(having_two)
    screen = await _at_file(me, whom)
    if me.chance(0.5):
        await me.sim.start(whom.spare)
    screen = await me.press("Другой аккаунт", on=screen)
    screen = await me.type(str(whom.spare))
    if screen.label("Да, перенести"):
        await me.press("Да, перенести", on=screen)
        await whom.turns_to_the_other_account()


async def decide(me: Someone, street: Street) -> None:
    """Decide about the applications in the staff's chat."""
    cards = [shown(one) for one in await me.sim.group(street.staff) if not one["outgoing"]]
    open_ones = [card for card in cards if card.label("Одобрить")]
    for card in open_ones[:_AT_A_SITTING]:
        label = card.label("Отклонить" if me.chance(0.2) else "Одобрить", "Одобрить")
        await me.sim.press_in_group(street.staff, me.id, label or "", message_id=card.id)
        await me.sim.idle(1.0)
        reason = next((one for one in map(shown, await me.sim.group(street.staff)) if one.id == card.id), card)
        if label and "Отклонить" in label and (why := reason.label(me.random.choice(_REASONS))):
            await me.sim.press_in_group(street.staff, me.id, why, message_id=card.id)


async def answer_requests(me: Someone, street: Street) -> None:
    """Answer whoever has written: in the bot, or by a reply to the card in the staff's chat."""
    if me.chance(0.5):
        cards = [shown(one) for one in await me.sim.group(street.staff) if not one["outgoing"]]
        waiting = [card for card in cards if card.says("Чтобы ответить человеку")]
        for card in waiting[:3]:
            await me.sim.send_to_group(street.staff, me.id, f"Проверьте /invite: {me.coined()}", reply_to=card.id)
        return
    screen = await at_desk(me, "Поддержка", "Ждут ответа")
    if not screen.label("№"):
        return
    screen = await me.press("№", on=screen)
    if me.chance(0.2) and screen.label("Закрыть"):
        await me.press("Закрыть", on=screen)
    elif screen.label("Ответить"):
        await me.press("Ответить", on=screen)
        await me.type(f"Откройте /invite, это ответ {me.coined()}")


async def merge_roles(me: Someone, street: Street) -> None:
    """Rename a role, or make one of two."""
    del street
    screen = await at_desk(me, "Роли и уровни", "Роли")
    roles = [label for label in screen.buttons if " · " in label]
    if len(roles) < 4:
        return
    one = me.random.choice(roles)
    screen = await me.press(one, on=screen)
    if me.chance(0.4):
        await me.press("Переименовать", on=screen)
        await me.type(f"{me.random.choice(ROLES)} {me.random.choice('абвгд')}")
        return
    screen = await me.press("Объединить с другой", on=screen)
    others = [label for label in screen.buttons if " · " in label and label != one]
    if others:
        screen = await me.press(me.random.choice(others), on=screen)
        await me.press("Объединить", on=screen)


async def revoke_a_link(me: Someone, street: Street) -> None:
    """Take somebody's link back."""
    del street
    screen = await at_desk(me, "Приглашения", "Действуют")
    lines = [label for label in screen.buttons if " → " in label]
    if lines:
        screen = await me.press(me.random.choice(lines), on=screen)
        screen = await me.press("Отозвать ссылку", on=screen)
        await me.press("Отозвать", on=screen)


async def read_the_audit(me: Someone, street: Street) -> None:
    """See who did what."""
    del street
    screen = await at_desk(me, "Журнал действий")
    entries = [label for label in screen.buttons if " · " in label]
    if entries:
        await me.press(me.random.choice(entries), on=screen)


async def change_a_setting(me: Someone, street: Street) -> None:
    """Decide how people come in, when they are reminded, or when the bot is quiet."""
    del street
    screen = await at_desk(me, "Настройки")
    screen = await me.press(me.random.choice(_SETTINGS), on=screen)
    values = [label for label in screen.buttons if not label.startswith(("‹", "●", "Управление"))]
    if values:
        await me.press(me.random.choice(values), on=screen)
    if (screen := await me.screen()).label("Да, спросить заново"):
        await me.press("Да, спросить заново", on=screen)


async def put_out_by_hand(me: Someone, street: Street) -> None:
    """A human administrator of the chat bans somebody there, or lifts such a ban."""
    banned = await me.sim.banned(street.community)
    inside = [one["user_id"] for one in await me.sim.members(street.community) if one["status"] == "member"]
    if banned and me.chance(0.5):
        await me.sim.unban(street.community, me.random.choice(banned))
    elif inside and me.chance(0.5):
        await me.sim.kick(street.community, me.random.choice(inside))
