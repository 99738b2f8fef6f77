"""Nobody is told twice: of one occasion one message, however often something was tried again.

A window is no such message: it may be drawn again whenever an update comes again. What the outbox sends is one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import timedelta

from school21_bot.ports import Topic
from tests.chaos.checks.evidence import Evidence
from tests.chaos.checks.finding import Finding
from tests.chaos.checks.letters import Came, Letters
from tests.chaos.checks.strangers import CAME, links_shown
from tests.chaos.checks.texts import labels, plain
from tests.chaos.record import Deed, Line

PROMISE = "nobody is told twice"
_MOST_REMINDERS = 5
"""So many the settings allow; staff may change them during a run."""
_ON_ITS_WAY = timedelta(minutes=2)
"""So long before a letter may have been done what its sender did not know of."""
_DELETES = labels("button-really-delete", "button-delete-and-leave")

Occasions = Callable[[Letters, int], list[Line]]
"""The lines any of which may be the reason for one message to somebody."""


def check(evidence: Evidence) -> Iterator[Finding]:
    """Messages without an occasion of their own."""
    letters = Letters(evidence)
    by_chat = defaultdict[tuple[Topic, int], list[Came]](list)
    for one in letters.came:
        by_chat[one.topic, one.chat].append(one)
    for (topic, chat), came in by_chat.items():
        if topic in _OCCASIONS:
            yield from _counted(topic, came, _OCCASIONS[topic](letters, chat))
        if topic in _UNFINISHED:
            yield from _while_resting(topic, came, letters.deeds(*_COMING_BACK, who=chat))
        if topic in _ALIKE:
            yield from _alike(topic, came, letters)
        yield from _sent_twice(evidence, letters, topic, chat, came)


def _counted(topic: Topic, came: list[Came], occasions: list[Line]) -> Iterator[Finding]:
    """The n-th message needs n occasions before it: several may wait, and come at once."""
    for number, one in enumerate(came, start=1):
        before = [line for line in occasions if line.n < one.line.n]
        if len(before) < number:
            words = f"{topic}: {number} messages of {len(before)} occasions"
            yield Finding(PROMISE, _who(one), words, tuple(each.line.n for each in came[:number]))
            return


def _while_resting(topic: Topic, came: list[Came], back: list[Line]) -> Iterator[Finding]:
    """Of a registration that rests: what is said of it is said so often at most, until its person comes back."""
    most, run = _UNFINISHED[topic], list[Came]()
    for one in came:
        is_new = run and any(run[-1].line.at - _ON_ITS_WAY < line.at and line.n < one.line.n for line in back)
        run = [one] if is_new else [*run, one]
        if len(run) > most:
            words = f"{topic}: {len(run)} times, and nobody came back meanwhile"
            yield Finding(PROMISE, _who(one), words, tuple(each.line.n for each in run))
            return


def _alike(topic: Topic, came: list[Came], letters: Letters) -> Iterator[Finding]:
    """Messages that say the same word by word, of so many occasions."""
    by_text = defaultdict[str, list[Came]](list)
    for one in came:
        if not (topic is Topic.BROADCAST and one.chat in letters.staff):  # they look at it before it goes out
            by_text[one.text].append(one)
    for same in by_text.values():
        occasions = _ALIKE[topic](letters, same[0])
        if len(same) > max(1, occasions):
            words = f"{topic}: {len(same)} messages that say the same, of {occasions} occasions"
            yield Finding(PROMISE, _who(same[0]), words, tuple(each.line.n for each in same))


def _sent_twice(evidence: Evidence, letters: Letters, topic: Topic, chat: int, came: list[Came]) -> Iterator[Finding]:
    """More messages than the outbox has ever had to send; those of somebody who was deleted are not known any more."""
    if topic is Topic.BROADCAST and chat in letters.staff:
        return
    if any(line.details.get("label") in _DELETES for line in letters.deeds(Deed.PRESS, who=chat)):
        return
    rows = [row for row in evidence.tables["outgoing"] if row["kind"] == topic.value and row["chat_id"] == chat]
    sent = [row for row in rows if row["message_id"] is not None or row["state"] in ("claimed", "unknown")]
    if len(came) > len(sent) and not _is_forgotten(letters, topic):
        words = f"{topic}: {len(came)} messages came, {len(sent)} were to be sent"
        yield Finding(PROMISE, _who(came[0]), words, tuple(one.line.n for one in came))


def _is_forgotten(letters: Letters, topic: Topic) -> bool:
    """Whether the row of such a message to staff may be gone with the person of whom it speaks."""
    deleted = any(line.details.get("label") in _DELETES for line in letters.deeds(Deed.PRESS))
    return deleted and topic.value.startswith("staff-")


def _who(one: Came) -> int:
    return max(one.chat, 0)


def _confirmed(letters: Letters, chat: int) -> list[Line]:
    """Each membership begins with that; or with a file that staff imported."""
    files = [line for line in letters.deeds(Deed.SEND) if line.who in letters.staff]
    return sorted([*letters.presses("button-confirm", who=chat), *files], key=lambda line: line.n)


def _tried(letters: Letters, chat: int) -> list[Line]:
    return [line for line in letters.deeds(Deed.JOIN, who=chat) if line.details["came_of_it"] in CAME]


def _tried_by_others(letters: Letters, chat: int) -> list[Line]:
    own = links_shown(letters.evidence)[chat]
    return [
        line
        for line in letters.deeds(Deed.JOIN)
        if line.who != chat and line.details["link"] in own and line.details["came_of_it"] in CAME
    ]


def _put_out_by_hand(letters: Letters, chat: int) -> list[Line]:
    return [line for line in letters.deeds(Deed.KICK) if line.details["user_id"] == chat]


def _pressed(*keys: str) -> Occasions:
    return lambda letters, _: letters.presses(*keys)


_OCCASIONS: dict[Topic, Occasions] = {
    Topic.REMOVED: _confirmed,
    Topic.APPROVED: _confirmed,
    Topic.DECLINED: _confirmed,
    Topic.BANNED: _pressed("button-really-ban"),
    Topic.UNBANNED: _pressed("button-unban"),
    Topic.NUDGED: _pressed("button-nudge"),
    Topic.SUSPENDED: _put_out_by_hand,
    Topic.INVITE_MISUSED: _tried_by_others,
    Topic.STRANGER_NOT_YOURS: _tried,
    Topic.LINK_IS_OVER: _tried,
    Topic.SUPPORT_CLOSED: _pressed("button-close-request"),
}
_UNFINISHED = {Topic.ABANDONED: 1, Topic.REMINDED: _MOST_REMINDERS}
_COMING_BACK = (Deed.START, Deed.PRESS, Deed.TYPE)


def _typed_within(letters: Letters, one: Came) -> int:
    """How often somebody wrote what the message carries on."""
    texts = (plain(str(line.details.get("text", ""))) for line in letters.deeds(Deed.TYPE))
    return sum(len(text) > 1 and text in one.text for text in texts)


def _typed_all(letters: Letters, one: Came) -> int:
    """How often staff wrote just this."""
    texts = (plain(str(line.details.get("text", ""))) for line in letters.deeds(Deed.TYPE) if line.who in letters.staff)
    return sum(text == one.text for text in texts)


def _confirmations(letters: Letters, _one: Came) -> int:
    return len(letters.presses("button-confirm"))


_ALIKE: dict[Topic, Callable[[Letters, Came], int]] = {
    Topic.DIGEST: lambda *_: 1,
    Topic.BROADCAST: _typed_all,
    Topic.SUPPORT_ANSWER: _typed_within,
    Topic.STAFF_SUPPORT: _typed_within,
    Topic.STAFF_REPORT: _typed_within,
    Topic.STAFF_APPLICATION: _confirmations,
}
