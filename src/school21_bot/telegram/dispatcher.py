"""Puts the dispatcher together: commands, dialogs, fallback, errors, on Redis."""

from math import inf

from aiogram import Dispatcher, Router
from aiogram.fsm.storage.base import DefaultKeyBuilder
from aiogram.fsm.storage.redis import RedisStorage
from aiogram_dialog import setup_dialogs
from aiogram_dialog.api.entities import DIALOG_EVENT_NAME
from redis.asyncio import Redis

import dialogs.admin.audit.windows
import dialogs.admin.dictionaries.windows
import dialogs.admin.dumps.windows
import dialogs.admin.invites.windows
import dialogs.admin.keys.windows
import dialogs.admin.members.windows
import dialogs.admin.menu.windows
import dialogs.admin.messages.windows
import dialogs.admin.sealing.windows
import dialogs.admin.settings.windows
import dialogs.admin.staff.windows
import dialogs.admin.support.windows
import dialogs.cards.windows
import dialogs.menu.windows
import dialogs.profile.windows
import dialogs.registration.windows
import dialogs.search.windows
import dialogs.support.windows
from school21_bot.app import Services
from school21_bot.telegram import (
    applications,
    card_links,
    commands,
    errors,
    fallback,
    opting,
    removing,
    shortcuts,
    support_desk,
    who_is_this,
)
from school21_bot.telegram.applications import StaffChat
from school21_bot.telegram.community import CommunityChat
from school21_bot.telegram.door import StaffDoor
from school21_bot.telegram.fresh_keys import FreshKeys
from school21_bot.telegram.inline import InlineMode
from school21_bot.telegram.intents import use_unique_ids
from school21_bot.telegram.isolation import QueueIsolation
from school21_bot.telegram.lost import LostWindows
from school21_bot.telegram.measuring import note_flow
from school21_bot.telegram.messages import WindowMessages
from school21_bot.telegram.middlewares import PrivateChatsOnly, WhoIsIt, shown_but_not_saved
from school21_bot.telegram.outages import BROUGHT_SECONDS, SitOut
from school21_bot.telegram.support_desk import SupportDesk
from school21_bot.telegram.throttle import Throttle


def build_dispatcher(services: Services, redis: Redis) -> Dispatcher:
    """A dispatcher with everything a person can reach."""
    # No expiry: whoever comes back after a month finds the form where it was.
    storage = RedisStorage(redis, key_builder=DefaultKeyBuilder(with_destiny=True))
    isolation = QueueIsolation(redis)
    # What a group writes is passed over before it costs a lock in Redis, so the states have to come after that.
    dispatcher = Dispatcher(storage=storage, events_isolation=isolation, disable_fsm=True)
    dispatcher.update.outer_middleware(FreshKeys(services))
    dispatcher.update.outer_middleware(CommunityChat(services))
    dispatcher.update.outer_middleware(StaffChat(services))
    dispatcher.update.outer_middleware(SupportDesk(services))
    dispatcher.update.outer_middleware(InlineMode(services))
    dispatcher.update.outer_middleware(PrivateChatsOnly())
    dispatcher.update.outer_middleware(Throttle(services.settings.default_language))
    # What is asked for waits here; what Telegram brings, it brings again.
    dispatcher.update.outer_middleware(SitOut(BROUGHT_SECONDS if services.settings.webhook_url else inf))
    dispatcher.update.outer_middleware(dispatcher.fsm)
    dispatcher.update.outer_middleware(WhoIsIt(services))
    dispatcher.include_routers(
        errors.build_router(),
        card_links.build_router(),
        commands.build_router(),
        applications.build_router(),
        support_desk.build_router(),
        fallback.build_newcomers_router(),
        shortcuts.build_router(),
        opting.build_router(),
        removing.build_router(),
        fallback.build_foreign_router(),
        who_is_this.build_router(),
        build_dialogs(),
        fallback.build_router(),
    )
    dispatcher.errors.outer_middleware(LostWindows(dispatcher))
    use_unique_ids()
    setup_dialogs(dispatcher, message_manager=WindowMessages(), events_isolation=isolation)
    for observer in (dispatcher.message, dispatcher.callback_query, dispatcher.observers[DIALOG_EVENT_NAME]):
        observer.middleware(StaffDoor(services))
    for observer in (dispatcher.message, dispatcher.callback_query):
        observer.middleware(note_flow)
        observer.middleware(shown_but_not_saved)
    return dispatcher


def build_dialogs() -> Router:
    """All flows, built anew: a dialog belongs to one router."""
    router = Router(name="dialogs")
    router.include_routers(
        dialogs.admin.dumps.windows.build_dialog(),
        dialogs.admin.members.windows.build_dialog(),
        dialogs.admin.menu.windows.build_dialog(),
        dialogs.admin.messages.windows.build_dialog(),
        dialogs.admin.dictionaries.windows.build_dialog(),
        dialogs.admin.invites.windows.build_dialog(),
        dialogs.admin.audit.windows.build_dialog(),
        dialogs.admin.keys.windows.build_dialog(),
        dialogs.admin.sealing.windows.build_dialog(),
        dialogs.admin.settings.windows.build_dialog(),
        dialogs.admin.staff.windows.build_dialog(),
        dialogs.admin.support.windows.build_dialog(),
        dialogs.cards.windows.build_card_dialog(),
        dialogs.cards.windows.build_report_dialog(),
        dialogs.menu.windows.build_dialog(),
        dialogs.profile.windows.build_dialog(),
        dialogs.registration.windows.build_dialog(),
        dialogs.search.windows.build_dialog(),
        dialogs.support.windows.build_dialog(),
    )
    return router
