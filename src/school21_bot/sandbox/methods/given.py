"""Entities that a bot gives itself, instead of a parse mode."""

from typing import Any

from school21_bot.sandbox.entities import Entity, ordered
from school21_bot.sandbox.errors import ApiError, bad_request
from school21_bot.sandbox.registry import Call

_PLAIN = {
    *("bold", "italic", "underline", "strikethrough", "spoiler", "code"),
    *("blockquote", "expandable_blockquote"),
}
# Telegram finds these by itself.
_FOUND = {
    *("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"),
}


def given_entities(call: Call, name: str) -> list[Entity]:
    """The entities that the call brings, none when there is nothing readable; raises 400 for a wrong one."""
    try:
        entities = call.json(name, name)
    except ApiError:
        return []
    if not isinstance(entities, list):
        return []
    read = (_read(call, entity) for entity in entities)
    return ordered(entity for entity in read if entity is not None)


def _read(call: Call, value: Any) -> Entity | None:
    if not isinstance(value, dict):
        raise _unreadable("expected an Object")
    entity: Entity = {"offset": _number(value, "offset"), "length": _number(value, "length")}
    kind = _text(value, "type")
    entity = {"type": kind, **entity}
    if kind in _PLAIN:
        return entity
    if kind in _FOUND:
        return None
    match kind:
        case "pre":
            return entity | ({"language": value["language"]} if value.get("language") else {})
        case "text_link":
            return entity | {"url": _text(value, "url")}
        case "custom_emoji":
            return entity | {"custom_emoji_id": str(_field(value, "custom_emoji_id"))}
        case "text_mention":
            user = _field(value, "user")
            found = call.world.users.get(user.get("id", 0)) if isinstance(user, dict) else None
            return None if found is None else entity | {"user": found.as_user()}
    raise _unreadable("Unsupported type specified")


def _field(value: dict[str, Any], name: str) -> Any:
    if value.get(name) is None:
        raise _unreadable(f'Can\'t find field "{name}"')
    return value[name]


def _number(value: dict[str, Any], name: str) -> int:
    number = _field(value, name)
    if not isinstance(number, int):
        raise _unreadable(f'Field "{name}" must be of type Number')
    return number


def _text(value: dict[str, Any], name: str) -> str:
    text = _field(value, name)
    if not isinstance(text, str):
        raise _unreadable(f'Field "{name}" must be of type String')
    return text


def _unreadable(reason: str) -> ApiError:
    return bad_request(f"can't parse MessageEntity: {reason}")
