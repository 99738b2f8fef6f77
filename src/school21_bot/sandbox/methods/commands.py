"""The menu of commands, by scope and language."""

import re
from typing import Any

from school21_bot.sandbox.errors import bad_request
from school21_bot.sandbox.methods.chats import find_chat
from school21_bot.sandbox.registry import Call, method
from school21_bot.sandbox.world import World

MOST_COMMANDS = 100
LONGEST_DESCRIPTION = 256
_GENERAL = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
_OF_CHAT = {"chat", "chat_administrators", "chat_member"}
_COMMAND = re.compile(r"/?([a-z0-9_]{1,32})")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")


def commands_seen(world: World, user_id: int) -> list[dict[str, Any]]:
    """The commands that a person sees in the private chat with the bot: the narrowest scope, the own language first."""
    language = world.users[user_id].language_code[:2]
    for scope in (f"chat:{user_id}", "all_private_chats", "default"):
        for wanted in (language, ""):
            commands = world.commands.get((scope, wanted))
            if commands:
                return commands
    return []


@method("setMyCommands")
def set_my_commands(call: Call) -> bool:
    """Replace the commands of a scope and language."""
    commands = call.json("commands", "commands") or []
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    call.world.commands[_place(call)] = [_command(one) for one in commands]
    call.world.revision += 1
    return True


@method("getMyCommands")
def get_my_commands(call: Call) -> list[dict[str, Any]]:
    """The commands of exactly this scope and language."""
    return call.world.commands.get(_place(call), [])


@method("deleteMyCommands")
def delete_my_commands(call: Call) -> bool:
    """Forget the commands of exactly this scope and language."""
    call.world.commands.pop(_place(call), None)
    call.world.revision += 1
    return True


def _place(call: Call) -> tuple[str, str]:
    language = call.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    scope = call.json("scope", "BotCommandScope") or {"type": "default"}
    if not isinstance(scope, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = scope.get("type")
    if not isinstance(kind, str):
        raise bad_request("can't parse BotCommandScope: Can't find field \"type\"")
    if kind in _GENERAL:
        return kind, language
    if kind not in _OF_CHAT:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if scope.get("chat_id") is None:
        raise bad_request("can't parse BotCommandScope: Can't find field \"chat_id\"")
    member = f":{_user_id(scope)}" if kind == "chat_member" else ""
    chat = find_chat(Call(call.world, {"chat_id": str(scope["chat_id"])}))
    return f"{kind}:{chat.id}{member}", language


def _user_id(scope: dict[str, Any]) -> int:
    number = scope.get("user_id")
    if number is None:
        raise bad_request("can't parse BotCommandScope: Can't find field \"user_id\"")
    if not isinstance(number, int) or number <= 0:
        raise bad_request("can't parse BotCommandScope: Invalid user_id specified")
    return number


def _command(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    for field in ("command", "description"):
        if value.get(field) is None:
            raise bad_request(f"can't parse BotCommand: Can't find field \"{field}\"")
    name = _COMMAND.fullmatch(str(value["command"]))
    if name is None:
        raise bad_request("BOT_COMMAND_INVALID")
    description = str(value["description"]).strip()
    if not 1 <= len(description) <= LONGEST_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name[1], "description": description}
