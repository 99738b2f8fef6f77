"""The refusals of the Bot API under short names, so that each can be asked for: as strictness, or as a fault."""

from typing import Any

_BUTTON = "can't parse inline keyboard button: "
_ENTITIES = "can't parse entities: "

BAD_REQUESTS = {
    "chat_id_empty": "chat_id is empty",
    "chat_not_found": "chat not found",
    "text_empty": "message text is empty",
    "text_blank": "text must be non-empty",
    "text_too_long": "message is too long",
    "caption_too_long": "message caption is too long",
    "unsupported_tag": _ENTITIES + 'Unsupported start tag "x" at byte offset 0',
    "unclosed_tag": _ENTITIES + 'Can\'t find end tag corresponding to start tag "b"',
    "unmatched_tag": _ENTITIES + 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
    "not_modified": (
        "message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message"
    ),
    "edit_not_found": "message to edit not found",
    "cannot_edit": "message can't be edited",
    "delete_not_found": "message to delete not found",
    "cannot_delete": "message can't be deleted",
    "reply_not_found": "message to be replied not found",
    "data_invalid": "BUTTON_DATA_INVALID",
    "button_without_action": _BUTTON + "Text buttons are unallowed in the inline keyboard",
    "button_url": "inline keyboard button URL 'http://localhost' is invalid: Wrong HTTP URL",
    "markup_too_long": "reply markup is too long",
    "query_too_old": "query is too old and response timeout expired or query ID is invalid",
    "too_many_results": "too many inline query results specified",
    "file_too_big": "file is too big",
    "wrong_file_id": "wrong file_id or the file is temporarily unavailable",
    "limit_and_request": "member limit can't be specified for links requiring administrator approval",
    "no_right_to_invite": "not enough rights to manage chat invite link",
    "no_right_to_decide": "not enough rights to manage chat join requests",
    "no_right_to_ban": "not enough rights to restrict/unrestrict chat member",
    "requester_missing": "HIDE_REQUESTER_MISSING",
    "already_participant": "USER_ALREADY_PARTICIPANT",
    "member_not_found": "member not found",
    "webhook_not_https": "bad webhook: An HTTPS URL must be provided for webhook",
    "secret_characters": "secret token contains unallowed characters",
}
OTHERS = {
    "token_malformed": (401, "Unauthorized: invalid token specified"),
    "token_unknown": (401, "Unauthorized"),
    "unknown_method": (404, "Not Found: method not found"),
    "not_started": (403, "Forbidden: bot can't initiate conversation with a user"),
    "blocked": (403, "Forbidden: bot was blocked by the user"),
    "deactivated": (403, "Forbidden: user is deactivated"),
    "kicked": (403, "Forbidden: bot was kicked from the supergroup chat"),
    "not_a_member": (403, "Forbidden: bot is not a member of the supergroup chat"),
    "kicked_from_channel": (403, "Forbidden: bot was kicked from the channel chat"),
    "not_in_channel": (403, "Forbidden: bot is not a member of the channel chat"),
    "webhook_is_set": (
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    ),
    "two_polls": (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    ),
    "flood": (429, "Too Many Requests: retry after 5"),
    "internal": (500, "Internal Server Error"),
}
REFUSALS: dict[str, tuple[int, str]] = {
    **{name: (400, f"Bad Request: {words}") for name, words in BAD_REQUESTS.items()},
    **OTHERS,
}


def as_fault(name: str) -> dict[str, Any]:
    """What a fault needs to refuse in this way; raises KeyError."""
    status, description = REFUSALS[name]
    wait = {"retry_after": int(description.rpartition(" ")[2])} if status == 429 else {}
    return {"status": status, "description": description, **wait}
