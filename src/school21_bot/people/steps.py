"""The steps of the registration, in order."""

from enum import StrEnum


class Step(StrEnum):
    """One question of the registration; role and level are asked on one step."""

    SCHOOL_NICKNAME = "school_nickname"
    MESSENGER_NICKNAME = "messenger_nickname"
    TEAM = "team"
    ROLE = "role"
    LEVEL = "level"
    DESCRIPTION = "description"
    SUMMARY = "summary"


QUESTIONS = tuple(step for step in Step if step is not Step.SUMMARY)
"""What is asked, in order."""

STEPS_TOTAL = 5
"""How many steps people are told of."""


def number_of(step: Step) -> int:
    """The number people see: 1 to `STEPS_TOTAL`; the level belongs to the step of the role."""
    position = QUESTIONS.index(step) + 1 if step in QUESTIONS else len(QUESTIONS)
    return position if step in QUESTIONS[:4] else position - 1


def after(step: Step) -> Step:
    """The question after `step`, or the summary."""
    steps = tuple(Step)
    return steps[min(steps.index(step) + 1, len(steps) - 1)]


def before(step: Step) -> Step | None:
    """The question before `step`, None before the first."""
    steps = tuple(Step)
    position = steps.index(step)
    return steps[position - 1] if position else None
