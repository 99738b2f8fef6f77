"""The table of saved settings."""

from tortoise import fields
from tortoise.models import Model


class Setting(Model):
    """A value that staff saved, written as in the environment."""

    name = fields.CharField(max_length=48, primary_key=True)
    value = fields.TextField()
    updated_at = fields.DatetimeField()

    class Meta:
        table = "setting"
