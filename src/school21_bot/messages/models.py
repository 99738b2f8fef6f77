"""The table of what the bot is going to say, or has said, by itself."""

from enum import StrEnum

from tortoise import fields
from tortoise.fields.relational import ForeignKeyNullableRelation, ForeignKeyRelation
from tortoise.models import Model

from school21_bot.people.models import Person
from school21_bot.sealing.models import DataKey


class Delivery(StrEnum):
    """Where a message is on its way; `unknown`: it may have arrived, so it is never sent again."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    SENT = "sent"
    BLOCKED = "blocked"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Outgoing(Model):
    """One message to one chat; `dedupe_key` says what it must not be said twice about.

    `kind` names its text in `locales/`; what the text speaks of lies sealed in `record`. A message that is asked for
    again while its key stands only grows in `repeats`.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    dedupe_key = fields.CharField(max_length=128, unique=True)
    campaign = fields.BigIntField(null=True)
    person: ForeignKeyNullableRelation[Person] = fields.ForeignKeyField("models.Person", related_name=False, null=True)
    person_id: int | None
    chat_id = fields.BigIntField()
    kind = fields.CharField(max_length=48)
    key: ForeignKeyRelation[DataKey] = fields.ForeignKeyField(
        "models.DataKey", related_name=False, on_delete=fields.RESTRICT
    )
    key_id: int
    record = fields.BinaryField()
    state = fields.CharEnumField(Delivery, max_length=16)
    created_at = fields.DatetimeField()
    due_at = fields.DatetimeField()
    claimed_at = fields.DatetimeField(null=True)
    sent_at = fields.DatetimeField(null=True)
    message_id = fields.BigIntField(null=True)
    repeats = fields.IntField(default=1)
    shown_repeats = fields.IntField(default=1)

    class Meta:
        table = "outgoing"
        indexes = (("state", "due_at"), ("person_id",), ("key_id", "id"))
        unique_together = (("campaign", "person"),)
