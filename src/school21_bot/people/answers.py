"""What an answer leaves, typed or chosen: the same rules wherever people speak of themselves."""

from dataclasses import dataclass

import msgspec

from school21_bot.errors import RuleViolated
from school21_bot.people.accounts import LevelName, RoleName
from school21_bot.people.dictionary import Dictionary
from school21_bot.people.record import PersonRecord
from school21_bot.people.role_line import RoleLine
from school21_bot.people.rules import Field, check
from school21_bot.people.steps import Step
from school21_bot.people.uniqueness import Uniqueness

UNIQUE = {Step.SCHOOL_NICKNAME: Field.SCHOOL_NICKNAME, Step.MESSENGER_NICKNAME: Field.MESSENGER_NICKNAME}
"""The questions whose answers no two members may share."""


@dataclass(frozen=True, slots=True)
class Given:
    """What an answer leaves in the record, and the role and level it states, if it does."""

    answers: PersonRecord
    role: RoleName | None = None
    level: LevelName | None = None


class Answers:
    """Reads answers, inside the caller's transaction."""

    def __init__(self, dictionary: Dictionary, uniqueness: Uniqueness) -> None:
        self._dictionary = dictionary
        self._uniqueness = uniqueness

    async def typed(self, person_id: int, answers: PersonRecord, step: Step, text: str) -> Given:
        """A typed answer to the question of `step`; role and level may come on one line.

        Raises:
            RuleViolated: it breaks a rule of its field, or somebody else has that nickname.
        """
        if step not in {Step.ROLE, Step.LEVEL}:
            return await self.text(person_id, answers, step, check(Field(step), text))
        line = await self._dictionary.read_line(text)
        if step is Step.LEVEL and line.level is None:
            raise RuleViolated(step, "unknown")
        return await self._role_line(answers, line)

    async def text(self, person_id: int, answers: PersonRecord, step: Step, clean: str) -> Given:
        """An answer that keeps its rule.

        Raises:
            RuleViolated: somebody else has that nickname.
        """
        if step in UNIQUE:
            await self._uniqueness.check(person_id, UNIQUE[step], clean)
        return Given(msgspec.structs.replace(answers, **{step.value: clean}))

    async def _role_line(self, answers: PersonRecord, line: RoleLine) -> Given:
        level = await self._dictionary.level_coded(line.level) if line.level else None
        if not line.role:
            return Given(answers, level=level)
        role = await self._dictionary.role_called(line.role)
        return Given(with_role(answers, role), role, level)


def with_role(answers: PersonRecord, role: RoleName) -> PersonRecord:
    """The record keeps the name of a role only while the dictionary does not."""
    return msgspec.structs.replace(answers, new_role=role.name if role.id is None else None)
