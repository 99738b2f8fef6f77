"""Long work: how far each job is, and who looks at it."""

from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.fields.relational import ForeignKeyRelation
from tortoise.models import Model


class JobState(StrEnum):
    """Where a job is in its life."""

    ACTIVE = "active"
    PAUSED = "paused"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Job(Model):
    """One piece of long work; this row is its truth, a task in a stream only a nudge.

    `parameters` and `cursor` hold ids and numbers, never what people typed. `lease_until`: until then somebody works on
    it; `run_at`: not before then. `key` names what there must not be two of; a finished job gives it free.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    kind = fields.CharField(max_length=32)
    key = fields.CharField(max_length=96, null=True, unique=True)
    state = fields.CharEnumField(JobState, max_length=16)
    parameters: fields.Field[dict[str, Any]] = fields.JSONField(default=dict)
    cursor = fields.CharField(max_length=96, default="")
    done = fields.IntField(default=0)
    total = fields.IntField(null=True)
    run_at = fields.DatetimeField()
    lease_until = fields.DatetimeField(null=True)
    failures = fields.IntField(default=0)
    error = fields.CharField(max_length=96, null=True)
    asked_by = fields.BigIntField(null=True)
    created_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()
    finished_at = fields.DatetimeField(null=True)

    class Meta:
        table = "job"
        indexes = (("state", "run_at"), ("kind", "id"))


class JobWatch(Model):
    """An open window that shows a job's progress."""

    id = fields.BigIntField(primary_key=True, generated=False)
    job: ForeignKeyRelation[Job] = fields.ForeignKeyField("models.Job", related_name=False)
    job_id: int
    chat_id = fields.BigIntField()
    intent_id = fields.CharField(max_length=32)

    class Meta:
        table = "job_watch"
        unique_together = (("job", "chat_id"),)
