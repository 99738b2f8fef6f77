"""What the texts about the encryption speak of."""

from datetime import tzinfo
from typing import Any

from school21_bot.protection import Operation, ProtectionStatus
from school21_bot.sealing import KeyPurpose
from school21_bot.texts import Translator
from school21_bot.wording.times import duration


def sealing_facts(status: ProtectionStatus, zone: tzinfo) -> dict[str, Any]:
    """How the encryption stands; days are those of a time zone."""
    others = [key for key in status.keys if key.purpose is KeyPurpose.RECORD and key.id != status.primary.id]
    return {
        "seals": "yes" if status.seals else "no",
        "sealed": status.sealed,
        "unsealed": status.unsealed,
        "number": status.primary.id,
        "since": f"{status.primary.created_at.astimezone(zone):%d.%m.%Y}",
        "days": status.primary.days,
        "others": sum(key.records or 0 for key in others),
        "old_wraps": status.old_wraps,
    }


def may_be_sealed(status: ProtectionStatus) -> bool:
    """Whether there is anything to seal."""
    return not status.seals or status.unsealed > 0


def may_be_unsealed(status: ProtectionStatus) -> bool:
    """Whether there is anything to unseal."""
    return status.seals or status.sealed > 0


def operation_facts(texts: Translator, found: Operation) -> dict[str, Any]:
    """How far work on everything is, or what became of it."""
    return {
        "deed": found.deed.value,
        "state": found.state.value,
        "phase": found.phase.value,
        "done": found.done,
        "total": found.total or 0,
        "left": "none" if found.seconds_left is None else duration(found.seconds_left, texts.language),
        "waiting_for": found.waiting_for,
        "unreadable": found.unreadable,
        # By table and id; more than fit are only counted.
        "named": ", ".join(f"{one.table} {one.row_id}" for one in found.named) or "none",
        "clean": "none" if found.is_clean is None else "yes" if found.is_clean else "no",
    }
