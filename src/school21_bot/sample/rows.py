"""The rows that the services would have written in the course of a history."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from school21_bot.ids import id_at
from school21_bot.journal import Kind
from school21_bot.journal.models import Event
from school21_bot.people import CONSENT_VERSION, QUESTIONS, Field, Status, Step
from school21_bot.people.accounts import place_of
from school21_bot.people.models import KEEPS_NICKNAMES, Attempt, Person, PersonTag, Registration, TagKind
from school21_bot.people.record import PersonRecord
from school21_bot.people.rules import comparable
from school21_bot.sample.community import Peer
from school21_bot.sample.history import History, Life, Look
from school21_bot.sample.reminding import Reminding
from school21_bot.sample.story import Act, Try
from school21_bot.sealing import Keyring, Sealer, tags_for


class Ids:
    """Gives ids of past moments, no two alike."""

    def __init__(self) -> None:
        self._given: set[int] = set()

    def at(self, moment: datetime) -> int:
        """An id as it would have been given at `moment`."""
        while (number := id_at(moment)) in self._given:
            pass
        self._given.add(number)
        return number


@dataclass(frozen=True, slots=True)
class Dictionaries:
    """The ids of roles by name and of levels by code."""

    roles: Mapping[str, int]
    levels: Mapping[str, int]


class Rows:
    """Makes the rows of a history: `people` first, everything else speaks of them."""

    def __init__(
        self,
        history: History,
        keyring: Keyring,
        dictionaries: Dictionaries,
        ids: Ids,
        timeout: timedelta,
        reminding: Reminding,
    ) -> None:
        self._keyring = keyring
        self._sealer = Sealer(keyring)
        self._of = dictionaries
        self._ids = ids
        self._timeout = timeout
        self._reminding = reminding
        self._person_ids = {life.peer.telegram_id: ids.at(life.began) for life in history.lives}
        self.people = [self._person(life) for life in history.lives]
        self.registrations = [self._registration(life, tried) for life in history.lives for tried in life.story.tries]
        self.tags = [tag for life in history.lives for tag in self._tags(life)]
        self.events = sorted(self._events(history), key=lambda event: event.id)

    def _person(self, life: Life) -> Person:
        peer, joined_at = life.peer, life.joined_at
        person_id = self.id_of(life)
        sealed = self._sealer.seal(place_of(person_id), record_of(peer))
        changed_at = life.gone_at or (self._given_up_at(life) if life.status is Status.ABANDONED else None)
        return Person(
            id=person_id,
            telegram_id=peer.telegram_id,
            status=life.status,
            role_id=self._of.roles[peer.role] if joined_at else None,
            level_id=self._of.levels[peer.level] if joined_at else None,
            language=peer.language,
            consent_version=CONSENT_VERSION if joined_at else None,
            consent_at=joined_at,
            joined_at=joined_at,
            left_at=life.gone_at,
            updated_at=changed_at or life.at(life.story.written),
            version=life.story.version + (changed_at is not None),
            key_id=sealed.key_id,
            record=sealed.record,
        )

    def _registration(self, life: Life, tried: Try) -> Registration:
        given_up = tried.status is Attempt.ACTIVE and life.status is Status.ABANDONED
        is_sent = given_up and self._reminding.sent(self._given_up_at(life)) is not None
        open_until = life.at(tried.step_at) + self._timeout if tried.status is Attempt.ACTIVE else None
        return Registration(
            id=self._ids.at(life.at(tried.started)),
            person_id=self.id_of(life),
            attempt=tried.number,
            status=Attempt.ABANDONED if given_up else tried.status,
            step=tried.step.value,
            deadline_at=None if given_up else open_until,
            started_at=life.at(tried.started),
            step_at=life.at(tried.step_at),
            step_seconds=tried.seconds,
            role_id=self._of.roles[life.peer.role] if tried.has_role else None,
            level_id=self._of.levels[life.peer.level] if tried.has_level else None,
            finished_at=None if tried.finished is None else life.at(tried.finished),
            remind_at=self._reminding.due(self._given_up_at(life)) if given_up and not is_sent else None,
            reminders=tried.reminders + is_sent,
        )

    def _given_up_at(self, life: Life) -> datetime:
        return life.at(life.story.tries[-1].step_at) + self._timeout

    def _tags(self, life: Life) -> Iterator[PersonTag]:
        peer = life.peer
        if life.status in KEEPS_NICKNAMES and life.joined_at is not None:
            school = comparable(Field.SCHOOL_NICKNAME, peer.school_nickname)
            messenger = comparable(Field.MESSENGER_NICKNAME, peer.messenger_nickname)
            yield from self._tags_of(TagKind.SCHOOL_NICKNAME, school, life.joined_at, self.id_of(life))
            yield from self._tags_of(TagKind.MESSENGER_NICKNAME, messenger, life.joined_at, self.id_of(life))
        if life.status is Status.BANNED and life.gone_at is not None:
            # It speaks of nobody's row: a ban outlives its person.
            yield from self._tags_of(TagKind.BANNED_TELEGRAM, str(peer.telegram_id), life.gone_at, None)

    def _tags_of(self, kind: TagKind, value: str, at: datetime, person_id: int | None) -> Iterator[PersonTag]:
        for generation, tag in tags_for(self._keyring, kind, value):
            yield PersonTag(id=self._ids.at(at), kind=kind, generation=generation, tag=tag, person_id=person_id)

    def _events(self, history: History) -> Iterator[Event]:
        for life in history.lives:
            for act in life.story.acts:
                yield self._event(life, act)
            if life.status is Status.ABANDONED:
                yield from self._given_up(life)
        for look in history.looks:
            yield from self._search(look)

    def _event(self, life: Life, act: Act) -> Event:
        finished = act.kind in {Kind.REGISTRATION_FINISHED, Kind.CAME_BACK_FINISHED}
        details = {"attempt": act.attempt, "reason": act.reason, "number": act.number}
        return Event(
            id=self._ids.at(life.at(act.at)),
            kind=act.kind.value,
            at=life.at(act.at),
            step=act.step,
            seconds=act.seconds,
            person=self.id_of(life),
            role=self._of.roles[life.peer.role] if act.names_role or finished else None,
            level=self._of.levels[life.peer.level] if act.names_level or finished else None,
            details={name: value for name, value in details.items() if value is not None} or None,
            dedupe_key=f"{self.id_of(life)}:{act.cause}" if act.cause else None,
        )

    def _given_up(self, life: Life) -> Iterator[Event]:
        """The timer's own event, six hours after the last answer, and the reminder, if it was sent."""
        at, tried = self._given_up_at(life), life.story.tries[-1]
        seconds = int(self._timeout.total_seconds())
        yield self._of_the_timer(life, Kind.REGISTRATION_ABANDONED, at, seconds, {"attempt": tried.number})
        if (sent := self._reminding.sent(at)) is not None:
            rested = int((sent - life.at(tried.step_at)).total_seconds())
            details = {"attempt": tried.number, "number": tried.reminders + 1}
            yield self._of_the_timer(life, Kind.REMINDED, sent, None if tried.reminders else rested, details)

    def _of_the_timer(
        self, life: Life, kind: Kind, at: datetime, seconds: int | None, details: dict[str, int]
    ) -> Event:
        tried = life.story.tries[-1]
        return Event(
            id=self._ids.at(at),
            kind=kind.value,
            at=at,
            step=tried.step.value,
            seconds=seconds,
            person=self.id_of(life),
            role=self._of.roles[life.peer.role] if tried.has_role else None,
            level=self._of.levels[life.peer.level] if tried.has_level else None,
            details=details,
        )

    def _search(self, look: Look) -> Iterator[Event]:
        yield Event(
            id=self._ids.at(look.at),
            kind=Kind.SEARCHED.value,
            at=look.at,
            person=self.id_of(look.by),
            role=self._of.roles[look.role] if look.role else None,
            level=self._of.levels[look.level] if look.level else None,
            details={"found": look.found},
        )
        for at, seen in look.cards:
            yield Event(
                id=self._ids.at(at),
                kind=Kind.CARD_OPENED.value,
                at=at,
                person=self.id_of(look.by),
                role=self._of.roles[seen.peer.role],
                level=self._of.levels[seen.peer.level],
            )

    def id_of(self, life: Life) -> int:
        """The id of a person."""
        return self._person_ids[life.peer.telegram_id]


def record_of(peer: Peer) -> PersonRecord:
    """What is sealed of somebody: their names, and the answers they gave."""
    names = {"first_name": peer.first_name, "last_name": peer.last_name, "username": peer.username}
    given = {step.value: getattr(peer, step) for step in _answered(peer) if step not in (Step.ROLE, Step.LEVEL)}
    return PersonRecord(**names, **given)


def _answered(peer: Peer) -> Iterable[Step]:
    if peer.status is Status.NEW:
        return ()
    if peer.stopped_at in QUESTIONS:
        return QUESTIONS[: QUESTIONS.index(peer.stopped_at)]
    return QUESTIONS
