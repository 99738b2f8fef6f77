"""The messages of a request for help as the text of a window."""

from datetime import UTC, datetime
from html import escape

from dialogs.widgets.moments import short_moment_text
from dialogs.widgets.names import short
from school21_bot.messages import Author, Said, SaidKind, Told
from school21_bot.settings import Settings
from school21_bot.texts import Translator

TOLD_PREVIEW = {"number": "12", "state": "answered", "total": 2, "shown": 2}

_PREVIEW_AT = datetime(2026, 11, 28, 12, 30, tzinfo=UTC)
_PREVIEW = (
    Told(1, Author.PERSON, _PREVIEW_AT, Said(SaidKind.PHOTO, "Не вижу кнопку «Вступить в чат»", "file")),
    Told(2, Author.STAFF, _PREVIEW_AT, Said(html="Нажмите /invite — бот даст ссылку.")),
)


def told_html(texts: Translator, settings: Settings, told: Told, *, longest: int, reader: str) -> str:
    """Who wrote it when, for `reader`, who is "person" or "staff", and what; a longer text is cut."""
    return _written(texts, told, short_moment_text(told.at, settings), longest, reader)


def told_previews(texts: Translator, *, reader: str) -> str:
    """The same for what the preview shows."""
    return "\n\n".join(_written(texts, told, f"{told.at:%d.%m %H:%M}", 500, reader) for told in _PREVIEW)


def file_text(texts: Translator, said: Said) -> str:
    """What kind of file was sent."""
    return texts.plain("support-file", kind=said.kind.value, name=short(said.file_name, 30))


def _written(texts: Translator, told: Told, at: str, longest: int, reader: str) -> str:
    head = texts.html("support-line", author=told.author.value, reader=reader, at=at)
    if told.said is None:
        return f"{head}\n{texts.html('support-unreadable')}"
    parts = [] if told.said.kind is SaidKind.TEXT else [escape(file_text(texts, told.said), quote=False)]
    plain = told.said.plain
    if plain:
        parts.append(told.said.html if len(plain) <= longest else escape(short(plain, longest), quote=False))
    return "\n".join([head, *parts])
