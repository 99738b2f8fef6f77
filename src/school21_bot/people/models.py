"""The tables of people, their registrations, and the dictionaries of roles and levels."""

from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.fields.relational import ForeignKeyNullableRelation, ForeignKeyRelation
from tortoise.models import Model

from school21_bot.sealing.models import DataKey


class Status(StrEnum):
    """Where a person stands with the community."""

    NEW = "new"
    APPLYING = "applying"
    ABANDONED = "abandoned"
    WAITING = "waiting"
    MEMBER = "member"
    SUSPENDED = "suspended"
    LEFT = "left"
    REMOVED = "removed"
    BANNED = "banned"


KEEPS_NICKNAMES = frozenset({Status.WAITING, Status.MEMBER, Status.SUSPENDED})
"""Whose nicknames nobody else may take."""


class Attempt(StrEnum):
    """How a registration attempt stands or ended."""

    ACTIVE = "active"
    ABANDONED = "abandoned"
    RESTARTED = "restarted"
    FINISHED = "finished"


class TagKind(StrEnum):
    """What a uniqueness tag speaks for."""

    SCHOOL_NICKNAME = "school_nickname"
    MESSENGER_NICKNAME = "messenger_nickname"
    BANNED_TELEGRAM = "banned_telegram"


class Role(Model):
    """What somebody does; `key` is the normal form by which two spellings meet."""

    id = fields.BigIntField(primary_key=True, generated=False)
    name = fields.CharField(max_length=256)
    key = fields.CharField(max_length=256, unique=True)
    merged_into: ForeignKeyNullableRelation["Role"] = fields.ForeignKeyField(
        "models.Role", related_name=False, null=True, on_delete=fields.RESTRICT
    )
    merged_into_id: int | None

    class Meta:
        table = "role"


class Level(Model):
    """How senior somebody is; levels are ordered by `position`.

    `name` is what staff called it; without one the text comes from `locales/` by `code`.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    code = fields.CharField(max_length=32, unique=True)
    name = fields.CharField(max_length=64, null=True)
    position = fields.IntField()

    class Meta:
        table = "level"


class Person(Model):
    """Everyone who pressed start; what is personal lies sealed in `record`."""

    id = fields.BigIntField(primary_key=True, generated=False)
    telegram_id = fields.BigIntField(null=True, unique=True)
    status = fields.CharEnumField(Status, max_length=16)
    role: ForeignKeyNullableRelation[Role] = fields.ForeignKeyField(
        "models.Role", related_name=False, null=True, on_delete=fields.RESTRICT
    )
    role_id: int | None
    level: ForeignKeyNullableRelation[Level] = fields.ForeignKeyField(
        "models.Level", related_name=False, null=True, on_delete=fields.RESTRICT
    )
    level_id: int | None
    language = fields.CharField(max_length=8)
    language_chosen = fields.BooleanField(default=False)
    listed = fields.BooleanField(default=True)
    hidden_fields: fields.Field[list[str]] = fields.JSONField(default=list)
    reminders_off = fields.BooleanField(default=False)
    news_off = fields.BooleanField(default=False)
    bot_blocked = fields.BooleanField(default=False)
    consent_version = fields.CharField(max_length=32, null=True)
    consent_at = fields.DatetimeField(null=True)
    joined_at = fields.DatetimeField(null=True, db_index=True)
    left_at = fields.DatetimeField(null=True, db_index=True)
    updated_at = fields.DatetimeField()
    version = fields.IntField(default=1)
    key: ForeignKeyRelation[DataKey] = fields.ForeignKeyField(
        "models.DataKey", related_name=False, on_delete=fields.RESTRICT
    )
    key_id: int
    record = fields.BinaryField()

    class Meta:
        table = "person"
        indexes = (
            ("status", "listed", "role_id", "level_id", "id"),
            ("key_id", "id"),
            # The lists of staff in both of their orders. Beside these there is one of ("status", "id", "role_id",
            # "level_id") for those who have a role or a level.
            ("status", "id"),
            ("status", "joined_at", "id", "role_id", "level_id"),
        )


class Registration(Model):
    """One attempt to register; the answers themselves are in the person's record.

    `remind_at`: when its person is next to be reminded that it was abandoned; `reminders`: how often they were.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    person: ForeignKeyRelation[Person] = fields.ForeignKeyField("models.Person", related_name=False)
    person_id: int
    attempt = fields.IntField()
    status = fields.CharEnumField(Attempt, max_length=16)
    step = fields.CharField(max_length=32)
    deadline_at = fields.DatetimeField(null=True, db_index=True)
    started_at = fields.DatetimeField(db_index=True)
    step_at = fields.DatetimeField()
    step_seconds: fields.Field[dict[str, Any]] = fields.JSONField(default=dict)
    role: ForeignKeyNullableRelation[Role] = fields.ForeignKeyField(
        "models.Role", related_name=False, null=True, on_delete=fields.RESTRICT
    )
    role_id: int | None
    level: ForeignKeyNullableRelation[Level] = fields.ForeignKeyField(
        "models.Level", related_name=False, null=True, on_delete=fields.RESTRICT
    )
    level_id: int | None
    finished_at = fields.DatetimeField(null=True, db_index=True)
    remind_at = fields.DatetimeField(null=True, db_index=True)
    reminders = fields.IntField(default=0)

    class Meta:
        table = "registration"
        unique_together = (("person", "attempt"),)
        indexes = (("status", "step", "person_id", "started_at"),)


class RecentSearch(Model):
    """What a member looked for, words and all, sealed in `record`: for the open dialog, and to look for it again."""

    id = fields.BigIntField(primary_key=True, generated=False)
    person: ForeignKeyRelation[Person] = fields.ForeignKeyField("models.Person", related_name=False)
    person_id: int
    at = fields.DatetimeField()
    key: ForeignKeyRelation[DataKey] = fields.ForeignKeyField(
        "models.DataKey", related_name=False, on_delete=fields.RESTRICT
    )
    key_id: int
    record = fields.BinaryField()

    class Meta:
        table = "recent_search"
        indexes = (("person_id", "id"), ("key_id", "id"))


class PersonTag(Model):
    """A keyed fingerprint that must be unique; a ban's tag outlives its person.

    `reserved_by`: nobody has it yet, but it is kept for an entry of an import that waits for its switch.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    kind = fields.CharEnumField(TagKind, max_length=32)
    generation = fields.IntField()
    tag = fields.BinaryField()
    person: ForeignKeyNullableRelation[Person] = fields.ForeignKeyField("models.Person", related_name=False, null=True)
    person_id: int | None
    reserved_by = fields.BigIntField(null=True)

    class Meta:
        table = "person_tag"
        unique_together = (("kind", "generation", "tag"),)
        indexes = (("person_id",),)
