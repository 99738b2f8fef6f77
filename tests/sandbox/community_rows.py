"""Under which conditions Telegram refuses to invite, admit, ban and tell: one row each, word for word."""

from dataclasses import dataclass
from typing import Any

from school21_bot.sandbox.running import RunningSandbox
from tests.sandbox.calling import BAD, Json, Row

LIMIT = "member limit can't be specified for links requiring administrator approval"
NO_LINKS = "not enough rights to manage chat invite link"
NO_REQUESTS = "not enough rights to manage chat join requests"
NO_BANS = "not enough rights to restrict/unrestrict chat member"
LINK_METHODS = ("createChatInviteLink", "editChatInviteLink", "revokeChatInviteLink", "exportChatInviteLink")
DECISIONS = ("approveChatJoinRequest", "declineChatJoinRequest")
EVERYTHING = (
    *LINK_METHODS,
    *DECISIONS,
    *("banChatMember", "unbanChatMember", "getChatMember", "getChatMemberCount", "getChatAdministrators"),
    *("sendMessage", "sendDocument", "sendPhoto", "sendChatAction"),
)


@dataclass
class Scene:
    """Chats in which the bot may everything, little, or is not at all, and the people in them."""

    sandbox: RunningSandbox
    private: int
    community: int
    basic_group: int
    without_rights: int
    demoted: int
    demoted_channel: int
    mute_channel: int
    gone: dict[tuple[str, str], int]
    creator: int
    administrator: int
    member: int
    outsider: int
    primary: str
    link: str


def inside(method: str, chat: str, description: str, condition: str = "", **parameters: Any) -> Row:
    """A refused call about a chat of the scene and, where one is needed, about the outsider."""

    def fill(scene: Scene) -> Json:
        named = {name: getattr(scene, value) if name in _NAMES else value for name, value in parameters.items()}
        known = {"chat_id": getattr(scene, chat), "user_id": scene.outsider, "invite_link": scene.link, "text": "x"}
        return {**known, "document": "x", "photo": "x", "action": "typing", **named}

    return Row(condition or f"{method} in {chat}", method, fill, 400, BAD + description)


_NAMES = ("user_id", "invite_link")


def absent(method: str, kind: str, place: str) -> Row:
    """A refused call about a chat in which the bot is not."""
    reason = "was kicked from" if place == "kicked" else "is not a member of"
    row = inside(method, "community", "")
    return Row(
        f"{method} in a {kind} that the bot has {place}",
        method,
        lambda s: row.parameters(s) | {"chat_id": s.gone[kind, place]},
        403,
        f"Forbidden: bot {reason} the {kind} chat",
    )


ROWS = [
    *(absent(method, "supergroup", place) for method in EVERYTHING for place in ("kicked", "left")),
    *(
        absent(method, "channel", place)
        for method in ("getChat", "sendMessage", "leaveChat")
        for place in ("kicked", "left")
    ),
    *(absent("createChatInviteLink", "group", place) for place in ("kicked", "left")),
    # invite links
    *(inside(method, "without_rights", NO_LINKS) for method in LINK_METHODS),
    *(inside(method, "demoted", NO_LINKS) for method in LINK_METHODS),
    *(inside(method, "private", "can't invite members to a private chat") for method in LINK_METHODS),
    inside(
        "createChatInviteLink", "community", LIMIT, "a limit and requests", member_limit=1, creates_join_request=True
    ),
    inside(
        "editChatInviteLink",
        "community",
        LIMIT,
        "a limit and requests later",
        member_limit=1,
        creates_join_request=True,
    ),
    inside("createChatInviteLink", "community", "EXPIRE_DATE_INVALID", "a link that is over", expire_date=1),
    Row(
        "no link to edit",
        "editChatInviteLink",
        lambda s: {"chat_id": s.community},
        400,
        BAD + "invite link must be non-empty",
    ),
    Row(
        "no link to revoke",
        "revokeChatInviteLink",
        lambda s: {"chat_id": s.community},
        400,
        BAD + "invite link must be non-empty",
    ),
    Row(
        "an unknown link",
        "revokeChatInviteLink",
        lambda s: {"chat_id": s.community, "invite_link": "https://t.me/+AAAA"},
        400,
        BAD + "INVITE_HASH_EXPIRED",
    ),
    inside(
        "editChatInviteLink", "community", "CHAT_INVITE_PERMANENT", "an edit of the primary link", invite_link="primary"
    ),
    # requests
    *(inside(method, "without_rights", NO_REQUESTS) for method in DECISIONS),
    *(inside(method, "demoted", NO_REQUESTS) for method in DECISIONS),
    *(inside(method, "private", "the chat can't have join requests") for method in DECISIONS),
    *(inside(method, "community", "HIDE_REQUESTER_MISSING", f"{method} without a request") for method in DECISIONS),
    *(
        inside(method, "community", "USER_ALREADY_PARTICIPANT", f"{method} of a member", user_id="member")
        for method in DECISIONS
    ),
    Row(
        "a decision about nobody",
        "approveChatJoinRequest",
        lambda s: {"chat_id": s.community, "user_id": 5},
        400,
        BAD + "USER_ID_INVALID",
    ),
    # members
    Row(
        "an unknown member",
        "getChatMember",
        lambda s: {"chat_id": s.community, "user_id": 5},
        400,
        BAD + "member not found",
    ),
    Row("no member", "getChatMember", lambda s: {"chat_id": s.community}, 400, BAD + "invalid user_id specified"),
    Row(
        "a ban of nobody",
        "banChatMember",
        lambda s: {"chat_id": s.community, "user_id": 5},
        400,
        BAD + "member not found",
    ),
    inside("banChatMember", "without_rights", NO_BANS),
    inside("banChatMember", "demoted", NO_BANS),
    inside("unbanChatMember", "without_rights", NO_BANS, user_id="member"),
    inside("banChatMember", "community", "can't remove chat owner", "a ban of the owner", user_id="creator"),
    inside(
        "banChatMember",
        "community",
        "user is an administrator of the chat",
        "a ban of an administrator",
        user_id="administrator",
    ),
    Row(
        "a ban of the bot itself",
        "banChatMember",
        lambda s: {"chat_id": s.community, "user_id": 42},
        400,
        BAD + "can't restrict self",
    ),
    inside("banChatMember", "private", "can't ban members in private chats"),
    *(
        inside("unbanChatMember", chat, "method is available for supergroup and channel chats only")
        for chat in ("private", "basic_group")
    ),
    inside("getChatAdministrators", "private", "there are no administrators in the private chat"),
    *(
        inside(method, "demoted_channel", "member list is inaccessible")
        for method in ("getChatAdministrators", "getChatMember")
    ),
    # writing
    *(
        inside("sendMessage", chat, "need administrator rights in the channel chat")
        for chat in ("demoted_channel", "mute_channel")
    ),
]
