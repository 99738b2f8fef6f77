"""How people keep what is known of them: edit, hide, say what they want to hear, write to the staff."""

from tests.chaos.registering import LEVELS, ROLES, answer_to
from tests.chaos.someone import Lost, Screen, Someone
from tests.chaos.street import Street

_FIELDS = ("✎ Ник в школе", "✎ Ник в чате", "✎ Команда", "✎ Роль", "✎ Уровень", "✎ О работе")
_PHOTO, _STICKER = "photo", "sticker"


async def at_profile(me: Someone) -> Screen:
    """Before the own card; raises Lost for whoever has none."""
    screen = await me.type("/profile")
    if not screen.label("Изменить карточку"):
        me.is_in = False
        raise Lost("no card")
    return screen


async def edit(me: Someone, street: Street) -> None:
    """Correct an answer or two."""
    del street
    screen = await at_profile(me)
    for _ in range(me.random.randint(1, 2)):
        if screen.label("Изменить карточку"):
            screen = await me.press("Изменить карточку", on=screen)
        screen = await me.press(me.random.choice(_FIELDS), on=screen)
        screen = await corrected(me, screen)


async def corrected(me: Someone, screen: Screen) -> Screen:
    """Give another answer to the question on the screen."""
    if screen.says("Кем вы работаете?"):
        return await me.type(me.random.choice(ROLES))
    if screen.says("Какой у вас уровень?"):
        return await me.press(me.random.choice(LEVELS), "Senior", on=screen)
    answer = answer_to(me, screen)
    if answer is None:
        raise Lost(f"no question but:\n{screen}")
    return await me.type(answer)


async def hide(me: Someone, street: Street) -> None:
    """Hide something, or show it again."""
    del street
    screen = await me.press("Что видят участники", on=await at_profile(me))
    for _ in range(me.random.randint(1, 3)):
        choices = [label for label in screen.buttons if label.startswith(("Скрыть", "Показать", "Hide", "Show"))]
        if not choices:
            return
        screen = await me.press(me.random.choice(choices), on=screen)


async def choose_messages(me: Someone, street: Street) -> None:
    """Say which messages one wants."""
    del street
    screen = await me.type("/profile")
    screen = await me.press("Сообщения", on=screen)
    if me.chance(0.5):
        await me.press("Без рассылок", "Получать рассылки", on=screen)
    else:
        await me.press("Не напоминать", "Напоминать", on=screen)


async def choose_language(me: Someone, street: Street) -> None:
    """Have the bot speak as Telegram does, or one language in any case."""
    del street
    screen = await me.type("/profile")
    screen = await me.press("Язык", on=screen)
    await me.press(me.random.choice(("Русский", "English", "Как в Telegram")), on=screen)


async def ask_staff(me: Someone, street: Street) -> None:
    """Write to the staff, perhaps with a picture."""
    del street
    screen = await me.type("/support")
    if not screen.says("Поддержка"):
        raise Lost(f"no support but:\n{screen}")
    if me.chance(0.2):
        await me.sim.send_media(me.id, _PHOTO, caption=f"Вот: {me.invented()}")
        await me.next(screen)
    else:
        await me.type(f"Не вижу чата, помогите: {me.invented()}")
    if me.chance(0.5):
        await me.type("/start")


async def change_names(me: Someone, street: Street) -> None:
    """Be called otherwise in Telegram."""
    del street
    await me.sim.save_user(me.random.choice(("Мария", "Ольга", "Сергей")), id=me.id, last_name=me.invented().title())


async def talk_nonsense(me: Someone, street: Street) -> None:
    """Send what no form asks for."""
    del street
    for _ in range(me.random.randint(1, 3)):
        what = me.random.choice(("/help", "/privacy", "/cancel", "/start", "/nothing", _STICKER, _PHOTO, "voice", "ok"))
        before = await me.screen()
        if what in (_STICKER, _PHOTO, "voice"):
            await me.sim.send_media(me.id, what)
            await me.next(before)
        else:
            await me.type(what)


async def wander(me: Someone, street: Street) -> None:
    """Press whatever is there, now and then on an old message, now and then twice."""
    for _ in range(me.random.randint(3, 8)):
        messages = [one for one in (await me.sim.chat(me.id))["messages"] if not one["outgoing"]]
        if not messages:
            await me.start()
            continue
        old = me.chance(0.15)
        screen = await me.screen() if not old else me.shown(me.random.choice(messages))
        if not screen.buttons:
            await me.start()
            continue
        label = me.random.choice(screen.buttons)
        if me.chance(0.15):
            await me.press_twice(label, screen)
        else:
            await me.press(label, on=screen)
        now = await me.screen()
        if (answer := answer_to(me, now)) is not None and me.chance(0.5):
            await me.type(answer)
    del street
