"""Which commands somebody sees: the narrowest scope that the bot has set, in it their own language first."""

from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeChatAdministrators,
    BotCommandScopeChatMember,
    BotCommandScopeUnion,
)

from school21_bot.sandbox.client import Person, SimClient


async def declare(bot: Bot, name: str, scope: BotCommandScopeUnion | None = None, language: str | None = None) -> None:
    await bot.set_my_commands([BotCommand(command=name, description="…")], scope, language)


async def seen(sim: SimClient, chat: int, person: int) -> tuple[str, str, str]:
    """The only command, its scope and language."""
    answer = await sim.commands(chat, person)
    [name] = [one["command"] for one in answer["commands"]] or [""]
    return name, answer["scope"], answer["language"]


async def test_a_private_chat_shows_its_own_before_those_of_all(bot: Bot, sim: SimClient, person: Person) -> None:
    assert await seen(sim, person.id, person.id) == ("", "", "")
    await declare(bot, "all")
    assert await seen(sim, person.id, person.id) == ("all", "default", "")
    await declare(bot, "all_ru", language="ru")
    assert await seen(sim, person.id, person.id) == ("all_ru", "default", "ru")
    await declare(bot, "private", BotCommandScopeAllPrivateChats())
    assert await seen(sim, person.id, person.id) == ("private", "all_private_chats", "")
    await declare(bot, "mine", BotCommandScopeChat(chat_id=person.id))
    assert await seen(sim, person.id, person.id) == ("mine", "chat", "")


async def test_a_group_shows_administrators_and_single_members_their_own(
    bot: Bot, sim: SimClient, person: Person
) -> None:
    group = await sim.save_group("Школа", bot="administrator")
    await sim.put_in(group, person.id)
    for name, scope in (
        ("groups", BotCommandScopeAllGroupChats()),
        ("leaders", BotCommandScopeAllChatAdministrators()),
    ):
        await declare(bot, name, scope)
    admin = (await sim.state())["admin"]["id"]
    assert await seen(sim, group, person.id) == ("groups", "all_group_chats", "")
    assert await seen(sim, group, admin) == ("leaders", "all_chat_administrators", "")
    await declare(bot, "here", BotCommandScopeChat(chat_id=group))
    await declare(bot, "leaders_here", BotCommandScopeChatAdministrators(chat_id=group))
    assert await seen(sim, group, person.id) == ("here", "chat", "")
    assert await seen(sim, group, admin) == ("leaders_here", "chat_administrators", "")
    await sim.put_in(group, person.id, "administrator")
    assert await seen(sim, group, person.id) == ("leaders_here", "chat_administrators", "")
    await declare(bot, "own", BotCommandScopeChatMember(chat_id=group, user_id=person.id))
    assert await seen(sim, group, person.id) == ("own", "chat_member", "")


async def test_a_channel_has_no_commands(bot: Bot, sim: SimClient, person: Person) -> None:
    channel = await sim.save_group("Новости", type="channel", bot="administrator")
    await declare(bot, "all")
    assert await seen(sim, channel, person.id) == ("", "", "")
