"""Who is in a chat and who wants to be: members and their rights, invite links, requests to join."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

PRESENT = frozenset({"creator", "administrator", "member", "restricted"})
_RIGHTS = (
    *("can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members"),
    *("can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories"),
    *("can_delete_stories", "can_send_welcome_messages"),
)
_RIGHTS_IN_GROUPS = ("can_pin_messages", "can_manage_topics", "can_manage_tags")
_RIGHTS_IN_CHANNELS = ("can_post_messages", "can_edit_messages", "can_manage_direct_messages")
RIGHTS = frozenset(_RIGHTS + _RIGHTS_IN_GROUPS + _RIGHTS_IN_CHANNELS)
PERMISSIONS = (
    *("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos"),
    *("can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages"),
    *("can_add_web_page_previews", "can_react_to_messages", "can_edit_tag", "can_change_info", "can_invite_users"),
    *("can_pin_messages", "can_manage_topics"),
)


@dataclass(slots=True)
class Member:
    """Somebody's place in a chat: by which link they came, until when they are banned (0 means for ever).

    `read`: the newest message that they have looked at.
    """

    user_id: int
    status: str
    rights: dict[str, bool] = field(default_factory=dict)
    until: float = 0.0
    link: str = ""
    read: int = 0

    @property
    def is_in(self) -> bool:
        """Whether they are in the chat."""
        return self.status in PRESENT

    @property
    def leads(self) -> bool:
        """Whether they are the owner or an administrator."""
        return self.status in ("creator", "administrator")

    def may(self, right: str) -> bool:
        """Whether they have an administrator's right; one has every right that was not taken away."""
        return self.status == "creator" or (self.status == "administrator" and self.rights.get(right, True))

    def shown(self, user: Json, chat_type: str) -> Json:
        """The place of `user` as a Bot API ChatMember."""
        return {"status": self.status, "user": user, **self._details(chat_type)}

    def _details(self, chat_type: str) -> Json:
        match self.status:
            case "creator":
                return {"is_anonymous": False}
            case "administrator":
                names = _RIGHTS + (_RIGHTS_IN_CHANNELS if chat_type == "channel" else _RIGHTS_IN_GROUPS)
                rights = {name: self.may(name) for name in names}
                return {"can_be_edited": False, "is_anonymous": False, **rights}
            case "restricted":
                return {"is_member": True, "until_date": 0, **dict.fromkeys(PERMISSIONS, False)}
            case "kicked":
                return {"until_date": int(self.until)}
        return {}


@dataclass(slots=True)
class InviteLink:
    """A link into a chat, made by the bot or by the human admin; `limit` and `expires` are 0 when there is none."""

    url: str
    name: str = ""
    limit: int = 0
    expires: float = 0.0
    by_request: bool = False
    primary: bool = False
    revoked: bool = False
    by_human: bool = False

    def shown(self, creator: Json, waiting: int) -> Json:
        """The link as a Bot API ChatInviteLink; so many requests by it are `waiting`."""
        optional = {
            "name": self.name,
            "expire_date": int(self.expires),
            "member_limit": self.limit,
            "pending_join_request_count": waiting,
        }
        return {
            "invite_link": self.url,
            "creator": creator,
            "creates_join_request": self.by_request,
            "is_primary": self.primary,
            "is_revoked": self.revoked,
            **{name: value for name, value in optional.items() if value},
        }


@dataclass(slots=True)
class JoinRequest:
    """Somebody who waits to be let in."""

    user_id: int
    link: str
