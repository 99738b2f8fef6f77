"""Beginning anew while a bot is connected: what it has declared stays, what concerned people goes."""

import asyncio

from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonCommands,
    MenuButtonWebApp,
    WebAppInfo,
)

from school21_bot.sandbox.client import Person, SimClient
from tests.sandbox.conftest import news, stranger

COMMANDS = [BotCommand(command="start", description="Начать")]
OWN = [BotCommand(command="admin", description="Управление")]


async def test_a_poll_that_waits_gets_what_is_written_afterwards(bot: Bot, person: Person, sim: SimClient) -> None:
    await news(bot)
    waiting = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.1)
    await sim.reset()
    again = await stranger(sim)
    await again.send("/start")
    (update,) = await waiting
    assert update.message is not None
    assert update.message.chat.first_name == "Борис"


async def test_the_menu_of_a_bot_that_runs_stays(bot: Bot, person: Person, sim: SimClient) -> None:
    everybody = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands(COMMANDS, scope=everybody)
    await bot.set_my_commands(OWN, scope=BotCommandScopeChat(chat_id=person.id))
    app = MenuButtonWebApp(text="Портал", web_app=WebAppInfo(url="https://example.org"))
    await bot.set_chat_menu_button(menu_button=app)
    await bot.set_chat_menu_button(chat_id=person.id, menu_button=MenuButtonCommands())
    await sim.reset()
    # Whoever comes now may have the number of somebody who is gone, and nothing of theirs.
    again = await stranger(sim)
    assert [one.command for one in await bot.get_my_commands(scope=everybody)] == ["start"]
    assert (await sim.chat(again.id))["commands"] == [{"command": "start", "description": "Начать"}]
    assert (await bot.get_chat_menu_button()).type == "web_app"
    assert (await bot.get_chat_menu_button(chat_id=again.id)).type == "default"


async def test_an_update_that_was_held_back_does_not_come_afterwards(bot: Bot, person: Person, sim: SimClient) -> None:
    await news(bot)
    await sim.break_next("reorder", update="message", seconds=30)
    await person.send("раз")
    await sim.reset()
    again = await stranger(sim)
    await again.send("два")
    assert [update.message.text for update in await news(bot) if update.message] == ["два"]
