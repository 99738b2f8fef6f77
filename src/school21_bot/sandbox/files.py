"""The files that were sent: what the Bot API shows of them, and their bytes."""

import mimetypes
import secrets
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

Json = dict[str, Any]

FILES = ("document", "photo")
UPLOAD_BYTES = 50 * 1024 * 1024
DOWNLOAD_BYTES = 20 * 1024 * 1024
_LIKELY_TYPE = "application/octet-stream"


@dataclass(slots=True)
class Upload:
    """A file on its way: the name it was given, and what is in it."""

    name: str
    content: bytes


@dataclass(slots=True)
class StoredFile:
    """A file that was sent as a document or a photo."""

    id: str
    unique_id: str
    kind: str
    name: str
    mime_type: str
    content: bytes
    width: int = 0
    height: int = 0

    @property
    def path(self) -> str:
        """Where the bot downloads it."""
        return f"{self.kind}s/{self.unique_id}{PurePosixPath(self.name).suffix}"

    def as_file(self) -> Json:
        """The file as a Bot API File."""
        return {**self._head(), "file_path": self.path}

    def as_content(self) -> Json:
        """What a message with the file contains."""
        if self.kind == "photo":
            return {"photo": [{**self._head(), "width": self.width, "height": self.height}]}
        return {"document": {**self._head(), "file_name": self.name, "mime_type": self.mime_type}}

    def _head(self) -> Json:
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.content)}


class FileStore:
    """All files by their ids."""

    def __init__(self) -> None:
        self.by_id: dict[str, StoredFile] = {}

    def add(self, kind: str, upload: Upload, *, mime_type: str = "", size: tuple[int, int] = (0, 0)) -> StoredFile:
        """Keep a file; its name loses the folders, its type is guessed from the name when it is not given."""
        name = upload.name.replace("\\", "/").rpartition("/")[2]
        mime_type = mime_type or mimetypes.guess_type(name)[0] or _LIKELY_TYPE
        ids = f"{kind}-{secrets.token_urlsafe(24)}", secrets.token_hex(8)
        stored = self.by_id[ids[0]] = StoredFile(*ids, kind, name, mime_type, upload.content, *size)
        return stored

    def know(self, kind: str, content: Json) -> None:
        """Let the bot send on what a person has sent although nobody gave it any bytes."""
        shown = content[kind][-1] if kind == "photo" else content[kind]
        name, mime_type = shown.get("file_name", f"{kind}.jpg"), shown.get("mime_type", "image/jpeg")
        size = shown.get("width", 0), shown.get("height", 0)
        ids = shown["file_id"], shown["file_unique_id"]
        self.by_id[ids[0]] = StoredFile(*ids, kind, name, mime_type, b"", *size)

    def at(self, path: str) -> StoredFile | None:
        """The file at the path from which the bot downloads it."""
        return next((file for file in self.by_id.values() if file.path == path), None)
