"""The secrets that open the dashboard: kept as hashes, and gone with whoever they were for."""

import hashlib

from school21_bot.storage import fetch


def hash_of(secret: str) -> bytes:
    """What is kept of a secret: it has 256 random bits, so that a plain SHA-256 (FIPS 180-4) can not be turned back."""
    return hashlib.sha256(secret.encode()).digest()


async def forget(telegram_id: int | None) -> None:
    """Remove somebody's links and sessions, in the caller's transaction."""
    await fetch("DELETE FROM login_link WHERE telegram_id = $1", telegram_id)
    await fetch("DELETE FROM session WHERE telegram_id = $1", telegram_id)
