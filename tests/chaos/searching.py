"""How people look for each other: by words, in three taps, from other chats, and by cards that others posted."""

from tests.chaos.registering import ROLES, go_on, register
from tests.chaos.someone import Lost, Screen, Someone
from tests.chaos.street import Street, one_of

_WORDS = ("golang", "тесты", "иван", "нагрузка", "qa senior", "анна", "team", "ифз")
_CARD = "Telegram: "
_NO_PEOPLE = ("✕", "Без", "Without")
"""How buttons begin that lead to nobody."""


async def at_menu(me: Someone) -> Screen:
    """Before the menu of members; whoever is none goes on with becoming one, and is lost for what they wanted."""
    screen = await me.start()
    if screen.says("Вы участник сообщества"):
        return screen
    if screen.label("Соглашаюсь"):
        return await me.press("Соглашаюсь", on=screen)
    if not me.chance(0.8) or not (await go_on(me, screen)).says("вы в сообществе"):
        raise Lost("not a member")
    return await me.start()


async def by_words(me: Someone, street: Street) -> None:
    """Write what one remembers of somebody, and open cards."""
    await at_menu(me)
    for _ in range(me.random.randint(1, 3)):
        other = street.other_than(me)
        words = me.random.choice((*_WORDS, other.marker, other.marker[:4], me.random.choice(ROLES)))
        screen = await me.type(words)
        await open_cards(me, screen)


async def in_three_taps(me: Someone, street: Street) -> None:
    """Role, level, list, card."""
    del street
    screen = await me.press("Найти коллегу", on=await at_menu(me))
    screen = await me.press(me.random.choice(ROLES), "Любая роль", on=screen)
    if screen.says("Какого уровня?"):
        screen = await me.press("Любой уровень", on=screen)
    await open_cards(me, screen)
    if me.chance(0.3):
        await me.press("Фильтры", "Другая роль", "Новый поиск")


async def open_cards(me: Someone, screen: Screen) -> None:
    """Open some of those who are in the list, and go back."""
    for _ in range(me.random.randint(1, 3)):
        people = [label for label in screen.buttons if " · " in label and not label.startswith(_NO_PEOPLE)]
        if not people or not screen.says("Поиск"):
            return
        card = await me.press(me.random.choice(people), on=screen)
        if not card.says(_CARD):
            return
        if me.chance(0.3) and card.label("Следующий"):
            card = await me.press("Следующий", on=card)
        if me.chance(0.2) and card.label("Сообщить об ошибке"):
            await _report(me, card)
            return
        if not card.label("К списку"):
            return
        screen = await me.press("К списку", on=card)


async def _report(me: Someone, card: Screen) -> None:
    await me.press("Сообщить об ошибке", on=card)
    await me.type(f"Ушёл из команды, думаю. {me.invented()}")
    if (await me.screen()).label("К карточке"):
        await me.press("К карточке")


async def from_another_chat(me: Someone, street: Street) -> None:
    """Type behind the bot's name, and perhaps post what it offers."""
    other = street.other_than(me)
    query = await me.sim.ask_inline(me.id, me.random.choice((*_WORDS, other.marker, me.random.choice(ROLES))))
    await _post(me, street, query)


async def share(me: Someone, street: Street) -> None:
    """Pass on somebody's card by the button under it."""
    await at_menu(me)
    screen = await me.type(me.random.choice((street.other_than(me).marker, *_WORDS)))
    people = [label for label in screen.buttons if " · " in label and not label.startswith(_NO_PEOPLE)]
    if not people:
        return
    card = await me.press(me.random.choice(people), on=screen)
    label = card.label("Поделиться")
    if label is None:
        return
    pressed = await me.sim.press(me.id, label, message_id=card.id)
    await _post(me, street, await me.sim.ask_inline(me.id, pressed["inline_query"]))


async def _post(me: Someone, street: Street, query: str) -> None:
    answer = await me.sim.inline_answer(query, 3.0)
    if not answer["answered"] or not answer["results"]:
        return
    result = me.random.choice(answer["results"])["id"]
    inside = {one["user_id"] for one in await me.sim.members(street.community)}
    where = street.community if me.id in inside and me.chance(0.5) else me.id
    message = await me.sim.choose_inline(query, result, where)
    posted = await me.sim.group(where) if where < 0 else (await me.sim.chat(me.id))["messages"]
    for one in posted:
        if one["message_id"] == message:
            button = one["reply_markup"]["inline_keyboard"][0][0]
            street.cards.append(button["url"].rpartition("start=")[2])


async def follow_a_card(me: Someone, street: Street) -> None:
    """Open a card that somebody posted; whoever is no member learns where to become one."""
    payload = one_of(me.random, street.cards)
    screen = await me.start(payload)
    if screen.says("Карточки видят только участники") and me.chance(0.5):
        await register(me)
    elif screen.label("В меню"):
        await me.press("В меню", on=screen)


async def ask_who(me: Someone, street: Street) -> None:
    """Forward what somebody has written, to learn who that is."""
    await at_menu(me)
    await me.sim.forward(me.id, street.other_than(me).id, "Привет!")
    await me.next(await me.screen())
