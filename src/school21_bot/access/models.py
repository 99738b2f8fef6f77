"""The table of those who look after the community."""

from tortoise import fields
from tortoise.models import Model

from school21_bot.access.rights import StaffRole


class Staff(Model):
    """Somebody who was made staff in the bot, by Telegram id; owners of the settings have no row."""

    id = fields.BigIntField(primary_key=True, generated=False)
    telegram_id = fields.BigIntField(unique=True)
    role = fields.CharEnumField(StaffRole, max_length=16)
    granted_at = fields.DatetimeField()

    class Meta:
        table = "staff"
