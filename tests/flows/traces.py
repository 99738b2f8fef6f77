"""Rows of other rooms that speak of a person."""

from datetime import timedelta

from school21_bot import clock
from school21_bot.access.models import ApiKey, Session
from school21_bot.ids import new_id
from school21_bot.invites.models import ChatPlace, Invite, InviteMode, InviteState
from school21_bot.messages.models import Delivery, Outgoing
from school21_bot.people import Account
from school21_bot.ports import Place
from school21_bot.storage import fetch

LINK = b"sealed-link-that-nobody-may-read"


async def leave_traces(account: Account, link: bytes = LINK) -> None:
    """An invite, a place in the chat, a message that waits, a session at the dashboard, and a key of another system."""
    assert account.telegram_id is not None
    at, (key,) = clock.now(), await fetch("SELECT id FROM data_key WHERE purpose = 'record'")
    await Invite.create(
        id=new_id(),
        person_id=account.id,
        chat_id=-100,
        mode=InviteMode.ONE_TIME,
        state=InviteState.USED,
        link_hash=link,
        key_id=key["id"],
        record=LINK,
        issued_at=at,
        expires_at=at + timedelta(hours=72),
    )
    await ChatPlace.create(id=new_id(), person_id=account.id, chat_id=-100, place=Place.INSIDE, since=at)
    await Session.create(
        id=new_id(),
        token_hash=b"hash of " + link,
        person_id=account.id,
        telegram_id=account.telegram_id,
        language="ru",
        created_at=at,
        seen_at=at,
    )
    await ApiKey.create(
        id=new_id(),
        secret_hash=b"hash of " + link,
        name="Intranet",
        scopes=["numbers:read"],
        person_id=account.id,
        telegram_id=account.telegram_id,
        created_at=at,
        expires_at=at + timedelta(days=30),
    )
    await Outgoing.create(
        id=new_id(),
        dedupe_key=f"reminder:{account.id}",
        person_id=account.id,
        chat_id=account.telegram_id,
        kind="reminder",
        key_id=key["id"],
        record=LINK,
        state=Delivery.WAITING,
        created_at=at,
        due_at=at,
    )
