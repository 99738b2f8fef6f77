"""Which settings can be changed while everything runs, and what a value of theirs may be."""

from enum import StrEnum

from pydantic import ValidationError

from school21_bot.markup import WrongMarkup
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


CONSENT_TEXTS = frozenset({Tunable.CONSENT_RU, Tunable.CONSENT_EN})
"""What people agree to: when it changes, they may have to be asked again."""

OWN_TEXTS = CONSENT_TEXTS | {Tunable.WELCOME_RU, Tunable.WELCOME_EN}
"""Texts for people, with Telegram's HTML; empty: the one that the bot has."""

UNNAMED = OWN_TEXTS | {Tunable.SUPPORT_URL}
"""Settings whose values are written into no log: texts, and what may be somebody's address."""

LONGEST_VALUE = 16_384
"""More than the longest text with all its formatting."""


class Unusable(ValueError):
    """A value that the setting cannot have; `reason` says why in a word, `facts` with which numbers."""

    def __init__(self, reason: str, message: str, **facts: int) -> None:
        super().__init__(message)
        self.reason = reason
        self.facts = facts


def with_value(settings: Settings, name: Tunable, value: str) -> Settings:
    """The settings with this value in place of the one they have; written as in the environment.

    Raises:
        Unusable: the setting cannot have it.
    """
    if len(value) > LONGEST_VALUE:
        raise Unusable("too-long", "is too long", limit=LONGEST_VALUE, length=len(value))
    changed = settings.model_copy()
    try:
        Settings.__pydantic_validator__.validate_assignment(changed, name.value, value)
    except ValidationError as error:
        problem = error.errors()[0]
        cause = problem.get("ctx", {}).get("error")
        message = problem["msg"].removeprefix("Value error, ")
        if isinstance(cause, WrongMarkup):
            raise Unusable(cause.reason, message, **cause.facts) from None
        raise Unusable("unusable", message) from None
    except (OverflowError, UnicodeError):
        raise Unusable("unusable", "cannot be read") from None
    return changed


def written(settings: Settings, name: Tunable) -> str:
    """The value that a setting has, written as in the environment."""
    return str(settings.model_dump(mode="json", include={name.value})[name.value])
