"""Whether a port is free, and what to say when it is not."""

import errno
import socket

from school21_bot.processes.errors import CannotStart


def require_free_port(port: int, *, setting: str, command: str) -> None:
    """Make sure that a server can listen on `port` of this machine.

    Raises:
        CannotStart: it cannot; the message names a free port and how to choose it by `setting` of `command`.
    """
    problem = _problem(port)
    if problem is None:
        return
    free = next((other for other in range(max(port, 1023) + 1, 65536) if _problem(other) is None), 8021)
    raise CannotStart(f"Port {port} {problem}. Choose another: {command} {setting}={free}")


def _problem(port: int) -> str | None:
    with socket.socket() as probe:
        # As servers do: connections of a server that just stopped may linger on the port.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            return "is reserved for the system" if error.errno == errno.EACCES else "is taken"
    return None
