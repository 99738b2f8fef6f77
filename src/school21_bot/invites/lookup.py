"""Everything about a person's way into the chat, in one read: windows ask for it on most taps."""

from dataclasses import dataclass

from school21_bot.invites.links import Invite, Links
from school21_bot.ports import Place
from school21_bot.storage import fetch

_LOOK = """
    SELECT i.id, i.person_id, i.chat_id, i.mode, i.state, i.record, i.issued_at, i.expires_at, c.place, j.id AS job_id
    FROM (SELECT 1 AS one) AS always
    LEFT JOIN invite i ON i.person_id = $1 AND i.state = 'issued'
    LEFT JOIN chat_place c
        ON c.person_id = $1 AND c.chat_id = coalesce((SELECT new_id FROM chat_move WHERE id = $2), $2)
    LEFT JOIN job j ON j.key = $3
"""


@dataclass(frozen=True, slots=True)
class Found:
    """The link that a person has, where they were last seen, and the job that makes a link for them."""

    invite: Invite | None
    place: Place | None
    job_id: int | None


async def look_up(links: Links, person_id: int, chat_id: int, job_key: str) -> Found:
    """Read it all; `chat_id` is the chat's id as it was configured."""
    (row,) = await fetch(_LOOK, person_id, chat_id, job_key)
    return Found(
        invite=await links.opened(row) if row["id"] else None,
        place=Place(row["place"]) if row["place"] else None,
        job_id=row["job_id"],
    )
