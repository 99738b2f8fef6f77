"""The append-only table of what staff did."""

from typing import Any

from tortoise import fields
from tortoise.models import Model


class AuditEntry(Model):
    """One act of staff; never carries personal data, and the database refuses to change or remove it.

    `actor` and `target` are bare numbers, not references: the log outlives whom it speaks of.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    at = fields.DatetimeField()
    via = fields.CharField(max_length=16)
    actor = fields.BigIntField(null=True)
    action = fields.CharField(max_length=48)
    target_kind = fields.CharField(max_length=16, null=True)
    target = fields.BigIntField(null=True)
    details: fields.Field[dict[str, Any] | None] = fields.JSONField(null=True)

    class Meta:
        table = "audit_entry"
        indexes = (("at",), ("action", "id"), ("actor", "id"), ("target_kind", "target"))
