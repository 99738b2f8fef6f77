"""What happens when somebody exports or imports."""

from contextlib import suppress
from typing import Any

from aiogram.exceptions import TelegramAPIError
from aiogram.types import BufferedInputFile, CallbackQuery, Document, Message
from aiogram_dialog import DialogManager, ShowMode

from dialogs.admin.dumps.getters import EXPORT, FILE, IMPORT, UPDATE
from dialogs.admin.dumps.states import AdminDumps
from dialogs.widgets import actor, services, set_notice, texts
from school21_bot.dumps import LONGEST_PASSPHRASE, SHORTEST_PASSPHRASE, DumpRefused, Reason
from school21_bot.errors import Conflict, RuleViolated
from school21_bot.ports import Upload
from school21_bot.wording import REPORT_FILE, report_lines


async def on_new_passphrase(message: Message, text: str, manager: DialogManager) -> None:
    """The passphrase of an export: gone from the chat before anything else."""
    await _delete(message)
    if not SHORTEST_PASSPHRASE <= len(text) <= LONGEST_PASSPHRASE:
        raise RuleViolated("passphrase", "too-short", limit=SHORTEST_PASSPHRASE)
    await _export(manager, text)


async def on_plain(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """An export that everybody can read is really wanted."""
    await _export(manager, None)


async def on_cancel_export(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The export is to come to nothing."""
    with suppress(Conflict):  # it has come to its end
        await services(manager).exports.cancel(actor(manager), manager.dialog_data[EXPORT])


async def on_document(_message: Message, document: Document, manager: DialogManager) -> None:
    """A file was sent; it is looked at only once its size is known."""
    # The name is kept nowhere: only its beginning may matter.
    upload = Upload(document.file_id, document.file_size or 0, document.file_name or "dump")
    await _offer(manager, upload, None)


async def on_file_passphrase(message: Message, text: str, manager: DialogManager) -> None:
    """The passphrase of the file that was sent."""
    await _delete(message)
    waiting = manager.dialog_data[FILE]
    await _offer(manager, Upload(waiting["id"], waiting["size"], "dump"), text)


async def on_open_import(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Look at the import that is under way."""
    import_id = await services(manager).imports.under_way(actor(manager))
    if import_id is not None:
        await _look_at(manager, import_id)


async def on_report(tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The full report is wanted as a document."""
    if tap.message is None or tap.message.message_id != manager.current_stack().last_message_id:
        manager.show_mode = ShowMode.NO_UPDATE  # the second of two taps: the file is there
        return
    notes = services(manager).imports.report(actor(manager), manager.dialog_data[IMPORT])
    content = b"".join([piece async for piece in report_lines(texts(manager), notes)])
    if isinstance(tap.message, Message):
        await tap.message.answer_document(BufferedInputFile(content, REPORT_FILE))
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def on_update(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """People who are here are to be updated."""
    await _ask(manager, update=True)


async def on_skip(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """People who are here stay as they are."""
    await _ask(manager, update=False)


async def on_confirm(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """It is really to be imported."""
    import_id, update = manager.dialog_data[IMPORT], bool(manager.dialog_data.get(UPDATE))
    await manager.switch_to(AdminDumps.importing)
    try:
        await services(manager).imports.confirm(actor(manager), import_id, update_existing=update)
    except Conflict:
        set_notice(manager, "notice-moved-on")
        return
    await _watch(manager, import_id)


async def on_cancel_import(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The import is to come to nothing."""
    try:
        await services(manager).imports.cancel(actor(manager), manager.dialog_data[IMPORT])
    except Conflict:
        set_notice(manager, "notice-import-goes-on")


async def _export(manager: DialogManager, passphrase: str | None) -> None:
    try:
        job_id = await services(manager).exports.start(
            actor(manager), passphrase=passphrase, language=texts(manager).language
        )
    except Conflict:
        set_notice(manager, "notice-export-under-way")
        await manager.switch_to(AdminDumps.main)
        return
    manager.dialog_data[EXPORT] = job_id
    await manager.switch_to(AdminDumps.exporting)
    await _redraw_with(manager, job_id)


async def _offer(manager: DialogManager, upload: Upload, passphrase: str | None) -> None:
    try:
        import_id = await services(manager).imports.offer(actor(manager), upload, passphrase=passphrase)
    except Conflict:
        set_notice(manager, "notice-import-under-way")
        await manager.switch_to(AdminDumps.main)
    except DumpRefused as refusal:
        await _refuse(manager, upload, refusal)
    else:
        manager.dialog_data.pop(FILE, None)
        await _look_at(manager, import_id)


async def _refuse(manager: DialogManager, upload: Upload, refusal: DumpRefused) -> None:
    if refusal.reason is Reason.NEEDS_PASSPHRASE:
        manager.dialog_data[FILE] = {"id": upload.file_id, "size": upload.size}
        await manager.switch_to(AdminDumps.unlock)
        return
    if refusal.reason is Reason.WRONG_PASSPHRASE:
        raise RuleViolated("passphrase", "wrong")
    manager.dialog_data.pop(FILE, None)
    await manager.switch_to(AdminDumps.upload)
    text = texts(manager).plain(f"dump-refused-{refusal.reason}", refusal.facts.__getitem__)
    set_notice(manager, "notice-dump-refused", text=text)


async def _ask(manager: DialogManager, *, update: bool) -> None:
    manager.dialog_data[UPDATE] = update
    await manager.switch_to(AdminDumps.confirm)


async def _look_at(manager: DialogManager, import_id: int) -> None:
    manager.dialog_data[IMPORT] = import_id
    await manager.switch_to(AdminDumps.importing)
    await _watch(manager, import_id)


async def _watch(manager: DialogManager, import_id: int) -> None:
    view = await services(manager).imports.view(actor(manager), import_id)
    if view.job_id is not None:
        await _redraw_with(manager, view.job_id)


async def _redraw_with(manager: DialogManager, job_id: int) -> None:
    """Let the window change by itself while the job moves."""
    chat_id = actor(manager).telegram_id
    if chat_id is not None:
        await services(manager).jobs.watch(job_id, chat_id, manager.current_context().id)


async def _delete(message: Message) -> None:
    with suppress(TelegramAPIError):  # whatever it is, the next step counts
        await message.delete()
