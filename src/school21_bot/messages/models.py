"""The tables of what the bot says by itself, of what is said to many, and of what people and staff say through it."""

from enum import IntEnum, StrEnum
from typing import Any

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


class Rank(IntEnum):
    """Which message goes first when several are due."""

    AWAITED = 0
    BULK = 1


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
    rank = fields.IntEnumField(Rank, default=Rank.AWAITED)
    created_at = fields.DatetimeField()
    due_at = fields.DatetimeField()
    claimed_at = fields.DatetimeField(null=True)
    sent_at = fields.DatetimeField(null=True)
    message_id = fields.BigIntField(null=True)
    repeats = fields.IntField(default=1)
    shown_repeats = fields.IntField(default=1)

    class Meta:
        table = "outgoing"
        # Beside these there are, for those rows alone that have them, ("chat_id", "message_id") and ("campaign",
        # "state", "id").
        indexes = (("state", "rank", "due_at"), ("person_id",), ("key_id", "id"))
        unique_together = (("campaign", "person"),)


class CampaignState(StrEnum):
    """How far a broadcast is; text `campaign-is-<state>`."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    SENDING = "sending"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    DONE = "done"


class Campaign(Model):
    """What is said to many at once: to whom (`audience`), what (sealed in `record`), and up to whom it has got.

    `total`: how many people were meant when it was started; `cursor`: the last person whose message is in the outbox.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    state = fields.CharEnumField(CampaignState, max_length=16)
    audience: fields.Field[dict[str, Any]] = fields.JSONField(default=dict)
    key: ForeignKeyRelation[DataKey] = fields.ForeignKeyField(
        "models.DataKey", related_name=False, on_delete=fields.RESTRICT
    )
    key_id: int
    record = fields.BinaryField()
    created_by = fields.BigIntField(null=True)
    created_at = fields.DatetimeField()
    due_at = fields.DatetimeField(null=True)
    started_at = fields.DatetimeField(null=True)
    finished_at = fields.DatetimeField(null=True)
    total = fields.IntField(default=0)
    cursor = fields.BigIntField(default=0)

    class Meta:
        table = "campaign"
        indexes = (("state", "due_at"), ("key_id", "id"))


class RequestState(StrEnum):
    """How a request for help stands; text `request-is-<state>`."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


class SupportRequest(Model):
    """What a person asks the staff for; `number` is how people call it."""

    id = fields.BigIntField(primary_key=True, generated=False)
    number = fields.IntField(unique=True)
    person: ForeignKeyRelation[Person] = fields.ForeignKeyField("models.Person", related_name=False)
    person_id: int
    state = fields.CharEnumField(RequestState, max_length=16)
    opened_at = fields.DatetimeField()
    changed_at = fields.DatetimeField()

    class Meta:
        table = "support_request"
        indexes = (("state", "changed_at", "id"), ("person_id", "id"))


class Author(StrEnum):
    """Who wrote a message of a request."""

    PERSON = "person"
    STAFF = "staff"


class SupportMessage(Model):
    """One message of a request, its text and file sealed in `record`; `by`: who of the staff wrote it.

    `dedupe_key` names the update that brought it, which Telegram may deliver twice.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    request: ForeignKeyRelation[SupportRequest] = fields.ForeignKeyField("models.SupportRequest", related_name=False)
    request_id: int
    author = fields.CharEnumField(Author, max_length=16)
    by = fields.BigIntField(null=True)
    at = fields.DatetimeField()
    dedupe_key = fields.CharField(max_length=96, unique=True)
    key: ForeignKeyRelation[DataKey] = fields.ForeignKeyField(
        "models.DataKey", related_name=False, on_delete=fields.RESTRICT
    )
    key_id: int
    record = fields.BinaryField()

    class Meta:
        table = "support_message"
        indexes = (("request_id", "id"), ("key_id", "id"))
