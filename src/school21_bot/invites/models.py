"""The tables of personal links, of who is in the community's chat, and of chats that changed their id."""

from enum import StrEnum

from tortoise import fields
from tortoise.fields.relational import ForeignKeyRelation
from tortoise.models import Model

from school21_bot.people.models import Person
from school21_bot.ports import Place
from school21_bot.sealing.models import DataKey


class InviteMode(StrEnum):
    """How a link lets in: by a request that the bot decides, or at once, the first who comes."""

    JOIN_REQUEST = "join_request"
    ONE_TIME = "one_time"


class InviteState(StrEnum):
    """Where a link is in its life; only an issued one opens anything."""

    ISSUED = "issued"
    USED = "used"
    EXPIRED = "expired"
    REVOKED = "revoked"
    MISUSED = "misused"


class Invite(Model):
    """One link for one person; a person has at most one that is issued.

    `closed_by` is the Telegram id of whoever ended it, `misused_by` of whoever else tried it last.
    `to_revoke`: Telegram is still to be told that the link is over.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    person: ForeignKeyRelation[Person] = fields.ForeignKeyField("models.Person", related_name=False)
    person_id: int
    chat_id = fields.BigIntField()
    mode = fields.CharEnumField(InviteMode, max_length=16)
    state = fields.CharEnumField(InviteState, max_length=16)
    link_hash = fields.BinaryField()
    key: ForeignKeyRelation[DataKey] = fields.ForeignKeyField(
        "models.DataKey", related_name=False, on_delete=fields.RESTRICT
    )
    key_id: int
    record = fields.BinaryField()
    issued_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    closed_at = fields.DatetimeField(null=True)
    closed_by = fields.BigIntField(null=True)
    misused_at = fields.DatetimeField(null=True)
    misused_by = fields.BigIntField(null=True)
    to_revoke = fields.BooleanField(default=False)

    class Meta:
        table = "invite"
        unique_together = (("link_hash",),)
        indexes = (("state", "expires_at"), ("person_id", "id"), ("key_id", "id"))


class ChatPlace(Model):
    """Where a person was last seen as to the community's chat: Telegram lets no bot list the members.

    `update_id` is the update that told it, so that an older one that comes late is known as such; 0 without one.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    person: ForeignKeyRelation[Person] = fields.ForeignKeyField("models.Person", related_name=False)
    person_id: int
    chat_id = fields.BigIntField()
    place = fields.CharEnumField(Place, max_length=16)
    since = fields.DatetimeField()
    update_id = fields.BigIntField(default=0)

    class Meta:
        table = "chat_place"
        unique_together = (("person", "chat_id"),)


class ChatMove(Model):
    """A group that became a supergroup, and the id that it has since."""

    id = fields.BigIntField(primary_key=True, generated=False)
    new_id = fields.BigIntField()
    at = fields.DatetimeField()

    class Meta:
        table = "chat_move"
