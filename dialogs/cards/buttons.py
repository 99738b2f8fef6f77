"""The buttons that stand under every card of somebody else."""

from aiogram import F
from aiogram_dialog.widgets.kbd import Button, Keyboard, SwitchInlineQueryChosenChatButton

from dialogs.cards import handlers
from dialogs.widgets import Html, Label

CARD_BUTTONS_PREVIEW = {"share": "card_1", "may_report": True}


def card_buttons() -> tuple[Keyboard, ...]:
    """Pass the card on into a chat, and report what is wrong on it; the window reads `getters.passing_on`."""
    return (
        SwitchInlineQueryChosenChatButton(
            Label("button-share"),
            query=Html("share"),
            allow_user_chats=True,
            allow_group_chats=True,
            allow_channel_chats=True,
            id="share",
            when=F["share"],
        ),
        Button(Label("button-report-card"), id="report", on_click=handlers.on_report, when=F["may_report"]),
    )
