"""What happens when somebody corrects, hides, chooses a language, takes or deletes their data."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from dialogs.profile.getters import FOLLOWS_TELEGRAM
from dialogs.profile.states import Profile, home_of
from dialogs.widgets import account, cause_of, forget, remember, services, set_notice, states_level, texts
from school21_bot.errors import RuleViolated
from school21_bot.lifecycle import Deleted
from school21_bot.people import Account, Category, Field, Step
from school21_bot.texts import pick_language, translator

OnClick = Callable[[CallbackQuery, Any, DialogManager], Awaitable[None]]

FILE_NAME = "my-data.json"


def typed(step: Step) -> Callable[[Message, str, DialogManager], Awaitable[None]]:
    """Accepts a typed correction of the answer to the question of `step`."""

    async def accept(message: Message, text: str, manager: DialogManager) -> None:
        try:
            changed = await services(manager).profiles.edit(account(manager).id, step, text, cause=cause_of(message))
        except RuleViolated as refusal:
            if refusal.reason == "taken":  # a member is not asked whether they have registered before
                raise RuleViolated(refusal.field, "taken-by-other") from None
            raise
        if step is Step.ROLE and not await states_level(manager, text):
            await _ask_for_the_level(manager, changed)
        else:
            await _saved(manager, changed)

    return accept


async def on_role(tap: CallbackQuery, _widget: Any, manager: DialogManager, role_id: int) -> None:
    """A known role was chosen; the level may be another one with it."""
    changed = await services(manager).profiles.choose_role(account(manager).id, role_id, cause=cause_of(tap))
    await _ask_for_the_level(manager, changed)


async def on_level(tap: CallbackQuery, _widget: Any, manager: DialogManager, level_id: int) -> None:
    """A level was chosen."""
    changed = await services(manager).profiles.choose_level(account(manager).id, level_id, cause=cause_of(tap))
    await _saved(manager, changed)


async def on_remove_description(tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The description is to be gone."""
    changed = await services(manager).profiles.remove_description(account(manager).id, cause=cause_of(tap))
    await _saved(manager, changed)


def on_list(*, listed: bool) -> OnClick:
    """The card is to be found, or not."""

    async def handler(tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
        changed = await services(manager).profiles.list_card(account(manager).id, listed=listed, cause=cause_of(tap))
        remember(manager, changed)

    return handler


def on_hide(field: Field, *, hidden: bool) -> OnClick:
    """A field is to be hidden, or shown."""

    async def handler(tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
        changed = await services(manager).profiles.hide_field(
            account(manager).id, field, hidden=hidden, cause=cause_of(tap)
        )
        remember(manager, changed)

    return handler


def on_language(language: str) -> OnClick:
    """A language was chosen, or that of the person's Telegram."""

    async def handler(tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
        person, profiles = account(manager), services(manager).profiles
        if language == FOLLOWS_TELEGRAM:
            spoken = pick_language(tap.from_user.language_code, services(manager).settings.default_language)
            changed = await profiles.follow_telegram(person.id, spoken, cause=cause_of(tap))
        else:
            changed = await profiles.choose_language(person.id, language, cause=cause_of(tap))
        remember(manager, changed)
        manager.middleware_data["texts"] = translator(changed.language)

    return handler


def on_messages(category: Category, *, wanted: bool) -> OnClick:
    """The bot is to write messages of this category, or not."""

    async def handler(tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
        preferences = services(manager).preferences
        choose = preferences.opt_in if wanted else preferences.opt_out
        remember(manager, await choose(account(manager).id, category, cause=cause_of(tap)))

    return handler


async def on_home(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Back to where the profile begins."""
    await manager.switch_to(home_of(account(manager)))


async def on_close(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Back to the menu."""
    await manager.done()


async def on_take(tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Send everything that is kept of the person, as a file that never touches a disk."""
    if tap.message is None or tap.message.message_id != manager.current_stack().last_message_id:
        manager.show_mode = ShowMode.NO_UPDATE  # the second of two taps: the file is there
        return
    data = await services(manager).own_data.copy(account(manager).id, cause=cause_of(tap))
    document = json.dumps(data, ensure_ascii=False, indent=2).encode()
    await _bot(manager).send_document(
        tap.message.chat.id,
        BufferedInputFile(document, FILE_NAME),
        caption=texts(manager).html("my-data-caption"),
    )
    manager.show_mode = ShowMode.DELETE_AND_SEND


def on_delete(*, leave_chat: bool) -> OnClick:
    """Delete the person, let them out of the chat if they wish, and say goodbye in the last window they saw."""

    async def handler(tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
        left = await services(manager).deletion.delete(account(manager).id, leave_chat=leave_chat, cause=cause_of(tap))
        await forget(manager)
        if tap.message is not None:
            await _say_goodbye(manager, tap.message.chat.id, tap.message.message_id, left)

    return handler


async def _say_goodbye(manager: DialogManager, chat_id: int, message_id: int, left: Deleted) -> None:
    parts = [texts(manager).html("goodbye")]
    if left.in_chat:
        parts.append(texts(manager).html("goodbye-chat"))
    if left.banned:
        parts.append(texts(manager).html("goodbye-banned"))
    text = "\n\n".join(parts)
    try:
        await _bot(manager).edit_message_text(text, chat_id=chat_id, message_id=message_id)
    except TelegramAPIError:  # the window is gone, or too old
        await _bot(manager).send_message(chat_id, text)


async def _ask_for_the_level(manager: DialogManager, changed: Account) -> None:
    remember(manager, changed)
    set_notice(manager, "saved-role")
    await manager.switch_to(Profile.level)


async def _saved(manager: DialogManager, changed: Account) -> None:
    remember(manager, changed)
    set_notice(manager, "saved")
    await manager.switch_to(Profile.overview)


def _bot(manager: DialogManager) -> Bot:
    found: Bot = manager.middleware_data["bot"]
    return found
