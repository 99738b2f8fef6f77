"""The yardstick: the same windows as a bare aiogram-dialog bot, with constant texts and without a database.

`python -m bench.bare_bot API_URL TOKEN REDIS_URL SCREENS`. Whatever costs and is no business of ours is the same: the
HTTP client, the polling, the storage and the isolations on Valkey, the number of Bot API calls. The texts and buttons
were recorded from the real bot.
"""

import asyncio
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import msgspec
import uvloop
from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ButtonStyle, ParseMode
from aiogram.filters import Command
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import DefaultKeyBuilder
from aiogram.fsm.storage.redis import RedisStorage
from aiogram.types import CallbackQuery, Message, Update
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window, setup_dialogs
from aiogram_dialog.widgets.common import ManagedScroll
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Keyboard, NextPage, PrevPage, Row, Select, StubScroll
from aiogram_dialog.widgets.kbd.select import OnItemClick
from aiogram_dialog.widgets.style import EMPTY_STYLE, Style
from aiogram_dialog.widgets.text import Const, Format

from bench import walks
from bench.walks import Screen, Screens
from school21_bot.storage import connect_redis
from school21_bot.telegram.client import Session
from school21_bot.telegram.isolation import QueueIsolation
from school21_bot.telegram.pace import Bucket
from school21_bot.telegram.polling import Polling

OnClick = Callable[[CallbackQuery, Any, DialogManager], Awaitable[None]]
Clicks = dict[str, OnClick]

_PAGER = ("‹ Предыдущие", "Следующие ›")


class Menu(StatesGroup):
    new = State()
    member = State()


class Form(StatesGroup):
    school_nickname = State()
    messenger_nickname = State()
    messenger_nickname_given = State()
    team = State()
    role = State()
    description = State()
    summary = State()


class Search(StatesGroup):
    roles = State()
    levels = State()
    people = State()


def build_dialogs(screens: Screens) -> list[Dialog]:
    """The menu, the form and the search."""
    return [
        Dialog(
            _window(Menu.new, screens["menu_new"], {"Зарегистрироваться": _start(Form.school_nickname)}),
            _window(Menu.member, screens["menu"], {"Найти коллегу": _start(Search.roles)}),
        ),
        Dialog(
            _question(Form.school_nickname, screens["school_nickname"], Form.messenger_nickname),
            _question(Form.messenger_nickname, screens["messenger_nickname"], Form.team),
            _question(Form.messenger_nickname_given, screens["messenger_nickname_given"], Form.team),
            _question(Form.team, screens["team"], Form.role, back=Form.messenger_nickname_given),
            _question(Form.role, screens["role"], Form.description),
            _question(Form.description, screens["description"], Form.summary),
            _window(Form.summary, screens["summary"], {}),
        ),
        Dialog(
            _paged(Search.roles, screens["roles"], screens["roles_next"], {"В меню": _close}, Search.levels),
            _window(
                Search.levels,
                screens["levels"],
                {"Любой уровень": _to_first_page, "‹ Назад": _switch(Search.roles)},
                on_item=_switch_with_item(Search.people),
            ),
            _paged(
                Search.people,
                screens["people"],
                screens["people_next"],
                {"Другой уровень": _switch(Search.levels)},
                Search.levels,
            ),
        ),
    ]


def _question(state: State, screen: Screen, following: State, back: State | None = None) -> Window:
    clicks = {"Оставить как есть ›": _switch(following)}
    if back is not None:
        clicks["‹ Назад"] = _switch(back)
    return _window(state, screen, clicks, MessageInput(_accept(following)))


def _window(state: State, screen: Screen, clicks: Clicks, *inputs: MessageInput, on_item: Any = None) -> Window:
    return Window(Const(screen.html), *inputs, *_keyboard(state, screen, clicks, on_item), state=state)


def _keyboard(state: State, screen: Screen, clicks: Clicks, on_item: Any = None) -> list[Keyboard]:
    """The recorded rows: a list of choices is one widget, as anybody would write it, any other row a row of buttons."""
    name = (state.state or "").replace(":", "_")
    found: list[Keyboard] = []
    lists = [row for row in screen.rows if row[0].of]
    for number, row in enumerate(screen.rows):
        if row[0].of:
            if row is lists[0]:
                select = Select(
                    Format("{item[1]}"),
                    id=row[0].of,
                    item_id_getter=lambda item: item[0],
                    items=list(enumerate(screen.items)),
                    type_factory=int,
                    on_click=on_item,
                )
                found.append(Group(select, width=len(row)))
            continue
        found.append(Row(*(_button(f"{name}_{number}_{at}", button, clicks) for at, button in enumerate(row))))
    return found


def _button(widget_id: str, button: walks.Button, clicks: Clicks) -> Button:
    style = Style(ButtonStyle(button.style)) if button.style else EMPTY_STYLE
    return Button(Const(button.text), id=widget_id, on_click=clicks.get(button.text), style=style)


def _paged(state: State, first: Screen, second: Screen, clicks: Clicks, following: State) -> Window:
    """A list of two pages."""
    name = (state.state or "").replace(":", "_")
    pages = [{"text": screen.html, "choices": list(enumerate(screen.items)), "pages": 2} for screen in (first, second)]

    async def getter(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
        scroll: ManagedScroll = dialog_manager.find(f"{name}_scroll")  # type: ignore[assignment]  # it is there
        return pages[await scroll.get_page()]

    rest = Screen("", "", [row for row in first.rows if not row[0].of and row[0].text not in _PAGER])
    select = Select(
        Format("{item[1]}"),
        id=first.rows[0][0].of,
        item_id_getter=lambda item: item[0],
        items="choices",
        type_factory=int,
        on_click=_switch_with_item(following),
    )
    return Window(
        Format("{text}"),
        StubScroll(id=f"{name}_scroll", pages="pages"),
        Group(select, width=len(first.rows[0])),
        Row(
            PrevPage(f"{name}_scroll", text=Const(_PAGER[0]), when=F["current_page"] > 0),
            NextPage(f"{name}_scroll", text=Const(_PAGER[1]), when=F["current_page"] < F["pages"] - 1),
        ),
        *_keyboard(state, rest, clicks),
        state=state,
        getter=getter,
    )


def _accept(following: State) -> Callable[[Message, MessageInput, DialogManager], Awaitable[None]]:
    async def accept(message: Message, _widget: MessageInput, manager: DialogManager) -> None:
        await manager.middleware_data["bot"].delete_messages(message.chat.id, [message.message_id])
        await manager.switch_to(following, ShowMode.EDIT)

    return accept


def _switch(state: State) -> OnClick:
    async def handler(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
        await manager.switch_to(state)

    return handler


def _switch_with_item(state: State) -> OnItemClick[Any, int]:
    async def handler(_tap: CallbackQuery, _widget: Any, manager: DialogManager, _item: int) -> None:
        await manager.switch_to(state)

    return handler


def _start(state: State) -> OnClick:
    async def handler(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
        await manager.start(state)

    return handler


async def _to_first_page(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    await manager.switch_to(Search.people)


async def _close(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    await manager.done()


def _commands() -> Router:
    router = Router()

    async def on_start(_message: Message, dialog_manager: DialogManager) -> None:
        await dialog_manager.start(Menu.new, mode=StartMode.RESET_STACK)

    async def on_member(_message: Message, dialog_manager: DialogManager) -> None:
        await dialog_manager.start(Menu.member, mode=StartMode.RESET_STACK)

    router.message.register(on_start, Command("start"))
    router.message.register(on_member, Command("member"))
    return router


async def run(api_url: str, token: str, redis_url: str, screens: Screens) -> None:
    """Answer until the process is told to end."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    redis = await connect_redis(redis_url)
    isolation = QueueIsolation(redis)
    dispatcher = Dispatcher(
        storage=RedisStorage(redis, key_builder=DefaultKeyBuilder(with_destiny=True)), events_isolation=isolation
    )
    dispatcher.include_routers(_commands(), *build_dialogs(screens))
    setup_dialogs(dispatcher, events_isolation=isolation)
    session = Session(Bucket(redis), api=TelegramAPIServer.from_base(api_url))
    default = DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview_is_disabled=True)
    async with Bot(token, session=session, default=default) as bot:
        await bot.get_me()

        async def handle(update: Update) -> None:
            await dispatcher.feed_update(bot, update)

        await Polling(bot, handle, stop).run()
    await redis.aclose()


if __name__ == "__main__":
    _, api_url, token, redis_url, file = sys.argv
    uvloop.run(run(api_url, token, redis_url, msgspec.json.decode(Path(file).read_bytes(), type=Screens)))
