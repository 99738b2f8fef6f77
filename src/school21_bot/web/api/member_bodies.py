"""What of a member goes out and comes in."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from school21_bot.access import Caller, Scope
from school21_bot.people import Status, Step, WholePerson
from school21_bot.people.rules import LONGEST, LONGEST_NAME
from school21_bot.people.rules import Field as Told
from school21_bot.web.api.paging import Paged
from school21_bot.web.api.strict import Body

_EXAMPLE: dict[str, Any] = {
    "id": "915123456789012345",
    "version": 7,
    "status": "member",
    "role": {"id": "915100000000000001", "name": "Golang developer"},
    "level": {"code": "senior", "name": None},
    "team": "Lab.SberPay.NFC",
    "description": "Load tests of payments",
    "listed": True,
    "hidden_fields": [],
    "language": "ru",
    "step": None,
    "joined_at": "2026-11-20T09:30:00Z",
    "left_at": None,
    "updated_at": "2026-11-28T12:00:00Z",
    "readable": True,
    "contact": {
        "name": "Ivan Petrov",
        "school_nickname": "ivanpetr",
        "messenger_nickname": "ivan.petrov",
        "telegram_username": "ivanpetr",
        "telegram_id": "700001234",
    },
}


class RoleOf(BaseModel):
    """A role; without an id it is one that an applicant has typed and no member has."""

    id: str | None
    name: str


class LevelOf(BaseModel):
    """A level; `name` if staff have given it one of their own."""

    code: str
    name: str | None


class Contact(BaseModel):
    """How to reach somebody. Only for keys with `members:contact`."""

    name: str
    school_nickname: str | None
    messenger_nickname: str | None
    telegram_username: str | None
    telegram_id: str | None


class Member(BaseModel):
    """Somebody the community knows."""

    model_config = ConfigDict(json_schema_extra={"example": _EXAMPLE})

    id: str
    version: int = Field(description="Grows with each change; If-Match takes it.")
    status: Status = Field(description="Where they stand with the community.")
    role: RoleOf | None
    level: LevelOf | None
    team: str | None
    description: str | None
    listed: bool = Field(description="Whether members find them.")
    hidden_fields: list[str] = Field(description="What they hide from members: do not show it to others either.")
    language: str
    step: Step | None = Field(description="The question where an open registration stands.")
    joined_at: datetime | None
    left_at: datetime | None
    updated_at: datetime
    readable: bool = Field(description="False: what they told cannot be decrypted.")
    contact: Contact | None = Field(default=None, description="Null without the scope `members:contact`.")


class MemberPage(Paged):
    """Some members."""

    items: list[Member]


class Enrolled(BaseModel):
    """What became of a request; read the member for the rest."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"id": "915123456789012345", "version": 9, "status": "member"}}
    )

    id: str
    version: int
    status: Status


_School = Annotated[str, Field(min_length=1, max_length=64, description="4 to 16 Latin letters, nobody else's.")]
_Messenger = Annotated[
    str,
    Field(
        min_length=1,
        max_length=LONGEST[Told.MESSENGER_NICKNAME] + 254,
        description="The part of the e-mail address before the @, nobody else's; a whole address is cut.",
    ),
]
_Team = Annotated[str, Field(min_length=1, max_length=LONGEST[Told.TEAM])]
_Role = Annotated[
    str,
    Field(min_length=1, max_length=LONGEST[Told.ROLE], description="As people type it; one that is new is entered."),
]
_Level = Annotated[str, Field(pattern=r"^[a-z0-9_-]{1,32}$", description="A code of `/levels`.")]
_Description = Annotated[str | None, Field(min_length=1, max_length=LONGEST[Told.DESCRIPTION])]


class NewMember(Body):
    """Somebody to be entered."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "name": "Ivan Petrov",
                "school_nickname": "ivanpetr",
                "messenger_nickname": "ivan.petrov",
                "team": "Lab.SberPay.NFC",
                "role": "Golang developer",
                "level": "senior",
                "description": "Load tests of payments",
            }
        }
    )

    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    language: Annotated[str, Field(pattern="^(ru|en)$")] = "ru"
    school_nickname: _School
    messenger_nickname: _Messenger
    team: _Team
    role: _Role
    level: _Level
    description: _Description = None

    def steps(self) -> dict[Step, str | None]:
        """The answers, by question."""
        return {step: getattr(self, step) for step in _STEPS}


class Changes(Body):
    """What is to be changed; what is not sent stays."""

    model_config = ConfigDict(json_schema_extra={"example": {"team": "Lab.SberPay.QR", "level": "lead"}})

    school_nickname: _School = ""
    messenger_nickname: _Messenger = ""
    team: _Team = ""
    role: _Role = ""
    level: _Level = ""
    description: Annotated[_Description, Field(description="null leaves it out.")] = None


_STEPS = tuple(step for step in Step if step is not Step.SUMMARY)


def changed_steps(body: Changes) -> dict[Step, str | None]:
    """The answers that were sent, by question."""
    return {step: getattr(body, step) for step in _STEPS if step in body.model_fields_set}


def shown(person: WholePerson, caller: Caller) -> Member:
    """What a key may see of somebody."""
    told, role, level = person.record, person.role, person.level
    return Member(
        id=str(person.id),
        version=person.version,
        status=person.status,
        role=RoleOf(id=str(role.id) if role.id else None, name=role.name) if role else None,
        level=LevelOf(code=level.code, name=level.name) if level else None,
        team=told.team if told else None,
        description=(told.description or None) if told else None,
        listed=person.listed,
        hidden_fields=list(person.hidden),
        language=person.language,
        step=person.step,
        joined_at=person.joined_at,
        left_at=person.left_at,
        updated_at=person.updated_at,
        readable=told is not None,
        contact=_contact(person) if Scope.MEMBERS_CONTACT in caller.scopes else None,
    )


def _contact(person: WholePerson) -> Contact | None:
    told = person.record
    if told is None:
        return None
    return Contact(
        name=told.full_name,
        school_nickname=told.school_nickname,
        messenger_nickname=told.messenger_nickname,
        telegram_username=told.username or None,
        telegram_id=str(person.telegram_id) if person.telegram_id else None,
    )
