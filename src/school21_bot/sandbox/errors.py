"""What the Bot API refuses with."""

from typing import Any


class ApiError(Exception):
    """A refusal of the Bot API: its code and its description, word for word."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


class BrokenAnswer(ApiError):
    """An answer that does not come from the Bot API: a status and a body of whatever kind."""

    def __init__(self, status: int, body: bytes) -> None:
        super().__init__(status, "the answer was replaced on its way")
        self.body = body


class Unanswered(ApiError):
    """No answer: the connection is closed at once, or nothing ever comes."""

    def __init__(self, *, hangs: bool) -> None:
        super().__init__(0, "left without an answer" if hangs else "the connection was cut before it was carried out")
        self.hangs = hangs


def bad_request(reason: str) -> ApiError:
    """The commonest refusal, 400."""
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    """The bot may not do this to that person or chat, 403."""
    return ApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> ApiError:
    """Two ways of getting updates at once, 409."""
    return ApiError(409, f"Conflict: {reason}")
