"""How a child tells its supervisor that it is ready to serve."""

import os

READY_VARIABLE = "SCHOOL21_READY_FD"


class ReadySignal:
    """A pipe: the child gets the writing end and `variables`, the supervisor asks `arrived()`."""

    def __init__(self) -> None:
        self._reading, self.descriptor = os.pipe()
        os.set_blocking(self._reading, False)

    @property
    def variables(self) -> dict[str, str]:
        """What the child's environment needs."""
        return {READY_VARIABLE: str(self.descriptor)}

    async def arrived(self) -> bool:
        """Whether the child has said that it is ready; true once."""
        try:
            return bool(os.read(self._reading, 1))
        except BlockingIOError:
            return False


def say_ready() -> None:
    """Tell the supervisor, if there is one that wants to know, that this process serves now."""
    descriptor = os.environ.pop(READY_VARIABLE, None)
    if descriptor is None:
        return
    try:
        os.write(int(descriptor), b"!")
        os.close(int(descriptor))
    except BrokenPipeError:
        pass  # the supervisor is gone, and this process ends for that reason in a moment
