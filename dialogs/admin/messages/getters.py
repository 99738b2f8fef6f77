"""What the windows of broadcasts read."""

import re
from datetime import datetime
from html import unescape
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.widgets import Choice, actor, moment_text, page_number, progress_bar, short, short_moment_text
from school21_bot import clock
from school21_bot.app import Services
from school21_bot.errors import NotFound
from school21_bot.messages import CampaignState, CampaignView, Content, Delivery
from school21_bot.messages.content import LONGEST_CAPTION, LONGEST_TEXT, MOST_BUTTONS
from school21_bot.texts import LANGUAGES, Translator
from school21_bot.wording import level_text

CAMPAIGN, LANGUAGE, AT = "campaign", "language", "at"
"""What the dialog remembers: which broadcast, which of its texts, when it is to go out."""

UNKNOWN_SCROLL = "unknown"
_LONGEST_TITLE = 24
_LONGEST_BEGINNING = 60


async def main(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The latest broadcasts."""
    found = await services.campaigns.recent(actor(dialog_manager))
    return {"choices": [Choice(one.id, _line(one, services, texts)) for one in found], "any": bool(found)}


async def viewed(services: Services, dialog_manager: DialogManager) -> CampaignView:
    """The broadcast that is looked at."""
    return await services.campaigns.view(actor(dialog_manager), dialog_manager.dialog_data[CAMPAIGN])


async def draft(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What has been written so far, and how many people it would reach."""
    found = await viewed(services, dialog_manager)
    content = found.content
    return {
        "people": await services.campaigns.count(actor(dialog_manager), found.id),
        "file": content.attachment.kind.value if content.attachment else "none",
        "links": len(content.buttons),
        "empty": content.is_empty,
        **{f"text_{language}": beginning(content, language) or "none" for language in LANGUAGES},
        **await audience_words(services, texts, found),
    }


async def text(services: Services, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The text in one language."""
    content = (await viewed(services, dialog_manager)).content
    language = dialog_manager.dialog_data[LANGUAGE]
    return {
        "language": language,
        "limit": LONGEST_CAPTION if content.attachment else LONGEST_TEXT,
        "beginning": beginning(content, language) or "none",
        "has_text": language in content.texts,
    }


async def attachment(services: Services, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The file."""
    found = (await viewed(services, dialog_manager)).content.attachment
    return {"file": found.kind.value if found else "none", "has_file": found is not None, "limit": LONGEST_CAPTION}


async def links(services: Services, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The buttons, as they are typed."""
    buttons = (await viewed(services, dialog_manager)).content.buttons
    lines = "\n".join(f"{button.text} — {button.url}" for button in buttons)
    return {"lines": lines or "none", "has_links": bool(buttons), "limit": MOST_BUTTONS}


async def confirm(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """To whom, and when."""
    found = await viewed(services, dialog_manager)
    at = dialog_manager.dialog_data.get(AT)
    moment = datetime.fromisoformat(at) if at else None
    return {
        "people": await services.campaigns.count(actor(dialog_manager), found.id),
        "at": moment_text(moment, services.settings) if moment else "none",
        "later": moment is not None,
        "now": moment is None,
        "quiet_until": _quiet_until(services, moment),
        **await audience_words(services, texts, found),
    }


async def moment(services: Services, **_: Any) -> dict[str, Any]:
    """How a moment is written."""
    now = clock.now()
    return {"example": short_moment_text(now, services.settings), "zone": services.settings.timezone}


async def progress(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """How it goes, or went."""
    found = await viewed(services, dialog_manager)
    counts = {state: found.counts.get(state, 0) for state in Delivery}
    unknown = counts[Delivery.UNKNOWN]
    is_open = found.state in (CampaignState.SENDING, CampaignState.PAUSED, CampaignState.SCHEDULED)
    return {
        "state": found.state.value,
        "title": beginning(found.content, texts.language) or texts.plain("broadcast-file-only"),
        "bar": progress_bar(found.done, found.total),
        "done": found.done,
        "total": found.total,
        "sent": counts[Delivery.SENT],
        "blocked": counts[Delivery.BLOCKED],
        "failed": counts[Delivery.FAILED],
        "unknown": unknown,
        "left_out": found.left_out,
        "at": _moment_or_none(found.due_at, services),
        "began": _moment_or_none(found.started_at, services),
        "quiet_until": _quiet_until(services, None) if found.state is CampaignState.SENDING else "none",
        "is_sending": found.state is CampaignState.SENDING,
        "is_paused": found.state is CampaignState.PAUSED,
        "is_open": is_open,
        "has_begun": found.started_at is not None,
        "has_unknown": unknown > 0,
        **await audience_words(services, texts, found),
    }


async def unknown(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """People of whom nobody knows whether it reached them."""
    by = actor(dialog_manager)
    wanted = await page_number(dialog_manager, UNKNOWN_SCROLL)
    page = await services.campaigns.unknown_people(by, dialog_manager.dialog_data[CAMPAIGN], wanted)
    lines = await services.roster.lines(by, page.lines)
    return {
        "choices": [Choice(line.id, short(line.name or texts.plain("nothing-stated"))) for line in lines],
        "number": page.number + 1,
        "pages": page.pages,
        "several": page.pages > 1,
    }


async def audience_words(services: Services, texts: Translator, found: CampaignView) -> dict[str, str]:
    """To whom, in words."""
    audience = found.audience
    roles = [await _name_of_role(services, role) for role in audience.roles]
    levels = {level.id: level for level in await services.dictionary.levels()}
    return {
        "statuses": ", ".join(texts.plain(f"dashboard-status-{status}") for status in audience.statuses) or "none",
        "roles": ", ".join(role for role in roles if role) or "none",
        "levels": ", ".join(level_text(texts, levels[one]) for one in audience.levels if one in levels) or "none",
        "speaks": audience.language or "none",
    }


def beginning(content: Content, language: str) -> str:
    """The first words of a text, without its formatting."""
    html = content.texts.get(language, "")
    return short(" ".join(unescape(re.sub(r"<[^>]*>", "", html)).split()), _LONGEST_BEGINNING)


def _line(found: CampaignView, services: Services, texts: Translator) -> str:
    at = found.started_at or found.due_at or found.created_at
    title = next(filter(None, (beginning(found.content, language) for language in found.content.texts)), "")
    return texts.plain(
        "broadcast-line",
        at=short_moment_text(at, services.settings),
        title=short(title or texts.plain("broadcast-file-only"), _LONGEST_TITLE),
        state=texts.plain(f"campaign-is-{found.state}"),
    )


async def _name_of_role(services: Services, role_id: int) -> str:
    try:
        return (await services.dictionary.role(role_id)).name
    except NotFound:
        return ""


def _quiet_until(services: Services, moment: datetime | None) -> str:
    """When the quiet hours are over in which it would begin; "none" if it would not."""
    return _moment_or_none(services.campaigns.quiet_until(moment), services)


def _moment_or_none(moment: datetime | None, services: Services) -> str:
    return short_moment_text(moment, services.settings) if moment else "none"
