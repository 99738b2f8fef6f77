"""What waits in a database that was put back from a backup may have been sent since: it is not sent again."""

from school21_bot import clock
from school21_bot.storage import fetch, transaction

# Who is written to at a time that is yet to come is written to once in any case.
_PAUSE = """
    UPDATE campaign SET state = 'paused' WHERE state = 'sending' OR (state = 'scheduled' AND due_at <= $1)
"""
_HOLD = """
    UPDATE outgoing SET state = 'unknown'
    WHERE state IN ('waiting', 'claimed') AND message_id IS NULL AND due_at <= $1 RETURNING id
"""


async def hold_back() -> int:
    """Mark the messages that were due as perhaps sent, and count them; broadcasts rest until staff decide."""
    now = clock.now()
    async with transaction():
        await fetch(_PAUSE, now)
        return len(await fetch(_HOLD, now))
