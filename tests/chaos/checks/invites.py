"""Every invite is in the state that follows from what people did with its link, and Telegram knows it too."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from school21_bot.invites.models import InviteMode, InviteState
from school21_bot.people import Status
from school21_bot.storage import as_moment
from tests.chaos.checks.database import Row
from tests.chaos.checks.evidence import Evidence, Json
from tests.chaos.checks.finding import Finding
from tests.chaos.checks.records import link_of
from tests.chaos.checks.rights import was_away
from tests.chaos.checks.strangers import CAME, links_shown
from tests.chaos.record import Deed, Line

PROMISE = "every invite state is right"
_LOOKED_FOR = timedelta(minutes=1)
"""So long it may take until somebody sees that the time of a link has run out."""


@dataclass(frozen=True)
class Invite:
    """A link with all that is known of it."""

    row: Row
    owner: int
    link: str
    in_telegram: Json | None
    came: tuple[Line, ...]
    """Who followed it, so that it let them in or asked for them."""

    @property
    def by_owner(self) -> tuple[Line, ...]:
        """When its owner did."""
        return tuple(line for line in self.came if line.who == self.owner)

    @property
    def by_others(self) -> tuple[Line, ...]:
        """When somebody else did."""
        return tuple(line for line in self.came if line.who != self.owner)


def check(evidence: Evidence) -> Iterator[Finding]:
    """Each link whose state is not that which people's deeds have led to."""
    if evidence.community is None:
        return
    inside = {member["user_id"] for member in evidence.community["members"]}
    issued = defaultdict[int, int](int)
    for invite in _invites(evidence):
        for words in _wrong(evidence, invite, inside):
            yield Finding(PROMISE, invite.owner, f"invite {invite.row['id']}: {words}", _numbers(invite.came))
        issued[invite.owner] += invite.row["state"] == InviteState.ISSUED.value
    for owner, number in issued.items():
        if owner and number > 1:
            yield Finding(PROMISE, owner, f"has {number} links at once")
    yield from _unknown(evidence)


def _invites(evidence: Evidence) -> Iterator[Invite]:
    links = {link["url"]: link for group in evidence.groups for link in group["links"]}
    came = defaultdict[str, list[Line]](list)
    for line in evidence.lines:
        if line.deed is Deed.JOIN and line.details["came_of_it"] in CAME:
            came[line.details["link"]].append(line)
    for row in evidence.tables["invite"]:
        link = link_of(evidence, row)
        if link is not None:
            owner = evidence.account_of[row["person_id"]]
            yield Invite(row, owner, link, links.get(link), tuple(came[link]))


def _wrong(evidence: Evidence, invite: Invite, inside: set[int]) -> Iterator[str]:
    row, telegram = invite.row, invite.in_telegram
    state = InviteState(row["state"])
    if state is InviteState.ISSUED:
        yield from _wrongly_open(evidence, invite, inside)
    if state is InviteState.USED and not invite.by_owner:
        yield "used, and its owner never came by it"
    if state is InviteState.MISUSED and not invite.by_others:
        yield "misused, and nobody else ever tried it"
    if state is InviteState.EXPIRED and as_moment(row["closed_at"]) < as_moment(row["expires_at"]):
        yield "ran out before its time"
    if row["misused_at"] is not None and not invite.by_others:
        yield "nobody else tried it, but it says so"
    if row["misused_at"] is None and not all(was_away(evidence, line) for line in invite.by_others):
        yield "somebody else tried it, unnoticed"
    if (row["closed_at"] is None) != (state is InviteState.ISSUED):
        yield f"{state}, and the moment of its end does not fit"
    if state is not InviteState.ISSUED and row["to_revoke"]:
        yield "over, and Telegram was never told"
    is_open = telegram is not None and not telegram["revoked"] and not _ran_out(evidence, telegram)
    if state is not InviteState.ISSUED and is_open:
        yield f"{state}, and still opens the chat"
    if telegram is not None and telegram["creates_join_request"] != (row["mode"] == InviteMode.JOIN_REQUEST.value):
        yield "lets in another way than it says"


def _wrongly_open(evidence: Evidence, invite: Invite, inside: set[int]) -> Iterator[str]:
    row, person = invite.row, evidence.people.get(invite.owner)
    if as_moment(row["expires_at"]) <= evidence.end - _LOOKED_FOR:
        yield "open, and its time has run out"
    if person is not None and person["status"] != Status.MEMBER.value:
        yield f"open, and its owner is {person['status']}"
    if invite.in_telegram is None or invite.in_telegram["revoked"]:
        yield "open, and Telegram lets nobody in by it"
    came = [line for line in invite.by_owner if not was_away(evidence, line)]
    if came and invite.owner in inside:
        yield "open, and its owner has come by it"
    others = [line for line in invite.by_others if not was_away(evidence, line)]
    if others and row["mode"] == InviteMode.ONE_TIME.value:
        yield "open, and somebody else has come by it"


def _unknown(evidence: Evidence) -> Iterator[Finding]:
    """Whoever was shown a link has a row for it, unless the row went with its person."""
    rows = {link_of(evidence, row) for row in evidence.tables["invite"]}
    if None in rows:  # one of them does not open, as another check says
        return
    people = {row["telegram_id"]: as_moment(row["joined_at"]) for row in evidence.tables["person"] if row["joined_at"]}
    for who, links in links_shown(evidence).items():
        for link in links - rows:
            first = next(line for line in evidence.lines if line.who == who and link in dict(_turned(line)))
            if who in people and people[who] <= first.at:
                yield Finding(PROMISE, who, "was shown a link that nobody knows of", (first.n,))


def _turned(line: Line) -> Iterator[tuple[str, str]]:
    return ((url, label) for label, url in line.buttons)


def _ran_out(evidence: Evidence, link: Json) -> bool:
    return bool(0 < link["expire_date"] <= evidence.end.timestamp())


def _numbers(lines: tuple[Line, ...]) -> tuple[int, ...]:
    return tuple(line.n for line in lines)
