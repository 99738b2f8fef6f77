"""A single card as people see it."""

from aiogram import F
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Multi

from dialogs.cards import getters, handlers
from dialogs.cards.buttons import CARD_BUTTONS_PREVIEW, card_buttons
from dialogs.cards.states import OneCard, Report
from dialogs.menu.handlers import to_menu
from dialogs.widgets import CARD_PREVIEW, Label, Notice, T, card_text, form_input, stray_input, write_button
from school21_bot.messages import LONGEST_REPORT

_PREVIEW = {
    **CARD_PREVIEW,
    "leads_back": True,
    "limit": LONGEST_REPORT,
}


def build_card_dialog() -> Dialog:
    """The dialog of a single card; it opens above the menu, or above the search."""
    return Dialog(
        Window(
            card_text(),
            stray_input(),
            write_button("write_one"),
            *card_buttons(),
            Row(
                Button(Label("button-back"), id="back_one", on_click=handlers.on_close, when=F["leads_back"]),
                Button(Label("button-menu"), id="menu_one", on_click=to_menu),
            ),
            state=OneCard.card,
            getter=[getters.one_card, getters.passing_on],
            preview_data=_PREVIEW | CARD_BUTTONS_PREVIEW,
        ),
        on_start=handlers.on_start,
    )


def build_report_dialog() -> Dialog:
    """The dialog that takes a report; it opens above the card."""
    return Dialog(
        Window(
            Multi(T("report-what"), Notice(), sep="\n\n"),
            form_input(handlers.on_what),
            Button(Label("button-cancel"), id="cancel_report", on_click=handlers.on_close),
            state=Report.what,
            getter=getters.report,
            preview_data=_PREVIEW,
        ),
        Window(
            Multi(Notice(), T("report-sent"), sep="\n\n"),
            stray_input(),
            Button(Label("button-to-card"), id="to_card", on_click=handlers.on_close),
            state=Report.sent,
            preview_data=_PREVIEW,
        ),
        on_start=handlers.on_start,
    )
