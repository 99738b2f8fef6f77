"""The methods of the Bot API that the sandbox knows: each is one small function, registered by `@method`."""

import inspect
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import msgspec

from school21_bot.sandbox.errors import bad_request
from school21_bot.sandbox.files import Upload
from school21_bot.sandbox.world import World

_TRUE = {"true", "yes", "1"}
F = TypeVar("F", bound="Callable[[Call], Any]")


class Call:
    """One call of a method: the world it acts on, its parameters, all text as on the wire, and the files with it."""

    __slots__ = ("files", "parameters", "world")

    def __init__(self, world: World, parameters: dict[str, str], files: dict[str, Upload] | None = None) -> None:
        self.world = world
        self.parameters = parameters
        self.files = files or {}

    def text(self, name: str) -> str:
        """The parameter as text, empty when it is missing."""
        return self.parameters.get(name, "")

    def integer(self, name: str, default: int = 0) -> int:
        """The parameter as a number; what is not a number counts as the default."""
        try:
            return int(self.parameters[name])
        except (KeyError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        """Whether the parameter says yes."""
        return self.parameters.get(name, "").lower() in _TRUE

    def json(self, name: str, what: str) -> Any:
        """The parameter decoded from JSON, None when it is missing; raises 400 naming `what` when it is not JSON."""
        raw = self.parameters.get(name)
        if not raw:
            return None
        try:
            return msgspec.json.decode(raw)
        except msgspec.DecodeError:
            raise bad_request(f"can't parse {what} JSON object") from None


class Method(NamedTuple):
    """A registered method under its documented name."""

    name: str
    run: Callable[[Call], Any]
    waits: bool


METHODS: dict[str, Method] = {}


def method(name: str) -> Callable[[F], F]:
    """Register a function as the Bot API method `name`; Telegram ignores the case of names."""

    def register(function: F) -> F:
        METHODS[name.lower()] = Method(name, function, inspect.iscoroutinefunction(function))
        return function

    return register
