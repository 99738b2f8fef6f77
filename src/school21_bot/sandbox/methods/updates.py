"""Getting updates: by long polling, or brought to an address of the bot."""

from typing import Any

import msgspec

from school21_bot.sandbox.errors import conflict
from school21_bot.sandbox.registry import Call, method
from school21_bot.sandbox.webhooks import MOST_CONNECTIONS, USUAL_CONNECTIONS, Webhook, check

LONGEST_WAIT = 50
LARGEST_BATCH = 100
WEBHOOK_IS_SET = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@method("getUpdates")
async def get_updates(call: Call) -> list[dict[str, Any]]:
    """The updates from `offset` on; waits for the first when there is none."""
    if call.world.webhook is not None:
        raise conflict(WEBHOOK_IS_SET)
    _read_allowed(call)
    limit = max(1, min(call.integer("limit", LARGEST_BATCH), LARGEST_BATCH))
    wait = max(0, min(call.integer("timeout"), LONGEST_WAIT))
    return await call.world.queue.poll(call.integer("offset"), limit, wait)


@method("setWebhook")
async def set_webhook(call: Call) -> bool:
    """Bring updates to an address from now on; an empty one is as deleteWebhook."""
    url, secret = call.text("url"), call.text("secret_token")
    if url:
        check(url, secret)
    _read_allowed(call)
    connections = max(1, min(call.integer("max_connections", USUAL_CONNECTIONS), MOST_CONNECTIONS))
    await _close(call)
    if url:
        call.world.queue.end_poll()
        call.world.webhook = Webhook(call.world.queue, url, secret, connections)
    return True


@method("deleteWebhook")
async def delete_webhook(call: Call) -> bool:
    """Bring nothing more; drops the waiting updates when asked to."""
    await _close(call)
    return True


async def _close(call: Call) -> None:
    if call.flag("drop_pending_updates"):
        call.world.queue.clear()
    if call.world.webhook is not None:
        webhook, call.world.webhook = call.world.webhook, None
        await webhook.close()


@method("getWebhookInfo")
def get_webhook_info(call: Call) -> dict[str, Any]:
    """Where updates are brought to, how many wait, and what went wrong last."""
    queue, webhook = call.world.queue, call.world.webhook
    queue.forget_expired()
    info: dict[str, Any] = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(queue.waiting),
    }
    if webhook is not None:
        info["max_connections"] = webhook.connections
        if webhook.last_error is not None:
            info["last_error_date"], info["last_error_message"] = webhook.last_error
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
