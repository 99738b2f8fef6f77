"""A window that shows how far a job is, and counts taps in the dialog's memory meanwhile."""

from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.text import Const, Format

from dialogs.widgets import services
from school21_bot.app import Services
from school21_bot.texts import Translator


class Watching(StatesGroup):
    progress = State()


def build_router() -> Router:
    """The dialog, and the command that starts a job and opens it: `/watch ITEMS`."""
    router = Router(name="watching")
    router.message.register(_on_command, Command("watch"))
    router.include_router(
        Dialog(
            Window(
                Format("{language}: {done} of {total}, {state}, {taps} taps"),
                Button(Const("Tap"), id="tap", on_click=_on_tap),
                state=Watching.progress,
                getter=_progress,
            ),
            on_start=_on_start,
        )
    )
    return router


async def _on_command(message: Message, dialog_manager: DialogManager) -> None:
    items = int((message.text or "").partition(" ")[2])
    await dialog_manager.start(Watching.progress, data={"items": items}, mode=StartMode.RESET_STACK)


async def _on_start(_data: Any, manager: DialogManager) -> None:
    assert isinstance(manager.event, Message)
    assert isinstance(manager.start_data, dict)
    items = manager.start_data["items"]
    parameters = {"items": items, "batch": 1, "milliseconds": 20}
    jobs = services(manager).jobs
    job = await jobs.start("count", parameters=parameters, total=items)
    await jobs.watch(job, manager.event.chat.id, manager.current_context().id)
    manager.dialog_data["job"] = job


async def _on_tap(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    manager.dialog_data["taps"] = manager.dialog_data.get("taps", 0) + 1


async def _progress(dialog_manager: DialogManager, services: Services, texts: Translator, **_: Any) -> dict[str, Any]:
    data = dialog_manager.dialog_data
    view = await services.jobs.progress(data["job"])
    return {
        "language": texts.language,
        "done": view.done,
        "total": view.total,
        "state": view.state.value,
        "taps": data.get("taps", 0),
    }
