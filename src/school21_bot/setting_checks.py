"""What the value of a setting must be like, as a type for each kind; a refusal says what is wrong, never the value."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, SecretStr
from pydantic_settings import NoDecode

from school21_bot.markup import check_html
from school21_bot.setting_types import Duration, Durations, Port

LONGEST_TEXT = 1500
"""Of the texts among the settings, in characters that are seen: the window adds its own."""


def _secret(pattern: str, problem: str) -> AfterValidator:
    def check(value: SecretStr) -> SecretStr:
        if value.get_secret_value() and not re.fullmatch(pattern, value.get_secret_value()):
            raise ValueError(problem)
        return value

    return AfterValidator(check)


def _scheme(value: str) -> str:
    try:
        return urlsplit(value).scheme
    except ValueError:  # its message repeats a part of the address, perhaps the password
        return ""


def _with_scheme(schemes: set[str], problem: str) -> AfterValidator:
    def check(value: str) -> str:
        if value and _scheme(value) not in schemes:
            raise ValueError(problem)
        return value

    return AfterValidator(check)


def _is_web_address(value: str) -> bool:
    if not _scheme(value):
        return False
    parts = urlsplit(value)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"\s", value)


def _web_address(value: str) -> str:
    if value and not _is_web_address(value):
        raise ValueError("is not a web address")
    return value.rstrip("/")


def _link_or_address(value: str) -> str:
    if value and not _is_web_address(value) and not re.fullmatch(r"[^\s@]{1,64}@[^\s@]{1,255}", value):
        raise ValueError("is neither a link nor an e-mail address")
    return value


def _time_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("is not a known time zone") from error
    return value


def _listed(pattern: str, read: Callable[[str], object], problem: str) -> BeforeValidator:
    """A tuple of what stands between commas; anything but a text is left to the type to refuse."""

    def parse(value: object) -> object:
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split(",") if part.strip()]
        if not all(re.fullmatch(pattern, part) for part in parts):
            raise ValueError(problem)
        return tuple(map(read, parts))

    return BeforeValidator(parse)


def _group(value: int | None) -> int | None:
    if value is not None and value >= 0:
        raise ValueError("is not the id of a group or channel: those are negative, such as -1001234567890")
    return value


def _between(least: timedelta, most: timedelta, problem: str) -> AfterValidator:
    def check(value: timedelta) -> timedelta:
        if not least <= value <= most:
            raise ValueError(problem)
        return value

    return AfterValidator(check)


def _no_nuisance(value: tuple[timedelta, ...]) -> tuple[timedelta, ...]:
    if len(value) > 5:
        raise ValueError("is more than five reminders")
    if value and not timedelta(minutes=10) <= value[0] <= value[-1] <= timedelta(days=90):
        raise ValueError("is not between 10m and 90d")
    return value


def _short_name(value: str) -> str:
    if not re.fullmatch(r"[\w.\-]{1,32}", value):
        raise ValueError("is not a short name of letters, digits, dots and dashes")
    return value


_BY_COMMAS = PlainSerializer(lambda values: ",".join(map(str, values)))

BotToken = Annotated[
    SecretStr,
    _secret(
        r"\d{1,20}:[A-Za-z0-9_-]{20,}",
        "does not look like a bot token (digits, a colon, at least 20 letters and digits)",
    ),
]
WebhookSecret = Annotated[SecretStr, _secret(r"[A-Za-z0-9_-]{16,256}", "is not 16 to 256 letters, digits, _ and -")]
SentryAddress = Annotated[
    SecretStr,
    _secret(r"https?://\w+@[^\s@/]+(/[^\s@]*)?/\d+", "is not an address with a key and the number of a project"),
]
WebAddress = Annotated[str, AfterValidator(_web_address)]
HelpAddress = Annotated[str, AfterValidator(_link_or_address)]
DatabaseAddress = Annotated[
    str,
    _with_scheme({"sqlite", "postgres", "postgresql", "asyncpg"}, "is neither a sqlite:// nor a postgres:// address"),
]
RedisAddress = Annotated[
    str, _with_scheme({"redis", "rediss", "unix"}, "is not a redis://, rediss:// or unix:// address")
]
TimeZoneName = Annotated[str, AfterValidator(_time_zone)]
TelegramIds = Annotated[
    tuple[int, ...],
    NoDecode,
    _listed(r"\d{1,19}", int, "is not a list of numbers separated by commas"),
    _BY_COMMAS,
]
AgeRecipients = Annotated[
    tuple[str, ...],
    NoDecode,
    _listed(
        r"age1[02-9ac-hj-np-z]{58}",
        str,
        "is not a list of age recipients separated by commas; `age-keygen` makes a pair",
    ),
    _BY_COMMAS,
]
GroupId = Annotated[int | None, AfterValidator(_group)]
PortOrNone = Annotated[Port | None, BeforeValidator(lambda value: None if value == "" else value)]
InviteLife = Annotated[Duration, _between(timedelta(minutes=5), timedelta(days=365), "is not between 5m and 365d")]
RegistrationTimeout = Annotated[
    Duration, _between(timedelta(minutes=1), timedelta(days=365), "is not between 1m and 365d")
]
Reminders = Annotated[Durations, AfterValidator(_no_nuisance)]
ShortName = Annotated[str, AfterValidator(_short_name)]
TelegramText = Annotated[str, AfterValidator(lambda value: check_html(value, LONGEST_TEXT))]
