"""Invite links: making, changing and revoking them."""

import secrets
from typing import Any

from school21_bot.sandbox.community import InviteLink
from school21_bot.sandbox.errors import bad_request
from school21_bot.sandbox.membership import link_shown
from school21_bot.sandbox.methods.chats import joined_chat
from school21_bot.sandbox.registry import Call, method
from school21_bot.sandbox.world import Chat

Json = dict[str, Any]

LONGEST_NAME = 32
MOST_MEMBERS = 99_999


@method("createChatInviteLink")
def create_chat_invite_link(call: Call) -> Json:
    """Make another link into the chat."""
    chat = joined_chat(call)
    _check_limit(call)
    _check_rights(chat)
    link = _fill(call, _new(chat))
    call.world.tell("community", chat, {})
    return link_shown(call.world, chat, link)


@method("editChatInviteLink")
def edit_chat_invite_link(call: Call) -> Json:
    """Change a link that is not the primary one; what is not given is taken away."""
    chat = joined_chat(call)
    _check_rights(chat)
    _check_limit(call)
    link = _existing(call, chat)
    if link.primary:
        raise bad_request("CHAT_INVITE_PERMANENT")
    _fill(call, link)
    call.world.tell("community", chat, {})
    return link_shown(call.world, chat, link)


@method("revokeChatInviteLink")
def revoke_chat_invite_link(call: Call) -> Json:
    """Let nobody in by this link any more; instead of the primary one there is a new one at once."""
    chat = joined_chat(call)
    _check_rights(chat)
    link = _existing(call, chat)
    link.revoked = True
    if link.primary:
        _new(chat, primary=True)
    call.world.tell("community", chat, {})
    return link_shown(call.world, chat, link)


@method("exportChatInviteLink")
def export_chat_invite_link(call: Call) -> str:
    """A new primary link; the one before lets nobody in any more."""
    chat = joined_chat(call)
    _check_rights(chat)
    for link in chat.links.values():
        link.revoked = link.revoked or link.primary
    exported = _new(chat, primary=True)
    call.world.tell("community", chat, {})
    return exported.url


def _new(chat: Chat, *, primary: bool = False) -> InviteLink:
    link = InviteLink(f"https://t.me/+{secrets.token_urlsafe(12)}", primary=primary)
    chat.links[link.url] = link
    return link


def _fill(call: Call, link: InviteLink) -> InviteLink:
    expires = max(call.integer("expire_date"), 0)
    if 0 < expires <= call.world.now():
        raise bad_request("EXPIRE_DATE_INVALID")
    link.name = call.text("name").strip()[:LONGEST_NAME]
    link.expires = float(expires)
    link.limit = _limit(call)
    link.by_request = call.flag("creates_join_request")
    return link


def _existing(call: Call, chat: Chat) -> InviteLink:
    url = call.text("invite_link")
    if not url:
        raise bad_request("invite link must be non-empty")
    link = chat.links.get(url)
    if link is None or link.revoked:
        raise bad_request("INVITE_HASH_EXPIRED")
    return link


def _limit(call: Call) -> int:
    return min(max(call.integer("member_limit"), 0), MOST_MEMBERS)


def _check_limit(call: Call) -> None:
    if _limit(call) and call.flag("creates_join_request"):
        raise bad_request("member limit can't be specified for links requiring administrator approval")


def _check_rights(chat: Chat) -> None:
    if chat.type == "private":
        raise bad_request("can't invite members to a private chat")
    if not chat.bot_may("can_invite_users"):
        raise bad_request("not enough rights to manage chat invite link")
