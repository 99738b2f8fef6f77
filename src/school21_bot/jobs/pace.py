"""How much a step takes on: as much as fits into a transaction that nobody notices."""

_LONG_SECONDS = 0.024
_SHORT_SECONDS = 0.018


class Pace:
    """How many rows fit into a transaction that is to be over in about twenty milliseconds."""

    def __init__(self, size: int = 20, most: int = 200) -> None:
        self.size = size
        self._most = most

    def note(self, seconds: float) -> None:
        """Learn from the last one."""
        if seconds > _LONG_SECONDS:
            self.size = max(4, self.size * 2 // 3)
        elif seconds < _SHORT_SECONDS:
            self.size = min(self._most, self.size + max(4, self.size // 4))
