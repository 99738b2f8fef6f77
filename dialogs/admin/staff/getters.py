"""What the windows of the staff read."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.admin.members.getters import line_text
from dialogs.widgets import Choice, actor, page_of, services, short
from school21_bot.access import StaffMember, StaffRole
from school21_bot.app import Services
from school21_bot.errors import NotFound
from school21_bot.texts import Translator

STAFF_SCROLL = "staff"
FOUND_SCROLL = "candidates"
PER_PAGE = 10


async def telegram_id_of(manager: DialogManager) -> int:
    """The account whose role is open: named by itself, or that of a person.

    Raises:
        NotFound: the person is gone, or has no account.
    """
    data = manager.dialog_data
    if data.get("account") is not None:
        return int(data["account"])
    opened = await services(manager).files.read(actor(manager), data["person"])
    if opened.account.telegram_id is None:
        raise NotFound
    return opened.account.telegram_id


async def people(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A page of the staff."""
    staff = await services.access.staff(actor(dialog_manager))
    shown, paging = await page_of(dialog_manager, STAFF_SCROLL, staff, PER_PAGE)
    return {
        "choices": [Choice(one.telegram_id, await _line(services, texts, one)) for one in shown],
        "total": len(staff),
        **paging,
    }


async def found(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A page of those whom the words may have meant."""
    ids: list[int] = dialog_manager.dialog_data.get("found", [])
    shown, paging = await page_of(dialog_manager, FOUND_SCROLL, ids, PER_PAGE)
    lines = await services.roster.lines(actor(dialog_manager), tuple(shown))
    return {
        "choices": [Choice(line.id, line_text(texts, line)) for line in lines],
        "total": len(ids),
        **paging,
    }


async def one(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Somebody, and the role they have."""
    telegram_id = await telegram_id_of(dialog_manager)
    found = next(
        (one for one in await services.access.staff(actor(dialog_manager)) if one.telegram_id == telegram_id), None
    )
    role = found.role if found else None
    fixed = found is not None and found.fixed
    return {
        "name": await _name(services, texts, telegram_id),
        "telegram_id": str(telegram_id),
        "role": role.value if role else "none",
        "fixed": fixed,
        "can_withdraw": role is not None and not fixed,
        **{f"can_be_{other.value}": not fixed and other is not role for other in StaffRole},
    }


async def _line(services: Services, texts: Translator, one: StaffMember) -> str:
    name = await _name(services, texts, one.telegram_id)
    return short(f"{name} · {texts.plain(f'staff-{one.role.value}')}")


async def _name(services: Services, texts: Translator, telegram_id: int) -> str:
    """What somebody is called, or the number of an account that never came."""
    person = await services.accounts.find(telegram_id)
    name = person.record.full_name if person else ""
    return name or texts.plain("staff-unknown", number=str(telegram_id))
