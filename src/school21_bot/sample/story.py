"""What one person did and what the services would have kept of it; times are milliseconds since the person came."""

from dataclasses import dataclass, field

from school21_bot.journal import Kind
from school21_bot.people.models import Attempt
from school21_bot.people.steps import QUESTIONS, Step


@dataclass(frozen=True, slots=True)
class Act:
    """One event."""

    at: int
    kind: Kind
    step: Step | None = None
    seconds: int | None = None
    attempt: int | None = None
    reason: str | None = None
    number: int | None = None
    cause: str | None = None
    names_role: bool = False
    names_level: bool = False


@dataclass(slots=True)
class Try:
    """One attempt to register."""

    number: int
    started: int
    step_at: int
    status: Attempt = Attempt.ACTIVE
    step: Step = Step.SCHOOL_NICKNAME
    seconds: dict[str, int] = field(default_factory=dict)
    has_role: bool = False
    has_level: bool = False
    finished: int | None = None
    reminders: int = 0
    came_back: bool = False

    @property
    def next_step(self) -> Step:
        """The first question without an answer, or the summary."""
        given = {*self.seconds, *([Step.LEVEL] if self.has_level else [])}
        return next((step for step in QUESTIONS if step not in given), Step.SUMMARY)


class Story:
    """Keeps the same books as the services, by the same verbs."""

    def __init__(self) -> None:
        self.acts = [Act(0, Kind.ARRIVED)]
        self.tries: list[Try] = []
        self.now = 0
        self.written = 0
        self.version = 1

    @property
    def finished(self) -> int | None:
        """When the person became a member."""
        return self.tries[-1].finished if self.tries and self.tries[-1].status is Attempt.FINISHED else None

    def wait(self, milliseconds: int) -> None:
        """Let time pass."""
        self.now += milliseconds

    def begin(self) -> None:
        """Open the registration."""
        self._open(Kind.REGISTRATION_STARTED)

    def restart(self) -> None:
        """Start over."""
        self.tries[-1].status, self.tries[-1].finished = Attempt.RESTARTED, self.now
        self._open(Kind.REGISTRATION_RESTARTED)

    def rest(self, timeout: int) -> None:
        """Do nothing until the timer has run out."""
        tried = self.tries[-1]
        self.now = tried.step_at + timeout
        self._note(self._of_the_draft(Kind.REGISTRATION_ABANDONED, seconds=timeout // 1000))
        self._write()

    def be_reminded(self) -> None:
        """Get a reminder."""
        tried = self.tries[-1]
        tried.reminders += 1
        seconds = (self.now - tried.step_at) // 1000 if tried.reminders == 1 else None
        self._note(self._of_the_draft(Kind.REMINDED, seconds=seconds, number=tried.reminders))

    def resume(self, step: Step) -> None:
        """Come back to the question of `step`."""
        tried = self.tries[-1]
        if tried.reminders and not tried.came_back:
            tried.came_back = True
            self._note(self._of_the_draft(Kind.CAME_BACK, cause=f"{Kind.CAME_BACK}:0"))
        tried.step_at = self.now
        self._write()
        self._note(Act(self.now, Kind.REGISTRATION_RESUMED, step))

    def refuse(self, step: Step, reason: str) -> None:
        """Give an answer that breaks a rule."""
        self._note(Act(self.now, Kind.REFUSED, step, reason=reason))

    def answer(self, step: Step, cause: str, *, role: bool = False, level: bool = False) -> None:
        """Answer the question of `step`, perhaps naming the role, the level or both."""
        tried = self.tries[-1]
        seconds = (self.now - tried.step_at) // 1000
        self._note(Act(self.now, Kind.ANSWERED, step, seconds, cause=cause, names_role=role, names_level=level))
        tried.seconds[step.value] = tried.seconds.get(step.value, 0) + seconds
        tried.has_role, tried.has_level = tried.has_role or role, tried.has_level or level
        tried.step, tried.step_at = tried.next_step, self.now
        self._write()

    def finish(self) -> None:
        """Confirm."""
        tried = self.tries[-1]
        tried.status, tried.step, tried.finished = Attempt.FINISHED, Step.SUMMARY, self.now
        seconds = (self.now - tried.started) // 1000
        if tried.reminders:
            self._note(self._of_the_draft(Kind.CAME_BACK_FINISHED, cause=f"{Kind.CAME_BACK_FINISHED}:0"))
        self._note(Act(self.now, Kind.REGISTRATION_FINISHED, seconds=seconds, attempt=tried.number))
        self._write()

    def _of_the_draft(
        self, kind: Kind, *, seconds: int | None = None, number: int | None = None, cause: str | None = None
    ) -> Act:
        """What is noted with the step, role and level at which a draft stands."""
        tried = self.tries[-1]
        return Act(
            self.now,
            kind,
            tried.step,
            seconds,
            tried.number,
            number=number,
            cause=cause,
            names_role=tried.has_role,
            names_level=tried.has_level,
        )

    def _open(self, kind: Kind) -> None:
        self.tries.append(Try(len(self.tries) + 1, started=self.now, step_at=self.now))
        self._note(Act(self.now, kind, attempt=len(self.tries)))
        self._write()

    def _note(self, act: Act) -> None:
        self.acts.append(act)

    def _write(self) -> None:
        self.written = self.now
        self.version += 1
