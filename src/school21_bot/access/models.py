"""The tables of those who look after the community, and of what opens the dashboard and the API to them."""

from typing import Any

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


class LoginLink(Model):
    """A link that opens the dashboard once, for one of the staff; `person_id` is a bare number, as in the log."""

    id = fields.BigIntField(primary_key=True, generated=False)
    token_hash = fields.BinaryField()
    person_id = fields.BigIntField(null=True)
    telegram_id = fields.BigIntField(db_index=True)
    language = fields.CharField(max_length=8)
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)

    class Meta:
        table = "login_link"
        unique_together = (("token_hash",),)


class Session(Model):
    """Somebody at the dashboard; `token_hash` is that of the cookie."""

    id = fields.BigIntField(primary_key=True, generated=False)
    token_hash = fields.BinaryField()
    person_id = fields.BigIntField(null=True)
    telegram_id = fields.BigIntField(db_index=True)
    language = fields.CharField(max_length=8)
    created_at = fields.DatetimeField()
    seen_at = fields.DatetimeField()

    class Meta:
        table = "session"
        unique_together = (("token_hash",),)


class ApiKey(Model):
    """A key of another system, made by one of the staff; `person_id` is a bare number, as in the log.

    `scopes`: what it may do, as long as its maker may; `name`: of the system, as its maker called it.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    secret_hash = fields.BinaryField()
    name = fields.CharField(max_length=64)
    scopes: fields.Field[list[str]] = fields.JSONField()
    person_id = fields.BigIntField(null=True)
    telegram_id = fields.BigIntField(db_index=True)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)
    revoked_at = fields.DatetimeField(null=True)

    class Meta:
        table = "api_key"


class ApiAnswer(Model):
    """What was answered to a request that may come twice: ids and states, nothing personal.

    `token_hash`: of what names the request; `request_hash`: of what it asked.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    api_key = fields.BigIntField()
    token_hash = fields.BinaryField()
    request_hash = fields.BinaryField()
    status = fields.IntField()
    body: fields.Field[dict[str, Any]] = fields.JSONField()
    created_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "api_answer"
        unique_together = (("api_key", "token_hash"),)
