"""What is personal about a person: the fields of the sealed record."""

import msgspec

TABLE = "person"
COLUMN = "record"


class PersonRecord(msgspec.Struct, omit_defaults=True, frozen=True):
    """The sealed fields; None is "not answered yet", an empty description "skipped"."""

    first_name: str = ""
    last_name: str = ""
    username: str = ""
    school_nickname: str | None = None
    messenger_nickname: str | None = None
    team: str | None = None
    description: str | None = None
    new_role: str | None = None
    """A role that an applicant typed and nobody has: it enters the dictionary with the member who has it."""

    @property
    def full_name(self) -> str:
        """First and last name as Telegram shows them."""
        return f"{self.first_name} {self.last_name}".strip()
