"""The secrets that open the dashboard and the API: kept as hashes, and over with whoever they were for."""

import hashlib

from school21_bot import clock
from school21_bot.storage import fetch


def hash_of(secret: str) -> bytes:
    """What is kept of a secret: it has 256 random bits, so that a plain SHA-256 (FIPS 180-4) can not be turned back."""
    return hashlib.sha256(secret.encode()).digest()


async def forget(telegram_id: int | None) -> None:
    """Remove somebody's links and sessions, in the caller's transaction."""
    await fetch("DELETE FROM login_link WHERE telegram_id = $1", telegram_id)
    await fetch("DELETE FROM session WHERE telegram_id = $1", telegram_id)


async def revoke_keys(telegram_id: int) -> None:
    """End the API keys that somebody made, in the caller's transaction."""
    await fetch(
        "UPDATE api_key SET revoked_at = $2 WHERE telegram_id = $1 AND revoked_at IS NULL", telegram_id, clock.now()
    )


async def forget_keys(telegram_id: int) -> None:
    """Remove the API keys that somebody made, and what was answered to them, in the caller's transaction."""
    await fetch("DELETE FROM api_answer WHERE api_key IN (SELECT id FROM api_key WHERE telegram_id = $1)", telegram_id)
    await fetch("DELETE FROM api_key WHERE telegram_id = $1", telegram_id)
