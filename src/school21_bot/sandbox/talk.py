"""Who talks to the bot, and the buttons that they press."""

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(slots=True)
class User:
    """A person with a Telegram account.

    `started`: has written to the bot, so that the bot may write back; `reachable_until`: may be written to for a while
    without; `private`: lets neither a button by id nor a forwarded message lead to them; `read`: the newest message
    that they have looked at.
    """

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "ru"
    started: bool = False
    blocked: bool = False
    deleted: bool = False
    private: bool = False
    reachable_until: float = 0.0
    unread: int = 0
    read: int = 0

    def as_user(self) -> Json:
        """The person as a Bot API User."""
        return {"id": self.id, "is_bot": False, **self._names(), "language_code": self.language_code}

    def as_chat(self) -> Json:
        """The private chat with the person as a Bot API Chat."""
        return {"id": self.id, "type": "private", **self._names()}

    def _names(self) -> Json:
        names = {"first_name": self.first_name, "last_name": self.last_name, "username": self.username}
        return {name: value for name, value in names.items() if value or name == "first_name"}


@dataclass(slots=True)
class Callback:
    """A pressed button that the bot owes an answer to."""

    id: str
    chat_id: int
    user_id: int
    expires: float
    answered: bool = False
    text: str = ""
    show_alert: bool = False
    url: str = ""

    def seen(self) -> Json:
        """The answer as the person sees it."""
        return {"answered": self.answered, "text": self.text, "show_alert": self.show_alert, "url": self.url}
