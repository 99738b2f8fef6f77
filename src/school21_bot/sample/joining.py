"""How the members came into the community's chat: their links, where they are now, and the events of it."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random

from school21_bot.invites.models import ChatPlace, Invite, InviteMode, InviteState
from school21_bot.invites.records import LinkRecord, hash_of, place_of
from school21_bot.journal import Kind
from school21_bot.journal.models import Event
from school21_bot.people import Status
from school21_bot.people.models import Person
from school21_bot.ports import Place
from school21_bot.sample.community import SEED
from school21_bot.sample.history import Life
from school21_bot.sealing import Sealer

_UNUSED = 0.07
_FORWARDED = 0.03
_MINUTES = 25
_SIGNS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"


class Joining:
    """Makes the rows of one chat, for people who have become members."""

    def __init__(
        self, chat_id: int, sealer: Sealer, id_at: Callable[[datetime], int], now: datetime, life: timedelta
    ) -> None:
        self._chat_id = chat_id
        self._sealer = sealer
        self._id_at = id_at
        self._now = now
        self._life = life
        self.invites: list[Invite] = []
        self.places: list[ChatPlace] = []
        self.events: list[Event] = []

    def add(self, life: Life, person: Person) -> None:
        """Let somebody have got a link, and perhaps used it."""
        if life.joined_at is None:
            return
        rng = Random(f"{SEED}:{life.peer.telegram_id}")  # noqa: S311  # the same story every time is the point
        issued, used = life.joined_at + timedelta(seconds=1), None
        if rng.random() >= _UNUSED:
            used = issued + timedelta(minutes=rng.expovariate(1 / _MINUTES))
            used = used if used < min(self._now, issued + self._life, life.gone_at or self._now) else None
        invite = self._invite(life, person.id, rng, issued, used)
        self.invites.append(invite)
        self.events += self._events(life, invite, person, rng, used)
        if used is not None:
            self.places.append(self._place(life, person.id, used))

    def _invite(self, life: Life, person_id: int, rng: Random, issued: datetime, used: datetime | None) -> Invite:
        invite_id, expires = self._id_at(issued), issued + self._life
        link = f"https://t.me/+{''.join(rng.choices(_SIGNS, k=16))}"
        sealed = self._sealer.seal(place_of(invite_id), LinkRecord(link))
        over = expires if expires < self._now else None
        state = InviteState.USED if used else InviteState.EXPIRED if over else InviteState.ISSUED
        return Invite(
            id=invite_id,
            person_id=person_id,
            chat_id=self._chat_id,
            mode=InviteMode.JOIN_REQUEST,
            state=state,
            link_hash=hash_of(link),
            key_id=sealed.key_id,
            record=sealed.record,
            issued_at=issued,
            expires_at=expires,
            closed_at=used or over,
            closed_by=life.peer.telegram_id if used else None,
        )

    def _events(
        self, life: Life, invite: Invite, person: Person, rng: Random, used: datetime | None
    ) -> Iterator[Event]:
        details = {"invite": invite.id, "mode": invite.mode.value}
        yield self._event(Kind.INVITE_ISSUED, invite.issued_at, person, details=details)
        tried = invite.issued_at + timedelta(minutes=rng.uniform(1, 60))
        if rng.random() < _FORWARDED and tried < self._now:
            yield self._event(Kind.INVITE_MISUSED, tried, person, since=invite.issued_at, details=details)
        if invite.closed_at is not None:
            kind = Kind.INVITE_USED if used else Kind.INVITE_EXPIRED
            yield self._event(kind, invite.closed_at, person, since=invite.issued_at, details=details)
        if used is not None:
            yield self._event(Kind.CHAT_JOINED, used, person)
        if life.status is Status.SUSPENDED and life.gone_at is not None:
            yield self._event(Kind.SUSPENDED, life.gone_at, person)

    def _place(self, life: Life, person_id: int, used: datetime) -> ChatPlace:
        place = Place.INSIDE
        if life.status is not Status.MEMBER:
            place = Place.KICKED if life.status is Status.SUSPENDED else Place.OUTSIDE
        since = used if life.gone_at is None else life.gone_at
        return ChatPlace(id=self._id_at(used), person_id=person_id, chat_id=self._chat_id, place=place, since=since)

    def _event(
        self,
        kind: Kind,
        at: datetime,
        person: Person,
        *,
        since: datetime | None = None,
        details: dict[str, object] | None = None,
    ) -> Event:
        # Of links the charts know whose they are; of the rest the services do not say it.
        of_a_link = details is not None
        return Event(
            id=self._id_at(at),
            kind=kind.value,
            at=at,
            person=person.id,
            seconds=None if since is None else int((at - since).total_seconds()),
            role=person.role_id if of_a_link else None,
            level=person.level_id if of_a_link else None,
            details=details,
        )
