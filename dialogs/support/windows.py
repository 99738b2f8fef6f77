"""The support as people see it."""

from typing import Any

from aiogram import F
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.text import Multi

from dialogs.support import getters, handlers
from dialogs.support.states import Support
from dialogs.widgets import TOLD_PREVIEW, Html, Label, Notice, T, talk_input, told_previews
from school21_bot.texts import Translator


def build_dialog() -> Dialog:
    """The dialog of the support."""
    return Dialog(
        Window(
            Multi(
                T("support-what", when=~F["has_request"]),
                T("support-request", when=F["has_request"]),
                Notice(),
                Html("said", when=F["said"]),
                T("support-more", when=F["has_request"]),
                sep="\n\n",
            ),
            talk_input(handlers.on_said),
            Button(Label("button-back"), id="close", on_click=handlers.on_close),
            state=Support.main,
            getter=getters.own,
            preview_data=_preview,
        )
    )


async def _preview(texts: Translator, **_: Any) -> dict[str, Any]:
    return TOLD_PREVIEW | {"has_request": True, "said": told_previews(texts, reader="person")}
