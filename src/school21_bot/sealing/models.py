"""The table of wrapped data keys."""

from enum import StrEnum

from tortoise import fields
from tortoise.models import Model


class KeyPurpose(StrEnum):
    """What a data key is for; record and index keys rotate apart."""

    RECORD = "record"
    INDEX = "index"


class KeyState(StrEnum):
    """How far a data key is in its life."""

    DECRYPT_ONLY = "decrypt_only"
    PRIMARY = "primary"


class DataKey(Model):
    """A random key, wrapped by the key-encryption key."""

    id = fields.IntField(primary_key=True, generated=False)
    purpose = fields.CharEnumField(KeyPurpose, max_length=16)
    state = fields.CharEnumField(KeyState, max_length=16)
    wrapped = fields.BinaryField()
    created_at = fields.DatetimeField()

    class Meta:
        table = "data_key"
