"""What happens when somebody writes a broadcast, starts it, or looks after it."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from dialogs.admin.members.opening import open_file
from dialogs.admin.messages.getters import AT, CAMPAIGN, LANGUAGE
from dialogs.admin.messages.moments import typed_moment
from dialogs.admin.messages.post import send_post
from dialogs.admin.messages.states import AdminMessages
from dialogs.widgets import Unread, actor, services, set_notice
from school21_bot import clock
from school21_bot.errors import Conflict, RuleViolated
from school21_bot.messages import Attachment, AttachmentKind, CampaignState, typed_buttons
from school21_bot.texts import LANGUAGES, translator

OnTap = Callable[[CallbackQuery, Any, DialogManager], Awaitable[None]]


async def on_new(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """A new one is wanted."""
    manager.dialog_data[CAMPAIGN] = await services(manager).drafts.begin(actor(manager))
    await manager.switch_to(AdminMessages.draft)


async def on_one(_tap: CallbackQuery, _widget: Any, manager: DialogManager, campaign_id: int) -> None:
    """One of the latest was chosen."""
    await services(manager).campaigns.view(actor(manager), campaign_id)
    await _look_at(manager, campaign_id)


def on_language(language: str) -> OnTap:
    """The text in this language is to be written."""

    async def tapped(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
        manager.dialog_data[LANGUAGE] = language
        await manager.switch_to(AdminMessages.text)

    return tapped


async def on_text(message: Message, manager: DialogManager) -> None:
    """The text was written, perhaps under a picture or a document, with its formatting."""
    drafts, by = services(manager).drafts, actor(manager)
    campaign_id, language = manager.dialog_data[CAMPAIGN], manager.dialog_data[LANGUAGE]
    attachment = attachment_of(message)
    _refuse_commands(message)
    if attachment is not None and message.caption:
        await drafts.set_post(by, campaign_id, language, message.html_text, attachment)
    elif attachment is not None:
        await drafts.set_attachment(by, campaign_id, attachment)
    elif message.text is not None:
        await drafts.set_text(by, campaign_id, language, message.html_text)
    else:
        raise Unread("notice-not-a-post")
    await manager.switch_to(AdminMessages.draft)


async def on_no_text(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The text is to be gone."""
    await services(manager).drafts.set_text(
        actor(manager), manager.dialog_data[CAMPAIGN], manager.dialog_data[LANGUAGE], ""
    )
    await manager.switch_to(AdminMessages.draft)


async def on_attachment(message: Message, manager: DialogManager) -> None:
    """A file was sent; its own caption is passed over here."""
    _refuse_commands(message)
    attachment = attachment_of(message)
    if attachment is None:
        raise Unread("notice-not-an-attachment")
    await services(manager).drafts.set_attachment(actor(manager), manager.dialog_data[CAMPAIGN], attachment)
    await manager.switch_to(AdminMessages.draft)


async def on_no_attachment(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The file is to be gone."""
    await services(manager).drafts.set_attachment(actor(manager), manager.dialog_data[CAMPAIGN], None)
    await manager.switch_to(AdminMessages.draft)


async def on_links(_message: Message, text: str, manager: DialogManager) -> None:
    """Buttons were typed."""
    buttons = typed_buttons(text)
    await services(manager).drafts.set_buttons(actor(manager), manager.dialog_data[CAMPAIGN], buttons)
    await manager.switch_to(AdminMessages.draft)


async def on_no_links(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The buttons are to be gone."""
    await services(manager).drafts.set_buttons(actor(manager), manager.dialog_data[CAMPAIGN], ())
    await manager.switch_to(AdminMessages.draft)


async def on_discard(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The draft is not wanted any more."""
    await services(manager).drafts.discard(actor(manager), manager.dialog_data[CAMPAIGN])
    set_notice(manager, "broadcast-discarded")
    await manager.switch_to(AdminMessages.main)


async def on_preview(tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Show it as people will see it; only then it can be started."""
    if tap.message is None or tap.message.message_id != manager.current_stack().last_message_id:
        manager.show_mode = ShowMode.NO_UPDATE  # the second of two taps: it is shown
        return
    campaigns, by, campaign_id = services(manager).campaigns, actor(manager), manager.dialog_data[CAMPAIGN]
    content = (await campaigns.view(by, campaign_id)).content
    if content.is_empty:
        set_notice(manager, "notice-broadcast-empty")
        return
    manager.show_mode = ShowMode.DELETE_AND_SEND
    bot: Bot = manager.middleware_data["bot"]
    for language in LANGUAGES:
        try:
            await send_post(bot, tap.message.chat.id, content, translator(language))
        except TelegramAPIError as refusal:
            set_notice(manager, "notice-broadcast-refused", words=refusal.message)
            return
    await services(manager).drafts.approve(by, campaign_id, content)
    manager.dialog_data.pop(AT, None)
    await manager.switch_to(AdminMessages.confirm)


async def on_moment(_message: Message, text: str, manager: DialogManager) -> None:
    """A time was typed."""
    at = typed_moment(text, clock.now(), services(manager).settings.timezone)
    manager.dialog_data[AT] = at.isoformat()
    await manager.switch_to(AdminMessages.confirm)


async def on_now(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """It is really to be sent now."""
    await _start(manager, None)


async def on_later(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """It is really to be sent at the time that was typed."""
    at = manager.dialog_data.get(AT)
    await _start(manager, datetime.fromisoformat(at) if at else None)


async def on_pause(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Let it rest."""
    await _turned(manager, services(manager).campaigns.pause)


async def on_resume(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Let it go on."""
    await _turned(manager, services(manager).campaigns.resume)
    await _watch(manager)


async def on_cancel(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """It is really to end where it is."""
    await manager.switch_to(AdminMessages.progress)
    await _turned(manager, services(manager).campaigns.cancel)


async def on_person(_tap: CallbackQuery, _widget: Any, manager: DialogManager, person_id: int) -> None:
    """Somebody was chosen of whom nobody knows whether it reached them."""
    await open_file(manager, person_id)


def attachment_of(message: Message) -> Attachment | None:
    """The picture in its largest size, or the document."""
    if message.photo:
        return Attachment(AttachmentKind.PHOTO, message.photo[-1].file_id)
    if message.document is not None and message.animation is None:
        return Attachment(AttachmentKind.DOCUMENT, message.document.file_id)
    return None


def _refuse_commands(message: Message) -> None:
    if message.text is not None and message.text.startswith("/"):
        raise Unread("notice-unknown-command")


async def _start(manager: DialogManager, at: datetime | None) -> None:
    campaign_id = manager.dialog_data[CAMPAIGN]
    try:
        await services(manager).campaigns.start(actor(manager), campaign_id, at)
    except RuleViolated as refusal:
        set_notice(manager, f"refused-{refusal.field}-{refusal.reason}")
        manager.dialog_data.pop(AT, None)
        return
    except Conflict:  # started by the other of two taps, or written anew meanwhile
        set_notice(manager, "notice-moved-on")
    await _look_at(manager, campaign_id)


async def _look_at(manager: DialogManager, campaign_id: int) -> None:
    manager.dialog_data[CAMPAIGN] = campaign_id
    manager.dialog_data.pop(AT, None)
    found = await services(manager).campaigns.view(actor(manager), campaign_id)
    if found.state is CampaignState.DRAFT:
        await manager.switch_to(AdminMessages.draft)
        return
    await manager.switch_to(AdminMessages.progress)
    await _watch(manager)


async def _watch(manager: DialogManager) -> None:
    """Let the window change by itself while it is being sent."""
    job_id = await services(manager).campaigns.job_of(manager.dialog_data[CAMPAIGN])
    chat_id = actor(manager).telegram_id
    if job_id is not None and chat_id is not None:
        await services(manager).jobs.watch(job_id, chat_id, manager.current_context().id)


async def _turned(manager: DialogManager, turn: Callable[[Any, int], Awaitable[None]]) -> None:
    try:
        await turn(actor(manager), manager.dialog_data[CAMPAIGN])
    except Conflict:  # it has come to its end; the window says so
        set_notice(manager, "notice-moved-on")
