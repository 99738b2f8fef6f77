"""What a message says: reading `text`, `parse_mode` and `entities` into plain text and entities."""

from typing import Any

from school21_bot.sandbox import html, links
from school21_bot.sandbox.entities import Entity, trimmed, with_found
from school21_bot.sandbox.errors import bad_request
from school21_bot.sandbox.methods.given import given_entities
from school21_bot.sandbox.registry import Call
from school21_bot.sandbox.world import World

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
MOST_BYTES = 1 << 15


def read_text(call: Call) -> dict[str, Any]:
    """The `text` and `entities` of a Message as sent; raises 400."""
    source = call.text("text")
    if not source:
        raise bad_request("message text is empty")
    return _read(call, source, "entities")


def read_caption(call: Call) -> dict[str, Any]:
    """The `caption` and `caption_entities` of a Message as sent, perhaps neither; raises 400."""
    content = _read(call, call.text("caption"), "caption_entities")
    named = {"text": "caption", "entities": "caption_entities"}
    return {named[key]: value for key, value in content.items() if value}


def check_text(content: dict[str, Any]) -> None:
    """Raise 400 when nothing is left of the text, or too much."""
    if not content["text"]:
        raise bad_request("text must be non-empty")
    if len(content["text"]) > LONGEST_TEXT:
        raise bad_request("message is too long")


def check_caption(content: dict[str, Any]) -> None:
    """Raise 400 when the caption is too long."""
    if len(content.get("caption", "")) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")


def stored(world: World, text: str, entities: list[Entity]) -> dict[str, Any]:
    """The text as Telegram keeps it: trimmed, with the entities that it finds by itself."""
    text, entities = trimmed(text, entities)
    entities = with_found(text, _with_people(world, entities))
    return {"text": text, "entities": entities} if entities else {"text": text}


def _with_people(world: World, entities: list[Entity]) -> list[Entity]:
    """Links to people become mentions of them, or nothing when Telegram does not know the person."""
    if not any(entity["type"] == "text_link" and links.user_of(entity.get("url", "")) for entity in entities):
        return entities
    named = []
    for entity in entities:
        user_id = links.user_of(entity.get("url", "")) if entity["type"] == "text_link" else None
        if user_id is None:
            named.append(entity)
        elif user := world.users.get(user_id):
            place = {"offset": entity["offset"], "length": entity["length"]}
            named.append({"type": "text_mention", **place, "user": user.as_user()})
    return named


def _read(call: Call, source: str, entities_name: str) -> dict[str, Any]:
    if len(source.encode()) > MOST_BYTES:
        raise bad_request("text is too long")
    mode = call.text("parse_mode").lower()
    if not source or mode in ("", "none"):
        text, entities = source.replace("\r", ""), given_entities(call, entities_name)
    elif mode == "html":
        text, entities = html.parse(source)
    else:
        raise bad_request("unsupported parse_mode")
    return stored(call.world, text, entities)
