"""What a page is, and what it is made from."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from school21_bot.access import Visitor
from school21_bot.app import Services
from school21_bot.dashboard.downloads import Downloads
from school21_bot.texts import Translator


@dataclass(frozen=True, slots=True)
class View:
    """A page in front of somebody."""

    services: Services
    visitor: Visitor
    words: Translator
    downloads: Downloads


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `slug` names its texts, `build` makes its content for whoever looks.

    `build` raises what the services raise; the frame says so in words.
    """

    slug: str
    path: str
    build: Callable[[View], Awaitable[list[Any]]]
