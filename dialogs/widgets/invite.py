"""The way into the community's chat, as the welcome and the menu show it."""

from typing import Any

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Url
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Case

from dialogs.widgets.context import account, services
from dialogs.widgets.moments import short_moment_text
from dialogs.widgets.text import Html, Label, T
from school21_bot.app import Services
from school21_bot.invites import Offer, Way
from school21_bot.people import Account

INVITE_PREVIEW = {
    "way": Way.LINK.value,
    "link": "https://t.me/+AbCdEfGhIjK",
    "until": "27.11 14:30",
    "mode": "join_request",
}


async def invite_offer(account: Account, services: Services, **_: Any) -> dict[str, Any]:
    """How things stand between the person and the chat."""
    offer = await services.invites.offer(account)
    return {
        "way": offer.way.value,
        "link": offer.link,
        "until": short_moment_text(offer.expires_at, services.settings) if offer.expires_at else "",
        "mode": offer.mode.value,
    }


async def watch_invite(manager: DialogManager, offer: Offer) -> None:
    """Let the window that is shown next change by itself when the link that follows is there."""
    if offer.way is Way.LATER:
        await services(manager).invites.watch(account(manager), manager.current_context().id)


def invite_text() -> Case:
    """What is said about it."""
    return Case({way.value: T(f"invite-{way.value}") for way in Way}, selector="way")


def join_button() -> Url:
    """The button that opens the link, if there is one."""
    return Url(Label("button-join"), url=Html("link"), id="join", when=F["link"], style=Style(ButtonStyle.PRIMARY))
