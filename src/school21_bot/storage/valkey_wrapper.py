"""Runs Valkey so that it ends with the supervisor: a file of its own that imports nothing of ours and stays small.

`valkey_wrapper.py SOCKET-TO-REMOVE COMMAND [ARGUMENT …]`, in Valkey's folder. Single-threaded on purpose: the kernel
sends the parent-death signal when the thread that started the child ends, not the process.
"""

import ctypes
import os
import select
import signal
import sys
from pathlib import Path

SUPERVISOR_VARIABLE = "SCHOOL21_SUPERVISOR_FD"
LOG = Path("valkey.log")
_PR_SET_PDEATHSIG = 1
_STOP_SECONDS = 5


def main(socket: Path, command: list[str]) -> int:
    """Run the command to its end, or to the supervisor's; gives its exit code."""
    supervisor = int(os.environ[SUPERVISOR_VARIABLE])
    os.set_inheritable(supervisor, False)
    child = _start(command)
    descriptor = os.pidfd_open(child)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: signal.pidfd_send_signal(descriptor, signal.SIGTERM))
    _wait_for_end(descriptor, supervisor)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    _remove(socket)
    if code != 0:
        _show_log()
    return code if code >= 0 else 128 - code


def _start(command: list[str]) -> int:
    libc = ctypes.CDLL(None)
    parent = os.getpid()
    child = os.fork()
    if child == 0:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() == parent:
            os.execv(command[0], command)  # noqa: S606  # the command is ours
        os._exit(1)
    return child


def _wait_for_end(child: int, supervisor: int) -> None:
    poll = select.poll()
    poll.register(child, select.POLLIN)
    poll.register(supervisor, select.POLLIN)
    if child in (descriptor for descriptor, _ in poll.poll()):
        return
    signal.pidfd_send_signal(child, signal.SIGTERM)
    poll.unregister(supervisor)
    if not poll.poll(_STOP_SECONDS * 1000):
        signal.pidfd_send_signal(child, signal.SIGKILL)


def _remove(socket: Path) -> None:
    socket.unlink(missing_ok=True)
    if socket.is_absolute():
        socket.parent.rmdir()


def _show_log() -> None:
    if LOG.exists():
        sys.stdout.write(LOG.read_text(errors="replace")[-4000:])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
