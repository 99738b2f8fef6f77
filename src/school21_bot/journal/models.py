"""The append-only journal of what happened."""

from typing import Any

from tortoise import fields
from tortoise.models import Model


class Event(Model):
    """Something that happened; never carries personal data.

    `person`, `role` and `level` are bare numbers, not references: the journal outlives what it speaks of.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    kind = fields.CharField(max_length=32)
    at = fields.DatetimeField()
    step = fields.CharField(max_length=32, null=True)
    seconds = fields.IntField(null=True)
    person = fields.BigIntField(null=True)
    role = fields.BigIntField(null=True)
    level = fields.BigIntField(null=True)
    details: fields.Field[dict[str, Any] | None] = fields.JSONField(null=True)
    dedupe_key = fields.CharField(max_length=96, null=True, unique=True)

    class Meta:
        table = "event"
        indexes = (("kind", "at"), ("person", "id"))
