"""What others see of a member."""

from dataclasses import dataclass
from typing import Any

from school21_bot.people.accounts import LevelName, RoleName
from school21_bot.people.record import PersonRecord
from school21_bot.people.rules import Field
from school21_bot.storage import as_json

SELECT_CARD = """
    SELECT p.id, p.telegram_id, p.record, p.hidden_fields, role.id AS role_id, role.name AS role_name,
           p.level_id, level.code AS level_code, level.name AS level_name
    FROM person p
    LEFT JOIN role entered ON entered.id = p.role_id
    LEFT JOIN role ON role.id = coalesce(entered.merged_into_id, entered.id)
    LEFT JOIN level ON level.id = p.level_id
"""
"""The rows that cards are made of; the condition is the caller's."""

MAY_BE_HIDDEN = (Field.SCHOOL_NICKNAME, Field.MESSENGER_NICKNAME, Field.TEAM, Field.DESCRIPTION)
"""What a member may hide; by role and level people are found."""


@dataclass(frozen=True, slots=True)
class Card:
    """What others see of a member; what the member hides is None."""

    id: int
    telegram_id: int | None
    name: str
    username: str
    role: RoleName | None
    level: LevelName | None
    school_nickname: str | None
    messenger_nickname: str | None
    team: str | None
    description: str | None


def card_of(row: dict[str, Any], answers: PersonRecord) -> Card:
    """The card of a row of `SELECT_CARD`, whose record says `answers`."""
    return Card(
        id=row["id"],
        telegram_id=row["telegram_id"],
        name=answers.full_name,
        username=answers.username,
        role=RoleName(row["role_id"], row["role_name"]) if row["role_id"] else None,
        level=LevelName(row["level_id"], row["level_code"], row["level_name"]) if row["level_id"] else None,
        school_nickname=shown(row, answers, Field.SCHOOL_NICKNAME),
        messenger_nickname=shown(row, answers, Field.MESSENGER_NICKNAME),
        team=shown(row, answers, Field.TEAM),
        description=shown(row, answers, Field.DESCRIPTION),
    )


def shown(row: dict[str, Any], answers: PersonRecord, field: Field) -> str | None:
    """What others see in a field; None if the member hides it."""
    return None if field in as_json(row["hidden_fields"], list[str]) else getattr(answers, field)
