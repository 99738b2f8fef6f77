"""Who is at the dashboard: a link opens it once and begins a session; only hashes of either are kept."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from school21_bot import clock
from school21_bot.access.actor import Actor, at_the_dashboard
from school21_bot.access.rights import Right
from school21_bot.access.secrets import forget, hash_of
from school21_bot.access.service import Access
from school21_bot.audit import Action, Target
from school21_bot.errors import NotFound
from school21_bot.failpoints import failpoint
from school21_bot.ids import new_id
from school21_bot.storage import as_moment, fetch, fetch_by_key, insert_row, transaction

LINK_LIFE = timedelta(minutes=5)
IDLE_LIFE = timedelta(hours=2)
"""How long a session rests before it ends."""
LONGEST_LIFE = timedelta(hours=12)
"""How long a session lasts, however busy."""
# A row is written at most so often for one who looks around.
_NOTE_EVERY = timedelta(minutes=1)
_BYTES = 32

_USE_UP = "UPDATE login_link SET used_at = $2 WHERE telegram_id = $1 AND used_at IS NULL"
_REDEEM = """
    UPDATE login_link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2
    RETURNING person_id, telegram_id, language
"""
_SESSION = """
    SELECT id, person_id, telegram_id, language, created_at, seen_at FROM session
    WHERE token_hash = $1 AND seen_at > $2 AND created_at > $3
"""
_OF = """
    SELECT id, created_at, seen_at FROM session WHERE telegram_id = $1 AND seen_at > $2 AND created_at > $3
    ORDER BY id DESC
"""
_ALIVE = "SELECT token_hash, telegram_id FROM session WHERE seen_at > $1 AND created_at > $2"


@dataclass(frozen=True, slots=True)
class Visit:
    """A session as its owner sees it."""

    id: int
    began_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whose session a cookie is."""

    session: int
    actor: Actor
    language: str


class Sessions:
    """Lets staff into the dashboard, and out; whoever is no longer staff has no session, whatever the table says."""

    def __init__(self, access: Access, dashboard: str) -> None:
        """`dashboard`: its address."""
        self._access = access
        self._dashboard = dashboard

    def address(self, secret: str) -> str:
        """The link with this secret; what follows the # never leaves a browser by itself, so that no log has it."""
        return f"{self._dashboard}/login#{secret}"

    async def invite(self, actor: Actor, language: str) -> str:
        """The secret of a new link for the acting person, good once and for five minutes; their older links are over.

        Raises:
            NotAllowed: not for this actor.
        """
        secret, now = secrets.token_urlsafe(_BYTES), clock.now()
        async with transaction():
            await self._access.require(actor, Right.NUMBERS)
            await fetch(_USE_UP, actor.telegram_id, now)
            await insert_row(
                "login_link",
                id=new_id(),
                token_hash=hash_of(secret),
                person_id=actor.person_id,
                telegram_id=actor.telegram_id,
                language=language,
                expires_at=now + LINK_LIFE,
                used_at=None,
            )
        return secret

    async def redeem(self, secret: str) -> str:
        """The secret of a new session for a link's secret, which is used up by it.

        Raises:
            NotFound: there is no such link, or it was used, or its time is over.
            NotAllowed: whoever it was for is no longer staff.
        """
        cookie, now = secrets.token_urlsafe(_BYTES), clock.now()
        async with transaction():
            rows = await fetch(_REDEEM, hash_of(secret), now)
            if not rows:
                raise NotFound
            session, (row,) = new_id(), rows
            actor = at_the_dashboard(row["person_id"], row["telegram_id"])
            await self._access.act(actor, Action.SIGNED_IN, target=(Target.SESSION, session))
            await insert_row(
                "session",
                id=session,
                token_hash=hash_of(cookie),
                person_id=row["person_id"],
                telegram_id=row["telegram_id"],
                language=row["language"],
                created_at=now,
                seen_at=now,
            )
            failpoint("login:before-commit")
        return cookie

    async def visitor(self, cookie: str) -> Visitor | None:
        """Whose session it is; None if it has ended, or they are no longer staff. Seeing it keeps it alive."""
        return await self.visitor_of(hash_of(cookie))

    async def visitor_of(self, token_hash: bytes) -> Visitor | None:
        """The same, by what is kept of the cookie."""
        now = clock.now()
        rows = await fetch_by_key(_SESSION, token_hash, now - IDLE_LIFE, now - LONGEST_LIFE)
        if not rows:
            return None
        (row,) = rows
        actor = at_the_dashboard(row["person_id"], row["telegram_id"])
        if not await self._access.may(actor, Right.NUMBERS):
            return None
        if as_moment(row["seen_at"]) < now - _NOTE_EVERY:
            await fetch("UPDATE session SET seen_at = $2 WHERE id = $1", row["id"], now)
        return Visitor(row["id"], actor, row["language"])

    async def alive(self) -> set[bytes]:
        """The hashes of the cookies that open the dashboard at this moment."""
        now = clock.now()
        rows = await fetch(_ALIVE, now - IDLE_LIFE, now - LONGEST_LIFE)
        staff = {one for one in {row["telegram_id"] for row in rows} if await self._access.role_of(one) is not None}
        return {bytes(row["token_hash"]) for row in rows if row["telegram_id"] in staff}

    async def of(self, actor: Actor) -> list[Visit]:
        """The acting person's own sessions, the newest first."""
        now = clock.now()
        rows = await fetch(_OF, actor.telegram_id, now - IDLE_LIFE, now - LONGEST_LIFE)
        return [Visit(row["id"], as_moment(row["created_at"]), as_moment(row["seen_at"])) for row in rows]

    async def end(self, actor: Actor, session: int) -> None:
        """End one of the acting person's own sessions; one that has ended is no error."""
        async with transaction():
            ended = await fetch(
                "DELETE FROM session WHERE id = $1 AND telegram_id = $2 RETURNING id", session, actor.telegram_id
            )
            if ended:
                await self._access.act(actor, Action.SIGNED_OUT, target=(Target.SESSION, session))

    async def end_all(self, actor: Actor) -> None:
        """Sign the acting person out everywhere, and let no link of theirs open anything."""
        async with transaction():
            await self._access.act(actor, Action.SIGNED_OUT_EVERYWHERE)
            await forget(actor.telegram_id)

    async def tidy(self) -> bool:
        """Remove what has ended."""
        now = clock.now()
        await fetch("DELETE FROM login_link WHERE expires_at < $1", now - LINK_LIFE)
        await fetch("DELETE FROM session WHERE seen_at < $1 OR created_at < $2", now - IDLE_LIFE, now - LONGEST_LIFE)
        return False
