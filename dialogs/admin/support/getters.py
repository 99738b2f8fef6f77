"""What the windows of the requests for help read."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.widgets import (
    Choice,
    actor,
    file_text,
    number_text,
    page_number,
    short,
    short_moment_text,
    told_html,
    turn_to,
)
from school21_bot.access import Right
from school21_bot.app import Services
from school21_bot.messages import RequestState, SaidKind, Told
from school21_bot.messages.helpdesk import RequestLine
from school21_bot.texts import Translator

SCROLL = "requests"
STATES = tuple(RequestState)
REQUEST = "request"
STATE = "state"
"""What the dialog remembers: the request and the list that are looked at."""

LONGEST = 600
_LONGEST_LINE = 36


async def main(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """How many requests stand how."""
    counts = await services.helpdesk.counts(actor(dialog_manager))
    return {
        "choices": [
            Choice(number, texts.plain("requests-state", state=state.value, requests=number_text(texts, counts[state])))
            for number, state in enumerate(STATES, start=1)
        ]
    }


async def requests(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A page of one list."""
    state = RequestState(dialog_manager.dialog_data[STATE])
    page = await services.helpdesk.page(actor(dialog_manager), state, await page_number(dialog_manager, SCROLL))
    await turn_to(dialog_manager, SCROLL, page.number)
    return {
        "choices": [Choice(line.request.id, _line(services, texts, line)) for line in page.lines],
        "state": state.value,
        "number": page.number + 1,
        "pages": page.pages,
        "several": page.pages > 1,
        "total": page.total,
    }


async def request(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The request that was chosen, with the last of what was said in it."""
    by = actor(dialog_manager)
    view = await services.helpdesk.view(by, dialog_manager.dialog_data[REQUEST])
    settings = services.settings
    said = [told_html(texts, settings, told, longest=LONGEST, reader="staff") for told in view.messages]
    return {
        "choices": [
            Choice(told.id, _whole(services, texts, told)) for told in view.messages if _has_more_to_show(told)
        ],
        "number": str(view.request.number),
        "state": view.request.state.value,
        "said": "\n\n".join(said),
        "total": view.total,
        "shown": len(view.messages),
        "some": view.total > len(view.messages),
        "closed": view.request.state is RequestState.CLOSED,
        "may_open_file": await services.access.may(by, Right.PEOPLE),
    }


def _line(services: Services, texts: Translator, line: RequestLine) -> str:
    said = line.last.said if line.last else None
    words = "" if said is None else " ".join(said.plain.split()) or file_text(texts, said)
    at = short_moment_text(line.request.changed_at, services.settings)
    return short(texts.plain("requests-line", number=str(line.request.number), at=at, words=words), _LONGEST_LINE)


def _has_more_to_show(told: Told) -> bool:
    return told.said is not None and (told.said.kind is not SaidKind.TEXT or len(told.said.plain) > LONGEST)


def _whole(services: Services, texts: Translator, told: Told) -> str:
    kind = told.said.kind.value if told.said else SaidKind.TEXT.value
    return texts.plain("requests-show", kind=kind, at=short_moment_text(told.at, services.settings))
