"""What Telegram refuses, one row per condition: the calls that meet it, and the refusals they must meet by name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.sandbox.contract.stage import BUTTON, KEYBOARD, Stage

Parameters = Callable[[Stage], dict[str, Any]]


@dataclass(frozen=True)
class Case:
    """A call, and the refusal that it must meet."""

    method: str
    parameters: Parameters
    refusal: str
    token: str = ""


def send(refusal: str, **parameters: Any) -> Case:
    """A refused sendMessage to the person."""
    return Case("sendMessage", lambda s: {"chat_id": s.chat, "text": "x"} | parameters, refusal)


def send_to(refusal: str, whom: Callable[[Stage], Any]) -> Case:
    """A sendMessage to somebody who cannot be written to."""
    return Case("sendMessage", lambda s: {"chat_id": whom(s), "text": "x"}, refusal)


def html(refusal: str, text: str) -> Case:
    """A refused text in HTML."""
    return send(refusal, text=text, parse_mode="HTML")


def button(refusal: str, **fields: Any) -> Case:
    """A refused inline button."""
    return send(refusal, reply_markup={"inline_keyboard": [[{"text": "x"} | fields]]})


def edit(refusal: str, which: Callable[[Stage], int], **parameters: Any) -> Case:
    """A refused editMessageText in the chat with the person."""
    given = {"text": "x"} | parameters
    return Case("editMessageText", lambda s: {"chat_id": s.chat, "message_id": which(s)} | given, refusal)


def edit_buttons(refusal: str, which: Callable[[Stage], int], **parameters: Any) -> Case:
    """A refused editMessageReplyMarkup in the chat with the person."""
    return Case("editMessageReplyMarkup", lambda s: {"chat_id": s.chat, "message_id": which(s)} | parameters, refusal)


def delete(refusal: str, chat: Callable[[Stage], int], which: Callable[[Stage], int]) -> Case:
    """A refused deleteMessage."""
    return Case("deleteMessage", lambda s: {"chat_id": chat(s), "message_id": which(s)}, refusal)


def answer(refusal: str, query: Callable[[Stage], str]) -> Case:
    """A refused answerCallbackQuery."""
    return Case("answerCallbackQuery", lambda s: {"callback_query_id": query(s)}, refusal)


def article(number: int) -> dict[str, Any]:
    """One result of an inline query."""
    return {"type": "article", "id": str(number), "title": "x", "input_message_content": {"message_text": "x"}}


def offer(refusal: str, query: Callable[[Stage], str], number: int = 1) -> Case:
    """A refused answerInlineQuery."""
    results = [article(one) for one in range(number)]
    return Case("answerInlineQuery", lambda s: {"inline_query_id": query(s), "results": results}, refusal)


def about(refusal: str, method: str, chat: str, user: str = "requester", **parameters: Any) -> Case:
    """A refused call about a chat, a person and a link."""
    return Case(
        method,
        lambda s: {"chat_id": getattr(s, chat), "user_id": getattr(s, user), "invite_link": s.link} | parameters,
        refusal,
    )


def hook(refusal: str, url: str, **parameters: Any) -> Case:
    """A refused setWebhook."""
    return Case("setWebhook", lambda s: {"url": url} | parameters, refusal)


LINKS = ("createChatInviteLink", "editChatInviteLink", "revokeChatInviteLink", "exportChatInviteLink")
DECISIONS = ("approveChatJoinRequest", "declineChatJoinRequest")
BANS = ("banChatMember", "unbanChatMember")

ROWS: dict[str, list[Case]] = {
    "malformed / unknown token": [
        Case("getMe", lambda s: {}, "token_malformed", token="nonsense"),
        Case("getMe", lambda s: {}, "token_unknown", token="43:another"),
    ],
    "unknown method": [Case("sendRocket", lambda s: {"chat_id": s.chat}, "unknown_method")],
    "no chat_id / unknown chat": [
        Case("sendMessage", lambda s: {"text": "x"}, "chat_id_empty"),
        *(Case(method, lambda s: {}, "chat_id_empty") for method in ("getChat", "getChatMemberCount", "leaveChat")),
        send_to("chat_not_found", lambda s: 5),
        send_to("chat_not_found", lambda s: "@nobody_here"),
        Case("getChat", lambda s: {"chat_id": 5}, "chat_not_found"),
    ],
    "user who has not started the bot": [
        send_to("not_started", lambda s: s.stranger),
        Case("sendChatAction", lambda s: {"chat_id": s.stranger, "action": "typing"}, "not_started"),
    ],
    "blocked / deleted user": [send_to("blocked", lambda s: s.blocked), send_to("deactivated", lambda s: s.deleted)],
    "bot kicked / not a member": [
        send_to("kicked", lambda s: s.gone["kicked supergroup"]),
        send_to("not_a_member", lambda s: s.gone["left supergroup"]),
        send_to("kicked_from_channel", lambda s: s.gone["kicked channel"]),
        send_to("not_in_channel", lambda s: s.gone["left channel"]),
    ],
    "empty / blank text": [
        send("text_empty", text=""),
        edit("text_empty", lambda s: s.text, text=""),
        send("text_blank", text=" \n "),
        html("text_blank", "<b></b> "),
    ],
    "too long": [
        send("text_too_long", text="я" * 4097),
        edit("text_too_long", lambda s: s.text, text="я" * 4097),
        Case(
            "sendDocument",
            lambda s: {"chat_id": s.chat, "document": s.file_id, "caption": "я" * 1025},
            "caption_too_long",
        ),
    ],
    "bad HTML": [
        html("unsupported_tag", "<x>да</x>"),
        html("unclosed_tag", "<b>да"),
        html("unmatched_tag", "<b>x</i>"),
    ],
    "nothing changes": [
        edit("not_modified", lambda s: s.text, text="<b>Было</b>", parse_mode="HTML"),
        edit("not_modified", lambda s: s.buttons, text="Кнопки", reply_markup=KEYBOARD),
        edit_buttons("not_modified", lambda s: s.buttons, reply_markup=KEYBOARD),
        edit_buttons("not_modified", lambda s: s.text),
        Case(
            "editMessageMedia",
            lambda s: {
                "chat_id": s.chat,
                "message_id": s.document,
                "media": {"type": "document", "media": s.file_id},
            },
            "not_modified",
        ),
    ],
    "edit: missing / not the bot's, or reply keyboard": [
        edit("edit_not_found", lambda s: 999_999),
        edit("cannot_edit", lambda s: s.typed),
        edit("cannot_edit", lambda s: s.reply_keyboard),
        edit_buttons("cannot_edit", lambda s: s.reply_keyboard),
    ],
    "delete: missing / older than 48 h or no right": [
        delete("delete_not_found", lambda s: s.chat, lambda s: 999_999),
        delete("cannot_delete", lambda s: s.chat, lambda s: s.buttons),
        delete("cannot_delete", lambda s: s.chat, lambda s: s.old),
        delete("cannot_delete", lambda s: s.weak, lambda s: s.in_weak),
    ],
    "reply target missing": [
        send("reply_not_found", reply_parameters={"message_id": 999_999}),
        send("reply_not_found", reply_to_message_id=999_999),
    ],
    "callback_data > 64 bytes": [
        button("data_invalid", callback_data="x" * 65),
        button("data_invalid", callback_data="я" * 33),
    ],
    "button without action": [button("button_without_action")],
    "bad button URL": [button("button_url", url="http://localhost")],
    "too many buttons": [
        send("markup_too_long", reply_markup={"inline_keyboard": [[BUTTON]] * 101}),
        send("markup_too_long", reply_markup={"inline_keyboard": [[BUTTON] * 9]}),
    ],
    "stale, answered or unknown query": [
        answer("query_too_old", lambda s: s.stale_query),
        answer("query_too_old", lambda s: s.answered_query),
        answer("query_too_old", lambda s: "1"),
        answer("query_too_old", lambda s: ""),
        offer("query_too_old", lambda s: s.stale_inline),
        offer("query_too_old", lambda s: "1"),
    ],
    "> 50 inline results": [offer("too_many_results", lambda s: s.inline, 51)],
    "getFile > 20 MB / bad id": [
        Case("getFile", lambda s: {"file_id": s.big_file_id}, "file_too_big"),
        Case("getFile", lambda s: {"file_id": "nobody's"}, "wrong_file_id"),
    ],
    "limit + join request": [
        about("limit_and_request", method, "community", member_limit=1, creates_join_request=True)
        for method in ("createChatInviteLink", "editChatInviteLink")
    ],
    "no right to invite / approve / ban": [
        *(about("no_right_to_invite", method, "weak") for method in LINKS),
        *(about("no_right_to_decide", method, "weak") for method in DECISIONS),
        *(about("no_right_to_ban", method, "weak", "member") for method in BANS),
    ],
    "handled / joined request": [
        *(about("requester_missing", method, "community", "other") for method in DECISIONS),
        *(about("requester_missing", method, "community", "declined") for method in DECISIONS),
        *(about("already_participant", method, "community", "member") for method in DECISIONS),
    ],
    "getChatMember unknown": [
        Case("getChatMember", lambda s: {"chat_id": s.community, "user_id": 5}, "member_not_found")
    ],
    "webhook not https / bad secret": [
        hook("webhook_not_https", "http://example.com/x"),
        hook("secret_characters", "https://example.com/x", secret_token="пароль"),
    ],
}
