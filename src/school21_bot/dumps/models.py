"""The tables of exports and imports under way."""

from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.fields.relational import ForeignKeyNullableRelation, ForeignKeyRelation
from tortoise.models import Model

from school21_bot.sealing.models import DataKey


class ImportState(StrEnum):
    """Where an import is; from `applying` on there is no way back."""

    CHECKING = "checking"
    CHECKED = "checked"
    STAGING = "staging"
    APPLYING = "applying"
    DONE = "done"
    CANCELLED = "cancelled"
    REFUSED = "refused"


class Export(Model):
    """The key of the age file that an export makes, sealed; the row is gone with the end of the export."""

    id = fields.BigIntField(primary_key=True, generated=False)
    via = fields.CharField(max_length=16)
    actor = fields.BigIntField(null=True)
    language = fields.CharField(max_length=8)
    key: ForeignKeyRelation[DataKey] = fields.ForeignKeyField(
        "models.DataKey", related_name=False, on_delete=fields.RESTRICT
    )
    key_id: int
    record = fields.BinaryField()
    created_at = fields.DatetimeField()

    class Meta:
        table = "export"
        indexes = (("key_id", "id"),)


class Import(Model):
    """One file on its way in; `state` is the switch.

    `actor`: the person who asked, a bare number. `slot` is the same for every open one, so that there is only one.
    `record`: where the file lies and the key of its age file, sealed; gone at the end. `position`: how many entries
    of the file are staged. `seen_at`: when somebody last worked on it. `counts` and `refusal` hold numbers and reasons,
    never what the file says of anybody.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    state = fields.CharEnumField(ImportState, max_length=16)
    slot = fields.CharField(max_length=8, null=True, unique=True)
    via = fields.CharField(max_length=16)
    actor = fields.BigIntField(null=True)
    job = fields.BigIntField(null=True)
    key: ForeignKeyNullableRelation[DataKey] = fields.ForeignKeyField(
        "models.DataKey", related_name=False, null=True, on_delete=fields.RESTRICT
    )
    key_id: int | None
    record = fields.BinaryField(null=True)
    update_existing = fields.BooleanField(null=True)
    counts: fields.Field[dict[str, Any] | None] = fields.JSONField(null=True)
    refusal: fields.Field[dict[str, Any] | None] = fields.JSONField(null=True)
    position = fields.IntField(default=0)
    applied = fields.IntField(default=0)
    created_at = fields.DatetimeField()
    seen_at = fields.DatetimeField()
    finished_at = fields.DatetimeField(null=True)

    class Meta:
        table = "import"
        indexes = (("key_id", "id"),)


class ImportPart(Model):
    """What was found in a stretch of the file: the versions of the people met there, and what is to be reported.

    Numbers, fields and reasons only: nothing of it is personal.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    of: ForeignKeyRelation[Import] = fields.ForeignKeyField("models.Import", related_name=False)
    of_id: int
    phase = fields.CharField(max_length=8)
    number = fields.IntField()
    record = fields.BinaryField()

    class Meta:
        table = "import_part"
        unique_together = (("of", "phase", "number"),)


class ImportRow(Model):
    """One entry that waits for the switch, sealed; it is gone with being applied.

    `person` is the number of whom it changes, or will have made; `version` is what theirs was, None for somebody new.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    of: ForeignKeyRelation[Import] = fields.ForeignKeyField("models.Import", related_name=False)
    of_id: int
    number = fields.IntField()
    telegram_id = fields.BigIntField(null=True)
    person = fields.BigIntField()
    version = fields.IntField(null=True)
    key: ForeignKeyRelation[DataKey] = fields.ForeignKeyField(
        "models.DataKey", related_name=False, on_delete=fields.RESTRICT
    )
    key_id: int
    record = fields.BinaryField()

    class Meta:
        table = "import_row"
        unique_together = (("of", "number"), ("of", "telegram_id"), ("of", "person"))
        indexes = (("key_id", "id"),)
