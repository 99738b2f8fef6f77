"""What libraries find out anew for every bot of the tests, and what cannot change: found out once.

A process has one bot, and these tests make thousands. Nothing here depends on the bot: which arguments functions take,
which operators a dialect has, which certificates this machine trusts, and what stands in the windows.
"""

import functools
import ssl
from collections.abc import Callable, Generator, Sequence
from types import FunctionType, MethodType
from typing import Any

import pytest
from aiogram import Router
from aiogram.client.session import aiohttp as client
from aiogram.dispatcher.event.handler import CallableObject
from aiogram.filters import Filter
from tortoise.models import MetaInfo

from school21_bot import app
from school21_bot.storage import is_there, migrate
from school21_bot.telegram import dispatcher
from tests.quick import UP_TO_DATE


def pytest_configure(config: pytest.Config) -> None:
    """Begin to remember, in each process of the tests."""
    CallableObject.__post_init__ = _arguments(CallableObject.__post_init__)  # type: ignore[method-assign]
    MetaInfo._generate_filters = _filters(MetaInfo._generate_filters)  # type: ignore[method-assign]
    vars(client)["ssl"] = _OneContext()
    app.migrate = _unless_up_to_date(migrate)  # type: ignore[attr-defined]
    lending = _Lending(dispatcher.build_dialogs)
    dispatcher.build_dialogs = lending.build
    config.pluginmanager.register(lending)


def _arguments(look: Any) -> Any:
    known: dict[object, tuple[bool, set[str], bool]] = {}

    def recall(self: CallableObject) -> None:
        key = _same_arguments(self.callback)
        if key not in known:
            look(self)
            if key is not None:
                known[key] = self.awaitable, self.params, self.varkw
            return
        self.awaitable, self.params, self.varkw = known[key]

    return recall


def _same_arguments(callback: Any) -> object:
    """What all callbacks share that take the same; None where one may differ from its like."""
    if isinstance(callback, MethodType):
        inner = _same_arguments(callback.__func__)
        return inner and (MethodType, inner)
    if isinstance(callback, Filter):
        return type(callback)
    # Whatever a decorator wrote on a function may hide what it takes.
    return callback.__code__ if isinstance(callback, FunctionType) and not vars(callback) else None


def _filters(make: Any) -> Any:
    made: dict[MetaInfo, tuple[object, int]] = {}

    def recall(self: MetaInfo) -> None:
        now = self.db.executor_class, len(self._filters)
        if made.get(self) != now:
            make(self)
            made[self] = now

    return recall


def _unless_up_to_date(bring: Any) -> Any:
    async def recall(url: str, models: Sequence[str]) -> list[str]:
        if url not in UP_TO_DATE or not is_there(url):
            return await bring(url, models)  # type: ignore[no-any-return]
        UP_TO_DATE.remove(url)  # whatever the test does to it from here on
        return []

    return recall


class _OneContext:
    """The module `ssl`, with one context for all clients that want the same."""

    create_default_context = staticmethod(functools.cache(ssl.create_default_context))

    def __getattr__(self, name: str) -> Any:
        return getattr(ssl, name)


class _Lending:
    """The dialogs, which keep nothing of a bot, for one bot after the other: they are most of what it is made of.

    A second bot of the same test gets its own.
    """

    def __init__(self, build: Callable[[], Router]) -> None:
        self._build = build
        self._kept: Router | None = None
        self._may_lend = False

    def build(self) -> Router:
        if not self._may_lend:
            return self._build()
        self._may_lend = False
        if self._kept is None:
            self._kept = self._build()
        return self._kept

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self) -> Generator[None, object, object]:
        self._may_lend = True
        if self._kept is not None:
            self._kept._parent_router = None
        try:
            return (yield)
        finally:
            self._may_lend = False
