"""How people register, drop out in the middle, and come back."""

from tests.chaos.someone import TROUBLE, Screen, Someone

MOST_STEPS = 40
ROLES = ("golang разработчик", "QA", "DevOps", "аналитик", "Senior C++ разработчик", "1С программист", "дизайнер")
LEVELS = ("Junior", "Middle", "Senior", "Lead", "Стажёр")
INSIDE = ("вы в сообществе", "Вы участник сообщества", "Регистрация на проверке")
AT_AN_END = (*INSIDE, "Доступ закрыт", "Доступ приостановлен")
# What the menus offer on the way there, the likeliest first.
_ON = ("Продолжить", "Зарегистрироваться", "Нет, продолжить", "Начать заново")
_TAKEN = "уже зарегистрирован"


async def register(me: Someone, *, staying_power: float = 1.0) -> Screen:
    """From wherever towards a welcome; at each question somebody may have enough of it."""
    screen = await me.screen()
    # A letter with a button is as good a way as any.
    if not (screen.label("Продолжить") and me.chance(0.5)):
        screen = await me.start()
    return await go_on(me, screen, staying_power=staying_power)


async def go_on(me: Someone, screen: Screen, *, staying_power: float = 1.0) -> Screen:
    """The same from where somebody is."""
    for _ in range(MOST_STEPS):
        if screen.says(*AT_AN_END) or not me.chance(staying_power):
            return screen
        await me.pause()
        screen = await step(me, screen)
    return screen


async def step(me: Someone, screen: Screen) -> Screen:
    """Do what the form asks for, or begin again when it is no form."""
    if screen.says(TROUBLE):
        return await me.start()
    if screen.says("Кем вы работаете?"):
        return await _say_role(me, screen)
    if screen.says("Какой у вас уровень?"):
        return await me.press(me.random.choice(LEVELS), "Middle", on=screen)
    if (said := answer_to(me, screen)) is not None:
        return await me.type(said)
    if screen.says("Проверьте ответы") and screen.label("Всё верно"):
        return await me.press("Всё верно", on=screen)
    if screen.label("Подтвердить"):
        return await me.press("Подтвердить", on=screen)
    if screen.label(*_ON):
        return await me.press(*_ON, on=screen)
    return await me.start()


def answer_to(me: Someone, screen: Screen) -> str | None:
    """What somebody writes when they are asked this, if it is a question that they know."""
    if screen.says("Какой у вас ник в Школе 21?"):
        if me.chance(0.05):
            return me.random.choice(("ab", "Иван", me.marker * 4, "a b c d"))
        return me.invented()
    if screen.says("Какой у вас ник в СберЧате?"):
        mine = f"{me.invented()}.{me.random.choice(('petrov', 'ivanova', 'kim'))}"
        return f"{mine}@example.com" if me.chance(0.2) else mine
    if screen.says("В какой вы команде?"):
        return f"Team.{me.invented()}"
    if screen.says("Чем вы занимаетесь?"):
        return f"{me.random.choice(('Тесты', 'Нагрузка', 'Платежи', 'Отчёты'))} и {me.invented()}"
    return None


async def _say_role(me: Someone, screen: Screen) -> Screen:
    role = me.random.choice(ROLES)
    if me.chance(0.5):
        return await me.type(role if me.chance(0.5) else f"{me.random.choice(LEVELS)} {role}")
    known = [label for label in screen.buttons if label.casefold() in {one.casefold() for one in ROLES}]
    if not known:
        return await me.type(role)
    return await me.press(me.random.choice(known), on=screen)
