"""The tables of wrapped data keys, and of the processes that use them."""

from enum import StrEnum

from tortoise import fields
from tortoise.models import Model


class KeyPurpose(StrEnum):
    """What a data key is for; record and index keys rotate apart.

    An `unsealed` key encrypts nothing: records that it writes can be read by anybody, and it only binds them to their
    place.
    """

    RECORD = "record"
    UNSEALED = "unsealed"
    INDEX = "index"


OF_RECORDS = (KeyPurpose.RECORD, KeyPurpose.UNSEALED)
"""The purposes of keys that records carry; of those one is primary."""


class KeyState(StrEnum):
    """How far a data key is in its life.

    `next`: known to everybody before anybody writes with it. `retiring`: what it wrote is being written anew.
    `kept`: what still speaks of it cannot be: damaged records, or bans of people who are gone.
    """

    NEXT = "next"
    PRIMARY = "primary"
    RETIRING = "retiring"
    KEPT = "kept"


class DataKey(Model):
    """A random key, wrapped by the key-encryption key."""

    id = fields.IntField(primary_key=True, generated=False)
    purpose = fields.CharEnumField(KeyPurpose, max_length=16)
    state = fields.CharEnumField(KeyState, max_length=16)
    wrapped = fields.BinaryField()
    created_at = fields.DatetimeField()

    class Meta:
        table = "data_key"


class KeyRing(Model):
    """One row: how often the keys have changed, and the highest id a key ever had, so that none is given twice."""

    id = fields.IntField(primary_key=True, generated=False)
    version = fields.IntField()
    last_key = fields.IntField()

    class Meta:
        table = "key_ring"


class Replica(Model):
    """A process that uses the keys: the version of them it knows, and when it was last heard of."""

    id = fields.BigIntField(primary_key=True, generated=False)
    version = fields.IntField()
    beat_at = fields.DatetimeField()

    class Meta:
        table = "replica"
