"""The menu of commands, by scope and language."""

import re
from typing import Any

from school21_bot.sandbox.errors import bad_request
from school21_bot.sandbox.membership import place_of
from school21_bot.sandbox.methods.chats import find_chat
from school21_bot.sandbox.registry import Call, method
from school21_bot.sandbox.world import Chat, World

MOST_COMMANDS = 100
LONGEST_DESCRIPTION = 256
_GENERAL = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
_OF_CHAT = {"chat", "chat_administrators", "chat_member"}
_COMMAND = re.compile(r"/?([a-z0-9_]{1,32})")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")


def commands_seen(world: World, chat: Chat, user_id: int) -> dict[str, Any]:
    """The commands that somebody sees in a chat, and for which scope and language the bot has set them.

    The narrowest scope comes first, and in each the person's own language.
    """
    language = world.person(user_id).language_code[:2]
    for scope in _scopes(world, chat, user_id):
        for wanted in (language, ""):
            commands = world.commands.get((scope, wanted))
            if commands:
                return {"commands": commands, "scope": scope.partition(":")[0], "language": wanted}
    return {"commands": [], "scope": "", "language": ""}


def _scopes(world: World, chat: Chat, user_id: int) -> list[str]:
    """From the narrowest to the widest; channels have no commands."""
    if chat.type == "private":
        return [f"chat:{chat.id}", "all_private_chats", "default"]
    if chat.type == "channel":
        return []
    leads = place_of(world, chat, user_id).leads
    return [
        f"chat_member:{chat.id}:{user_id}",
        *([f"chat_administrators:{chat.id}"] if leads else []),
        f"chat:{chat.id}",
        *(["all_chat_administrators"] if leads else []),
        "all_group_chats",
        "default",
    ]


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
