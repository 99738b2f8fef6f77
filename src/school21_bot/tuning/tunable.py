"""Which settings can be changed while everything runs, and what a value of theirs may be."""

from enum import StrEnum

from pydantic import ValidationError

from school21_bot.settings import Settings


class Tunable(StrEnum):
    """A setting by its name; texts `setting-<name>`."""

    REGISTRATION = "registration"
    REGISTRATION_TIMEOUT = "registration_timeout"
    REMINDERS = "reminders"
    QUIET_HOURS = "quiet_hours"
    INVITE_MODE = "invite_mode"
    INVITE_TTL = "invite_ttl"
    SUPPORT_URL = "support_url"
    CONSENT_VERSION = "consent_version"
    CONSENT_RU = "consent_ru"
    CONSENT_EN = "consent_en"
    WELCOME_RU = "welcome_ru"
    WELCOME_EN = "welcome_en"
    DIGEST = "digest"


class Unusable(ValueError):
    """A value that the setting cannot have."""


def with_value(settings: Settings, name: Tunable, value: str) -> Settings:
    """The settings with this value in place of the one they have; written as in the environment.

    Raises:
        Unusable: the setting cannot have it.
    """
    changed = settings.model_copy()
    try:
        Settings.__pydantic_validator__.validate_assignment(changed, name.value, value)
    except ValidationError as error:
        raise Unusable(error.errors()[0]["msg"].removeprefix("Value error, ")) from None
    return changed


def written(settings: Settings, name: Tunable) -> str:
    """The value that a setting has, written as in the environment."""
    return str(settings.model_dump(mode="json", include={name.value})[name.value])
