"""Replacing what a message shows by another file."""

import msgspec

from school21_bot.sandbox.errors import ApiError, bad_request
from school21_bot.sandbox.files import Json, StoredFile
from school21_bot.sandbox.keyboards import read_inline_keyboard
from school21_bot.sandbox.methods.documents import file_of
from school21_bot.sandbox.methods.messages import NOT_MODIFIED, editable, shown
from school21_bot.sandbox.methods.texts import check_caption, read_caption
from school21_bot.sandbox.registry import Call, method

_KINDS = ("document", "photo")
_CONTENT = ("text", "entities", "caption", "caption_entities", *_KINDS)


@method("editMessageMedia")
def edit_message_media(call: Call) -> Json:
    """Replace the file, or the text, of one of the bot's messages by a document or a photo, and its buttons."""
    media = _media(call)
    caption = read_caption(_call(call, media))
    keyboard = read_inline_keyboard(call)
    chat, message = editable(call)
    check_caption(caption)
    file = _file(call, media)
    before = {name: message.data[name] for name in _CONTENT if name in message.data}
    after = file.as_content() | caption
    if before == after and keyboard == message.keyboard:
        raise bad_request(NOT_MODIFIED)
    call.world.edit(chat, message, after | shown(keyboard), keyboard, without=_CONTENT)
    return message.data


def _media(call: Call) -> Json:
    """The InputMedia that the call brings; raises 400."""
    try:
        media = msgspec.json.decode(call.text("media"))
    except msgspec.DecodeError:
        raise bad_request("can't parse input media JSON object") from None
    if not isinstance(media, dict):
        raise _unreadable("expected an Object")
    if not isinstance(media.get("type"), str):
        raise _unreadable('Can\'t find field "type"')
    if not isinstance(media.get("media"), str) or not media["media"]:
        raise _unreadable("Media is not specified")
    if media["type"] not in _KINDS:
        raise _unreadable(f'type "{media["type"]}" is unsupported in the sandbox: documents and photos alone')
    return media


def _file(call: Call, media: Json) -> StoredFile:
    named = media["media"]
    if named.startswith("attach://") and named.removeprefix("attach://") not in call.files:
        raise _unreadable("media not found")
    return file_of(_call(call, {media["type"]: named}), media["type"])


def _unreadable(reason: str) -> ApiError:
    return bad_request(f"can't parse InputMedia: {reason}")


def _call(call: Call, values: Json) -> Call:
    """A call with these parameters, written as they go over the wire."""
    written = {
        name: value if isinstance(value, str) else msgspec.json.encode(value).decode()
        for name, value in values.items()
        if value is not None
    }
    return Call(call.world, written, call.files)
