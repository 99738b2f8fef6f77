"""What somebody sends to be carried to somebody else: a text, a photo or a document, and the input that takes it."""

from collections.abc import Awaitable, Callable

from aiogram.types import Message, MessageEntity
from aiogram.utils.text_decorations import html_decoration
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput

from dialogs.widgets.input import Unread, is_next_of_album, was_seen
from dialogs.widgets.notice import set_notice
from school21_bot.errors import RuleViolated
from school21_bot.messages import Said, SaidKind

AcceptSaid = Callable[[Message, Said, DialogManager], Awaitable[None]]

_REFUSED_ALBUM = "refused_album"
# A mention leads to an account, a custom emoji needs rights that the bot may lack, and the rest is found again.
_KEPT = frozenset(
    {"bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "text_link"}
    | {"blockquote", "expandable_blockquote"}
)


def said_in(message: Message) -> Said:
    """What a message says.

    Raises:
        Unread: it is neither text nor a photo nor a document, or a command.
    """
    if message.text is not None:
        if message.text.startswith("/"):
            raise Unread("notice-unknown-command")
        return Said(html=_html(message.text, message.entities))
    caption = _html(message.caption or "", message.caption_entities)
    if message.photo:
        return Said(SaidKind.PHOTO, caption, message.photo[-1].file_id)
    if message.document is not None and message.animation is None:
        return Said(SaidKind.DOCUMENT, caption, message.document.file_id, message.document.file_name or "")
    raise Unread("notice-not-to-carry")


def talk_input(accept: AcceptSaid) -> MessageInput:
    """Input for a window from which something is carried on: what was sent stays, and the window moves below it.

    Each photo of an album is carried, and all of them are answered together. `accept` may raise RuleViolated or Unread.
    """

    async def on_message(message: Message, _widget: MessageInput, manager: DialogManager) -> None:
        is_next = is_next_of_album(message, manager)
        if was_seen(message, manager):
            manager.show_mode = ShowMode.NO_UPDATE
            return
        manager.show_mode = ShowMode.DELETE_AND_SEND
        try:
            await accept(message, said_in(message), manager)
        except Unread as unread:
            _refuse(message, manager, unread.notice)
        except RuleViolated as refusal:
            _refuse(message, manager, f"refused-{refusal.field}-{refusal.reason}", **refusal.facts)
        else:
            if is_next:
                manager.show_mode = ShowMode.NO_UPDATE

    return MessageInput(on_message)


def _refuse(message: Message, manager: DialogManager, key: str, **facts: int) -> None:
    """Say why, once for an album."""
    album = message.media_group_id
    if album is not None and album == manager.dialog_data.get(_REFUSED_ALBUM):
        manager.show_mode = ShowMode.NO_UPDATE
        return
    manager.dialog_data[_REFUSED_ALBUM] = album
    set_notice(manager, key, **facts)


def _html(text: str, entities: list[MessageEntity] | None) -> str:
    kept = [entity for entity in entities or [] if entity.type in _KEPT]
    # Half a pair, which no database takes, comes from nobody's keyboard.
    return html_decoration.unparse(text, kept).encode("utf-8", "replace").decode()
