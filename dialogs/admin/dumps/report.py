"""The full report of a check as a document: lines, fields and reasons, in the reader's language."""

from collections.abc import AsyncIterator

from school21_bot.dumps import Note
from school21_bot.texts import Translator

FILE_NAME = "import-report.txt"


async def written(texts: Translator, notes: AsyncIterator[list[Note]]) -> bytes:
    """The whole report, one line for each thing that is said of an entry."""
    lines = [texts.plain("dump-report-title")]
    async for some in notes:
        lines += [_line(texts, note) for note in some]
    if len(lines) == 1:
        lines.append(texts.plain("dump-report-nothing"))
    return "\n".join([*lines, ""]).encode()


def _line(texts: Translator, note: Note) -> str:
    fields = ", ".join(texts.plain(f"dump-field-{name}") for name in note.field.split(",") if name)
    what = texts.plain(f"dump-left-{note.kind}", other=note.other_line)
    why = texts.plain(f"dump-why-{note.why}") if note.why else ""
    about = " — ".join(part for part in (fields, why) if part)
    where = texts.plain("dump-report-line", line=note.line, entry=note.entry)
    return f"{where} {what}{': ' if about else ''}{about}"
