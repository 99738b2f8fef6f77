"""Writing the journal, inside the caller's transaction."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from tortoise.exceptions import IntegrityError

from school21_bot.ids import first_id_at, new_id
from school21_bot.storage import fetch, insert_row


class Kind(StrEnum):
    """What can happen."""

    ARRIVED = "arrived"
    REGISTRATION_STARTED = "registration_started"
    REGISTRATION_RESTARTED = "registration_restarted"
    REGISTRATION_RESUMED = "registration_resumed"
    REGISTRATION_ABANDONED = "registration_abandoned"
    REGISTRATION_FINISHED = "registration_finished"
    REMINDED = "reminded"
    CAME_BACK = "came_back"
    CAME_BACK_FINISHED = "came_back_finished"
    APPROVED = "approved"
    DECLINED = "declined"
    ANSWERED = "answered"
    REFUSED = "refused"
    SEARCHED = "searched"
    CARD_OPENED = "card_opened"
    PROFILE_EDITED = "profile_edited"
    HIDDEN = "hidden"
    SHOWN = "shown"
    LANGUAGE_CHOSEN = "language_chosen"
    CONSENT_GIVEN = "consent_given"
    OPTED_OUT = "opted_out"
    OPTED_IN = "opted_in"
    SUPPORT_ASKED = "support_asked"
    SUPPORT_ANSWERED = "support_answered"
    REPORTED = "reported"
    DATA_TAKEN = "data_taken"
    DELETED = "deleted"
    INVITE_ISSUED = "invite_issued"
    INVITE_USED = "invite_used"
    INVITE_EXPIRED = "invite_expired"
    INVITE_REVOKED = "invite_revoked"
    INVITE_MISUSED = "invite_misused"
    CHAT_JOINED = "chat_joined"
    CHAT_LEFT = "chat_left"
    SUSPENDED = "suspended"
    RESTORED = "restored"
    REMOVED = "removed"
    BANNED = "banned"
    UNBANNED = "unbanned"
    MOVED = "moved"


class Repeated(Exception):
    """The event with this dedupe key is in the journal already: what caused it was delivered twice."""


async def record(
    kind: Kind,
    *,
    at: datetime,
    person: int | None = None,
    step: str | None = None,
    seconds: int | None = None,
    role: int | None = None,
    level: int | None = None,
    details: dict[str, Any] | None = None,
    dedupe_key: str | None = None,
) -> None:
    """Append one event; it stands or falls with the transaction around it.

    Raises:
        Repeated: `dedupe_key` was used before. The transaction is lost then: let it roll back.
    """
    try:
        await insert_row(
            "event",
            id=new_id(),
            kind=kind.value,
            at=at,
            person=person,
            step=step,
            seconds=seconds,
            role=role,
            level=level,
            details=details,
            dedupe_key=dedupe_key,
        )
    except IntegrityError:
        if dedupe_key is None:
            raise
        raise Repeated from None


async def count_since(kind: Kind, person: int, since: datetime) -> int:
    """How often this has happened to somebody since then."""
    rows = await fetch(
        "SELECT count(*) AS number FROM event WHERE person = $1 AND id >= $2 AND kind = $3",
        person,
        first_id_at(since),
        kind.value,
    )
    return int(rows[0]["number"])
