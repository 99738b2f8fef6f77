"""The one log of all children: each line under the name of who wrote it."""

import os
import sys
from collections.abc import Sequence

_COLOURS = ("36", "33", "32", "35", "34")


class Output:
    """Writes lines to standard output, with padded names, coloured on a terminal.

    A reader or terminal that goes away is no reason to fail: from then on nothing is written.
    """

    def __init__(self, names: Sequence[str]) -> None:
        width = max(map(len, names))
        self._prefixes = {name: f"{name:<{width}} | ".encode() for name in names}
        if sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
            for number, name in enumerate(names):
                colour = _COLOURS[number % len(_COLOURS)]
                self._prefixes[name] = f"\x1b[{colour}m{name:<{width}} |\x1b[0m ".encode()

    def line(self, name: str, line: bytes) -> None:
        """Write one line of the child `name`."""
        self._write(self._prefixes[name] + line.rstrip(b"\r\n") + b"\n")

    def text(self, text: str) -> None:
        """Write a text of our own as it is."""
        if text:
            self._write(text.encode() + b"\n")

    def _write(self, data: bytes) -> None:
        try:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        except BlockingIOError:
            pass  # a terminal that is too slow; what is buffered follows with the next line
        except OSError:
            # Otherwise what is still buffered fails once more when the process ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
