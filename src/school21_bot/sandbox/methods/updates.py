"""Getting updates by long polling."""

from typing import Any

import msgspec

from school21_bot.sandbox.registry import Call, method

LONGEST_WAIT = 50
LARGEST_BATCH = 100


@method("getUpdates")
async def get_updates(call: Call) -> list[dict[str, Any]]:
    """The updates from `offset` on; waits for the first when there is none."""
    _read_allowed(call)
    limit = max(1, min(call.integer("limit", LARGEST_BATCH), LARGEST_BATCH))
    wait = max(0, min(call.integer("timeout"), LONGEST_WAIT))
    return await call.world.queue.poll(call.integer("offset"), limit, wait)


@method("deleteWebhook")
def delete_webhook(call: Call) -> bool:
    """Nothing to delete here; drops the waiting updates when asked to."""
    if call.flag("drop_pending_updates"):
        call.world.queue.clear()
    return True


@method("getWebhookInfo")
def get_webhook_info(call: Call) -> dict[str, Any]:
    """No webhook, and how many updates wait."""
    queue = call.world.queue
    queue.forget_expired()
    info = {"url": "", "has_custom_certificate": False, "pending_update_count": len(queue.waiting)}
    return info if queue.allowed is None else info | {"allowed_updates": sorted(queue.allowed)}


def _read_allowed(call: Call) -> None:
    """Omitted means as before; what cannot be read is ignored, as Telegram does."""
    raw = call.text("allowed_updates")
    if not raw:
        return
    try:
        kinds = msgspec.json.decode(raw)
    except msgspec.DecodeError:
        return
    if isinstance(kinds, list):
        call.world.queue.allow(kinds)
