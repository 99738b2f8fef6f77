"""Our format, version 1: one JSON document with the levels, the roles and the people, one entry a line.

`docs/dump.schema.json` says the same to other systems. What is left out is as if it stood there with its default.
"""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.json import Decoder, Encoder

from school21_bot.people.models import Attempt, Status
from school21_bot.people.steps import Step

FORMAT = "school21-community"
VERSION = 1

Moment = Annotated[datetime, Meta(tz=True)]
Text = Annotated[str, Meta(max_length=65536)]
Id = Annotated[int, Meta(ge=1, le=2**63 - 1)]
Seconds = Annotated[int, Meta(ge=0, le=2**31 - 1)]
Number = Annotated[int, Meta(ge=1, le=2**31 - 1)]
Position = Annotated[int, Meta(ge=-(2**31), le=2**31 - 1)]
Code = Annotated[str, Meta(pattern=r"^[a-z0-9_-]{1,32}\Z")]
Language = Annotated[str, Meta(pattern=r"^[a-z]{2,8}\Z")]
Version = Annotated[str, Meta(pattern=r"^[0-9A-Za-z.-]{1,32}\Z")]

FieldName = Literal["school_nickname", "messenger_nickname", "team", "description"]


class LevelEntry(Struct, forbid_unknown_fields=True, omit_defaults=True, frozen=True):
    """A level; without a name it has the one that the bot's texts give its code."""

    code: Code
    position: Position
    name: Annotated[str, Meta(min_length=1, max_length=64)] | None = None


class RoleEntry(Struct, forbid_unknown_fields=True, omit_defaults=True, frozen=True):
    """A role by its normal form; one that was merged names the key of the other."""

    key: Annotated[str, Meta(min_length=1, max_length=256)]
    name: Annotated[str, Meta(min_length=1, max_length=256)]
    merged_into: Annotated[str, Meta(min_length=1, max_length=256)] | None = None


class AttemptEntry(Struct, forbid_unknown_fields=True, omit_defaults=True, frozen=True):
    """One attempt to register."""

    attempt: Number
    status: Attempt
    step: Step
    started_at: Moment
    step_at: Moment
    finished_at: Moment | None = None
    step_seconds: dict[Step, Seconds] = {}
    role: Text | None = None
    level: Code | None = None


class PersonEntry(Struct, forbid_unknown_fields=True, omit_defaults=True, frozen=True):
    """Somebody; roles by their key, levels by their code.

    `id` is there for those without a Telegram id only: there is nothing else to know them by. `news_off` is not in
    files of before there were news: left out, it turns nothing on for those who are here.
    """

    status: Status
    telegram_id: Id | None = None
    id: Annotated[str, Meta(pattern=r"^[1-9][0-9]{0,18}\Z")] | None = None
    first_name: Text = ""
    last_name: Text = ""
    username: Text = ""
    school_nickname: Text | None = None
    messenger_nickname: Text | None = None
    team: Text | None = None
    description: Text | None = None
    role: Text | None = None
    level: Code | None = None
    new_role: Text | None = None
    language: Language | None = None
    language_chosen: bool = False
    listed: bool = True
    hidden: list[FieldName] = []
    reminders_off: bool = False
    news_off: bool | None = None
    bot_blocked: bool = False
    consent_version: Version | None = None
    consent_at: Moment | None = None
    arrived_at: Moment | None = None
    joined_at: Moment | None = None
    left_at: Moment | None = None
    updated_at: Moment | None = None
    attempts: list[AttemptEntry] = []


encoder = Encoder()
level_decoder = Decoder(LevelEntry)
role_decoder = Decoder(RoleEntry)
person_decoder = Decoder(PersonEntry)
