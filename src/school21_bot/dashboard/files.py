"""Files down and up, of any size: they stream past the pages, whose sockets are not made for that."""

import json
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any

from tornado.iostream import StreamClosedError
from tornado.web import RequestHandler, stream_request_body

from school21_bot.access import Right, Visitor
from school21_bot.app import Services
from school21_bot.audit import Action, Filter
from school21_bot.dashboard.downloads import Downloads
from school21_bot.dashboard.gate import LANGUAGE_HEADER, SESSION_HEADER
from school21_bot.dumps import (
    LONGEST_PASSPHRASE,
    SHORTEST_PASSPHRASE,
    Arriving,
    DumpRefused,
    file_name,
)
from school21_bot.dumps.uploads import MOST_BYTES
from school21_bot.errors import Conflict, NotAllowed, NotFound, Refused
from school21_bot.logs import logger
from school21_bot.texts import Translator, translator
from school21_bot.wording import REPORT_FILE, report_lines

log = logger("dashboard")

EXPORT, IMPORT, AUDIT, REPORT = "/files/export", "/files/import", "/files/audit", "/files/report"
AUDIT_FILE = "audit.jsonl"
_LONGEST_NUMBER = 20


class Broken(Exception):
    """Nothing more may be sent: the browser is gone, or its session has ended."""


class File(RequestHandler):
    """What all of them need: whose session it is, and how to end a file that cannot be sent to its end."""

    def initialize(self, services: Services, downloads: Downloads) -> None:
        """Take what `routes` hands over."""
        self.services, self.downloads = services, downloads

    async def visitor(self) -> Visitor:
        """Whose session it is, at this moment.

        Raises:
            NotAllowed: it has ended.
        """
        session = bytes.fromhex(self.request.headers.get(SESSION_HEADER, ""))
        visitor = await self.services.sessions.visitor_of(session)
        if visitor is None:
            raise NotAllowed
        return visitor

    def words(self) -> Translator:
        """The language of the pages."""
        return translator(self.request.headers.get(LANGUAGE_HEADER, self.services.settings.default_language))

    def attach(self, name: str, kind: str) -> None:
        """What follows is a file to be kept."""
        self.set_header("Content-Type", kind)
        self.set_header("Content-Disposition", f'attachment; filename="{name}"')

    def say(self, status: int, key: str, **facts: int) -> None:
        """Say in words why there is no file."""
        self.set_status(status)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(self.words().plain(key, None, **facts))

    async def pour(self, pieces: AsyncIterator[bytes]) -> None:
        """Send a file piece by piece, as fast as the browser takes it."""
        async with aclosing(pieces):  # type: ignore[type-var]  # each is a generator
            async for piece in pieces:
                self.write(piece)
                await self.flush()

    def break_off(self) -> None:
        """End so that the browser sees that something is missing: an orderly end would pass for the file's own."""
        self.detach().close()


class ExportFile(File):
    """Everybody as a dump, made while it is sent."""

    async def post(self) -> None:
        """Send it."""
        passphrase: str | None = self.get_body_argument("passphrase", "", strip=False)
        if self.get_body_argument("plain", "") == "yes":
            passphrase = None
        elif not SHORTEST_PASSPHRASE <= len(passphrase or "") <= LONGEST_PASSPHRASE:
            self.say(400, "refused-passphrase-too-short", limit=SHORTEST_PASSPHRASE)
            return
        try:
            visitor = await self.visitor()
            await self.services.access.require(visitor.actor, Right.DUMPS)
        except NotAllowed:
            self.say(403, "dashboard-not-for-you")
            return
        self.attach(file_name(compressed=False, sealed=passphrase is not None), "application/octet-stream")
        try:
            await self._send(visitor, passphrase)
        except (Broken, NotAllowed, StreamClosedError):
            self.break_off()
        except Exception as error:
            log.error("an export broke off", exc_info=error)
            self.break_off()

    async def _send(self, visitor: Visitor, passphrase: str | None) -> None:
        with self.downloads.begun(visitor.session) as download:

            async def beat(done: int, total: int | None) -> None:
                download.done, download.total = done, total
                await self.visitor()
                await self.flush()

            exported = await self.services.exports.write(visitor.actor, self.write, beat, passphrase=passphrase)
            await self.finish()
            download.done = download.total = exported.people
            download.unreadable = exported.unreadable


@stream_request_body
class ImportFile(File):
    """A file on its way in: the body of the request, as it is."""

    _arriving: Arriving | None = None
    _refused: DumpRefused | None = None

    async def prepare(self) -> None:
        """Before its first byte: whether it may come."""
        if self.request.method != "POST":
            return
        try:
            visitor = await self.visitor()
            self._arriving = await self.services.uploads.begin(visitor.actor)
        except NotAllowed:
            self._answer(403, error=self.words().plain("dashboard-not-for-you"))
        except DumpRefused as refusal:
            self._answer(507, error=self._why(refusal))
        else:
            self._connection().set_max_body_size(MOST_BYTES + 1)

    def data_received(self, chunk: bytes) -> None:
        """The next bytes; once they are refused, what still comes is let go by."""
        if self._arriving is None or self._refused is not None:
            return
        try:
            self._arriving.write(chunk)
        except DumpRefused as refusal:
            self._refused = refusal
            self._arriving.abandon()

    async def post(self) -> None:
        """It is here: let it be checked, or say that it has a passphrase."""
        assert self._arriving is not None  # noqa: S101  # else `prepare` has answered
        try:
            if self._refused is not None:
                raise self._refused
            arrived = self._arriving.close()
            if arrived.is_locked:
                self._answer(200, locked=arrived.token)
            else:
                visitor = await self.visitor()
                self._answer(200, offered=str(await self.services.uploads.offer(visitor.actor, arrived)))
        except DumpRefused as refusal:
            self._answer(422, error=self._why(refusal))
        except Conflict:
            self._answer(409, error=self.words().plain("notice-import-under-way"))
        except Refused:
            self._answer(403, error=self.words().plain("dashboard-not-for-you"))

    def on_finish(self) -> None:
        """Whatever has not come to its end is removed."""
        if self._arriving is not None:
            self._arriving.abandon()

    def on_connection_close(self) -> None:
        """The browser is gone."""
        self.on_finish()

    def _connection(self) -> Any:
        return self.request.connection

    def _why(self, refusal: DumpRefused) -> str:
        return self.words().plain(f"dump-refused-{refusal.reason}", refusal.facts.__getitem__)

    def _answer(self, status: int, **said: str) -> None:
        self.set_status(status)
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(said))


class AuditFile(File):
    """The log of what staff did, as lines of JSON."""

    async def post(self) -> None:
        """Send it; that is an entry of the log itself."""
        action = self.get_body_argument("action", "")
        wanted = Filter(action=Action(action) if action in set(Action) else None)
        try:
            visitor = await self.visitor()
            lines = await self.services.trail.export(visitor.actor, wanted)
        except NotFound:
            self.say(404, "audit-empty")
            return
        except NotAllowed:
            self.say(403, "dashboard-not-for-you")
            return
        self.attach(AUDIT_FILE, "application/jsonl")
        await self.pour(aiter(lines))


class ReportFile(File):
    """What the check of an import has found, line by line."""

    async def post(self) -> None:
        """Send it."""
        number = self.get_body_argument("import", "")
        try:
            visitor = await self.visitor()
            import_id = int(number) if number.isascii() and number.isdecimal() and len(number) < _LONGEST_NUMBER else 0
            await self.services.imports.view(visitor.actor, import_id)
        except NotFound:
            self.say(404, "dump-refused-gone")
            return
        except NotAllowed:
            self.say(403, "dashboard-not-for-you")
            return
        self.attach(REPORT_FILE, "text/plain; charset=utf-8")
        await self.pour(report_lines(self.words(), self.services.imports.report(visitor.actor, import_id)))


def file_routes(services: Services, downloads: Downloads) -> list[Any]:
    """The addresses of files."""
    given = {"services": services, "downloads": downloads}
    return [
        (EXPORT, ExportFile, given),
        (IMPORT, ImportFile, given),
        (AUDIT, AuditFile, given),
        (REPORT, ReportFile, given),
    ]
