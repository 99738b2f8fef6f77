"""What is asked on every tap is asked without a thread."""

from collections.abc import Iterator

import pytest
from aiogram import Router
from aiogram.dispatcher.event.handler import FilterObject

from school21_bot.telegram import commands, errors, fallback, opting, shortcuts
from school21_bot.telegram.dispatcher import build_dialogs

ROUTERS = (
    commands.build_router(),
    errors.build_router(),
    fallback.build_newcomers_router(),
    fallback.build_foreign_router(),
    fallback.build_router(),
    shortcuts.build_router(),
    opting.build_router(),
    build_dialogs(),
)


def filters(router: Router) -> Iterator[FilterObject]:
    for observer in router.observers.values():
        for handler in observer.handlers:
            yield from handler.filters or ()
    for inner in router.sub_routers:
        yield from filters(inner)


@pytest.mark.parametrize("router", ROUTERS, ids=lambda router: router.name)
def test_no_filter_needs_a_thread(router: Router) -> None:
    """The client runs a filter that is no coroutine in a thread, which costs more than most handlers."""
    assert [found.callback for found in filters(router) if not found.awaitable] == []
