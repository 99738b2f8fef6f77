"""Documents and photos: sending them, and finding what was sent."""

from school21_bot.sandbox.errors import ApiError, bad_request
from school21_bot.sandbox.files import DOWNLOAD_BYTES, UPLOAD_BYTES, Json, StoredFile
from school21_bot.sandbox.images import size_of
from school21_bot.sandbox.keyboards import read_keyboard
from school21_bot.sandbox.methods.chats import writable_chat
from school21_bot.sandbox.methods.messages import deliver, replied_to
from school21_bot.sandbox.methods.texts import check_caption, read_caption
from school21_bot.sandbox.registry import Call, method

WRONG_ID = "wrong file identifier/HTTP URL specified"


@method("sendDocument")
def send_document(call: Call) -> Json:
    """Send a file, perhaps with a caption and a keyboard."""
    return _send(call, "document")


@method("sendPhoto")
def send_photo(call: Call) -> Json:
    """Send a picture, perhaps with a caption and a keyboard."""
    return _send(call, "photo")


@method("getFile")
def get_file(call: Call) -> Json:
    """Where a file can be downloaded, if it is not too big."""
    file_id = call.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    stored = call.world.files.by_id.get(file_id)
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(stored.content) > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return stored.as_file()


def _send(call: Call, kind: str) -> Json:
    caption = read_caption(call)
    keyboard = read_keyboard(call)
    chat = writable_chat(call)
    replied = replied_to(call, chat)
    check_caption(caption)
    return deliver(call, chat, file_of(call, kind).as_content() | caption, keyboard, replied)


def file_of(call: Call, kind: str) -> StoredFile:
    """The file that the call sends: one that comes with it, or one that was sent before; raises 400 and 413."""
    named = call.text(kind)
    upload = call.files.get(named.removeprefix("attach://") if named.startswith("attach://") else kind)
    if upload is None:
        return _sent_before(call, kind, named)
    if len(upload.content) > UPLOAD_BYTES:
        raise ApiError(413, "Request Entity Too Large")
    if not upload.content:
        raise bad_request("file must be non-empty")
    size = size_of(upload.content)
    if kind == "photo" and size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    return call.world.files.add(kind, upload, size=size or (0, 0))


def _sent_before(call: Call, kind: str, named: str) -> StoredFile:
    if not named or named.startswith("attach://"):
        raise bad_request(f"there is no {kind} in the request")
    stored = call.world.files.by_id.get(named)
    if stored is None:
        raise bad_request(WRONG_ID)
    if stored.kind != kind:
        raise bad_request(f"can't use file of type {stored.kind.title()} as {kind.title()}")
    return stored
