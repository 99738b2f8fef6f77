"""How far something is, as a line of squares."""

_SQUARES = 10


def progress_bar(done: int, total: int | None) -> str:
    """Ten squares, as many of them filled as is done."""
    filled = min(_SQUARES, _SQUARES * done // total) if total else 0
    return "▰" * filled + "▱" * (_SQUARES - filled)
