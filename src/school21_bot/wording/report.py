"""The full report of a check as a document: lines, fields and reasons, in the reader's language."""

from collections.abc import AsyncIterator

from school21_bot.dumps import Note
from school21_bot.texts import Translator

REPORT_FILE = "import-report.txt"


async def report_lines(texts: Translator, notes: AsyncIterator[list[Note]]) -> AsyncIterator[bytes]:
    """The whole report, a batch at a time, one line for each thing that is said of an entry."""
    yield f"{texts.plain('dump-report-title')}\n".encode()
    is_empty = True
    async for some in notes:
        is_empty = False
        yield "".join(f"{_line(texts, note)}\n" for note in some).encode()
    if is_empty:
        yield f"{texts.plain('dump-report-nothing')}\n".encode()


def _line(texts: Translator, note: Note) -> str:
    fields = ", ".join(texts.plain(f"dump-field-{name}") for name in note.field.split(",") if name)
    what = texts.plain(f"dump-left-{note.kind}", other=note.other_line)
    why = texts.plain(f"dump-why-{note.why}") if note.why else ""
    about = " — ".join(part for part in (fields, why) if part)
    where = texts.plain("dump-report-line", line=note.line, entry=note.entry)
    return f"{where} {what}{': ' if about else ''}{about}"
