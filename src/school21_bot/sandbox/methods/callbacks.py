"""Answering pressed buttons."""

from school21_bot.sandbox.errors import bad_request
from school21_bot.sandbox.registry import Call, method

LONGEST_ANSWER = 200


@method("answerCallbackQuery")
def answer_callback_query(call: Call) -> bool:
    """Answer a pressed button, once and in time."""
    world = call.world
    callback = world.callbacks.get(call.text("callback_query_id"))
    if callback is None or callback.answered or callback.expires <= world.now():
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    text, url = call.text("text"), call.text("url")
    if len(text) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and not url.startswith(
        (f"https://t.me/{world.bot['username']}?", f"tg://resolve?domain={world.bot['username']}")
    ):
        raise bad_request("URL_INVALID")
    callback.answered = True
    callback.text, callback.show_alert, callback.url = text, call.flag("show_alert"), url
    world.tell("callback", world.chats[callback.chat_id], {"callback_id": callback.id, **callback.seen()})
    return True
