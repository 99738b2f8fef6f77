"""What the windows of personal links read."""

from datetime import datetime
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.widgets import (
    Choice,
    actor,
    moment_text,
    number_text,
    page_number,
    short,
    short_moment_text,
    turn_to,
)
from school21_bot.app import Services
from school21_bot.invites import InviteLine, Shelf
from school21_bot.people import PersonName
from school21_bot.texts import Translator

SCROLL = "invites"
SHELVES = tuple(Shelf)


async def main(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """How many links are in each list."""
    counts = await services.invite_book.counts(actor(dialog_manager))
    return {
        "choices": [
            Choice(
                number, texts.plain("invites-shelf", shelf=shelf.value, links=number_text(texts, counts.get(shelf, 0)))
            )
            for number, shelf in enumerate(SHELVES, start=1)
        ]
    }


async def links(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A page of one list."""
    shelf = Shelf(dialog_manager.dialog_data["shelf"])
    number = await page_number(dialog_manager, SCROLL)
    page = await services.invite_book.page(actor(dialog_manager), shelf, number)
    await turn_to(dialog_manager, SCROLL, page.number)
    return {
        "choices": [Choice(line.id, _line(services, texts, shelf, line)) for line in page.lines],
        "shelf": shelf.value,
        "number": page.number + 1,
        "pages": page.pages,
        "several": page.pages > 1,
        "total": page.total,
    }


async def invite(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The link that was chosen."""
    card = await services.invite_book.card(actor(dialog_manager), dialog_manager.dialog_data["invite"])
    return {
        "state": card.state.value,
        "mode": card.mode.value,
        "owner": _name(texts, card.owner),
        "chat": _chat_link(card.owner),
        "issued": moment_text(card.issued_at, services.settings),
        "expires": moment_text(card.expires_at, services.settings),
        "closed": _moment(services, card.closed_at),
        "closed_by": _name(texts, card.closed_by_person) if card.closed_by_person else "",
        "misused": _moment(services, card.misused_at),
        "stranger": str(card.misused_by or ""),
        "stranger_name": _name(texts, card.misused_by_person) if card.misused_by_person else str(card.misused_by or ""),
        "is_issued": card.state.value == Shelf.ISSUED.value,
    }


def _line(services: Services, texts: Translator, shelf: Shelf, line: InviteLine) -> str:
    shown = line.misused_at if shelf is Shelf.MISUSED and line.misused_at else line.issued_at
    return texts.plain(
        "invites-line",
        owner=short(_name(texts, line.owner), 24),
        at=short_moment_text(shown, services.settings),
        shelf=shelf.value,
        until=short_moment_text(line.expires_at, services.settings),
    )


def _moment(services: Services, moment: datetime | None) -> str:
    return "" if moment is None else moment_text(moment, services.settings)


def _name(texts: Translator, person: PersonName) -> str:
    return person.name or texts.plain("nothing-stated")


def _chat_link(person: PersonName) -> str:
    """The link that opens a chat with the person, "" if there is none."""
    if person.username:
        return f"https://t.me/{person.username}"
    return f"tg://user?id={person.telegram_id}" if person.telegram_id else ""
