"""How people come into the chat, pass their link on, and go away: from the chat, from the bot, for good."""

from tests.chaos.searching import at_menu
from tests.chaos.someone import Lost, Screen, Someone
from tests.chaos.street import Street, one_of
from tests.chaos.watching import rows_of

NEWEST = 4
"""Older links are mostly over."""


async def come_in(me: Someone, street: Street) -> None:
    """Ask for the link, and follow it."""
    await at_menu(me)
    screen = await me.type("/invite")
    if screen.label("Новая ссылка") and (me.chance(0.2) or not screen.label("Вступить в чат")):
        screen = await me.press("Новая ссылка", on=screen)
    link = await _link_on(me, screen)
    if not link:
        return
    passes_it_on = me.chance(0.35)
    if passes_it_on:
        street.links.append(link)
    # Whoever follows it at once leaves nothing for others to try.
    if me.chance(0.3 if passes_it_on else 0.9):
        await me.sim.join(me.id, link)


async def _link_on(me: Someone, screen: Screen) -> str:
    """Where the button of a screen leads, if it leads into a chat."""
    for message in (await me.sim.chat(me.id))["messages"]:
        if message["message_id"] == screen.id:
            for row in rows_of(message):
                for button in row:
                    if "/+" in str(button.get("url", "")):
                        return str(button["url"])
    return ""


async def try_a_link(me: Someone, street: Street) -> None:
    """Follow somebody else's link, as a stranger or as a member."""
    if link := one_of(me.random, street.links[-NEWEST:]):
        await me.sim.join(me.id, link)


async def leave_the_chat(me: Someone, street: Street) -> None:
    """Go away from the community's chat."""
    if me.id in {one["user_id"] for one in await me.sim.members(street.community)}:
        await me.sim.leave(me.id, street.community)


async def block(me: Someone, street: Street) -> None:
    """Block the bot."""
    del street
    await me.sim.save_user(id=me.id, blocked=True)


async def unblock(me: Someone, street: Street) -> None:
    """Take it back."""
    del street
    await me.sim.save_user(id=me.id, blocked=False)


async def delete_myself(me: Someone, street: Street) -> None:
    """Have everything forgotten, and perhaps leave the chat as well."""
    del street
    screen = await _at_my_data(me)
    screen = await me.press("Удалить мои данные", on=screen)
    if me.chance(0.15):
        await me.press("Нет, оставить", on=screen)
        return
    me.is_in = False
    if me.chance(0.5):
        await me.press("Удалить и выйти", "Да, удалить", on=screen)
    else:
        await me.press("Да, удалить", on=screen)


async def take_my_data(me: Someone, street: Street) -> None:
    """Get everything as a file, and look into it."""
    del street
    await me.press("Получить файл", on=await _at_my_data(me))
    await me.reads()


async def _at_my_data(me: Someone) -> Screen:
    screen = await me.type("/profile")
    if not screen.label("Мои данные"):
        raise Lost(f"no profile but:\n{screen}")
    return await me.press("Мои данные", on=screen)
