"""To whom a broadcast goes; who blocked the bot, unsubscribed, or is not welcome is never among them."""

import msgspec

from school21_bot.people import Status
from school21_bot.storage import fetch

MAY_BE_TOLD = (Status.MEMBER, Status.WAITING, Status.APPLYING, Status.ABANDONED, Status.NEW)
"""Whoever left, or was put out, does not hear from us."""

# So many rows are looked at in one statement: others are served in between.
PIECE = 20_000

_NEEDED = "id, telegram_id, status, role_id, level_id, language, bot_blocked, news_off"
_REACHABLE = f"""
    p.telegram_id IS NOT NULL AND NOT p.bot_blocked AND NOT p.news_off
    AND p.status IN ({", ".join(f"'{status.value}'" for status in MAY_BE_TOLD)})
"""
_OF_ROLES = "p.role_id IN (SELECT id FROM role WHERE coalesce(merged_into_id, id) IN ({}))"
# Along the key, and nothing of the records: at a million people too a piece is read within milliseconds.
_COUNT = f"""
    SELECT max(p.id) AS last, sum(CASE WHEN {{}} THEN 1 ELSE 0 END) AS fit
    FROM (SELECT {_NEEDED} FROM person WHERE id > $1 ORDER BY id LIMIT {PIECE}) AS p
"""  # noqa: S608  # names of ours
_NEXT = """
    SELECT p.id, p.telegram_id, CASE WHEN {} THEN 1 ELSE 0 END AS fits
    FROM person p WHERE p.id > $1 AND p.id <= $2 ORDER BY p.id LIMIT $3
"""
_STILL = f"SELECT 1 FROM person p WHERE p.id = $1 AND p.telegram_id = $2 AND {_REACHABLE}"  # noqa: S608  # names of ours


class Audience(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who is meant: one of these statuses and, where any is named, one of these roles, these levels, this language.

    `upto`: the last person who was there when it began; who came later was neither counted nor meant.
    """

    statuses: tuple[Status, ...] = (Status.MEMBER,)
    roles: tuple[int, ...] = ()
    levels: tuple[int, ...] = ()
    language: str | None = None
    upto: int = 0

    @property
    def condition(self) -> str:
        """The same in SQL, of a person `p`; nothing in it was typed by anybody."""
        statuses = ", ".join(f"'{status.value}'" for status in self.statuses if status in MAY_BE_TOLD)
        parts = [_REACHABLE, f"p.status IN ({statuses or 'NULL'})"]
        if self.roles:
            parts.append(_OF_ROLES.format(_listed(self.roles)))
        if self.levels:
            parts.append(f"p.level_id IN ({_listed(self.levels)})")
        if self.language in {"ru", "en"}:
            parts.append(f"p.language = '{self.language}'")
        return " AND ".join(parts)


async def count(audience: Audience) -> int:
    """How many people it is."""
    found, last = 0, 0
    while True:
        (piece,) = await fetch(_COUNT.format(audience.condition), last)
        if piece["last"] is None:
            return found
        found, last = found + piece["fit"], piece["last"]


async def as_of_now(audience: Audience) -> Audience:
    """The same without those who have yet to come."""
    (last,) = await fetch("SELECT coalesce(max(id), 0) AS id FROM person")
    return msgspec.structs.replace(audience, upto=last["id"])


async def following(audience: Audience, after: int, limit: int) -> list[dict[str, int]]:
    """The next people in the order of their ids, at most `limit`, each with whether they are meant (`fits`)."""
    return await fetch(_NEXT.format(audience.condition), after, audience.upto, limit)


async def may_still_be_told(person_id: int, telegram_id: int) -> bool:
    """Whether somebody for whom a message waits may be told at this moment."""
    return bool(await fetch(_STILL, person_id, telegram_id))


def _listed(ids: tuple[int, ...]) -> str:
    return ", ".join(str(int(one)) for one in ids)
