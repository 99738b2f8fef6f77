"""What a Python child does to end with its supervisor, however that went."""

import os
import select
import signal
import threading
import time

SUPERVISOR_VARIABLE = "SCHOOL21_SUPERVISOR_FD"


def end_with_supervisor(grace: float = 8.0) -> None:
    """From now on, end this process when its supervisor is gone: asked first, by force after `grace` seconds.

    Does nothing in a process that no supervisor started.
    """
    value = os.environ.pop(SUPERVISOR_VARIABLE, None)
    if value is None:
        return
    descriptor = int(value)
    os.set_inheritable(descriptor, False)
    # A thread, because an event loop that hangs would never notice.
    threading.Thread(target=_watch, args=(descriptor, grace), name="end-with-supervisor", daemon=True).start()


def _watch(descriptor: int, grace: float) -> None:
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    poll.poll()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(grace)
    os._exit(1)
