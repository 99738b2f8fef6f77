"""Named points of the code at which a test can kill, stop or fail the process.

`FAILPOINT="name:20=kill@/path/once"` arms one: the 20th hit of `name` kills the process; the file, created exclusively,
makes that happen once across restarts. Actions: `kill` (SIGKILL), `stop` (SIGSTOP), `raise`. Without the variable a
point does nothing.
"""

import os
import re
import signal
from collections.abc import Callable
from pathlib import Path


class FailpointError(Exception):
    """Raised by a point that a test armed with `raise`."""


def _unarmed(name: str) -> None:
    """Do nothing: no point is armed."""


def armed(spec: str) -> Callable[[str], None]:
    """The function that does what `spec` says."""
    match = re.fullmatch(r"(?P<name>[\w.:-]+?)(?::(?P<nth>\d+))?=(?P<action>kill|stop|raise)(?:@(?P<once>.+))?", spec)
    if match is None:
        raise ValueError(f"FAILPOINT={spec!r} is not of the form name[:n]=kill|stop|raise[@file]")
    target, action, once = match["name"], match["action"], match["once"]
    nth = int(match["nth"] or 1)
    hits = 0

    def point(name: str) -> None:
        nonlocal hits
        if name != target:
            return
        hits += 1
        if hits < nth:
            return
        if once is not None:
            try:
                Path(once).touch(exist_ok=False)
            except FileExistsError:
                return
        if action == "raise":
            raise FailpointError(name)
        os.kill(os.getpid(), signal.SIGKILL if action == "kill" else signal.SIGSTOP)

    return point


_point: Callable[[str], None] = _unarmed


def failpoint(name: str) -> None:
    """Here a test may kill, stop or fail the process."""
    _point(name)


def arm() -> None:
    """Arm the point that the environment names: at the start, and in a process that was forked from a started one."""
    global _point  # there is one environment
    spec = os.environ.get("FAILPOINT")
    _point = armed(spec) if spec else _unarmed


arm()
