"""What is decided about: a confirmed registration that waits, and what staff see of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from school21_bot.people.accounts import Account, LevelName, RoleName


class DeclineReason(StrEnum):
    """Why a registration is declined; texts `decline-reason-<reason>` (a button) and `declined-<reason>` (why)."""

    NOT_SCHOOL = "not-school"
    NOT_COMPANY = "not-company"
    INCOMPLETE = "incomplete"
    NOT_YOURS = "not-yours"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Application:
    """A confirmed registration; `number` tells it from an earlier one of the same person."""

    person: Account
    attempt: int
    finished_at: datetime
    role: RoleName
    level: LevelName

    @property
    def number(self) -> int:
        """Which of the person's applications this is."""
        return int(self.finished_at.timestamp())

    @property
    def key(self) -> str:
        """What its cards in the outbox are found by."""
        return f"{self.person.id}:at{self.number}"

    def seconds_until(self, moment: datetime) -> int:
        """How long it has waited."""
        return max(0, int((moment - self.finished_at).total_seconds()))

    def facts(self) -> dict[str, str | int]:
        """What its card speaks of."""
        answers = self.person.record
        return {
            "id": self.person.id,
            "number": self.number,
            # As text: a number would be written with its thousands apart.
            "person": str(self.person.telegram_id or ""),
            "name": answers.full_name,
            "school_nickname": answers.school_nickname or "",
            "messenger_nickname": answers.messenger_nickname or "",
            "team": answers.team or "",
            "role": self.role.name,
            "level": self.level.code,
            "level_name": self.level.name or "",
            "description": answers.description or "",
        }
