"""Keys of other systems: made and revoked by staff, shown once; of the secret only a hash is kept."""

import hmac
import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from school21_bot import clock
from school21_bot.access.actor import Actor, by_a_key
from school21_bot.access.rights import RIGHTS, Right
from school21_bot.access.scopes import RIGHT_OF, Scope, scopes_within
from school21_bot.access.secrets import hash_of
from school21_bot.access.service import Access
from school21_bot.audit import Action, Target
from school21_bot.errors import Conflict, NotAllowed, NotFound, RuleViolated
from school21_bot.failpoints import failpoint
from school21_bot.ids import new_id
from school21_bot.storage import as_json, as_moment, fetch, fetch_by_key, insert_row, lock_row, transaction, update_row

PREFIX = "s21"
LONGEST_NAME = 64
LONGEST_LIFE = timedelta(days=366)

_BYTES = 32
_LARGEST_ID = 2**63 - 1
_KEY = re.compile(rf"{PREFIX}_([1-9][0-9]{{0,18}})_([A-Za-z0-9_-]{{43}})", re.ASCII)
_NOBODYS = bytes(32)
# A row is written at most so often for a key that is busy.
_NOTE_EVERY = timedelta(minutes=1)
_LIVE = """
    SELECT secret_hash, scopes, person_id, telegram_id, expires_at, used_at FROM api_key
    WHERE id = $1 AND revoked_at IS NULL
"""
_VIEW = "SELECT id, name, scopes, telegram_id, created_at, expires_at, used_at, revoked_at FROM api_key"


@dataclass(frozen=True, slots=True)
class KeyView:
    """A key as staff see it; `maker`: the Telegram id of who made it, `limited`: they may less than it was made for."""

    id: int
    name: str
    scopes: tuple[Scope, ...]
    maker: int
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None
    limited: bool = False

    @property
    def works(self) -> bool:
        """Whether it opens anything at this moment, as far as its time is concerned."""
        return self.revoked_at is None and self.expires_at > clock.now()


@dataclass(frozen=True, slots=True)
class Caller:
    """The system behind a key, and what it may do now."""

    key: int
    actor: Actor
    scopes: frozenset[Scope]


class ApiKeys:
    """Makes, shows, revokes and recognises keys."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def may_give(self, actor: Actor) -> tuple[Scope, ...]:
        """The scopes that a key of the acting person may have: never more than they may themselves.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.KEYS)
        return scopes_within([right for right in Right if await self._access.may(actor, right)])

    async def make(self, actor: Actor, name: str, scopes: Collection[Scope], life: timedelta) -> tuple[int, str]:
        """Make a key; gives its id, and the key itself, which nobody sees again.

        Raises:
            RuleViolated: the name is empty or too long.
            NotAllowed: not for this actor, or a scope is more than they may.
            Conflict: it is for nothing, or for longer than a key lives.
        """
        name = name.strip()
        if not name:
            raise RuleViolated("key_name", "empty")
        if len(name) > LONGEST_NAME:
            raise RuleViolated("key_name", "too-long", limit=LONGEST_NAME, length=len(name))
        if not scopes or not timedelta(0) < life <= LONGEST_LIFE or actor.telegram_id is None:
            raise Conflict
        key_id, secret, now = new_id(), secrets.token_urlsafe(_BYTES), clock.now()
        async with transaction():
            await self._access.act(actor, Action.API_KEY_MADE, target=(Target.API_KEY, key_id))
            if not set(scopes) <= set(await self.may_give(actor)):
                raise NotAllowed
            await insert_row(
                "api_key",
                id=key_id,
                secret_hash=hash_of(secret),
                name=name,
                scopes=sorted(scope.value for scope in set(scopes)),
                person_id=actor.person_id,
                telegram_id=actor.telegram_id,
                created_at=now,
                expires_at=now + life,
                used_at=None,
                revoked_at=None,
            )
            failpoint("api-key:before-commit")
        return key_id, f"{PREFIX}_{key_id}_{secret}"

    async def all(self, actor: Actor) -> list[KeyView]:
        """Every key, those that work first, the latest first.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.KEYS)
        found = [await self._view(row) for row in await fetch(f"{_VIEW} ORDER BY id DESC")]
        return sorted(found, key=lambda key: not key.works)

    async def view(self, actor: Actor, key_id: int) -> KeyView:
        """One key.

        Raises:
            NotAllowed: not for this actor.
            NotFound: there is none.
        """
        await self._access.require(actor, Right.KEYS)
        rows = await fetch(f"{_VIEW} WHERE id = $1", key_id)
        if not rows:
            raise NotFound
        return await self._view(rows[0])

    async def revoke(self, actor: Actor, key_id: int) -> None:
        """End a key at once, whoever made it.

        Raises:
            NotAllowed: not for this actor.
            NotFound: there is none.
            Conflict: it was revoked already.
        """
        async with transaction():
            await lock_row("api_key", key_id)
            view = await self.view(actor, key_id)
            await self._access.act(actor, Action.API_KEY_REVOKED, target=(Target.API_KEY, key_id))
            if view.revoked_at is not None:
                raise Conflict
            await update_row("api_key", key_id, revoked_at=clock.now())
            failpoint("api-key:before-commit")

    async def caller(self, key: str) -> Caller | None:
        """Whose key this is, with what it may do now; None if it opens nothing, or nothing any more."""
        match = _KEY.fullmatch(key)
        key_id = int(match[1]) if match else 0
        if match is None or key_id > _LARGEST_ID:
            return None
        rows = await fetch_by_key(_LIVE, key_id)
        kept = bytes(rows[0]["secret_hash"]) if rows else _NOBODYS
        if not hmac.compare_digest(kept, hash_of(match[2])) or not rows:
            return None
        (row,), now = rows, clock.now()
        if as_moment(row["expires_at"]) <= now:
            return None
        scopes = await self._within(row["telegram_id"], _scopes(row))
        if not scopes:
            return None
        if row["used_at"] is None or as_moment(row["used_at"]) < now - _NOTE_EVERY:
            await fetch("UPDATE api_key SET used_at = $2 WHERE id = $1", key_id, now)
        only = frozenset(RIGHT_OF[scope] for scope in scopes)
        return Caller(key_id, by_a_key(row["person_id"], row["telegram_id"], key_id, only), frozenset(scopes))

    async def _within(self, telegram_id: int, scopes: Collection[Scope]) -> list[Scope]:
        """What of these scopes whoever made the key may still give."""
        role = await self._access.role_of(telegram_id)
        # Whoever may not make keys any more has none that works.
        if role is None or Right.KEYS not in RIGHTS[role]:
            return []
        return [scope for scope in scopes if RIGHT_OF[scope] in RIGHTS[role]]

    async def _view(self, row: dict[str, Any]) -> KeyView:
        scopes = _scopes(row)
        return KeyView(
            row["id"],
            row["name"],
            scopes,
            row["telegram_id"],
            as_moment(row["created_at"]),
            as_moment(row["expires_at"]),
            as_moment(row["used_at"]) if row["used_at"] else None,
            as_moment(row["revoked_at"]) if row["revoked_at"] else None,
            limited=len(await self._within(row["telegram_id"], scopes)) < len(scopes),
        )


def _scopes(row: dict[str, Any]) -> tuple[Scope, ...]:
    """What a key was made for; a scope of a version that is not this one opens nothing."""
    kept = set(as_json(row["scopes"], list[str]))
    return tuple(scope for scope in Scope if scope.value in kept)
